"""What the paper of a document needs beyond what it says: where it stands with SUNAT, and its QR code."""

from dataclasses import dataclass, replace
from enum import StrEnum

from emprende_desktop.invoicing.codes import TYPE_CODES, IdentityKind
from emprende_desktop.invoicing.document import Somebody
from emprende_desktop.invoicing.issued import Issued


class Standing(StrEnum):
    """What a paper is of: a draft, an electronic document of ours, one of SUNAT's portal, a printed one, a void one."""

    DRAFT = "draft"
    SIGNED = "signed"
    PORTAL = "portal"
    BOOKLET = "booklet"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Printed:
    """A document to be printed; `state` is how it stands with SUNAT (`edoc_event`) or words, empty where nowhere.

    `digest` is that of its signature in base64, `logo` a PNG or JPEG, `copy` whose this copy is.
    """

    issued: Issued
    standing: Standing
    state: str = ""
    digest: str = ""
    logo: bytes = b""
    copy: str = ""
    practice: bool = False

    @property
    def is_comprobante(self) -> bool:
        """Say whether it is an electronic comprobante of ours: it has SUNAT's words and code."""
        return self.issued.kind in TYPE_CODES and self.standing is Standing.SIGNED

    def for_(self, copy: str) -> "Printed":
        """Return the same paper for somebody else."""
        return replace(self, copy=copy)


def qr_text(issued: Issued, digest: str) -> str:
    """Return what SUNAT asks of the QR code of a comprobante, its fields apart by `|` (R.S. 097-2012, annex 6).

    Kind and number of who it is made out to are there "where it is the case": they are told of a RUC, which is public,
    and left empty for a DNI or any other document of a person, which no QR of ours carries (Ley 29733).
    """
    draft, totals = issued.draft, issued.totals
    kind, number = _public(draft.customer)
    fields = (
        issued.issuer.ruc,
        TYPE_CODES[draft.kind],
        draft.series,
        str(issued.number),
        totals.igv.plain(),
        totals.price.plain() if draft.kind.value == "liquidacion" else totals.payable.plain(),
        draft.date.isoformat(),
        kind,
        number,
        digest,
    )
    return "|".join(fields)


def _public(somebody: Somebody) -> tuple[str, str]:
    if somebody.identity is not IdentityKind.RUC:
        return "", ""
    return somebody.identity.value, somebody.number
