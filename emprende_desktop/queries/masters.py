"""Places, categories and people, as the forms offer them; and what is still owed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.masters import Category, CategoryKind, Listed, Party, Place
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence.reading.applications import standing_payments
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, PERSON_MATCHES, one_of, stands
from emprende_desktop.persistence.reading.masters import (
    CATEGORIES,
    CATEGORY_COLUMNS,
    PARTY_COLUMNS,
    PLACE_COLUMNS,
    PLACES,
    category_from,
    party_from,
    place_from,
)
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.queries.memo import Arguments, memo_arguments

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
    arguments: Arguments
    party: int | None
    party_name: str
    open: Money


_PLACES = f"SELECT {PLACE_COLUMNS} FROM {PLACES} WHERE place.retired = 0 ORDER BY place.id"
_CATEGORIES = f"""
SELECT {CATEGORY_COLUMNS} FROM {CATEGORIES} WHERE category.kind = ? AND category.retired = 0 ORDER BY category.id
"""
_LISTED = {
    Listed.PLACE: "SELECT id, kind, name, retired FROM place ORDER BY retired, kind, id",
    Listed.CATEGORY: "SELECT id, kind, name, retired FROM category ORDER BY retired, kind, id",
}


def places(reader: Reader) -> tuple[Place, ...]:
    """Return the places in use, oldest first."""
    return tuple(map(place_from, reader.rows(_PLACES)))


def categories(reader: Reader, kind: CategoryKind) -> tuple[Category, ...]:
    """Return the categories of a kind in use, oldest first."""
    return tuple(map(category_from, reader.rows(_CATEGORIES, (kind.value,))))


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A place or category as the lists of the settings show it: `kind` is that of its table."""

    id: int
    kind: str
    name: str
    retired: bool


def listed(reader: Reader, name: str) -> tuple[ListedRow, ...]:
    """Return every row of a list (`place` or `category`), those put away too."""
    rows = reader.rows(_LISTED[Listed(name)])
    return tuple(ListedRow(id_, kind, called, bool(retired)) for id_, kind, called, retired in rows)


_MATCHING = f"SELECT {PARTY_COLUMNS} FROM party WHERE {PERSON_MATCHES} ORDER BY folded_name LIMIT :count"
_PARTY = f"SELECT {PARTY_COLUMNS} FROM party WHERE id = ?"


def parties(reader: Reader, words: str) -> tuple[Party, ...]:
    """Return the people whose name, DNI or RUC holds the words, accents aside."""
    wanted = {"words": words.strip(), "folded": fold(words.strip()), "count": PARTIES_SHOWN}
    return tuple(map(party_from, reader.rows(_MATCHING, wanted)))


def party(reader: Reader, party_id: int) -> Party:
    """Return one person."""
    return party_from(reader.one(_PARTY, (party_id,)))


# The kept list says what is open; what a payment about to be corrected settles counts without it.
_OPEN_ITEMS = f"""
SELECT e.id, e.date, e.memo_template, e.memo_arguments,
  {CATEGORY_NAME}, p.party_id, COALESCE(w.name, ''), k.cents
FROM (
  SELECT date, entry_id, posting_id, cents FROM open_debt
  WHERE debt = :debt AND entry_id NOT IN (SELECT settled_id FROM application WHERE payment_id = :without)
  UNION ALL
  SELECT date, entry_id, posting_id, owed - settled FROM (
    SELECT p.date, p.entry_id, p.id AS posting_id, p.debit + p.credit AS owed,
      (SELECT COALESCE(SUM(o.cents), 0) FROM application o WHERE o.settled_id = p.entry_id AND o.payment_id <> :without
         AND {stands("o.payment_id")}) AS settled
    FROM application s JOIN posting p ON p.entry_id = s.settled_id JOIN account a ON a.id = p.account_id
    WHERE s.payment_id = :without AND (p.debit > 0) = (:debt = 'owed_to_me')
      AND {one_of("a.code", ":accounts")} AND {stands("p.entry_id")})
  WHERE owed > settled
  ORDER BY 1, 2, 3 LIMIT :count
) k JOIN journal_entry e ON e.id = k.entry_id JOIN posting p ON p.id = k.posting_id
  LEFT JOIN party w ON w.id = p.party_id
ORDER BY k.date, k.entry_id, k.posting_id
"""


def open_items(
    reader: Reader, debt: Debt, *, without: int | None = None, count: int | None = None
) -> tuple[OpenItem, ...]:
    """Return the notes on credit that are not wholly settled, oldest first: so many of them, or all.

    `without` is a payment about to be corrected: what it settles counts as open again.
    """
    wanted = {
        "debt": debt.value, "without": without, "accounts": many(_DEBT_ACCOUNTS[debt]),
        "count": -1 if count is None else count,
    }  # fmt: skip
    return tuple(
        OpenItem(
            id_, dt.date.fromisoformat(date), template, memo_arguments(arguments, category), party, name, Money(rest)
        )
        for id_, date, template, arguments, category, party, name, rest in reader.rows(_OPEN_ITEMS, wanted)
    )


def payments_of(reader: Reader, entry_id: int) -> tuple[int, ...]:
    """Return the payments that settle part of an entry and still stand."""
    return standing_payments(reader, entry_id)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A payment that stands, and what of it settles an entry, in céntimos."""

    date: dt.date
    amount: Money


_SETTLEMENTS = f"""
SELECT payment.date, a.cents FROM application a JOIN journal_entry payment ON payment.id = a.payment_id
WHERE a.settled_id = ? AND {stands("a.payment_id")} ORDER BY payment.date, payment.id
"""


def settlements_of(reader: Reader, entry_id: int) -> tuple[Settlement, ...]:
    """Return what the payments that still stand settle of an entry, oldest first."""
    return tuple(
        Settlement(dt.date.fromisoformat(date), Money(cents)) for date, cents in reader.rows(_SETTLEMENTS, (entry_id,))
    )


# A code stands in each chart that the company has.
_ACTIVE = "SELECT DISTINCT code, name FROM account WHERE active = 1 AND leaf = 1 ORDER BY code"
_POSTING = "SELECT DISTINCT code, name FROM account WHERE leaf = 1 OR active = 1 ORDER BY active DESC, code"
_ACTIVE_OF_TYPE = "SELECT DISTINCT code, name FROM account WHERE active = 1 AND leaf = 1 AND type = ? ORDER BY code"
_CODES = "SELECT code FROM account"


def active_accounts(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account in use that takes postings."""
    return tuple((code, name) for code, name in reader.rows(_ACTIVE))


def posting_accounts(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account that takes postings: those in use first, then the rest."""
    return tuple((code, name) for code, name in reader.rows(_POSTING))


def accounts_of(reader: Reader, kind: CategoryKind) -> tuple[tuple[str, str], ...]:
    """Return the code and name of every account in use that a category of this kind can be tied to."""
    types = {CategoryKind.SALE: "income", CategoryKind.EXPENSE: "expense"}
    return tuple((code, name) for code, name in reader.rows(_ACTIVE_OF_TYPE, (types[kind],)))


def account_prefixes(reader: Reader) -> frozenset[str]:
    """Return every code of the charts, headings too: what another program's codes may begin with."""
    return frozenset(code for (code,) in reader.rows(_CODES))
