"""One person's page: who she is, and what she owes and is owed."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import UnknownPartyError
from emprende_desktop.domain.masters import Party
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.masters import party_from
from emprende_desktop.persistence.selections import begins_with, category_name, matches, not_merged, of_person
from emprende_desktop.posting_rules.accounts import DEBT_PREFIXES
from emprende_desktop.posting_rules.wages import ADVANCES
from emprende_desktop.statements.party_statement import PartyMovement

PEOPLE_SHOWN = 40


def people(connection: Connection) -> tuple[Party, ...]:
    """Return everybody in the books by name; the erased are left out."""
    statement = select(t.party).where(t.party.c.erased == 0, not_merged()).order_by(t.party.c.folded_name)
    return tuple(map(party_from, connection.execute(statement)))


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person, and what she owes (positive) or is owed, in céntimos."""

    party: Party
    owes: Money


def acquaintances(connection: Connection, words: str) -> tuple[Acquaintance, ...]:
    """Return the people whose name, DNI or RUC holds the words, those with the largest open amounts first."""
    table, posting, account = t.party, t.posting, t.account
    net = (
        select(func.coalesce(func.sum(posting.c.debit - posting.c.credit), 0))
        .join(account, account.c.id == posting.c.account_id)
        .where(of_person(posting.c.party_id, table.c.id), begins_with(DEBT_PREFIXES))
        .scalar_subquery()
    )
    statement = (
        select(table, net.label("net"))
        .where(matches(words))
        .order_by(func.abs(net).desc(), table.c.folded_name)
        .limit(PEOPLE_SHOWN)
    )
    return tuple(Acquaintance(party_from(row), Money(row.net)) for row in connection.execute(statement))


def party_named(connection: Connection, words: str) -> Party:
    """Return the one person of a name, DNI or RUC; raises UnknownPartyError."""
    table = t.party
    wanted = words.strip()
    known = or_(table.c.folded_name == fold(wanted), table.c.dni == wanted, table.c.ruc == wanted)
    row = connection.execute(select(table).where(known, table.c.erased == 0, not_merged()).order_by(table.c.id)).first()
    if row is None or not wanted:
        raise UnknownPartyError(words)
    return party_from(row)


def advanced_to(connection: Connection, name: str) -> Money:
    """Return what was advanced to the person of a name on wages still to be earned, in céntimos; zero for nobody."""
    posting, account = t.posting, t.account
    found = (
        select(func.coalesce(func.sum(posting.c.debit - posting.c.credit), 0))
        .join(account, account.c.id == posting.c.account_id)
        .join(t.party, t.party.c.id == posting.c.party_id)
        .where(account.c.code == ADVANCES, t.party.c.folded_name == fold(name), t.party.c.folded_name != "")
    )
    return Money(connection.execute(found).scalar_one())


def nickname_of(connection: Connection, party_id: int) -> str:
    """Return what a person is called on the wall, empty where nothing was written."""
    name = select(t.nickname.c.name).where(t.nickname.c.party_id == party_id)
    return connection.execute(name).scalar() or ""


def wall_names(connection: Connection) -> dict[str, str]:
    """Return what everybody with a nickname is called on the wall, by name."""
    rows = connection.execute(
        select(t.party.c.name, t.nickname.c.name.label("nickname")).join(t.nickname).where(t.nickname.c.name != "")
    )
    return {row.name: row.nickname for row in rows}


def party_movements(connection: Connection, party_id: int, end: dt.date) -> tuple[PartyMovement, ...]:
    """Return the entries that changed what a person owes or is owed, oldest first; undone ones and their undoing too.

    A row of a person who was paid at once is left out: nothing was owed.
    """
    entry, posting, account = t.journal_entry, t.posting, t.account
    cents = func.sum(posting.c.debit - posting.c.credit)
    statement = (
        select(entry, cents.label("cents"), category_name(entry).label("category"))
        .join(posting, posting.c.entry_id == entry.c.id)
        .join(account, account.c.id == posting.c.account_id)
        .where(of_person(posting.c.party_id, party_id), begins_with(DEBT_PREFIXES), entry.c.date <= end.isoformat())
        .group_by(entry.c.id)
        .having(cents != 0)
        .order_by(entry.c.date, entry.c.id)
    )
    return tuple(
        PartyMovement(
            row.id,
            dt.date.fromisoformat(row.date),
            row.memo_template,
            tuple({**json.loads(row.memo_arguments), "category": row.category or ""}.items()),
            row.cents,
        )
        for row in connection.execute(statement)
    )
