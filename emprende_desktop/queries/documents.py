"""Documents that were given: one whole, a page of them, what is offered next, and what waits as a draft."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import UnknownPlaceError
from emprende_desktop.domain.json_errors import UnknownChoiceError, UnknownKeyError
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.document import Draft
from emprende_desktop.invoicing.document_json import Known, draft_of
from emprende_desktop.invoicing.errors import UnknownDocumentError
from emprende_desktop.invoicing.issued import Issued, Issuer
from emprende_desktop.invoicing.issuing import Origin
from emprende_desktop.invoicing.totals import totals_of
from emprende_desktop.persistence.reading import documents as reading
from emprende_desktop.persistence.reading.documents import DocumentRow, document_row, documents_called
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.trade.documents import DocumentKind


def issuer(reader: Reader) -> Issuer:
    """Return who gives the documents of these books."""
    return reading.issuer(reader)


def document(reader: Reader, document_id: int) -> DocumentRow:
    """Return a document as its row says it; raises UnknownDocumentError."""
    return document_row(reader, document_id)


def issued(reader: Reader, document_id: int) -> Issued:
    """Return a document whole, at the tax of its day; raises UnknownDocumentError."""
    row = document_row(reader, document_id)
    draft = draft_kept(row.content)
    return Issued(reading.issuer(reader), draft, row.number, totals_of(draft, row.igv_percent), row.igv_percent)


def draft_kept(content: str) -> Draft:
    """Return a document as the books kept what was asked for: categories and places are rows."""

    def never(number: str) -> tuple[DocumentKind, str, dt.date]:
        raise UnknownDocumentError(number)

    return draft_of(content, Known(int, int, never), "")


def called(reader: Reader, name: str) -> DocumentRow:
    """Return the document of a number; of two kinds with one number the first; raises UnknownDocumentError."""
    found = documents_called(reader, name)
    if not found:
        raise UnknownDocumentError(name)
    return found[0]


_CATEGORY = "SELECT id FROM category WHERE name = ? ORDER BY retired, id LIMIT 1"
_CATEGORIES = "SELECT name FROM category WHERE retired = 0 ORDER BY id"
_PLACE = "SELECT id FROM place WHERE name = ?"


def names_known(reader: Reader) -> Known:
    """Say what the names in a file of a document mean in these books.

    The functions raise UnknownChoiceError for a category, UnknownPlaceError, UnknownDocumentError.
    """

    def category(name: str) -> int:
        found = reader.value(_CATEGORY, (name,))
        if found is None:
            raise UnknownChoiceError("category", name, tuple(one for (one,) in reader.rows(_CATEGORIES)))
        return int(found)

    def place(name: str) -> int:
        found = reader.value(_PLACE, (name,))
        if found is None:
            raise UnknownPlaceError(name)
        return int(found)

    def corrected(number: str) -> tuple[DocumentKind, str, dt.date]:
        row = called(reader, number)
        return row.kind, row.called, row.date

    return Known(category, place, corrected)


def draft_from_file(reader: Reader, text: str, key: str) -> Draft:
    """Read a file of a document with the names of these books; raises what `draft_of` and `names_known` raise.

    Whom it is for is told by name and number: a row is known to the books alone.
    """
    draft = draft_of(text, names_known(reader), key)
    if draft.customer.party is not None:
        raise UnknownKeyError("customer.party")
    return draft


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A row of the list of documents; `total` is céntimos of soles, `state` that of its electronic form or empty."""

    id: int
    date: dt.date
    kind: DocumentKind
    called: str
    name: str
    total: Money
    origin: Origin
    voided: bool
    state: str


@dataclass(frozen=True, slots=True)
class DocumentsWanted:
    """Which documents are listed: a kind or all, between two days, whose name or number begins so; after a row."""

    kinds: tuple[str, ...] = ()
    start: str = ""
    end: str = "9999"
    words: str = ""
    before: tuple[str, int] = ("9999", 2**62)
    rows: int = 100


_PAGE = """
SELECT d.id, d.date, d.kind, d.series || '-' || d.number, d.name, d.total, d.origin,
  EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id),
  COALESCE((SELECT (SELECT state FROM edoc_event WHERE edoc_id = e.id ORDER BY id DESC LIMIT 1)
    FROM edoc e WHERE e.document_id = d.id ORDER BY e.id DESC LIMIT 1), '')
FROM document d
WHERE (d.date, d.id) < (:date, :id) AND d.date BETWEEN :start AND :end
  AND (:kinds = '[]' OR d.kind IN (SELECT value FROM json_each(:kinds)))
  AND (:words = '' OR d.series || '-' || d.number LIKE :words OR d.name LIKE :words)
ORDER BY d.date DESC, d.id DESC LIMIT :rows
"""


def documents_page(reader: Reader, wanted: DocumentsWanted) -> tuple[DocumentLine, ...]:
    """Return a page of documents, the newest first."""
    date, id_ = wanted.before
    words = f"%{wanted.words.strip()}%" if wanted.words.strip() else ""
    rows = reader.rows(
        _PAGE,
        {
            "date": date, "id": id_, "start": wanted.start, "end": wanted.end, "kinds": many(wanted.kinds),
            "words": words, "rows": wanted.rows,
        },
    )  # fmt: skip
    return tuple(
        DocumentLine(
            one, dt.date.fromisoformat(day), DocumentKind(kind), name, who, Money(total), Origin(origin), bool(void),
            state,
        )
        for one, day, kind, name, who, total, origin, void, state in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series: what it numbers, where, its next number, and whether this laptop numbers it."""

    id: int
    kind: DocumentKind
    code: str
    point: str
    next: int
    here: bool
    retired: bool


_SERIES = """
SELECT s.id, s.kind, s.code, s.point,
  COALESCE((SELECT MAX(d.number) + 1 FROM document d WHERE d.kind = s.kind AND d.series = s.code), s.first),
  s.device_id = (SELECT id FROM device WHERE current = 1), s.retired
FROM series s ORDER BY s.retired, s.kind, s.code
"""


def every_series(reader: Reader) -> tuple[SeriesRow, ...]:
    """Return every series, those that are offered first."""
    return tuple(
        SeriesRow(id_, DocumentKind(kind), code, point, following, bool(here), bool(retired))
        for id_, kind, code, point, following, here, retired in reader.rows(_SERIES)
    )


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What is being written: `content` is as it was typed so far, `entry` the sale that it is for."""

    id: int
    kind: DocumentKind
    date: dt.date
    name: str
    total: Money
    content: str
    entry: int | None


_DRAFTS = """
SELECT id, kind, date, name, total, content, entry_id FROM draft WHERE document_id IS NULL
  AND (:draft IS NULL OR id = :draft) ORDER BY changed_at DESC, id DESC
"""


def drafts(reader: Reader, draft: int | None = None) -> tuple[DraftRow, ...]:
    """Return the drafts that became no document yet, the newest first; or the one of a row."""
    return tuple(
        DraftRow(id_, DocumentKind(kind), dt.date.fromisoformat(day), name, Money(total), content, entry)
        for id_, kind, day, name, total, content, entry in reader.rows(_DRAFTS, {"draft": draft})
    )
