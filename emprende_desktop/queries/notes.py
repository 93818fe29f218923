"""A posted entry read back as the note that a person wrote, so that "Corregir" can open its form filled in."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from emprende_desktop.domain.errors import UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.trade.notes import (
    Application,
    Collection,
    Document,
    DocumentKind,
    Expense,
    Note,
    OwnerContribution,
    OwnerWithdrawal,
    Sale,
    SupplierPayment,
    Transfer,
)


@dataclass(frozen=True, slots=True)
class _Read:
    date: dt.date
    total: Money
    key: str
    template: str
    arguments: dict[str, str]
    money_in: int | None
    money_out: int | None
    party: int | None
    applications: tuple[Application, ...]


def note_of(connection: Connection, entry_id: int, key: str) -> Note | None:
    """Return the note behind an entry under a new idempotency key; None where no form wrote it (imports, opening).

    Raises UnknownEntryError.
    """
    read = _read(connection, entry_id, key)
    match read.template:
        case "sale":
            return Sale(*_trade(read, read.money_in))
        case "expense":
            return Expense(*_trade(read, read.money_out))
        case "transfer" if read.money_in and read.money_out:
            return Transfer(read.date, read.total, read.money_out, read.money_in, key, read.arguments["detail"])
        case "collection" if read.money_in:
            return Collection(*_payment(read, read.money_in))
        case "supplier_payment" if read.money_out:
            return SupplierPayment(*_payment(read, read.money_out))
        case "contribution" if read.money_in:
            detail = read.arguments["detail"]
            return OwnerContribution(read.date, read.total, read.money_in, key, read.party, detail)
        case "withdrawal" if read.money_out:
            return OwnerWithdrawal(read.date, read.total, read.money_out, key, read.party, read.arguments["detail"])
    return None


def _trade(read: _Read, place: int | None) -> tuple[dt.date, Money, int, int | None, str, int | None, Document, str]:
    words = read.arguments
    document = Document(DocumentKind(words["document"]), words["number"])
    return (read.date, read.total, int(words["category"]), place, read.key, read.party, document, words["detail"])


def _payment(read: _Read, place: int) -> tuple[dt.date, Money, int, str, int | None, tuple[Application, ...], str]:
    return (read.date, read.total, place, read.key, read.party, read.applications, read.arguments["detail"])


def _read(connection: Connection, entry_id: int, key: str) -> _Read:
    entry = connection.execute(select(t.journal_entry).where(t.journal_entry.c.id == entry_id)).first()
    if entry is None:
        raise UnknownEntryError(entry_id)
    postings = connection.execute(select(t.posting).where(t.posting.c.entry_id == entry_id)).all()
    applied = connection.execute(select(t.application).where(t.application.c.payment_id == entry_id)).all()
    return _Read(
        date=dt.date.fromisoformat(entry.date),
        total=Money(entry.total),
        key=key,
        template=entry.memo_template,
        arguments=json.loads(entry.memo_arguments),
        money_in=_first(p.place_id for p in postings if p.debit and p.place_id),
        money_out=_first(p.place_id for p in postings if p.credit and p.place_id),
        party=_first(p.party_id for p in postings if p.party_id),
        applications=tuple(_application(row) for row in applied),
    )


def _first(values: Iterator[int]) -> int | None:
    return next(iter(values), None)


def _application(row: Row[tuple[object, ...]]) -> Application:
    return Application(row.settled_id, Money(row.cents))
