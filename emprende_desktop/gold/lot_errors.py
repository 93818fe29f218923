"""What a person can do wrong with lots and their movements."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class MovementRefusedError(BookkeepingError):
    """A movement whose weights or cost do not fit its kind."""

    kind: str


@dataclass(eq=False)
class NotSoMuchThereError(BookkeepingError):
    """More of a lot than lies there on that day: ore in grams, gold in milligrams."""

    lot: str
    ore_g: int
    fine_mg: int
    date: dt.date


@dataclass(eq=False)
class CostWithoutGoldError(BookkeepingError):
    """A movement that would leave a cost (céntimos) with nothing to carry it."""

    cents: int


@dataclass(eq=False)
class UnknownLotError(BookkeepingError):
    """A lot that is not there."""

    lot: str


@dataclass(eq=False)
class UnknownMovementError(BookkeepingError):
    """A movement that is not there, was undone already or undoes another."""

    move: int


@dataclass(eq=False)
class MixedOwnershipError(BookkeepingError):
    """A sale of lots of which some are ours and some are sold for members."""

    lots: str


@dataclass(eq=False)
class MembersLotError(BookkeepingError):
    """A cost of ours on a lot (its number) that is sold for members."""

    lot: str


@dataclass(eq=False)
class StockOfLotsError(BookkeepingError):
    """An entry by code on an account (its code) that has what lots cost, in books that have lots."""

    account: str


@dataclass(eq=False)
class BesideError(BookkeepingError):
    """An entry that stands beside a note: it is undone with the note, not by itself."""

    template: str


@dataclass(eq=False)
class NoNetWeightError(BookkeepingError):
    """A weighing in which what holds the load weighs as much as all of it, or more; both in grams."""

    gross_g: int
    tare_g: int


@dataclass(eq=False)
class NotDriedError(BookkeepingError):
    """A moisture test in which the sample weighs as much dry as wet, more, or nothing; both in milligrams."""

    wet_mg: int
    dry_mg: int


@dataclass(eq=False)
class UnknownMeasureError(BookkeepingError):
    """Something measured that is not there or was taken back already."""

    row: int


@dataclass(eq=False)
class DifferentPlacesError(BookkeepingError):
    """Lots to be put together that do not lie at one stage."""

    lots: str


class CauseRequiredError(BookkeepingError):
    """A loss of which nobody said what happened."""


@dataclass(eq=False)
class LotMovedError(BookkeepingError):
    """A lot that moved already: its number and whose it is stay as they are."""

    lot: str


@dataclass(eq=False)
class UnknownProofError(BookkeepingError):
    """A paper of a lot that is not attached, or was taken off already."""

    row: int
