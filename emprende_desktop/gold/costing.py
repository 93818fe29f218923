"""What the gold in stock cost: moving average per fine gram, or first in first out (IAS 2; NIIF PYMES 13).

Cost is céntimos. Fine gold is milligrams: whole ones in the books, exact ones in a calculation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.exact import exact_text, half_up
from emprende_desktop.gold.errors import NotPositiveError
from emprende_desktop.gold.stock_errors import LossWithoutRestError, MoreGoldThanLeftError

Weight = int | Fraction


class MovementKind(StrEnum):
    """What happens to gold in stock: a loss is abnormal and takes its cost out, a normal one leaves it on the rest."""

    IN = "in"
    OUT = "out"
    LOSS = "loss"
    NORMAL_LOSS = "normal_loss"


class CostFormula(StrEnum):
    """What the gold that goes out costs: the average of all, or what the oldest cost."""

    AVERAGE = "average"
    FIFO = "fifo"


@dataclass(frozen=True, slots=True)
class Stock:
    """Fine gold and what it cost: all that is there, or a layer of it that came in at once."""

    fine_mg: Weight
    cents: int


@dataclass(frozen=True, slots=True)
class Movement:
    """Fine gold that comes in at a cost, goes out or is lost; raises NotPositiveError."""

    kind: MovementKind
    fine_mg: Weight
    cents: int = 0

    def __post_init__(self) -> None:
        assert self.cents >= 0, "gold costs nothing or something"
        assert self.kind is MovementKind.IN or not self.cents, "what goes out costs what it came in at"
        if self.fine_mg <= 0:
            raise NotPositiveError("fine_g")


@dataclass(frozen=True, slots=True)
class Step:
    """What a movement cost, and what it left."""

    cents: int
    left: Stock


EMPTY = Stock(0, 0)


def cost_out(stock: Stock, out_mg: Weight) -> int:
    """Return the cost of gold that goes out at the average, halves up; all that is left takes all its cost.

    Raises MoreGoldThanLeftError.
    """
    _staying(stock, out_mg)
    return int(half_up(stock.cents * Fraction(out_mg) / stock.fine_mg, 0))


def fifo_cost_out(newest_first: Iterable[Stock], stock: Stock, out_mg: Weight) -> int:
    """Return the cost of the oldest gold: that of the stock less what the newest layers, which stay, cost.

    Cost that no layer has, as a normal loss leaves it, lies on each gram alike. No more layers are read than the stock
    holds. Raises MoreGoldThanLeftError.
    """
    staying = _staying(stock, out_mg)
    layers = tuple(_newest(newest_first, stock.fine_mg))
    beyond = stock.cents - int(half_up(_cost(layers, stock.fine_mg), 0))
    kept = int(half_up(_cost(layers, staying) + Fraction(beyond * staying) / stock.fine_mg, 0))
    return stock.cents - min(max(kept, 0), stock.cents)  # a layer may be dearer than what is left of it


def after_normal_loss(stock: Stock, lost_mg: Weight) -> Stock:
    """Return what a normal loss leaves, dearer by the gram; raises MoreGoldThanLeftError, LossWithoutRestError."""
    staying = _staying(stock, lost_mg)
    if not staying and stock.cents:
        raise LossWithoutRestError
    return Stock(staying, stock.cents)


def moving_average(movements: Iterable[Movement]) -> tuple[Step, ...]:
    """Return what each movement cost and left at the moving average; raises as `cost_out`, `after_normal_loss` do."""
    steps: list[Step] = []
    for movement in movements:
        steps.append(_step(steps[-1].left if steps else EMPTY, movement, cost_out))
    return tuple(steps)


def fifo(movements: Iterable[Movement]) -> tuple[Step, ...]:
    """Return what each movement cost and left where the oldest goes first; raises as `moving_average` does."""
    steps: list[Step] = []
    layers: list[Stock] = []
    for movement in movements:
        before = steps[-1].left if steps else EMPTY
        steps.append(_step(before, movement, lambda stock, out: fifo_cost_out(reversed(layers), stock, out)))
        if movement.kind is MovementKind.IN:
            layers.append(Stock(movement.fine_mg, movement.cents))
    return tuple(steps)


def net_realisable_value(fine_mg: Weight, pen_per_fine_g: Fraction, costs_to_sell_cents: int) -> int:
    """Return what stock would bring once what selling it costs is off, in céntimos, never below zero."""
    return max(0, int(half_up(Fraction(fine_mg) * pen_per_fine_g / 10, 0)) - costs_to_sell_cents)


def carried_at(cost_cents: int, realisable_cents: int) -> int:
    """Return the value of stock in a statement: the lower of what it cost and what it would bring, in céntimos."""
    return min(cost_cents, realisable_cents)


def _step(stock: Stock, movement: Movement, leaving: Callable[[Stock, Weight], int]) -> Step:
    fine = movement.fine_mg
    if movement.kind is MovementKind.IN:
        return Step(movement.cents, Stock(stock.fine_mg + fine, stock.cents + movement.cents))
    if movement.kind is MovementKind.NORMAL_LOSS:
        return Step(0, after_normal_loss(stock, fine))
    cost = leaving(stock, fine)
    return Step(cost, Stock(stock.fine_mg - fine, stock.cents - cost))


def _staying(stock: Stock, out_mg: Weight) -> Weight:
    """Return the gold that stays, in milligrams; raises MoreGoldThanLeftError."""
    if out_mg > stock.fine_mg:
        asked, left = (exact_text(Fraction(weight) / 1_000) for weight in (out_mg, stock.fine_mg))
        raise MoreGoldThanLeftError(asked, left)
    return stock.fine_mg - out_mg


def _newest(newest_first: Iterable[Stock], fine_mg: Weight) -> Iterable[Stock]:
    """Yield layers until they hold so much."""
    for layer in newest_first:
        yield layer
        fine_mg -= layer.fine_mg
        if fine_mg <= 0:
            return


def _cost(newest_first: Iterable[Stock], fine_mg: Weight) -> Fraction:
    """Return what so much of the newest layers cost, exactly."""
    cost = Fraction()
    for layer in newest_first:
        taken = min(layer.fine_mg, fine_mg)
        cost += layer.cents * Fraction(taken) / layer.fine_mg
        fine_mg -= taken
    return cost
