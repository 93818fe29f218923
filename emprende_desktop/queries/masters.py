"""Places, categories and people, as the forms offer them; and what is still owed."""

import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.masters import Category, CategoryKind, Party, Place
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.applications import standing_payments
from emprende_desktop.persistence.masters import CATEGORY_SELECT, PLACE_SELECT, category_from, party_from, place_from
from emprende_desktop.persistence.selections import matches
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


# The kept list says what is open; what a payment about to be corrected settles counts without it. The category is that
# of the note, or the one that it was merged into.
_OPEN_ITEMS = """
SELECT e.id, e.date, e.memo_template, e.memo_arguments,
  (SELECT c.name FROM category c WHERE c.id = COALESCE(
     (SELECT m.into_id FROM category_merge m WHERE m.category_id = json_extract(e.memo_arguments, '$.category')),
     json_extract(e.memo_arguments, '$.category'))),
  p.party_id, COALESCE(w.name, ''), k.cents
FROM (
  SELECT date, entry_id, posting_id, cents FROM open_debt
  WHERE debt = :debt AND entry_id NOT IN (SELECT settled_id FROM application WHERE payment_id = :without)
  UNION ALL
  SELECT date, entry_id, posting_id, owed - settled FROM (
    SELECT p.date, p.entry_id, p.id AS posting_id, p.debit + p.credit AS owed,
      (SELECT COALESCE(SUM(o.cents), 0) FROM application o WHERE o.settled_id = p.entry_id AND o.payment_id <> :without
         AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = o.payment_id)) AS settled
    FROM application s JOIN posting p ON p.entry_id = s.settled_id JOIN account a ON a.id = p.account_id
    WHERE s.payment_id = :without AND (p.debit > 0) = (:debt = 'owed_to_me')
      AND a.code IN (SELECT value FROM json_each(:accounts))
      AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = p.entry_id))
  WHERE owed > settled
  ORDER BY 1, 2, 3 LIMIT :count
) k JOIN journal_entry e ON e.id = k.entry_id JOIN posting p ON p.id = k.posting_id
  LEFT JOIN party w ON w.id = p.party_id
ORDER BY k.date, k.entry_id, k.posting_id
"""


def open_items(
    connection: Connection, debt: Debt, *, without: int | None = None, count: int | None = None
) -> tuple[OpenItem, ...]:
    """Return the notes on credit that are not wholly settled, oldest first: so many of them, or all.

    `without` is a payment about to be corrected: what it settles counts as open again.
    """
    asked = {
        "debt": debt.value, "without": without, "accounts": json.dumps(_DEBT_ACCOUNTS[debt]),
        "count": -1 if count is None else count,
    }  # fmt: skip
    return tuple(
        OpenItem(
            entry, dt.date.fromisoformat(date), template,
            tuple({**json.loads(arguments), "category": category or ""}.items()), party_id, name, Money(cents),
        )
        for entry, date, template, arguments, category, party_id, name, cents in connection.exec_driver_sql(
            _OPEN_ITEMS, asked
        )
    )  # fmt: skip


def payments_of(connection: Connection, entry_id: int) -> tuple[int, ...]:
    """Return the payments that settle part of an entry and still stand."""
    return standing_payments(connection, entry_id)


def active_accounts(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account in use that takes postings."""
    table = t.account
    rows = connection.execute(
        select(table.c.code, table.c.name).where(table.c.active == 1, table.c.leaf == 1).order_by(table.c.code)
    )
    return tuple((row.code, row.name) for row in rows)


def posting_accounts(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account that takes postings: those in use first, then the rest."""
    table = t.account
    takes = (table.c.leaf == 1) | (table.c.active == 1)
    rows = connection.execute(
        select(table.c.code, table.c.name).where(takes).order_by(table.c.active.desc(), table.c.code)
    )
    return tuple((row.code, row.name) for row in rows)


def accounts_of(connection: Connection, kind: CategoryKind) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account in use that a category of this kind can be tied to."""
    table = t.account
    types = {CategoryKind.SALE: "income", CategoryKind.EXPENSE: "expense"}
    rows = connection.execute(
        select(table.c.code, table.c.name)
        .where(table.c.active == 1, table.c.leaf == 1, table.c.type == types[kind])
        .order_by(table.c.code)
    )
    return tuple((row.code, row.name) for row in rows)


def account_prefixes(connection: Connection) -> frozenset[str]:
    """Return every code of the charts, headings too: what another program's codes may begin with."""
    return frozenset(connection.execute(select(t.account.c.code)).scalars())
