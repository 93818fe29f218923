"""The sums of a supplier's document, and which of them do not add up."""

from typing import TYPE_CHECKING

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.einvoice.fields import amount, amount_or_zero, each, needed, one, signed_amount
from emprende_desktop.invoicing.codes import TaxScheme
from emprende_desktop.invoicing.document import Instalment
from emprende_desktop.invoicing.purchase_errors import FieldFault, XmlFieldError
from emprende_desktop.invoicing.read_document import Doubt, Doubted, ReadLine, ReadTotals

if TYPE_CHECKING:
    from lxml.etree import _Element

# Of catalogue 05, what papers of others may bear and ours do not: tax on milled rice, and taxes without a code.
_IVAP, _OTHER = "1016", "9999"
_TAXES = (TaxScheme.IGV, _IVAP, TaxScheme.ISC, TaxScheme.BAGS, _OTHER)
_KNOWN = (*TaxScheme, _IVAP, _OTHER)
# Catalogue 14, UBL 2.0: sums that stood in an extension of SUNAT's own.
_TAXED_20, _UNAFFECTED_20, _EXEMPT_20, _FREE_20 = "1001", "1002", "1003", "1004"
_Sums = dict[str, tuple[Money | None, Money]]


def totals_of(root: "_Element", where: str, currency: str) -> ReadTotals:
    """Read the sums; `where` is the element of what is to be paid. Raises XmlFieldError."""
    total = one(root, where, "total")
    payable = None if total is None else amount(total, "cbc:PayableAmount", "total", currency)
    if total is None or payable is None:
        raise XmlFieldError("total", FieldFault.MISSING)
    taxes, older = _taxes(root, currency), _older(root, currency)

    def base(code: str, before: str = "") -> Money:
        told = taxes.get(code, (None, ZERO))[0]
        return older.get(before, ZERO) if told is None else told

    def tax(code: str) -> Money:
        return taxes.get(code, (None, ZERO))[1]

    charged = amount_or_zero(total, "cbc:ChargeTotalAmount", "other", currency)
    taken = amount_or_zero(total, "cbc:AllowanceTotalAmount", "other", currency)
    untaxed = base(TaxScheme.EXEMPT, _EXEMPT_20) + base(TaxScheme.UNAFFECTED, _UNAFFECTED_20)
    rounded = signed_amount(total, "cbc:PayableRoundingAmount", "other", currency)
    return ReadTotals(
        payable=payable,
        taxed=base(TaxScheme.IGV, _TAXED_20),
        igv=tax(TaxScheme.IGV),
        untaxed=untaxed + base(TaxScheme.EXPORT),
        icbper=tax(TaxScheme.BAGS),
        isc=tax(TaxScheme.ISC),
        other=tax(_OTHER) + base(_IVAP) + tax(_IVAP) + charged - taken + rounded,
        free=base(TaxScheme.FREE, _FREE_20),
        withheld=tax(TaxScheme.INCOME),
    )


def _taxes(root: "_Element", currency: str) -> _Sums:
    """Return base and tax by code of catalogue 05; a code that is there twice, or unknown, raises XmlFieldError."""
    sums: _Sums = {}
    for total in each(root, "cac:TaxTotal"):
        for part in each(total, "cac:TaxSubtotal"):
            code = needed(part, "cac:TaxCategory/cac:TaxScheme/cbc:ID", "tax")
            if code not in _KNOWN:
                raise XmlFieldError("tax", FieldFault.UNREADABLE, code[:40])
            if code in sums:
                raise XmlFieldError("tax", FieldFault.REPEATED, code)
            told = amount(part, "cbc:TaxAmount", "tax", currency)
            if told is None:
                raise XmlFieldError("tax", FieldFault.MISSING)
            sums[code] = amount(part, "cbc:TaxableAmount", "base", currency), told
    return sums


def _older(root: "_Element", currency: str) -> dict[str, Money]:
    sums: dict[str, Money] = {}
    extensions = one(root, "ext:UBLExtensions", "base")
    for extension in () if extensions is None else each(extensions, "ext:UBLExtension"):
        told = one(extension, "ext:ExtensionContent/sac:AdditionalInformation", "base")
        for part in () if told is None else each(told, "sac:AdditionalMonetaryTotal"):
            code = needed(part, "cbc:ID", "base")
            if code in sums:
                raise XmlFieldError("base", FieldFault.REPEATED, code[:40])
            sums[code] = amount_or_zero(part, "cbc:PayableAmount", "base", currency)
    return sums


def doubts_of(
    root: "_Element",
    where: str,
    totals: ReadTotals,
    lines: tuple[ReadLine, ...],
    credit: tuple[tuple[Instalment, ...], Money | None],
) -> tuple[Doubted, ...]:
    """Return the sums that do not add up to the céntimo: the total, its lines, its taxes, its instalments."""
    currency = needed(root, "cbc:DocumentCurrencyCode", "currency")
    instalments, owed = credit
    taxes = [amount(total, "cbc:TaxAmount", "tax", currency) for total in each(root, "cac:TaxTotal")]
    told_taxes = Money(sum(told.cents for told in taxes if told is not None))
    taxed = Money(sum(told.cents for code, (_base, told) in _taxes(root, currency).items() if code in _TAXES))
    told_lines = amount(root, f"{where}/cbc:LineExtensionAmount", "lines", currency)
    summed = Money(sum(line.value.cents for line in lines if not line.free))
    pairs = (
        (Doubt.TOTAL, totals.payable, totals.parts),
        (Doubt.LINES, told_lines, summed),
        (Doubt.TAXES, told_taxes, taxed),
        (Doubt.INSTALMENTS, owed if instalments else None, Money(sum(part.amount.cents for part in instalments))),
    )
    return tuple(
        Doubted(what, told, added) for what, told, added in pairs if told is not None and told.cents != added.cents
    )
