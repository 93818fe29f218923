"""Lots and what moves them: every movement adds, and what it may do to weights and cost depends on its kind.

Ore is integer grams as weighed (wet), gold integer milligrams (gross and fine), cost integer céntimos.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.errors import NameRequiredError
from emprende_desktop.gold.lot_errors import MovementRefusedError

GOLD_POOL = 0  # the gold on hand and in transit, whose cost is one average


class LotKind(StrEnum):
    """What a lot is made of."""

    ORE = "ore"
    GOLD = "gold"


class Ownership(StrEnum):
    """Whose a lot is: gathered together, bought from members, or sold for them."""

    POOL = "pool"
    PURCHASE = "purchase"
    AGENCY = "agency"


class Stage(StrEnum):
    """Where in its life something is; gold in transit is at the buyer and still ours."""

    STOCKPILE = "stockpile"
    PLANT = "plant"
    HAND = "hand"
    TRANSIT = "transit"

    @property
    def is_gold(self) -> bool:
        """Say whether it is gold that lies there, and not ore."""
        return self in (Stage.HAND, Stage.TRANSIT)


class MoveKind(StrEnum):
    """What happened."""

    HAD = "had"
    COLLECTED = "collected"
    BOUGHT = "bought"
    COST = "cost"
    POOLED = "pooled"
    SPLIT = "split"
    SENT = "sent"
    RETURNED = "returned"
    PROCESSED = "processed"
    MELTED = "melted"
    WEIGHED = "weighed"
    SAMPLED = "sampled"
    LOST = "lost"
    LOST_UNUSUALLY = "lost_unusually"
    SOLD = "sold"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class NewLot:
    """A lot to open: `code` is its number on the sack, as 2026-014. Raises NameRequiredError."""

    code: str
    kind: LotKind
    opened_on: dt.date
    ownership: Ownership
    key: str
    material: str = ""
    site: str = ""
    permission: int | None = None

    def __post_init__(self) -> None:
        if not self.code.strip():
            raise NameRequiredError("code")


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot of the open company."""

    id: int
    uid: str
    code: str
    kind: LotKind
    opened_on: dt.date
    ownership: Ownership
    material: str
    site: str
    permission: int | None


@dataclass(frozen=True, slots=True)
class LotChange:
    """What a lot is to be called and told of it; raises NameRequiredError."""

    lot: int
    code: str
    ownership: Ownership
    material: str
    site: str

    def __post_init__(self) -> None:
        if not self.code.strip():
            raise NameRequiredError("code")


@dataclass(frozen=True, slots=True)
class Held:
    """What lies somewhere, or what of it moves: ore in grams, gold in milligrams."""

    ore_g: int = 0
    gross_mg: int = 0
    fine_mg: int = 0

    def __add__(self, other: "Held") -> "Held":
        return Held(self.ore_g + other.ore_g, self.gross_mg + other.gross_mg, self.fine_mg + other.fine_mg)

    def __neg__(self) -> "Held":
        return Held(-self.ore_g, -self.gross_mg, -self.fine_mg)

    def __bool__(self) -> bool:
        return any((self.ore_g, self.gross_mg, self.fine_mg))

    @property
    def is_short(self) -> bool:
        """Say whether something of it is below zero."""
        return min(self.ore_g, self.gross_mg, self.fine_mg) < 0


@dataclass(frozen=True, slots=True)
class MoveLine:
    """How one lot at one stage changes: signed weights, and signed céntimos of cost."""

    lot: int
    stage: Stage
    change: Held
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """One movement, whole: `custody` is who holds the lot afterwards, `cause` why it was lost or what a cost was for.

    Raises MovementRefusedError where its lines do not fit its kind.
    """

    date: dt.date
    kind: MoveKind
    lines: tuple[MoveLine, ...]
    key: str
    custody: str = ""
    cause: str = ""
    document: str = ""

    def __post_init__(self) -> None:
        places = {(line.lot, line.stage) for line in self.lines}
        wrong = (
            not self.lines
            or len(places) < len(self.lines)
            or any(not line.change and not line.cents for line in self.lines)
            or any(not _fits_stage(line) for line in self.lines)
            or not _fits_kind(self.kind, self.lines)
        )
        if wrong:
            raise MovementRefusedError(self.kind)

    @property
    def change(self) -> Held:
        """Return what all lines together change."""
        total = Held()
        for line in self.lines:
            total += line.change
        return total

    @property
    def cents(self) -> int:
        """Return what all lines together change of the cost, in céntimos."""
        return sum(line.cents for line in self.lines)

    def mirrored(self, date: dt.date, key: str) -> "Move":
        """Return the movement that undoes this one."""
        lines = tuple(MoveLine(line.lot, line.stage, -line.change, -line.cents) for line in self.lines)
        return Move(date, MoveKind.UNDONE, lines, key, document=self.document)


def _fits_stage(line: MoveLine) -> bool:
    """Say whether a line speaks of ore where ore lies and of gold where gold does; no gold is finer than it weighs."""
    if not line.stage.is_gold:
        return not (line.change.gross_mg or line.change.fine_mg)
    return not line.change.ore_g


def _fits_kind(kind: MoveKind, lines: tuple[MoveLine, ...]) -> bool:
    changes = [line.change for line in lines]
    total, cents = sum(changes, Held()), sum(line.cents for line in lines)
    adds = all(not change.is_short for change in changes)
    takes = all(not (-change).is_short for change in changes)
    rules = {
        MoveKind.HAD: adds and cents >= 0,
        MoveKind.COLLECTED: adds and not cents,
        MoveKind.BOUGHT: adds and cents >= 0,
        MoveKind.COST: not any(changes) and all(line.cents > 0 for line in lines),
        MoveKind.POOLED: not total and not cents,
        MoveKind.SPLIT: not total and not cents,
        MoveKind.SENT: not total and not cents,
        MoveKind.RETURNED: not total and not cents,
        MoveKind.PROCESSED: total.ore_g < 0 < total.fine_mg <= total.gross_mg and not cents,
        MoveKind.MELTED: total.gross_mg <= 0 and not total.ore_g and not any(line.cents for line in lines),
        MoveKind.WEIGHED: not any(line.cents for line in lines),
        MoveKind.SAMPLED: takes and not cents,
        MoveKind.LOST: takes and not cents,
        MoveKind.LOST_UNUSUALLY: takes and all(line.cents <= 0 for line in lines),
        MoveKind.SOLD: takes and all(line.cents <= 0 for line in lines),
        MoveKind.UNDONE: True,
    }
    return rules[kind]


def pool_of(lot: Lot, stage: Stage) -> int:
    """Return what the cost of a lot at a stage belongs to: the gold on hand as one, else the lot's own.

    Gold sold for members is not the enterprise's stock: it keeps apart from the average.
    """
    return GOLD_POOL if stage.is_gold and lot.ownership is not Ownership.AGENCY else lot.id


def cost_share(cents: int, part: int, whole: int) -> int:
    """Return what of a cost (céntimos) a part of a weight takes along, halves up; the whole takes all of it."""
    if part == whole:
        return cents
    return (2 * cents * part + whole) // (2 * whole)
