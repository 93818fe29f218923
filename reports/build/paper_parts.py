"""What the page and the ticket of a document share: who, when, sums, payment, and what the law has printed on it."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.i18n.formats import amount, legend_in_words, priced, short_date
from emprende_desktop.i18n.paper_words import (
    CURRENCY_NAMES,
    ELECTRONIC,
    IDENTITIES,
    NAMES,
    STATES,
    _,
    address_text,
    listed,
    number_text,
    property_text,
)
from emprende_desktop.invoicing.codes import NOTES, TYPE_CODES
from emprende_desktop.invoicing.document import SOLES, Draft
from emprende_desktop.invoicing.printed import Printed, Standing, qr_text
from emprende_desktop.invoicing.totals import LineTotals, Totals, cents
from emprende_desktop.trade.documents import DocumentKind
from reports.document import (
    Banner,
    Code,
    Document,
    Emphasis,
    Letterhead,
    Masthead,
    Paper,
    Part,
    Particulars,
    Picture,
    Sum,
)

Pairs = tuple[tuple[str, str], ...]
PAID = (DocumentKind.RECEIPT, DocumentKind.BOLETA, DocumentKind.FACTURA, DocumentKind.LIQUIDACION)
PNG = b"\x89PNG"


NOON = "12:00:00"  # where nobody said the time


def title_of(printed: Printed) -> str:
    """Return what a paper is called, without its number."""
    kind = printed.issued.kind
    if kind in TYPE_CODES and printed.standing is Standing.DRAFT:
        return _("Draft: {document}").format(document=_(NAMES[kind]).lower())
    electronic = kind in ELECTRONIC and printed.standing is not Standing.BOOKLET
    return _(ELECTRONIC[kind]) if electronic else _(NAMES[kind])


def number_of(printed: Printed) -> str:
    """Return series and number, or that there is none yet."""
    return printed.issued.name if printed.issued.number else _("Without a number yet")


def document_of(printed: Printed, parts: tuple[Part, ...], paper: Paper) -> Document:
    """Return a paper with its head; nothing on it depends on when it is printed."""
    issued = printed.issued
    issuer, name = issued.issuer, number_of(printed)
    title = f"{title_of(printed)} {name}"
    ruc = f"RUC {issuer.ruc}" if issuer.ruc else ""
    return Document(
        title=title,
        subtitle=short_date(issued.draft.date),
        letterhead=Letterhead(issuer.name, ruc, address_text(issuer.address)),
        parts=parts,
        notes=(printed.copy,) if printed.copy else (),
        signatures=(),
        printed_at=dt.datetime.combine(issued.draft.date, dt.time.fromisoformat(issued.draft.time or NOON)),
        seal=name,
        practice=printed.practice,
        paper=paper,
        masthead=_masthead(printed, ruc),
    )


def _masthead(printed: Printed, ruc: str) -> Masthead:
    issuer = printed.issued.issuer
    first = issuer.trade_name or issuer.name
    contact = " · ".join(filter(None, (issuer.phone, issuer.email)))
    lines = (first, issuer.name if issuer.trade_name else "", address_text(issuer.address), contact)
    framed = (ruc, title_of(printed).upper(), number_of(printed))
    media = "image/png" if printed.logo.startswith(PNG) else "image/jpeg"
    logo = Picture("", media, printed.logo) if printed.logo else None
    return Masthead(tuple(filter(None, lines)), tuple(filter(None, framed)), logo)


def banners(printed: Printed) -> tuple[Banner, ...]:
    """Return what a paper is not, where somebody could take it for more than it is."""
    kind = printed.issued.kind
    if printed.standing is Standing.VOID:
        return (Banner(_("Without effect · it is no comprobante de pago")),)
    if kind is DocumentKind.RECEIPT:
        return (Banner(_("Without tax value")),)
    if kind is DocumentKind.QUOTATION:
        return (Banner(_("Quotation · it is no comprobante de pago")),)
    told = {
        Standing.DRAFT: _("Draft · it is no comprobante de pago yet"),
        Standing.PORTAL: _("Copy of what was noted · what counts is what SUNAT's portal gave"),
        Standing.BOOKLET: _("Copy of what was noted · what counts is the printed paper that was given"),
    }
    return (Banner(told[printed.standing]),) if printed.standing in told else ()


def customer(draft: Draft) -> Pairs:
    """Return who a document is made out to; of a liquidación, who sold."""
    somebody = draft.customer
    sold = draft.kind is DocumentKind.LIQUIDACION
    who = _("Sold by") if sold else _("Customer of the document")
    facts = [(who, somebody.name or _("Not identified"))]
    if somebody.number:
        identity = IDENTITIES.get(somebody.identity, "") or listed("06", somebody.identity.value)
        facts.append((_(identity), somebody.number))
    if where := address_text(somebody.address):
        facts.append((_("Their address"), where))
    if draft.delivery is not None:
        place = listed("60", draft.delivery.place_code)
        facts.append((_("Handed over at"), f"{place}: {address_text(draft.delivery.address)}"))
    return tuple(facts)


def terms(printed: Printed) -> Pairs:
    """Return when a document was made, until when it holds, and how it is paid."""
    draft = printed.issued.draft
    facts = [(_("Date of issue"), short_date(draft.date))]
    if draft.due is not None:
        until = _("Valid until") if draft.kind is DocumentKind.QUOTATION else _("Due on")
        facts.append((until, short_date(draft.due)))
    facts.append((_("Currency of the document"), _(CURRENCY_NAMES.get(draft.currency, draft.currency))))
    if draft.rate is not None and draft.currency != SOLES:
        facts.append((_("Exchange rate"), number_text(draft.rate)))
    if draft.kind in PAID:
        facts.append((_("Way to pay"), _("In cash") if draft.place is not None else _("By credit")))
    if printed.state:
        facts.append((_("State before SUNAT"), _(STATES[printed.state]) if printed.state in STATES else printed.state))
    return tuple(facts)


def corrected(draft: Draft) -> Particulars | None:
    """Return what a note corrects and why, with the words of SUNAT's catalogue 09 or 10."""
    reference = draft.reference
    if draft.kind not in NOTES or reference is None:
        return None
    name = _("{document} {number} of {date}").format(
        document=_(NAMES[reference.kind]), number=reference.number, date=short_date(reference.date)
    )
    reason = listed("09" if draft.kind is DocumentKind.CREDIT_NOTE else "10", reference.reason)
    words = reference.words if reference.words.casefold() != reason.casefold() else ""
    told = " · ".join(filter(None, (f"{reference.reason} {reason}", words)))
    return Particulars(((_("It corrects"), name), (_("Reason"), told)))


