"""Asking for a document to be given, annulled or kept from the portal; which kinds a regime gives, in which series."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.errors import ReasonRequiredError
from emprende_desktop.invoicing.codes import NOTES, SERIES_LETTERS, TYPE_CODES
from emprende_desktop.invoicing.document import Draft
from emprende_desktop.invoicing.errors import KindNotIssuedError, SeriesFormatError
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.papers import NewPaper

NUMBER_MAX = 99_999_999  # eight digits, as SUNAT takes
BOLETA_LIMIT = "document.boleta_limit"  # the name of the dated limit, céntimos of soles
_ELECTRONIC = re.compile(r"[A-Z][A-Z0-9]{3}")
_PRINTED = re.compile(r"[0-9]{4}")
_WITHOUT_TAX_VALUE = (DocumentKind.RECEIPT, DocumentKind.QUOTATION)


class Origin(StrEnum):
    """Who numbered a document: these books, or SUNAT's portal and printed books."""

    OWN = "own"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to give: for the sale noted in `entry` where there is one, numbered by the portal where it says so.

    `draft` is the row of the draft that it was written in.
    """

    asked: Draft
    origin: Origin = Origin.OWN
    number: int | None = None
    entry: int | None = None
    draft: int | None = None
    papers: tuple[tuple[str, NewPaper], ...] = ()


@dataclass(frozen=True, slots=True)
class Annulment:
    """A document that is annulled, and why: its number stays. Raises ReasonRequiredError."""

    document: int
    date: dt.date
    reason: str
    key: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ReasonRequiredError


@dataclass(frozen=True, slots=True)
class NewSeries:
    """A series that this laptop numbers from `first` on, at a point of issue with a name of its own.

    Raises SeriesFormatError.
    """

    kind: DocumentKind
    code: str
    point: str = ""
    first: int = 1

    def __post_init__(self) -> None:
        check_series(self.kind, self.code, Origin.OWN)
        if not 1 <= self.first <= NUMBER_MAX:
            raise SeriesFormatError(str(self.first), self.kind)


# What a series is called until another one is opened.
_USUAL_SERIES = {
    DocumentKind.RECEIPT: "R001",
    DocumentKind.QUOTATION: "C001",
    DocumentKind.BOLETA: "B001",
    DocumentKind.FACTURA: "F001",
    DocumentKind.LIQUIDACION: "L001",
}
_NOTE_LETTERS = {DocumentKind.CREDIT_NOTE: "C", DocumentKind.DEBIT_NOTE: "D"}
_OFFERED = (*_WITHOUT_TAX_VALUE[:1], *TYPE_CODES, *_WITHOUT_TAX_VALUE[1:])


def usual_series(kind: DocumentKind, corrects: DocumentKind | None = None) -> str:
    """Return the series of a kind that is proposed first; a note has the letter of what it corrects."""
    if kind not in NOTES:
        return _USUAL_SERIES[kind]
    letter = SERIES_LETTERS.get(corrects or DocumentKind.FACTURA, "F")
    return f"{letter}{_NOTE_LETTERS[kind]}01"


def kinds_issued(regime: TaxRegime) -> tuple[DocumentKind, ...]:
    """Return what a regime gives: first what has no tax value, so that a form proposes no boleta by itself."""
    return tuple(kind for kind in _OFFERED if _gives(kind, regime, DocumentKind.BOLETA))


def check_issued(kind: DocumentKind, regime: TaxRegime, corrects: DocumentKind | None = None) -> None:
    """Refuse a kind that a regime does not give; raises KindNotIssuedError.

    Without a RUC nothing with tax value; NRUS gives boletas and notes of boletas (D.Leg. 937 art. 16), and buys with no
    liquidación (field practice).
    """
    if not _gives(kind, regime, corrects):
        raise KindNotIssuedError(kind, regime)


def _gives(kind: DocumentKind, regime: TaxRegime, corrects: DocumentKind | None) -> bool:
    if kind in _WITHOUT_TAX_VALUE:
        return True
    of_boleta = kind is DocumentKind.BOLETA or (kind in NOTES and corrects is DocumentKind.BOLETA)
    return regime is not TaxRegime.NONE and (regime is not TaxRegime.NRUS or of_boleta)


def check_series(kind: DocumentKind, code: str, origin: Origin, corrects: DocumentKind | None = None) -> None:
    """Refuse a series that SUNAT does not take for a kind: F, B or L and three more, or a printed book's four digits.

    The portal numbers E001 and EB01; a note has the letter of what it corrects. Raises SeriesFormatError.
    """
    if kind in _WITHOUT_TAX_VALUE:
        if not re.fullmatch(r"[A-Z0-9]{1,4}", code):
            raise SeriesFormatError(code, kind)
        return
    letter = SERIES_LETTERS.get(corrects or kind) or SERIES_LETTERS.get(kind)
    letters = (letter,) if letter else ("F", "B")
    if _ELECTRONIC.fullmatch(code) and code[0] in letters:
        return
    if origin is Origin.PORTAL and (_PRINTED.fullmatch(code) or code in ("E001", "EB01")):
        return
    raise SeriesFormatError(code, kind)
