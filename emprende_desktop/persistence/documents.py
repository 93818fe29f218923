"""Documents that were given, the series that number them, and where the people on them are."""

from __future__ import annotations

from collections.abc import Mapping

import uuid_utils
from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Address, Somebody
from emprende_desktop.invoicing.document_json import json_of
from emprende_desktop.invoicing.errors import NumberTakenError, SeriesElsewhereError
from emprende_desktop.invoicing.issued import Issued, Issuer, numbered
from emprende_desktop.invoicing.issuing import Annulment, NewSeries, Origin
from emprende_desktop.invoicing.soles import InSoles
from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.persistence.reading.documents import (
    DocumentRow,
    credited,
    document_named,
    document_of_entry,
    document_row,
    issuer,
    noted_purchase,
    noted_sale,
)
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.documents import Noted, NotedPurchase
from emprende_desktop.trade.documents import DocumentKind

_ID_OF_KEY = "SELECT id FROM document WHERE key = ?"
_SERIES = "SELECT first, device_id FROM series WHERE kind = ? AND code = ?"
_NEWEST = "SELECT MAX(number) FROM document WHERE kind = ? AND series = ?"
_TAKEN = "SELECT 1 FROM document WHERE kind = ? AND series = ? AND number = ?"
_NOTES_STANDING = """
SELECT COUNT(*) FROM document d WHERE d.corrects_id = ?
  AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id)
"""
_SOLD_BY_SLIP = """
SELECT COALESCE(SUM(d.total), 0) FROM document d WHERE d.kind = 'liquidacion' AND d.identity_number = ?
  AND d.date BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id)
"""
_OPEN = "SELECT COALESCE(SUM(cents), 0) FROM open_debt WHERE entry_id = ?"
_OWN = "SELECT 1 FROM document d JOIN journal_entry e ON e.key = d.key WHERE d.id = ? AND e.id = ?"
_DRAFTS_GONE = """
DELETE FROM draft WHERE document_id IS NULL AND EXISTS (
  SELECT 1 FROM party p WHERE p.id = ? AND (draft.name = p.name
    OR (json_extract(content, '$.number') <> '' AND json_extract(content, '$.number') IN (p.dni, p.ruc))))
"""