def properties(line: LineTotals) -> tuple[str, ...]:
    """Return what more is told of a line, and what a free one would be worth."""
    told = [f"{each.code} {property_text(each.code)}: {each.value}" for each in line.line.properties]
    if line.line.affectation.is_free:
        told.append(_("Free: worth {value} for reference").format(value=amount(line.value)))
    return tuple(told)


def price_of(line: LineTotals) -> Decimal:
    """Return the price of one as it was agreed; what it comes to with taxes and discount where that is another."""
    one = line.line
    agreed = not (one.discount or one.bag_tax) and (one.with_tax or not line.taxes)
    return one.price if agreed else line.unit_price


def lowered(line: LineTotals) -> Money:
    """Return the discount of a line as it was agreed, with IGV where its price has it."""
    return cents(line.line.discount)


def charged(line: LineTotals) -> Money:
    """Return what is paid for a line with its taxes: nothing for a free one."""
    return ZERO if line.line.affectation.is_free else line.value + line.taxes


def sums(printed: Printed) -> tuple[Sum, ...]:
    """Return what a document adds up to, down to what is paid; a receipt has no taxes to tell."""
    draft, totals = printed.issued.draft, printed.issued.totals
    rows = [(_("Discounts in the lines"), totals.line_discounts), (_("Discount on the whole"), -totals.discount)]
    if draft.kind is DocumentKind.RECEIPT:
        rows = [(_("Discount on the whole"), -totals.discount - totals.discount_igv)]
    else:
        rows += _taxed(totals, printed.issued.igv_percent)
    told = [Sum(label, priced(value, draft.currency)) for label, value in rows if value]
    less = _less(draft, totals)
    bought = draft.kind is DocumentKind.LIQUIDACION
    if less:
        gross = _("Amount of the purchase") if bought else _("Price of sale")
        told.append(Sum(gross, priced(totals.price, draft.currency), Emphasis.SUBTOTAL))
        told += [Sum(label, priced(-value, draft.currency)) for label, value in less]
    total = _("Net to pay") if bought else _("Total amount")
    return (*told, Sum(total, priced(totals.payable, draft.currency), Emphasis.TOTAL))


