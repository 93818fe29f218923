"""Places, categories and people, as the forms offer them; and what is still owed."""

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.masters import Category, CategoryKind, Party, Place
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.applications import standing_payments
from emprende_desktop.persistence.masters import CATEGORY_SELECT, PLACE_SELECT, category_from, party_from, place_from
from emprende_desktop.persistence.selections import category_name, matches, of_person
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES

PARTIES_SHOWN = 20


class Debt(StrEnum):
    """Who owes whom."""

    OWED_TO_ME = "owed_to_me"
    I_OWE = "i_owe"


_DEBT_ACCOUNTS = {Debt.OWED_TO_ME: RECEIVABLES, Debt.I_OWE: PAYABLES}


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A sale on credit or a purchase owed, and what of it is still open, in céntimos."""

    entry: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    party: int | None
    party_name: str
    open: Money


def places(connection: Connection) -> tuple[Place, ...]:
    """Return the places in use, oldest first."""
    return tuple(map(place_from, connection.execute(PLACE_SELECT.where(t.place.c.retired == 0).order_by(t.place.c.id))))


def categories(connection: Connection, kind: CategoryKind) -> tuple[Category, ...]:
    """Return the categories of a kind in use, oldest first."""
    statement = CATEGORY_SELECT.where(t.category.c.kind == kind.value, t.category.c.retired == 0)
    return tuple(map(category_from, connection.execute(statement.order_by(t.category.c.id))))


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A place or category as the lists of the settings show it: `kind` is that of its table."""

    id: int
    kind: str
    name: str
    retired: bool


def listed(connection: Connection, name: str) -> tuple[ListedRow, ...]:
    """Return every row of a list (`place` or `category`), those put away too."""
    table = t.metadata.tables[name]
    rows = connection.execute(select(table).order_by(table.c.retired, table.c.kind, table.c.id))
    return tuple(ListedRow(row.id, row.kind, row.name, bool(row.retired)) for row in rows)


def parties(connection: Connection, words: str) -> tuple[Party, ...]:
    """Return the people whose name, DNI or RUC holds the words, accents aside."""
    statement = select(t.party).where(matches(words)).order_by(t.party.c.folded_name).limit(PARTIES_SHOWN)
    return tuple(map(party_from, connection.execute(statement)))


def party(connection: Connection, party_id: int) -> Party:
    """Return one person."""
    return party_from(connection.execute(select(t.party).where(t.party.c.id == party_id)).one())


def open_items(
    connection: Connection, debt: Debt, party_id: int | None = None, without: int | None = None
) -> tuple[OpenItem, ...]:
    """Return the notes on credit that are not wholly settled, oldest first, of one person or of all.

    `without` is a payment about to be corrected: what it settles counts as open again.
    """
    entry, posting = t.journal_entry, t.posting
    reversal = t.journal_entry.alias("reversal")
    payment_reversal = t.journal_entry.alias("payment_reversal")
    applied = (
        select(func.coalesce(func.sum(t.application.c.cents), 0))
        .outerjoin(payment_reversal, payment_reversal.c.reverses_id == t.application.c.payment_id)
        .where(t.application.c.settled_id == entry.c.id, payment_reversal.c.id.is_(None))
        .where(t.application.c.payment_id.is_distinct_from(without))
        .scalar_subquery()
    )
    owed = posting.c.debit if debt is Debt.OWED_TO_ME else posting.c.credit
    statement = (
        select(
            entry,
            (owed - applied).label("open"),
            posting.c.party_id,
            t.party.c.name,
            category_name(entry).label("category"),
        )
        .join(posting, posting.c.entry_id == entry.c.id)
        .join(t.account, t.account.c.id == posting.c.account_id)
        .outerjoin(t.party, t.party.c.id == posting.c.party_id)
        .outerjoin(reversal, reversal.c.reverses_id == entry.c.id)
        .where(t.account.c.code.in_(_DEBT_ACCOUNTS[debt]), owed > 0, owed > applied)
        .where(reversal.c.id.is_(None), entry.c.reverses_id.is_(None))
        .order_by(entry.c.date, entry.c.id)
    )
    if party_id is not None:
        statement = statement.where(of_person(posting.c.party_id, party_id))
    return tuple(
        OpenItem(
            row.id,
            dt.date.fromisoformat(row.date),
            row.memo_template,
            tuple({**json.loads(row.memo_arguments), "category": row.category or ""}.items()),
            row.party_id,
            row.name or "",
            Money(row.open),
        )
        for row in connection.execute(statement)
    )


def payments_of(connection: Connection, entry_id: int) -> tuple[int, ...]:
    """Return the payments that settle part of an entry and still stand."""
    return standing_payments(connection, entry_id)


def active_accounts(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account in use that takes postings."""
    table = t.account
    rows = connection.execute(
        select(table.c.code, table.c.name)
        .distinct()  # a code stands in each chart that the company has
        .where(table.c.active == 1, table.c.leaf == 1)
        .order_by(table.c.code)
    )
    return tuple((row.code, row.name) for row in rows)


def posting_accounts(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account that takes postings: those in use first, then the rest."""
    table = t.account
    takes = (table.c.leaf == 1) | (table.c.active == 1)
    rows = connection.execute(
        select(table.c.code, table.c.name).distinct().where(takes).order_by(table.c.active.desc(), table.c.code)
    )
    return tuple((row.code, row.name) for row in rows)


def accounts_of(connection: Connection, kind: CategoryKind) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account in use that a category of this kind can be tied to."""
    table = t.account
    types = {CategoryKind.SALE: "income", CategoryKind.EXPENSE: "expense"}
    rows = connection.execute(
        select(table.c.code, table.c.name)
        .distinct()
        .where(table.c.active == 1, table.c.leaf == 1, table.c.type == types[kind])
        .order_by(table.c.code)
    )
    return tuple((row.code, row.name) for row in rows)


def account_prefixes(connection: Connection) -> frozenset[str]:
    """Return every code of the charts, headings too: what another program's codes may begin with."""
    return frozenset(connection.execute(select(t.account.c.code)).scalars())
