"""What a lot weighs, how wet it is and what its assays say: noted with their papers, taken back when told wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.measures import Measure
from emprende_desktop.noting.posting import check_day
from emprende_desktop.trade.papers import NewPaper

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.LOTS, Topic.PAPERS})


@dataclass(frozen=True, slots=True)
class Measuring:
    """Something measured, with the photo or PDF of its paper where there is one."""

    measure: Measure
    paper: NewPaper | None = None


def note_measure(uow: UnitOfWork, measuring: Measuring) -> Committed:
    """Write a weighing, a moisture test or an assay and return its row; the same key writes once.

    Raises FutureDateError, PastDateError, UnknownLotError.
    """
    measure = measuring.measure
    check_day(uow, measure.date)
    uow.lots.get(measure.lot)
    paper = uow.papers.keep(measuring.paper) if measuring.paper else None
    return Committed(uow.measures.add(measure, paper), CHANGED)


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What kind of measure was told wrong, and its row."""

    kind: type[Measure]
    row: int


def take_back(uow: UnitOfWork, wrong: TakingBack) -> Committed:
    """Mark something measured as told wrong: it stays, and counts no more. Raises UnknownMeasureError."""
    uow.measures.take_back(wrong.kind, wrong.row)
    return Committed(wrong.row, CHANGED)