def _taxed(totals: Totals, igv_percent: Decimal) -> list[tuple[str, Money]]:
    return [
        (_("Advances, without IGV"), -totals.advances_net),
        (_("Taxed operations"), totals.taxed),
        (_("Exempt operations"), totals.exempt),
        (_("Unaffected operations"), totals.unaffected),
        (_("Exports"), totals.export),
        (_("Free operations"), totals.free),
        ("ISC", totals.isc),
        (f"IGV {number_text(igv_percent)} %", totals.igv),
        ("ICBPER", totals.bags),
    ]


def _less(draft: Draft, totals: Totals) -> list[tuple[str, Money]]:
    """Return what is taken off before it is paid: advances; by who buys with a liquidación, its taxes."""
    rows = [(_("Advance {number}").format(number=each.number), each.paid) for each in draft.advances]
    if draft.kind is DocumentKind.LIQUIDACION:
        withheld = _("Income tax withheld {percent} %").format(percent=number_text(draft.withholding_percent))
        rows += [(_("IGV paid by the buyer"), totals.igv), (withheld, totals.withheld)]
    return [row for row in rows if row[1]]


def sentences(printed: Printed) -> tuple[str, ...]:
    """Return the amount in words, and the legends that SUNAT's catalogue 52 has for it."""
    draft, totals = printed.issued.draft, printed.issued.totals
    told = [_("SAY: {words}").format(words=legend_in_words(totals.payable, draft.currency))]
    if totals.free:
        told.append(_("Goods or services given free of charge"))
    if draft.detraction is not None:
        told.append(_("Operation subject to the SPOT"))
    return tuple(told)


def detraction(printed: Printed) -> Particulars | None:
    """Return what the customer deposits at the Banco de la Nación, in whole soles."""
    asked, totals = printed.issued.draft.detraction, printed.issued.totals
    if asked is None:
        return None
    return Particulars(
        (
            (_("Good or service"), f"{asked.code} {listed('54', asked.code)}"),
            (_("Deposit account"), _("At the state bank (BN) {account}").format(account=asked.account)),
        ),
        (
            (_("Percent of it"), f"{number_text(asked.percent)} %"),
            (_("To deposit"), priced(totals.detraction, SOLES)),
        ),
        _("Deposit of the SPOT"),
    )


def code(printed: Printed) -> Code:
    """Return the QR code of a comprobante with its words; of anything else, what the paper is."""
    kind = printed.issued.kind
    digest = (_("Digest: {digest}").format(digest=printed.digest),) if printed.digest else ()
    if printed.is_comprobante:
        name = _(ELECTRONIC[kind]).lower()
        told = (_("Printed form of the {document}").format(document=name), _("It can be looked up at sunat.gob.pe."))
        return Code(qr_text(printed.issued, printed.digest), (*told, *digest))
    if kind is DocumentKind.RECEIPT:
        return Code("", (_("Between both of us. It backs no expense, cost or tax credit before SUNAT."),))
    if kind is DocumentKind.QUOTATION:
        return Code("", (_("Prices hold until the day told above."),) if printed.issued.draft.due else ())
    if digest:
        told = (_("Signed for a test only"), _("This paper is not the printed form of an electronic comprobante."))
        return Code(qr_text(printed.issued, printed.digest), (*told, *digest))
    return Code("", (_("This paper is not the printed form of an electronic comprobante."),))
