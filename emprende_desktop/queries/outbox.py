"""Electronic documents as they stand: their bytes, what happened to them, what waits, and the certificate in use."""

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.invoicing.codes import TYPE_CODES
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.outbox import Event, Outgoing, deadline_name, last_moment, replayed
from emprende_desktop.invoicing.sending import host_of, is_for_trying
from emprende_desktop.invoicing.wire_errors import (
    PERIOD_CHECK,
    AccessMissingError,
    CertificateRefusedError,
    TrialCertificateError,
)
from emprende_desktop.persistence.reading.dated import dated_value
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.accounts import IGV_RATE
from emprende_desktop.queries.documents import issuer
from emprende_desktop.queries.page import PAGE_SIZE, Page
from emprende_desktop.trade.documents import DocumentKind

_LAST = 2**62  # above every row
ACCESS = "sunat"  # the preference that keeps where documents are sent, and as whom


@dataclass(frozen=True, slots=True)
class Edoc:
    """A signed document: SUNAT's name of its file, its bytes, where it stands and until when it must arrive."""

    id: int
    name: FileName
    date: dt.date
    document: int | None
    xml: bytes
    digest: str
    test: bool
    outgoing: Outgoing
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row of the outbox: what it is, where it stands, what SUNAT said last and until when it must arrive.

    `id` is that of the signed document, None where it is not signed yet; a summary or a voiding has no total.
    """

    id: int | None
    name: FileName
    date: dt.date
    document: int | None
    total: Money | None
    customer: str
    outgoing: Outgoing
    code: str
    message: str
    until: dt.datetime
    test: bool


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """The certificate that signs; `wrapped` is it with its key, sealed."""

    id: int
    subject: str
    issuer: str
    ruc: str
    valid_from: dt.date
    valid_to: dt.date
    wrapped: bytes
    test: bool


@dataclass(frozen=True, slots=True)
class Access:
    """Where documents are sent and asked about, as whom; the password is sealed, empty where there is none."""

    send: str
    consult: str
    user: str
    password: str


_EDOC = "SELECT id, name, date, document_id, xml, digest, test FROM edoc WHERE id = ?"
_OF_DOCUMENT = "SELECT MAX(id) FROM edoc WHERE document_id = ?"
_EVENTS = "SELECT event, at, ticket FROM edoc_event WHERE edoc_id = ? ORDER BY id"
# What was signed to try out counts for nothing once there is a certificate of the enterprise.
_COUNTS = "(e.test = 0 OR NOT EXISTS (SELECT 1 FROM certificate c WHERE c.retired = 0 AND c.test = 0))"
# What is on its way, and what SUNAT did not take as long as its document stands.
_OPEN = """
(v.state NOT IN ('accepted','observed','rejected','draft') OR (v.state = 'rejected' AND d.id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM document_void o WHERE o.document_id = d.id)))
"""
_NEWEST = f"""
SELECT e.id, e.name, e.date, e.document_id, e.test, d.total, COALESCE(d.name, ''), v.code, v.message
FROM edoc e LEFT JOIN document d ON d.id = e.document_id
  JOIN edoc_event v ON v.id = (SELECT MAX(id) FROM edoc_event WHERE edoc_id = e.id)
WHERE v.state <> 'draft' AND (:open = 0 OR {_OPEN}) AND {_COUNTS}
  AND e.id = (SELECT MAX(n.id) FROM edoc n WHERE n.name = e.name) AND e.id < :before
ORDER BY e.id DESC LIMIT :rows
"""
_CERTIFICATE = """
SELECT id, subject, issuer, ruc, valid_from, valid_to, wrapped, test FROM certificate WHERE retired = 0
ORDER BY id DESC LIMIT 1
"""
_PREFERENCE = "SELECT value FROM preference WHERE name = ?"
_ANSWER = "SELECT answer FROM edoc_event WHERE edoc_id = ? AND answer IS NOT NULL ORDER BY id DESC LIMIT 1"
# Documents that are to be electronic and have no signed bytes; what was annulled before it was signed is none.
_UNSIGNED_AMONG = f"""
FROM document d WHERE d.origin = 'own' AND d.kind IN ('boleta','factura','credit_note','debit_note',
    'liquidacion') AND NOT EXISTS (SELECT 1 FROM edoc e JOIN edoc_event v ON v.edoc_id = e.id WHERE e.document_id = d.id
      AND v.id = (SELECT MAX(id) FROM edoc_event WHERE edoc_id = e.id) AND v.state <> 'draft' AND {_COUNTS})
  AND NOT EXISTS (SELECT 1 FROM document_void o WHERE o.document_id = d.id)
