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
from emprende_desktop.posting_rules.accounts import CAPITAL_ACCOUNTS, RECEIVABLES
from emprende_desktop.trade.notes import (
    Application,
    Collection,
    Document,
    DocumentKind,
    Expense,
    Note,
    NotebookNote,
    OpeningBalances,
    OpeningLine,
    OwnerContribution,
    OwnerWithdrawal,
    Sale,
    SupplierPayment,
    Transfer,
)


@dataclass(frozen=True, slots=True)
class _Line:
    account: str
    cents: int
    place: int | None
    party: int | None


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
    lines: tuple[_Line, ...]


def note_of(connection: Connection, entry_id: int, key: str) -> Note | None:
    """Return the note behind an entry under a new idempotency key; None where no form writes its kind.

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
        case "notebook":
            return _notebook_note(read)
        case "opening":
            lines = (line for line in read.lines if line.account not in CAPITAL_ACCOUNTS)
            opened = (OpeningLine(line.account, Money(line.cents), line.place, line.party) for line in lines)
            return OpeningBalances(read.date, tuple(opened), key)
    return None


def _notebook_note(read: _Read) -> NotebookNote:
    """Tell the medio from the rubro: it is the side with a place of money, or the debt of a sale on credit."""
    debit, credit = read.lines if read.lines[0].cents > 0 else reversed(read.lines)
    inflow = bool(debit.place) or (not credit.place and debit.account in RECEIVABLES)
    medio, rubro = (debit, credit) if inflow else (credit, debit)
    return NotebookNote(
        read.date, read.total, inflow, medio.account, rubro.account, read.key, read.party, read.arguments["detail"]
    )


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
    of_entry = select(t.posting, t.account.c.code).join(t.account, t.account.c.id == t.posting.c.account_id)
    postings = connection.execute(of_entry.where(t.posting.c.entry_id == entry_id).order_by(t.posting.c.id)).all()
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
        lines=tuple(_Line(p.code, p.debit - p.credit, p.place_id, p.party_id) for p in postings),
    )


def _first(values: Iterator[int]) -> int | None:
    return next(iter(values), None)


def _application(row: Row[tuple[object, ...]]) -> Application:
    return Application(row.settled_id, Money(row.cents))
