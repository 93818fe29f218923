"""Ore or gold that changes its lot without changing what it is: lots made one, one made several, bars melted.

Ore is integer grams, gold integer milligrams.
"""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.gold.lot_errors import MovementRefusedError
from emprende_desktop.gold.lots import Held, MoveKind, NewLot, Stage
from emprende_desktop.gold.notes import SoldPart


@dataclass(frozen=True, slots=True)
class Into:
    """What a lot, there already or opened with it, takes in at a stage."""

    lot: int | NewLot
    stage: Stage
    held: Held


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Lots pooled into one, or one split into several; what each takes along of the cost goes by weight.

    Raises MovementRefusedError for another kind of movement and where nothing moves.
    """

    date: dt.date
    kind: MoveKind
    out: tuple[SoldPart, ...]
    into: tuple[Into, ...]
    key: str
    custody: str = ""
    document: str = ""

    def __post_init__(self) -> None:
        if self.kind not in (MoveKind.POOLED, MoveKind.SPLIT) or not self.out or not self.into:
            raise MovementRefusedError(self.kind)


@dataclass(frozen=True, slots=True)
class Melting:
    """Gold of one or more lots melted into one: what it weighs then, and how much of that is fine, in milligrams.

    Raises MovementRefusedError where nothing is melted.
    """

    date: dt.date
    out: tuple[SoldPart, ...]
    into: Into
    key: str
    custody: str = ""
    document: str = ""

    def __post_init__(self) -> None:
        if not self.out:
            raise MovementRefusedError(MoveKind.MELTED)