"""
_UNSIGNED = f"SELECT d.id {_UNSIGNED_AMONG} ORDER BY d.id"
_UNSIGNED_ROWS = f"""
SELECT d.id, d.kind, d.series, d.number, d.date, d.total, d.name {_UNSIGNED_AMONG} AND d.id < :before
ORDER BY d.id DESC LIMIT :rows
"""
# Annulled after SUNAT took them, and told of by no summary or voiding yet.
_TO_VOID = f"""
SELECT d.id, d.kind, d.series, d.number, d.date, o.reason, d.corrects_kind FROM document d
  JOIN document_void o ON o.document_id = d.id
WHERE EXISTS (SELECT 1 FROM edoc e JOIN edoc_event v ON v.edoc_id = e.id
    WHERE e.document_id = d.id AND v.state IN ('accepted','observed') AND {_COUNTS})
  AND NOT EXISTS (SELECT 1 FROM edoc_part p JOIN edoc e ON e.id = p.edoc_id JOIN edoc_event v ON v.edoc_id = e.id
    AND v.id = (SELECT MAX(id) FROM edoc_event WHERE edoc_id = p.edoc_id)
    WHERE p.document_id = d.id AND v.state NOT IN ('rejected','draft') AND {_COUNTS})
ORDER BY d.date, d.id
"""
_BATCHES = "SELECT COUNT(DISTINCT name) FROM edoc WHERE type_code = ? AND name GLOB ?"


def edoc(reader: Reader, edoc_id: int) -> Edoc:
    """Return a signed document with where it stands."""
    id_, stem, date, document, xml, digest, test = reader.one(_EDOC, (edoc_id,))
    name, day = FileName.parse(stem), dt.date.fromisoformat(date)
    return Edoc(
        id_,
        name,
        day,
        document,
        bytes(xml),
        digest,
        bool(test),
        _outgoing(reader, name, id_),
        _until(reader, name, day),
    )


def edoc_of(reader: Reader, document: int) -> Edoc | None:
    """Return a document as it was signed last, None where it was not."""
    newest = reader.value(_OF_DOCUMENT, (document,))
    return None if newest is None else edoc(reader, newest)


def _outgoing(reader: Reader, name: FileName, edoc_id: int) -> Outgoing:
    happened = (
        (Event(event), dt.datetime.fromisoformat(at), ticket) for event, at, ticket in reader.rows(_EVENTS, (edoc_id,))
    )
    return replayed(name.way, happened)


def _until(reader: Reader, name: FileName, day: dt.date) -> dt.datetime:
    return last_moment(day, int(dated_value(reader, deadline_name(name), day)))


def outbox(reader: Reader, *, only_open: bool, before: int = _LAST, rows: int = PAGE_SIZE) -> tuple[OutboxRow, ...]:
    """Return what was signed, the newest first; or what is still on its way, or was rejected and stands."""
    asked = {"open": int(only_open), "before": before, "rows": rows}
    return tuple(_row(reader, row) for row in tuple(reader.rows(_NEWEST, asked)))


def _row(reader: Reader, row: tuple[object, ...]) -> OutboxRow:
    id_, stem, date, document, test, total, customer, code, message = row
    name, day = FileName.parse(str(stem)), dt.date.fromisoformat(str(date))
    outgoing = _outgoing(reader, name, int(str(id_)))
    return OutboxRow(
        int(str(id_)),
        name,
        day,
        None if document is None else int(str(document)),
        None if total is None else Money(int(str(total))),
        str(customer),
        outgoing,
        str(code),
        str(message),
        _until(reader, name, day),
        bool(test),
    )


Key = tuple[bool, int]  # whether signed ones are read, and the row that was read last


def outbox_page(reader: Reader, after: Key | None, *, only_open: bool) -> Page[OutboxRow, Key]:
    """Return a page of the outbox: what is not signed yet, then what is, each the newest first."""
    signed, before = after or (False, _LAST)
    found: list[OutboxRow] = []
    if not signed:
        waiting = tuple(reader.rows(_UNSIGNED_ROWS, {"before": before, "rows": PAGE_SIZE}))
        ruc = issuer(reader).ruc if waiting else ""
        found = [_unsigned_row(reader, ruc, row) for row in waiting if ruc]
        if len(waiting) == PAGE_SIZE:
            return Page(tuple(found), (False, found[-1].document or 0))
        before = _LAST
    found += outbox(reader, only_open=only_open, before=before, rows=PAGE_SIZE - len(found))
    full = len(found) == PAGE_SIZE
    return Page(tuple(found), (True, found[-1].id or _LAST) if full else None)


def _unsigned_row(reader: Reader, ruc: str, row: tuple[object, ...]) -> OutboxRow:
    id_, kind, series, number, date, total, customer = map(str, row)
    name, day = FileName(ruc, TYPE_CODES[DocumentKind(kind)], series, int(number)), dt.date.fromisoformat(date)
    draft, until = Outgoing(name.way), _until(reader, name, day)
    return OutboxRow(None, name, day, int(id_), Money(int(total)), customer, draft, "", "", until, test=False)


_ANY_OWN = "SELECT EXISTS (SELECT 1 FROM edoc) OR EXISTS (SELECT 1 FROM certificate WHERE retired = 0)"


def sends_its_own(reader: Reader) -> bool:
    """Say whether these books sign documents of their own, or did."""
    return bool(reader.value(_ANY_OWN)) or access(reader) is not None


def unsigned(reader: Reader) -> tuple[int, ...]:
    """Return the documents that were given and not signed yet, the oldest first."""
    return tuple(id_ for (id_,) in reader.rows(_UNSIGNED))


@dataclass(frozen=True, slots=True)
class ToVoid:
    """A document that was annulled after SUNAT took it."""

    document: int
    kind: DocumentKind
    series: str
    number: int
    date: dt.date
    reason: str
    by_summary: bool


def to_void(reader: Reader) -> tuple[ToVoid, ...]:
    """Return what must be told as annulled: boletas and their notes by a summary, the rest by a voiding."""
    return tuple(
        ToVoid(
            id_, DocumentKind(kind), series, number, dt.date.fromisoformat(date), reason,
            "boleta" in (kind, corrects),
        )
        for id_, kind, series, number, date, reason, corrects in reader.rows(_TO_VOID)
    )  # fmt: skip


def batches(reader: Reader, code: str, day: dt.date) -> int:
    """Return how many summaries (RC) or voidings (RA) bear a day in their name."""
    return int(reader.value(_BATCHES, (code, f"*-{code}-{day:%Y%m%d}-*")))


def certificate(reader: Reader) -> CertificateRow | None:
    """Return the certificate that signs, None where there is none."""
    row = reader.first(_CERTIFICATE)
    if row is None:
        return None
    id_, subject, issuer, ruc, start, end, wrapped, test = row
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return CertificateRow(id_, subject, issuer, ruc, *days, bytes(wrapped), bool(test))


def access(reader: Reader) -> Access | None:
    """Return where documents are sent, None where nobody said so."""
    kept = reader.value(_PREFERENCE, (ACCESS,))
    if not kept:
        return None
    told = json.loads(kept)
    return Access(told.get("send", ""), told.get("consult", ""), told.get("user", ""), told.get("password", ""))


def answer_kept(reader: Reader, edoc_id: int) -> bytes | None:
    """Return the newest answer (CDR) of a document, as it came."""
    found = reader.value(_ANSWER, (edoc_id,))
    return None if found is None else bytes(found)


_SAID = "SELECT code, message FROM edoc_event WHERE edoc_id = ? ORDER BY id DESC LIMIT 1"


def last_said(reader: Reader, edoc_id: int) -> tuple[str, str]:
    """Return the code and the message that came last, empty where SUNAT said nothing."""
    code, message = reader.one(_SAID, (edoc_id,))
    return str(code), str(message)


def igv_percent(reader: Reader, date: dt.date) -> Decimal:
    """Return the IGV of a day, as the company's own copy has it."""
    return dated_value(reader, IGV_RATE, date)


def unready(reader: Reader, today: dt.date) -> BookkeepingError | None:
    """Return why nothing can be sent from these books today, None where it can."""
    told = access(reader)
    if told is None or not (told.send and told.user and told.password):
        return AccessMissingError()
    row = certificate(reader)
    if (row is None or row.test) and not is_for_trying(told.send):
        return TrialCertificateError(host_of(told.send))
    if row is not None and not row.valid_from <= today <= row.valid_to:
        return CertificateRefusedError(PERIOD_CHECK, row.valid_to.isoformat())
    return None
