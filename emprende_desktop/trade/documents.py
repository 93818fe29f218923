"""The paper behind a note."""

from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.enterprise import TaxRegime


class DocumentKind(StrEnum):
    """What paper backs a note; `NONE` is "only written down"."""

    NONE = "none"
    RECEIPT = "receipt"
    BOLETA = "boleta"
    FACTURA = "factura"


def papers_issued(regime: TaxRegime) -> tuple[DocumentKind, ...]:
    """Return what paper a seller of a regime may give: no RUC, no boleta; NRUS gives no factura (D.Leg. 937)."""
    if regime is TaxRegime.NONE:
        return (DocumentKind.NONE, DocumentKind.RECEIPT)
    if regime is TaxRegime.NRUS:
        return (DocumentKind.NONE, DocumentKind.BOLETA, DocumentKind.RECEIPT)
    return tuple(DocumentKind)


@dataclass(frozen=True, slots=True)
class Document:
    """The paper behind a note and its number (`B001-15`), or none."""

    kind: DocumentKind = DocumentKind.NONE
    number: str = ""


NO_DOCUMENT = Document()
