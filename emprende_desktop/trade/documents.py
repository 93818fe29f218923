"""The paper behind a note."""

import re
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.enterprise import TaxRegime


class DocumentKind(StrEnum):
    """What paper backs a note; `NONE` is "only written down"."""

    NONE = "none"
    RECEIPT = "receipt"
    BOLETA = "boleta"
    FACTURA = "factura"
    LIQUIDACION = "liquidacion"
    CREDIT_NOTE = "credit_note"
    DEBIT_NOTE = "debit_note"
    QUOTATION = "quotation"


# What backs the notes of every day; a liquidación de compra is of gold and ore alone: the buyer gives it.
USUAL = (DocumentKind.NONE, DocumentKind.RECEIPT, DocumentKind.BOLETA, DocumentKind.FACTURA)


def papers_issued(regime: TaxRegime) -> tuple[DocumentKind, ...]:
    """Return what paper a seller of a regime may give: no RUC, no boleta; NRUS gives no factura (D.Leg. 937)."""
    if regime is TaxRegime.NONE:
        return (DocumentKind.NONE, DocumentKind.RECEIPT)
    if regime is TaxRegime.NRUS:
        return (DocumentKind.NONE, DocumentKind.BOLETA, DocumentKind.RECEIPT)
    return USUAL


@dataclass(frozen=True, slots=True)
class Document:
    """The paper behind a note and its number (`B001-15`), or none."""

    kind: DocumentKind = DocumentKind.NONE
    number: str = ""


NO_DOCUMENT = Document()
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def number_after(number: str) -> str:
    """Return the number that comes next in a series, its zeros kept: after `B001-0099` comes `B001-0100`.

    Empty where it ends in no digit.
    """
    numbered = _NUMBERED.fullmatch(number)
    if numbered is None:
        return ""
    series, last = numbered.groups()
    return f"{series}{int(last) + 1:0{len(last)}d}"
