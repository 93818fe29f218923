"""One person's page: who she is, and what she owes and is owed."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import UnknownPartyError
from emprende_desktop.domain.masters import Party
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence.reading.fragments import (
    CATEGORY_NAME,
    NOT_MERGED,
    PERSON_MATCHES,
    begins_with,
    of_person,
)
from emprende_desktop.persistence.reading.masters import PARTY_COLUMNS, party_from
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.posting_rules.accounts import DEBT_PREFIXES
from emprende_desktop.posting_rules.wages import ADVANCES
from emprende_desktop.queries.memo import memo_arguments
from emprende_desktop.statements.party_statement import PartyMovement

PEOPLE_SHOWN = 1_000


_EVERYBODY = f"SELECT {PARTY_COLUMNS} FROM party WHERE erased = 0 AND {NOT_MERGED} ORDER BY folded_name"


def people(reader: Reader) -> tuple[Party, ...]:
    """Return everybody in the books by name; the erased are left out."""
    return tuple(map(party_from, reader.rows(_EVERYBODY)))


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person, and what she owes (positive) or is owed, in céntimos."""

    party: Party
    owes: Money


# What people owe is kept by month, on the accounts of debts alone.
_ACQUAINTANCES = f"""
SELECT {PARTY_COLUMNS}, (
  SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM party_month k
  WHERE {of_person("k.party_id", "party.id")}) AS net
FROM party WHERE {PERSON_MATCHES} ORDER BY ABS(net) DESC, folded_name LIMIT :count
"""
_NAMED = f"""
SELECT {PARTY_COLUMNS} FROM party
WHERE (folded_name = :folded OR dni = :words OR ruc = :words) AND erased = 0 AND {NOT_MERGED} ORDER BY id LIMIT 1
"""
_ADVANCED = """
SELECT COALESCE(SUM(k.debit - k.credit), 0)
FROM party JOIN party_month k ON k.party_id = party.id JOIN account a ON a.id = k.account_id
WHERE a.code = ? AND party.folded_name = ? AND party.folded_name <> ''
"""
_NICKNAME = "SELECT name FROM nickname WHERE party_id = ?"
_NICKNAMES = """
SELECT party.name, nickname.name FROM party JOIN nickname ON nickname.party_id = party.id WHERE nickname.name <> ''
"""
_MOVEMENTS = f"""
SELECT e.id, e.date, e.memo_template, e.memo_arguments, {CATEGORY_NAME}, SUM(p.debit - p.credit)
FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
WHERE {of_person("p.party_id", ":party")} AND {begins_with(":debts")} AND e.date <= :end
GROUP BY e.id HAVING SUM(p.debit - p.credit) <> 0 ORDER BY e.date, e.id
"""


def acquaintances(reader: Reader, words: str) -> tuple[Acquaintance, ...]:
    """Return the people whose name, DNI or RUC holds the words, those with the largest open amounts first."""
    wanted = {"words": words.strip(), "folded": fold(words.strip()), "count": PEOPLE_SHOWN}
    rows = reader.rows(_ACQUAINTANCES, wanted)
    return tuple(Acquaintance(party_from(party), Money(net)) for *party, net in rows)


def party_named(reader: Reader, words: str) -> Party:
    """Return the one person of a name, DNI or RUC; raises UnknownPartyError."""
    wanted = words.strip()
    row = reader.first(_NAMED, {"folded": fold(wanted), "words": wanted})
    if row is None or not wanted:
        raise UnknownPartyError(words)
    return party_from(row)


def advanced_to(reader: Reader, name: str) -> Money:
    """Return what was advanced to the person of a name on wages still to be earned, in céntimos; zero for nobody."""
    return Money(reader.value(_ADVANCED, (ADVANCES, fold(name))))


def nickname_of(reader: Reader, party_id: int) -> str:
    """Return what a person is called on the wall, empty where nothing was written."""
    return str(reader.value(_NICKNAME, (party_id,)) or "")


def wall_names(reader: Reader) -> dict[str, str]:
    """Return what everybody with a nickname is called on the wall, by name."""
    return dict(reader.rows(_NICKNAMES))


def party_movements(reader: Reader, party_id: int, end: dt.date) -> tuple[PartyMovement, ...]:
    """Return the entries that changed what a person owes or is owed, oldest first; undone ones and their undoing too.

    A row of a person who was paid at once is left out: nothing was owed.
    """
    wanted = {"party": party_id, "debts": many(DEBT_PREFIXES), "end": end.isoformat()}
    return tuple(
        PartyMovement(id_, dt.date.fromisoformat(date), template, memo_arguments(arguments, category), cents)
        for id_, date, template, arguments, category, cents in reader.rows(_MOVEMENTS, wanted)
    )
