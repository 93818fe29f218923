"""Ore bought and gold sold: noted with their papers, and corrected by addition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.notes import GoldNote
from emprende_desktop.noting.posting import replace_gold
from emprende_desktop.trade.papers import NewPaper

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.LOTS, Topic.JOURNAL, Topic.PLACES, Topic.PAPERS})


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A note about ore or gold with its papers; `corrects` is the entry that it stands in for, if any."""

    note: GoldNote
    papers: tuple[NewPaper, ...] = ()
    corrects: int | None = None


def record_gold(uow: UnitOfWork, record: GoldRecord) -> Committed:
    """Post a note about ore or gold and what it moves, after undoing the entry that it corrects.

    The same key posts once. Raises what `noting.posting.append_gold` and undoing raise. Returns the entry.
    """
    return Committed(replace_gold(uow, record.note, record.papers, record.corrects), CHANGED)
