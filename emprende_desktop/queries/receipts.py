"""One note as a receipt, and the fares that no paper backs."""

import datetime as dt
import json

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.selections import begins_with, category_name
from emprende_desktop.persistence.standing import stands
from emprende_desktop.posting_rules.market import FARES
from emprende_desktop.statements.receipts import Fare, Receipt


def receipt_of(connection: Connection, entry_id: int) -> Receipt:
    """Return a note that moved money as a receipt; raises UnknownEntryError for any other."""
    entry, posting = t.journal_entry, t.posting
    name = select(t.party.c.name).where(t.party.c.id == posting.c.party_id)
    moved = (
        select(
            func.sum(posting.c.debit - posting.c.credit).label("cents"),
            func.max(t.place.c.name).label("place"),
        )
        .join(t.place, t.place.c.id == posting.c.place_id)
        .where(posting.c.entry_id == entry_id)
    )
    row = connection.execute(
        select(entry, category_name(entry).label("category")).where(entry.c.id == entry_id, entry.c.sealed == 1)
    ).first()
    money = connection.execute(moved).one()
    if row is None or not money.cents:
        raise UnknownEntryError(entry_id)
    person = connection.execute(
        select(name.scalar_subquery()).where(posting.c.entry_id == entry_id, posting.c.party_id.is_not(None)).limit(1)
    ).scalar()
    return Receipt(
        entry=row.id, date=dt.date.fromisoformat(row.date), template=row.memo_template,
        arguments=_arguments(row.memo_arguments, row.category), person=person or "", place=money.place,
        amount=Money(abs(money.cents)), inflow=money.cents > 0,
    )  # fmt: skip


def fares(connection: Connection, start: dt.date, end: dt.date) -> tuple[Fare, ...]:
    """Return the fares of a span of days that stand and have no boleta, factura or receipt, in order."""
    entry, posting = t.journal_entry, t.posting
    document = func.coalesce(func.json_extract(entry.c.memo_arguments, "$.document"), "none")
    statement = (
        select(entry, posting.c.debit.label("cents"), category_name(entry).label("category"))
        .join(posting, posting.c.entry_id == entry.c.id)
        .join(t.account, t.account.c.id == posting.c.account_id)
        .where(entry.c.date >= start.isoformat(), entry.c.date <= end.isoformat())
        .where(begins_with((FARES,)), posting.c.debit > 0, document == "none")
        .where(entry.c.reverses_id.is_(None), entry.c.kind == "normal", stands(entry.c.id))
        .order_by(entry.c.date, entry.c.id)
    )
    return tuple(
        Fare(
            dt.date.fromisoformat(row.date), row.memo_template, _arguments(row.memo_arguments, row.category),
            Money(row.cents),
        )
        for row in connection.execute(statement)
    )  # fmt: skip


def _arguments(written: str, category: str | None) -> tuple[tuple[str, str], ...]:
    return tuple({**json.loads(written), "category": category or ""}.items())
