"""What of an expense a lot carries until it is sold."""

from dataclasses import dataclass
from enum import StrEnum


class CostKind(StrEnum):
    """What a cost of a lot was for."""

    BAGS = "bags"
    TRANSPORT = "transport"
    MILL = "mill"
    ASSAY = "assay"
    PERMISSION = "permission"
    REAGENTS = "reagents"
    FOOD = "food"
    HELP = "help"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Carried:
    """The lot (a row id) that carries an expense, and what the expense was for."""

    lot: int
    what: CostKind
