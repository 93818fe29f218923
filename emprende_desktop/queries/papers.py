"""The papers behind the notes."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.selections import category_name
from emprende_desktop.persistence.standing import stands
from emprende_desktop.statements.papers import PaperRow


@dataclass(frozen=True, slots=True)
class AttachedPaper:
    """A paper of one note; `content` is empty where it was erased."""

    sha256: str
    media_type: str
    content: bytes
    added_at: str


_WITH_IT: Select[tuple[int, str, str]] = select(
    t.entry_paper.c.entry_id, t.entry_paper.c.sha256, literal("").label("added_at")
)
_ADDED: Select[tuple[int, str, str]] = select(
    t.added_paper.c.entry_id, t.added_paper.c.sha256, t.added_paper.c.added_at
)
_ATTACHED = union_all(_WITH_IT, _ADDED).subquery()


def papers_of(connection: Connection, entry_id: int) -> tuple[AttachedPaper, ...]:
    """Return the papers of a note, those that came with it first."""
    rows = connection.execute(
        select(t.paper, _ATTACHED.c.added_at)
        .join(_ATTACHED, _ATTACHED.c.sha256 == t.paper.c.sha256)
        .where(_ATTACHED.c.entry_id == entry_id)
        .order_by(_ATTACHED.c.added_at)
    )
    return tuple(AttachedPaper(row.sha256, row.media_type, row.content, row.added_at) for row in rows)


def papers_within(connection: Connection, start: dt.date, end: dt.date) -> tuple[PaperRow, ...]:
    """Return the papers of the standing notes of a span of days, in order, with their content."""
    entry = t.journal_entry
    rows = connection.execute(
        select(
            entry.c.id, entry.c.date, entry.c.memo_template, entry.c.memo_arguments, entry.c.total,
            category_name(entry).label("category"), t.paper.c.sha256, t.paper.c.media_type, t.paper.c.content,
        )
        .join(_ATTACHED, _ATTACHED.c.entry_id == entry.c.id)
        .join(t.paper, t.paper.c.sha256 == _ATTACHED.c.sha256)
        .where(entry.c.date >= start.isoformat(), entry.c.date <= end.isoformat(), stands(entry.c.id))
        .order_by(entry.c.date, entry.c.id, t.paper.c.sha256)
    )  # fmt: skip
    return tuple(
        PaperRow(
            row.id, dt.date.fromisoformat(row.date), row.memo_template,
            tuple({**json.loads(row.memo_arguments), "category": row.category or ""}.items()), Money(row.total),
            row.sha256, row.media_type, row.content,
        )
        for row in rows
    )  # fmt: skip
