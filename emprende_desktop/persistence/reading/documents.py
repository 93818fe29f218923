"""Documents as their rows say them; asked by queries and, in the transaction that writes, by the repository."""

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import TYPE_CODES, IdentityKind
from emprende_desktop.invoicing.document import Address, Somebody
from emprende_desktop.invoicing.errors import NotASaleError, UnknownDocumentError
from emprende_desktop.invoicing.issued import HEAD_OFFICE, Issuer, numbered
from emprende_desktop.invoicing.issuing import Origin
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.posting_rules.accounts import IGV, PAYABLE_UNDOCUMENTED, RECEIVABLE_UNDOCUMENTED
from emprende_desktop.posting_rules.documents import Noted, NotedPurchase
from emprende_desktop.trade.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: amounts in céntimos of soles; `content` is what was asked for, as JSON."""

    id: int
    kind: DocumentKind
    series: str
    number: int
    date: dt.date
    entry: int | None
    adjusts: int | None
    party: int | None
    origin: Origin
    operation: str
    currency: str
    rate: Decimal | None
    taxed: Money
    igv: Money
    total: Money
    identity: IdentityKind
    identity_number: str
    name: str
    corrects: int | None
    corrects_kind: str
    reason: str
    content: str
    igv_percent: Decimal
    voided: str

    @property
    def called(self) -> str:
        """Return series and number: `B001-15`."""
        return numbered(self.series, self.number)

    @property
    def customer(self) -> Somebody:
        """Return who it was made out to, without the address."""
        return Somebody(self.identity, self.identity_number, self.name, party=self.party)


COLUMNS = """
d.id, d.kind, d.series, d.number, d.date, d.entry_id, d.adjusts_id, d.party_id, d.origin, d.operation, d.currency,
d.rate, d.taxed, d.igv, d.total, d.identity, d.identity_number, d.name, d.corrects_id, d.corrects_kind, d.reason,
d.content, d.igv_percent, COALESCE((SELECT v.date FROM document_void v WHERE v.document_id = d.id), '')
"""
_BY_ID = f"SELECT {COLUMNS} FROM document d WHERE d.id = ?"
_BY_NAME = f"SELECT {COLUMNS} FROM document d WHERE d.kind = ? AND d.series = ? AND d.number = ?"
_KINDS_OF_NAME = "SELECT kind FROM document WHERE series = ? AND number = ? ORDER BY id"
_OF_ENTRY = """
SELECT d.series, d.number FROM document d
WHERE ? IN (d.entry_id, d.adjusts_id) AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id) LIMIT 1
"""
_CREDITED = """
SELECT COALESCE(SUM(d.total), 0) FROM document d WHERE d.corrects_id = ? AND d.kind = 'credit_note'
  AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id)
"""
# What was sold is on the accounts of income; the money and what is owed stand on the debit side.
_SALE = """
SELECT e.id,
  (SELECT COALESCE(SUM(p.credit - p.debit), 0) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND a.code = :igv),
  (SELECT a.code FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND p.credit > 0 AND a.type = 'income' ORDER BY p.credit DESC LIMIT 1),
  (SELECT COALESCE(SUM(o.cents), 0) FROM open_debt o JOIN posting p ON p.id = o.posting_id
    JOIN account a ON a.id = p.account_id WHERE o.entry_id = e.id AND a.code = :owed),
  (SELECT SUM(p.credit) FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.entry_id = e.id AND (a.type = 'income' OR a.code = :igv))
