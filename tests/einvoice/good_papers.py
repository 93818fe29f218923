"""Documents that break no rule of SUNAT, written as text: each kind with all that its rules look at."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.einvoice.rules import Facts, Modified

RUC, BUYER, PERSON = "20123456786", "20100070970", "45678912"
DAY = dt.date(2026, 11, 23)
OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
SPACES = (
    f'xmlns:cac="{OASIS}:CommonAggregateComponents-2" xmlns:cbc="{OASIS}:CommonBasicComponents-2" '
    f'xmlns:ext="{OASIS}:CommonExtensionComponents-2" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" '
    'xmlns:sac="urn:sunat:names:specification:ubl:peru:schema:xsd:SunatAggregateComponents-1"'
)
ROOTS = {
    "01": "Invoice",
    "03": "Invoice",
    "04": "SelfBilledInvoice",
    "07": "CreditNote",
    "08": "DebitNote",
    "RC": "SummaryDocuments",
    "RA": "VoidedDocuments",
}
LINES = {"07": "CreditNoteLine", "08": "DebitNoteLine"}
QUANTITIES = {"07": "CreditedQuantity", "08": "DebitedQuantity"}
SERIES = {"01": "F001-1", "03": "B001-1", "04": "L001-1", "07": "F001-2", "08": "F001-3"}
NAMES = {
    "1000": ("IGV", "VAT"),
    "2000": ("ISC", "EXC"),
    "3000": ("IR", "TOX"),
    "7152": ("ICBPER", "OTH"),
    "9995": ("EXP", "FRE"),
    "9996": ("GRA", "FRE"),
    "9997": ("EXO", "VAT"),
    "9998": ("INA", "FRE"),
}
NOTES = ("07", "08")


def tag(name: str, *inner: str, **attributes: str) -> str:
    """An element; a name without a prefix is one of `cbc`, one that starts with a blank one of `cac`."""
    name = f"cac:{name[1:]}" if name.startswith(" ") else name if ":" in name else f"cbc:{name}"
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inner)}</{name}>"


def money(name: str, amount: str, currency: str) -> str:
    return tag(name, amount, currencyID=currency)


SIGNATURE = tag(
    "ext:UBLExtensions",
    tag(
        "ext:UBLExtension",
        tag(
            "ext:ExtensionContent",
            tag(
                "ds:Signature",
                tag(
                    "ds:SignedInfo",
                    tag("ds:CanonicalizationMethod", Algorithm="c"),
                    tag("ds:SignatureMethod", Algorithm="s"),
                    tag(
                        "ds:Reference",
                        tag("ds:Transforms", tag("ds:Transform", Algorithm="t")),
                        tag("ds:DigestMethod", Algorithm="d"),
                        tag("ds:DigestValue", "AA=="),
                        URI="",
                    ),
                ),
                tag("ds:SignatureValue", "AA=="),
                tag("ds:KeyInfo", tag("ds:X509Data", tag("ds:X509Certificate", "AA=="))),
                Id="S",
            ),
        ),
    ),
)
SIGNER = tag(
    " Signature",
    tag("ID", "S"),
    tag(" SignatoryParty", tag(" PartyIdentification", tag("ID", RUC)), tag(" PartyName", tag("Name", "E"))),
    tag(" DigitalSignatureAttachment", tag(" ExternalReference", tag("URI", "#S"))),
)


def tax(code: str, base: str, amount: str, currency: str, rate: str = "", affected: str = "") -> str:
    name, kind = NAMES[code]
    return tag(
        " TaxSubtotal",
        money("TaxableAmount", base, currency),
        money("TaxAmount", amount, currency),
        tag(
            " TaxCategory",
            tag("Percent", rate) if rate else "",
            tag("TaxExemptionReasonCode", affected) if affected else "",
            tag(" TaxScheme", tag("ID", code), tag("Name", name), tag("TaxTypeCode", kind)),
        ),
    )


def selective(base: str, amount: str) -> str:
    return tax("2000", base, amount, "PEN", "20").replace("<cac:TaxScheme>", tag("TierRange", "01") + "<cac:TaxScheme>")


def bags(count: str, amount: str) -> str:
    """The tax on plastic bags of a line, or of the document when there is no count."""
    scheme = tag(" TaxScheme", tag("ID", "7152"), tag("Name", "ICBPER"), tag("TaxTypeCode", "OTH"))
    return tag(
        " TaxSubtotal",
        money("TaxAmount", amount, "PEN"),
        tag("BaseUnitMeasure", count, unitCode="NIU") if count else "",
        tag(" TaxCategory", money("PerUnitAmount", "0.50", "PEN") if count else "", scheme),
    )


def taxes(amount: str, currency: str, *subtotals: str) -> str:
    return tag(" TaxTotal", money("TaxAmount", amount, currency), *subtotals)


def allowance(code: str, mark: str, amount: str, base: str = "", factor: str = "") -> str:
    return tag(
        " AllowanceCharge",
        tag("ChargeIndicator", mark),
        tag("AllowanceChargeReasonCode", code),
        tag("MultiplierFactorNumeric", factor) if factor else "",
        money("Amount", amount, "PEN"),
        money("BaseAmount", base, "PEN") if base else "",
    )


def line(
    kind: str, number: int, figures: str, taxed: str, currency: str = "PEN", inner: str = "", item: str = ""
) -> str:
    """A line; `figures` are quantity, value, price, type of price and unit price."""
    quantity, value, price, of, unit = figures.split()
    return tag(
        f" {LINES.get(kind, 'InvoiceLine')}",
        tag("ID", str(number)),
        tag(QUANTITIES.get(kind, "InvoicedQuantity"), quantity, unitCode="NIU"),
        money("LineExtensionAmount", value, currency),
        tag(
            " PricingReference",
            tag(" AlternativeConditionPrice", money("PriceAmount", price, currency), tag("PriceTypeCode", of)),
        ),
        inner,
        taxed,
        tag(
            " Item",
            tag("Description", "Mesa"),
            tag(" SellersItemIdentification", tag("ID", "M1")),
            tag(" CommodityClassification", tag("ItemClassificationCode", "56101519")),
            item,
        ),
        tag(" Price", money("PriceAmount", unit, currency)),
    )


def address(name: str, kind: str = "") -> str:
    return tag(
        f" {name}",
        tag("ID", "210101"),
        tag("AddressTypeCode", kind) if kind else "",
        tag("CitySubdivisionName", "Centro"),
        tag("CityName", "Puno"),
        tag("CountrySubentity", "Puno"),
        tag("District", "Puno"),
        tag(" AddressLine", tag("Line", "Jr. Lima 123")),
        tag(" Country", tag("IdentificationCode", "PE")),
    )


def party(role: str, scheme: str, number: str, place: str = "0000") -> str:
    legal = tag(" PartyLegalEntity", tag("RegistrationName", "Aurora SAC"), address("RegistrationAddress", place))
    identity = tag(" PartyIdentification", tag("ID", number, schemeID=scheme, schemeAgencyName="PE:SUNAT"))
    return tag(f" {role}", tag(" Party", identity, tag(" PartyName", tag("Name", "Taller")), legal))


def parties(scheme: str, buyer: str) -> str:
    return SIGNER + party("AccountingSupplierParty", "6", RUC) + party("AccountingCustomerParty", scheme, buyer)


def reference(role: str, kind: str, number: str, inner: str = "") -> str:
    return tag(f" {role}", tag("ID", number), tag("DocumentTypeCode", kind), inner)


def advance(kind: str, number: str, amount: str) -> tuple[str, str]:
    issuer = tag(" IssuerParty", tag(" PartyIdentification", tag("ID", RUC, schemeID="6")))
    referred = reference("AdditionalDocumentReference", kind, number, tag("DocumentStatusCode", "1") + issuer)
    return referred, tag(" PrepaidPayment", tag("ID", "1"), money("PaidAmount", amount, "PEN"))


def pays(way: str, amount: str = "", due: str = "", mark: str = "FormaPago") -> str:
    return tag(
        " PaymentTerms",
        tag("ID", mark),
        tag("PaymentMeansID", way),
        money("Amount", amount, "PEN") if amount else "",
        tag("PaymentDueDate", due) if due else "",
    )


GOLD = "".join(
    tag(" AdditionalItemProperty", tag("Name", "Oro"), tag("NameCode", code), tag("Value", value))
    for code, value in (("6000", "010000123X01"), ("6004", "85.50"), ("6005", "ORO"), ("6006", "AURORA"))
)
CASH = pays("Contado")
CREDIT = (
    pays("Credito", "1149.60") + pays("Cuota001", "649.60", "2026-12-23") + pays("Cuota002", "500.00", "2027-01-23")
)
DETRACTION = tag(
    " PaymentMeans",
    tag("ID", "Detraccion"),
    tag("PaymentMeansCode", "001"),
    tag(" PayeeFinancialAccount", tag("ID", "00-741-123456")),
) + pays("037", "138", mark="Detraccion")


def whole(kind: str, number: str, operation: str, body: str, currency: str = "PEN", legends: str = "") -> bytes:
    root = ROOTS[kind]
    notes = "".join(tag("Note", "Son soles", languageLocaleID=code) for code in ("1000", *legends.split()))
    return (
        f'<{root} xmlns="{OASIS}:{root}-2" {SPACES}>{SIGNATURE}{tag("UBLVersionID", "2.1")}'
        f"{tag('CustomizationID', '2.0')}{tag('ID', number)}{tag('IssueDate', DAY.isoformat())}"
        f"{tag('InvoiceTypeCode', kind, listID=operation) if operation else ''}{notes}"
        f"{tag('DocumentCurrencyCode', currency)}{body}</{root}>"
    ).encode()


def foot(kind: str, currency: str, **amounts: str) -> str:
    name = " RequestedMonetaryTotal" if kind == "08" else " LegalMonetaryTotal"
    return tag(name, *(money(key, amount, currency) for key, amount in amounts.items()))


def sold(kind: str) -> str:
    """Four lines: taxed with discounts, exempt, given away and unaffected."""
    inner = allowance("00", "false", "100.00", "1000.00", "0.10") + allowance("01", "false", "10.00")
    first = "10 900.00 106.20 01 90.00" if kind in NOTES else "10 900.00 105.20 01 100.00"
    igv = taxes("162.00", "PEN", tax("1000", "900.00", "162.00", "PEN", "18", "10"))
    exempt = taxes("0.00", "PEN", tax("9997", "100.00", "0.00", "PEN", "0", "20"))
    gift = taxes("0.00", "PEN", tax("9996", "20.00", "3.60", "PEN", "18", "11"))
    other = taxes("0.00", "PEN", tax("9998", "30.00", "0.00", "PEN", "0", "30"))
    return (
        line(kind, 1, first, igv, inner="" if kind in NOTES else inner, item=GOLD)
        + line(kind, 2, "2 100.00 50.00 01 50.00", exempt)
        + line(kind, 3, "1 20.00 20.00 02 0.00", gift)
        + line(kind, 4, "1 30.00 30.00 01 30.00", other)
    )


def totals_of_sold(base: str, igv: str) -> str:
    return taxes(
        igv,
        "PEN",
        tax("1000", base, igv, "PEN"),
        tax("9997", "100.00", "0.00", "PEN"),
        tax("9998", "30.00", "0.00", "PEN"),
        tax("9996", "20.00", "3.60", "PEN"),
    )


def buyer_of(kind: str) -> tuple[str, str]:
    return ("6", BUYER) if kind == "01" else ("1", PERSON)


def sale(kind: str, operation: str = "0101", payment: str = "", legends: str = "1002") -> bytes:
    """A sale with discounts and charges of the whole document."""
    body = (
        tag(" OrderReference", tag("ID", "OC-1"))
        + reference("DespatchDocumentReference", "09", "T001-5")
        + reference("AdditionalDocumentReference", "99", "GUIA-1")
        + parties(*buyer_of(kind))
        + payment
        + allowance("02", "false", "50.00", "1000.00", "0.05")
        + allowance("49", "true", "20.00", "1000.00", "0.02")
        + allowance("03", "false", "5.00")
        + allowance("50", "true", "8.00")
        + totals_of_sold("870.00", "156.60")
        + foot(
            kind,
            "PEN",
            LineExtensionAmount="1000.00",
            TaxInclusiveAmount="1156.60",
            AllowanceTotalAmount="15.00",
            ChargeTotalAmount="8.00",
            PayableRoundingAmount="0.00",
            PayableAmount="1149.60",
        )
        + sold(kind)
    )
    return whole(kind, SERIES[kind], operation, body, legends=legends)


def prepaid(kind: str) -> bytes:
    """A sale of 1,180.00 of which 118.00 were paid in advance."""
    referred, paid = advance("02", "F001-9", "118.00") if kind == "01" else advance("03", "B001-9", "118.00")
    igv = taxes("180.00", "PEN", tax("1000", "1000.00", "180.00", "PEN", "18", "10"))
    amounts = {"LineExtensionAmount": "1000.00", "TaxInclusiveAmount": "1180.00", "PrepaidAmount": "118.00"}
    body = (
        referred
        + parties(*buyer_of(kind))
        + (CASH if kind == "01" else "")
        + paid
        + allowance("04", "false", "100.00", "100.00", "1")
        + taxes("162.00", "PEN", tax("1000", "900.00", "162.00", "PEN"))
        + foot(kind, "PEN", **amounts, PayableAmount="1062.00")
        + line(kind, 1, "1 1000.00 1180.00 01 1000.00", igv)
    )
    return whole(kind, SERIES[kind], "0101", body)


def export(kind: str) -> bytes:
    """A sale abroad in dollars, or a note of one."""
    is_note = kind in NOTES
    nothing = taxes("0.00", "USD", tax("9995", "500.00", "0.00", "USD", "0", "40"))
    body = (
        (note_head("11", "01", "F001-9") if is_note else "")
        + parties("0", "XY-991")
        + (CASH if kind == "01" else "")
        + taxes("0.00", "USD", tax("9995", "500.00", "0.00", "USD"))
        + foot(kind, "USD", LineExtensionAmount="500.00", TaxInclusiveAmount="500.00", PayableAmount="500.00")
        + line(kind, 1, "1 500.00 500.00 01 500.00", nothing, "USD")
    )
    return whole(kind, SERIES[kind], "" if is_note else "0200", body, "USD")


def excised(kind: str, modified: str = "01", operation: str = "0101") -> bytes:
    """A sale of something with ISC, and of bags; or a note of one."""
    is_note, of = kind in NOTES, "F001-8" if modified == "01" else "B001-8"
    wine = taxes("416.00", "PEN", selective("1000.00", "200.00"), tax("1000", "1200.00", "216.00", "PEN", "18", "10"))
    bag = taxes("6.80", "PEN", tax("1000", "10.00", "1.80", "PEN", "18", "10"), bags("10", "5.00"))
    igv = tax("1000", "1010.00", "217.80", "PEN")
    body = (
        (note_head("01", modified, of) if is_note else "")
        + parties(*buyer_of(modified if is_note else kind))
        + (CASH if kind == "01" else "")
        + taxes("422.80", "PEN", tax("2000", "1000.00", "200.00", "PEN"), igv, bags("", "5.00"))
        + foot(kind, "PEN", LineExtensionAmount="1010.00", TaxInclusiveAmount="1432.80", PayableAmount="1432.80")
        + line(kind, 1, "10 1000.00 141.60 01 100.00", wine)
        + line(kind, 2, "10 10.00 1.68 01 1.00", bag)
    )
    number = SERIES[kind].replace("F", of[0]) if is_note else SERIES[kind]
    return whole(kind, number, "" if is_note else operation, body)


def note_head(reason: str, kind: str, number: str) -> str:
    response = tag("ResponseCode", reason) + tag("Description", "Devuelve todo")
    referred = reference("InvoiceDocumentReference", kind, number)
    return tag(" DiscrepancyResponse", tag("ReferenceID", number), response) + tag(" BillingReference", referred)


def note(kind: str, modified: str = "01", payment: str = "", reason: str = "01") -> bytes:
    """A note about a factura, or about a boleta."""
    of = "F001-1" if modified == "01" else "B001-1"
    body = (
        note_head(reason, modified, of)
        + reference("DespatchDocumentReference", "09", "T001-5")
        + reference("AdditionalDocumentReference", "99", "GUIA-1")
        + parties(*buyer_of(modified))
        + payment
        + totals_of_sold("900.00", "162.00")
        + foot(kind, "PEN", ChargeTotalAmount="8.00", PayableRoundingAmount="0.00", PayableAmount="1200.00")
        + sold(kind)
    )
    return whole(kind, SERIES[kind].replace("F", of[0]), "", body)


def rescheduled() -> bytes:
    """A credit note of type 13: the instalments of a factura are other ones."""
    nothing = taxes("0.00", "PEN", tax("1000", "0.00", "0.00", "PEN", "18", "10"))
    body = (
        note_head("13", "01", "F001-1")
        + parties("6", BUYER)
        + pays("Credito", "1149.60")
        + pays("Cuota001", "649.60", "2027-02-01")
        + pays("Cuota002", "500.00", "2027-03-01")
        + taxes("0.00", "PEN", tax("1000", "0.00", "0.00", "PEN"))
        + foot("07", "PEN", PayableAmount="0.00")
        + line("07", 1, "1 0.00 0.00 01 0.00", nothing)
    )
    return whole("07", SERIES["07"], "", body)


def settlement(paid_before: str = "") -> bytes:
    """A liquidación de compra of gold with the income tax kept back; with something paid in advance."""
    place = tag(" DeliveryTerms", tag(" DeliveryLocation", tag("LocationTypeCode", "03"), address("Address")))
    referred, paid = (
        advance("10", "L001-9", "100.00")
        if paid_before
        else (
            reference("AdditionalDocumentReference", "99", "GUIA-1"),
            "",
        )
    )
    body = (
        reference("DespatchDocumentReference", "09", "T001-5")
        + referred
        + SIGNER
        + party("AccountingCustomerParty", "6", RUC)
        + party("AccountingSupplierParty", "1", PERSON, "03")
        + place
        + (paid + allowance("05", "false", "100.00") if paid_before else "")
        + taxes(
            "180.00",
            "PEN",
            tax("1000", "1000.00", "180.00", "PEN"),
            tax("9997", "900.00" if paid_before else "1000.00", "0.00", "PEN"),
            tax("9998", "500.00", "0.00", "PEN"),
            tax("9996", "20.00", "3.60", "PEN"),
            tax("3000", "2000.00", "80.00", "PEN"),
        )
        + foot(
            "04",
            "PEN",
            LineExtensionAmount="2500.00",
            TaxInclusiveAmount="2680.00",
            **({"PrepaidAmount": "100.00"} if paid_before else {}),
            PayableRoundingAmount="0.00",
            PayableAmount="2320.00" if paid_before else "2420.00",
        )
        + bought()
    )
    return whole("04", SERIES["04"], "0503", body, legends="1002")


def bought() -> str:
    """Four lines of gold: taxed, exempt, given away and unaffected."""
    kept = tax("3000", "1000.00", "40.00", "PEN", "4")
    igv = taxes("180.00", "PEN", tax("1000", "1000.00", "180.00", "PEN", "18", "10"), kept)
    exempt = taxes("0.00", "PEN", tax("9997", "1000.00", "0.00", "PEN", "0", "20"), kept)
    gift = taxes("0.00", "PEN", tax("9996", "20.00", "3.60", "PEN", "18", "11"))
    other = taxes("0.00", "PEN", tax("9998", "500.00", "0.00", "PEN", "0", "30"))
    return (
        line("04", 1, "10 1000.00 118.00 01 100.00", igv, item=GOLD)
        + line("04", 2, "10 1000.00 100.00 01 100.00", exempt, item=GOLD)
        + line("04", 3, "1 20.00 20.00 02 0.00", gift, item=GOLD)
        + line("04", 4, "1 500.00 500.00 01 500.00", other, item=GOLD)
    )


def batch(kind: str, version: str, *lines: str) -> bytes:
    root = ROOTS[kind]
    legal = tag(" Party", tag(" PartyLegalEntity", tag("RegistrationName", "Taller Aurora")))
    issuer = tag("CustomerAssignedAccountID", RUC) + tag("AdditionalAccountID", "6") + legal
    return (
        f'<{root} xmlns="urn:sunat:names:specification:ubl:peru:schema:xsd:{root}-1" {SPACES}>{SIGNATURE}'
        f"{tag('UBLVersionID', '2.0')}{tag('CustomizationID', version)}{tag('ID', f'{kind}-{DAY:%Y%m%d}-1')}"
        f"{tag('ReferenceDate', DAY.isoformat())}{tag('IssueDate', DAY.isoformat())}{SIGNER}"
        f"{tag(' AccountingSupplierParty', issuer)}{''.join(lines)}</{root}>"
    ).encode()


def summary_line(number: int, kind: str, name: str, status: str, referred: str = "") -> str:
    customer = tag("CustomerAssignedAccountID", PERSON) + tag("AdditionalAccountID", "1")
    scheme = tag(" TaxScheme", tag("ID", "1000"), tag("Name", "IGV"), tag("TaxTypeCode", "VAT"))
    subtotal = tag(" TaxSubtotal", money("TaxAmount", "180.00", "PEN"), tag(" TaxCategory", scheme))
    return tag(
        "sac:SummaryDocumentsLine",
        tag("LineID", str(number)),
        tag("DocumentTypeCode", kind),
        tag("ID", name),
        tag(" AccountingCustomerParty", customer),
        referred,
        tag(" Status", tag("ConditionCode", status)),
        tag("sac:TotalAmount", "1283.00", currencyID="PEN"),
        tag("sac:BillingPayment", money("PaidAmount", "1000.00", "PEN"), tag("InstructionID", "01")),
        tag("sac:BillingPayment", money("PaidAmount", "100.00", "PEN"), tag("InstructionID", "02")),
        tag(" AllowanceCharge", tag("ChargeIndicator", "true"), money("Amount", "3.00", "PEN")),
        taxes("180.00", "PEN", subtotal),
    )


def summary() -> bytes:
    """A daily summary: a boleta, a credit note, and a boleta that is voided."""
    referred = tag(" BillingReference", reference("InvoiceDocumentReference", "03", "B001-1"))
    return batch(
        "RC",
        "1.1",
        summary_line(1, "03", "B001-1", "1"),
        summary_line(2, "07", "BC01-1", "1", referred),
        summary_line(3, "03", "B001-2", "3"),
    )


def voided(number: int, kind: str) -> str:
    return tag(
        "sac:VoidedDocumentsLine",
        tag("LineID", str(number)),
        tag("DocumentTypeCode", kind),
        tag("sac:DocumentSerialID", "F001"),
        tag("sac:DocumentNumberID", str(number)),
        tag("sac:VoidReasonDescription", "Error"),
    )


def papers() -> dict[tuple[str, str], bytes]:
    """Every good document, by kind and name."""
    return {
        ("01", "plain"): sale("01", payment=CREDIT),
        ("01", "detraction"): sale("01", "1001", DETRACTION + CASH, "1002 2006"),
        ("01", "prepaid"): prepaid("01"),
        ("01", "export"): export("01"),
        ("03", "plain"): sale("03"),
        ("03", "detraction"): sale("03", "1001", DETRACTION, "1002 2006"),
        ("03", "prepaid"): prepaid("03"),
        ("03", "export"): export("03"),
        ("01", "excised"): excised("01"),
        ("03", "excised"): excised("03"),
        ("04", "plain"): settlement(),
        ("04", "prepaid"): settlement("100.00"),
        ("07", "plain"): note("07"),
        ("07", "boleta"): note("07", "03"),
        ("07", "open"): note("07", reason="10"),
        ("07", "rescheduled"): rescheduled(),
        ("07", "export"): export("07"),
        ("07", "excised"): excised("07"),
        ("07", "excised boleta"): excised("07", "03"),
        ("08", "plain"): note("08"),
        ("08", "excised"): excised("08"),
        ("08", "excised boleta"): excised("08", "03"),
        ("08", "boleta"): note("08", "03"),
        ("08", "detraction"): note("08", payment=DETRACTION),
        ("08", "export"): export("08"),
        ("RC", "plain"): summary(),
        ("RA", "plain"): batch("RA", "1.0", voided(1, "01"), voided(2, "07")),
    }


def facts(kind: str, number: str) -> Facts:
    """What the books know when a document is sent on its day: the factura and the boleta that notes modify."""
    name = f"{RUC}-{number}" if kind in {"RC", "RA"} else f"{RUC}-{kind}-{number}"
    known = tuple(
        Modified(of, f"{first}001-1", DAY - dt.timedelta(days=3), Decimal("1200.00"), "PEN", on_credit=True)
        for of, first in (("01", "F"), ("03", "B"))
    )
    return Facts(name, DAY, DAY + dt.timedelta(days=3), known)