class DocumentRepository:
    """The documents of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader, writer: Writer) -> None:
        self._connection = connection
        self._reader = reader
        self._writer = writer

    def id_of_key(self, key: str) -> int | None:
        """Return the document that a form with this idempotency key already gave."""
        found: int | None = self._reader.value(_ID_OF_KEY, (key,))
        return found

    def issuer(self) -> Issuer:
        """Return who gives the documents of these books."""
        return issuer(self._reader)

    def open_series(self, new: NewSeries) -> int:
        """Let this laptop number a series; raises NumberTakenError where there is one of that name."""
        if self._reader.first(_SERIES, (new.kind.value, new.code)):
            raise NumberTakenError(new.code)
        values = {
            "uid": str(uuid_utils.uuid7()), "kind": new.kind.value, "code": new.code, "point": new.point.strip(),
            "first": new.first, "device_id": self._writer.device_id,
        }  # fmt: skip
        return self._inserted(i.series, values)

    def retire_series(self, series: int) -> None:
        """Offer a series no more; its numbers stay."""
        self._connection.execute(update(i.series).where(i.series.c.id == series).values(retired=1))

    def next_number(self, kind: DocumentKind, code: str) -> int:
        """Return the number that comes next in a series, opened where it is new; raises SeriesElsewhereError."""
        row = self._reader.first(_SERIES, (kind.value, code))
        if row is None:
            first = 1 + (self._reader.value(_NEWEST, (kind.value, code)) or 0)
            self.open_series(NewSeries(kind, code, first=first))
            return first
        first, device = row
        if device != self._writer.device_id:
            raise SeriesElsewhereError(code)
        newest: int | None = self._reader.value(_NEWEST, (kind.value, code))
        return first if newest is None else newest + 1

    def check_free(self, kind: DocumentKind, code: str, number: int) -> None:
        """Refuse a number that a document has, or that these books are to give; raises NumberTakenError."""
        numbers_here = self._reader.first(_SERIES, (kind.value, code))
        if self._reader.first(_TAKEN, (kind.value, code, number)) or (numbers_here and number >= numbers_here[0]):
            raise NumberTakenError(numbered(code, number))

    def add(self, issued: Issued, parts: InSoles, origin: Origin, posted: tuple[int | None, int | None]) -> int:
        """Write a document with its entry and the one that adjusts a saved sale; return its row."""
        draft, reference = issued.draft, issued.draft.reference
        corrected = None if reference is None else self.named(reference.number, reference.kind)
        entry, adjusts = posted
        values = {
            "uid": str(uuid_utils.uuid7()), "kind": draft.kind.value, "series": draft.series, "number": issued.number,
            "date": draft.date.isoformat(), "due": "" if draft.due is None else draft.due.isoformat(),
            "entry_id": entry, "adjusts_id": adjusts, "party_id": draft.customer.party, "origin": origin.value,
            "operation": draft.operation, "currency": draft.currency,
            "rate": "" if draft.rate is None else f"{draft.rate:f}", "export": parts.export.cents,
            "taxed": parts.taxed.cents, "igv": parts.igv.cents, "exempt": parts.exempt.cents,
            "unaffected": parts.unaffected.cents, "isc": parts.isc.cents, "bags": parts.bags.cents,
            "free": parts.free.cents, "free_igv": parts.free_igv.cents, "total": parts.total.cents,
            "withheld": parts.withheld.cents, "detraction": issued.totals.detraction.cents,
            "identity": draft.customer.identity.value, "identity_number": draft.customer.number,
            "name": draft.customer.name, "content": json_of(draft),
            "igv_percent": f"{issued.igv_percent:f}", "device_id": self._writer.device_id,
            "issued_at": self._writer.now.isoformat(timespec="seconds"), "key": draft.key,
        }  # fmt: skip
        if reference is not None:
            values |= {
                "corrects_id": None if corrected is None else corrected.id, "corrects_kind": reference.kind.value,
                "corrects_number": reference.number, "corrects_date": reference.date.isoformat(),
                "reason": reference.reason,
            }  # fmt: skip
        return self._inserted(i.document, values)

    def void(self, voiding: Annulment) -> None:
        """Say that a document is annulled."""
        values = {
            "document_id": voiding.document, "date": voiding.date.isoformat(), "reason": voiding.reason.strip(),
            "told_at": self._writer.now.isoformat(timespec="seconds"), "actor_id": self._writer.actor_id,
        }  # fmt: skip
        self._connection.execute(insert(i.document_void), values)

    def attach(self, document: int, what: str, sha256: str) -> None:
        """Keep the XML or PDF of a document; once."""
        values = {"document_id": document, "what": what, "sha256": sha256}
        self._connection.execute(insert(i.document_paper).prefix_with("OR IGNORE"), values)

    def get(self, document: int) -> DocumentRow:
        """Return a document by its row; raises UnknownDocumentError."""
        return document_row(self._reader, document)

    def named(self, name: str, kind: DocumentKind) -> DocumentRow | None:
        """Return a document by its number, None where there is none."""
        return document_named(self._reader, name, kind)

    def of_entry(self, entry: int) -> str:
        """Return the number of the document that was given for an entry and stands, empty where there is none."""
        return document_of_entry(self._reader, entry)

    def credited(self, document: int) -> int:
        """Return what notes took away from a document, in céntimos of soles."""
        return credited(self._reader, document)

    def sold_by_slip(self, number: str, year: int) -> Money:
        """Return what somebody sold by liquidación in a year, known by her document."""
        return Money(self._reader.value(_SOLD_BY_SLIP, (number, f"{year}-01-01", f"{year}-12-31")))

    def has_notes(self, document: int) -> bool:
        """Say whether notes correct a document."""
        return bool(self._reader.value(_NOTES_STANDING, (document,)))

    def noted_sale(self, entry: int) -> tuple[Noted, int]:
        """Return a sale that was only written down, and its amount in céntimos; raises NotASaleError."""
        return noted_sale(self._reader, entry)

    def noted_purchase(self, entry: int) -> tuple[NotedPurchase, int]:
        """Return a purchase that was only written down, and its amount in céntimos; raises NotASaleError."""
        return noted_purchase(self._reader, entry)

    def open_on(self, entry: int) -> int:
        """Return what is still owed on an entry, in céntimos."""
        return int(self._reader.value(_OPEN, (entry,)))

    def posted_by(self, entry: int, document: int) -> bool:
        """Say whether an entry is the document's own: it was written with it, under its key."""
        return bool(self._reader.value(_OWN, (document, entry)))

    def know(self, somebody: Somebody) -> None:
        """Keep where somebody known is and by which document; a document without an address leaves what was known."""
        if somebody.party is None or somebody.identity is IdentityKind.NONE:
            return
        address = somebody.address
        values = {
            "party_id": somebody.party, "identity": somebody.identity.value, "number": somebody.number,
            "line": address.line, "ubigeo": address.ubigeo, "district": address.district,
            "province": address.province, "department": address.department,
        }  # fmt: skip
        told = "OR IGNORE" if address == Address() else "OR REPLACE"
        self._connection.execute(insert(i.party_address).prefix_with(told), values)

    def forget(self, party: int) -> None:
        """Let go of where somebody is, and of what was being written for her."""
        self._connection.exec_driver_sql(_DRAFTS_GONE, (party,))
        self._connection.execute(delete(i.party_address).where(i.party_address.c.party_id == party))

    def keep_draft(self, draft: int | None, values: dict[str, object]) -> int:
        """Write a draft, anew or in place of what it said; return its row."""
        told = {**values, "changed_at": self._writer.now.isoformat(timespec="seconds")}
        if draft is None:
            return self._inserted(i.draft, {"uid": str(uuid_utils.uuid7()), **told})
        self._connection.execute(update(i.draft).where(i.draft.c.id == draft).values(**told))
        return draft

    def drop_draft(self, draft: int) -> None:
        """Let go of a draft: nothing was told by it."""
        self._connection.execute(delete(i.draft).where(i.draft.c.id == draft))

    def draft_done(self, draft: int, document: int) -> None:
        """Say which document a draft became."""
        self._connection.execute(update(i.draft).where(i.draft.c.id == draft).values(document_id=document))

    def default_category(self, kind: str) -> int | None:
        """Return the oldest category of a kind that is offered."""
        from emprende_desktop.persistence.tables import category

        asked = select(category.c.id).where(category.c.kind == kind, category.c.retired == 0).order_by(category.c.id)
        found: int | None = self._connection.execute(asked.limit(1)).scalar()
        return found

    def _inserted(self, table: Table, values: Mapping[str, object]) -> int:
        row = self._connection.execute(insert(table).returning(table.c.id), values)
        return int(row.scalar_one())