FROM journal_entry e
WHERE e.id = :entry AND e.memo_template IN ('sale', 'market', 'delivery', 'consigned', 'gold_sale')
  AND (json_extract(e.memo_arguments, '$.document') IN ('none', 'receipt')
    OR json_extract(e.memo_arguments, '$.number') = '')
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)
"""

_DIGITS_MAX = 18  # what a row of the database holds, zeros before a number counted
ISSUER = "issuer"  # the preference that keeps what documents say of the enterprise beyond its name and RUC
_ENTERPRISE = "SELECT ruc, name FROM enterprise"
_PREFERENCE = "SELECT value FROM preference WHERE name = ?"


def issuer(reader: Reader) -> Issuer:
    """Return who gives the documents of these books: name and RUC, and what was written for documents."""
    ruc, name = reader.one(_ENTERPRISE)
    kept = reader.value(_PREFERENCE, (ISSUER,))
    told: dict[str, str] = json.loads(kept) if kept else {}
    return Issuer(
        ruc,
        told.get("name") or name,
        told.get("trade_name", ""),
        Address(*(told.get(key, "") for key in ("line", "ubigeo", "district", "province", "department"))),
        told.get("annexe") or HEAD_OFFICE,
        told.get("phone", ""),
        told.get("email", ""),
        told.get("detractions", ""),
    )


def document_from(row: Row) -> DocumentRow:
    """Return a document from its columns."""
    (
        id_, kind, series, number, date, entry, adjusts, party, origin, operation, currency, rate, taxed, igv, total,
        identity, identity_number, name, corrects, corrects_kind, reason, content, percent, voided,
    ) = row  # fmt: skip
    return DocumentRow(
        id_, DocumentKind(kind), series, number, dt.date.fromisoformat(date), entry, adjusts, party, Origin(origin),
        operation, currency, Decimal(rate) if rate else None, Money(taxed), Money(igv), Money(total),
        IdentityKind(identity or "0"), identity_number, name, corrects, corrects_kind, reason, content,
        Decimal(percent or 0), voided,
    )  # fmt: skip


def document_row(reader: Reader, document: int) -> DocumentRow:
    """Return a document by its row; raises UnknownDocumentError."""
    row = reader.first(_BY_ID, (document,))
    if row is None:
        raise UnknownDocumentError(str(document))
    return document_from(row)


def document_named(reader: Reader, name: str, kind: DocumentKind) -> DocumentRow | None:
    """Return a document by kind and number (`B001-15`, zeros before the number or not), None where there is none."""
    series, _dash, number = name.rpartition("-")
    if not _is_number(number):
        return None
    row = reader.first(_BY_NAME, (kind.value, series, int(number)))
    return document_from(row) if row else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX


def documents_called(reader: Reader, name: str) -> tuple[DocumentRow, ...]:
    """Return the documents of a number, of whatever kind: a series of notes may be called like one of facturas.

    SUNAT's code before it says which kind is meant: `07-F001-1`.
    """
    *code, series, number = name.strip().upper().split("-") if name.count("-") else ("", "")
    if not _is_number(number):
        return ()
    kinds = [DocumentKind(kind) for (kind,) in reader.rows(_KINDS_OF_NAME, (series, int(number)))]
    wanted = [kind for kind in kinds if not code or TYPE_CODES.get(kind) == code[0]]
    found = (document_named(reader, f"{series}-{number}", kind) for kind in wanted)
    return tuple(one for one in found if one is not None)


def document_of_entry(reader: Reader, entry: int) -> str:
    """Return the number of the document that an entry tells or was brought in line with, empty where none stands."""
    row = reader.first(_OF_ENTRY, (entry,))
    return numbered(*row) if row else ""


def credited(reader: Reader, document: int) -> int:
    """Return what credit notes took away from a document, in céntimos of soles."""
    return int(reader.value(_CREDITED, (document,)))


def noted_sale(reader: Reader, entry: int) -> tuple[Noted, int]:
    """Return a sale that was only written down and stands, and its amount in céntimos; raises NotASaleError."""
    row = reader.first(_SALE, {"entry": entry, "igv": IGV, "owed": RECEIVABLE_UNDOCUMENTED})
    if row is None or row[2] is None:
        raise NotASaleError(entry)
    id_, igv, account, open_, total = row
    return Noted(id_, account, Money(igv), Money(open_)), int(total)


# What was bought is what left a place, or is owed without a document.
_PURCHASE = """
SELECT e.id, e.total, a.code, p.place_id,
  (SELECT COALESCE(SUM(o.cents), 0) FROM open_debt o WHERE o.posting_id = p.id)
FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
WHERE e.id = :entry AND e.memo_template IN ('expense', 'ore_purchase')
  AND json_extract(e.memo_arguments, '$.document') IN ('none', 'receipt')
  AND p.credit > 0 AND (p.place_id IS NOT NULL OR a.code = :owed)
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)
LIMIT 1
"""


def noted_purchase(reader: Reader, entry: int) -> tuple[NotedPurchase, int]:
    """Return a purchase that was only written down and stands, and its amount in céntimos; raises NotASaleError."""
    row = reader.first(_PURCHASE, {"entry": entry, "owed": PAYABLE_UNDOCUMENTED})
    if row is None:
        raise NotASaleError(entry)
    id_, total, account, place, open_ = row
    return NotedPurchase(id_, account, place, Money(open_)), int(total)
