"""Limits and rates that change by date, written by the advisor with their source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.topics import Committed, Topic

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.VALUES, Topic.LOTS})


def put_value(uow: UnitOfWork, new: DatedValue) -> Committed:
    """Write a value from a day on, in place of one from the same day; what was noted before stays as it was."""
    uow.put_value(new)
    return Committed(0, CHANGED)


@dataclass(frozen=True, slots=True)
class ValueKey:
    """Which dated value: its name and the day it begins."""

    name: str
    valid_from: dt.date


def take_value_away(uow: UnitOfWork, gone: ValueKey) -> Committed:
    """Let a value go."""
    uow.take_value_away(gone.name, gone.valid_from)
    return Committed(0, CHANGED)
