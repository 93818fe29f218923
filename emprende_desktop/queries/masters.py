"""Places, categories and people, as the forms offer them; and what is still owed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.masters import Category, CategoryKind, Listed, Party, Place
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence.reading.applications import standing_payments
from emprende_desktop.persistence.reading.fragments import CATEGORY_NAME, PERSON_MATCHES, of_person, one_of, stands
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


# What is owed stands on the debit side where it is owed to her, on the credit side where she owes it.
_OPEN_ITEMS = f"""
SELECT id, date, memo_template, memo_arguments, category, party_id, name, owed - applied FROM (
  SELECT e.id, e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME} AS category, p.party_id,
    COALESCE(party.name, '') AS name, CASE WHEN :to_me THEN p.debit ELSE p.credit END AS owed, (
      SELECT COALESCE(SUM(paid.cents), 0) FROM application paid
      WHERE paid.settled_id = e.id AND {stands("paid.payment_id")} AND paid.payment_id IS NOT :without) AS applied
  FROM journal_entry e JOIN posting p ON p.entry_id = e.id LEFT JOIN party ON party.id = p.party_id
  WHERE p.account_id IN (SELECT a.id FROM account a WHERE {one_of("a.code", ":accounts")})
    AND e.reverses_id IS NULL AND {stands("e.id")} AND (:party IS NULL OR {of_person("p.party_id", ":party")}))
WHERE owed > applied ORDER BY date, id
"""


def open_items(
    reader: Reader, debt: Debt, party_id: int | None = None, without: int | None = None
) -> tuple[OpenItem, ...]:
    """Return the notes on credit that are not wholly settled, oldest first, of one person or of all.

    `without` is a payment about to be corrected: what it settles counts as open again.
    """
    wanted = {
        "to_me": debt is Debt.OWED_TO_ME, "accounts": many(_DEBT_ACCOUNTS[debt]), "party": party_id,
        "without": without,
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
