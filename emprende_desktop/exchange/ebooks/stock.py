"""The kardex of gold and ore as SUNAT's books tell it: formats 13.1 (valued) and 12.1 (physical units).

Codes: R.S. 234-2006/SUNAT, tables 5, 6, 10, 12 and 14 of its annex 3. Gold is valued by the fine gram and counted by
the gross one; ore goes by the wet kilo. What only changed its place is in neither.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.formality.books import NO_PAPER, NOTHING, Stocked, StockItem, StockLine
from emprende_desktop.gold.costing import CostFormula
from emprende_desktop.gold.kardex import Balance, KardexMove, running
from emprende_desktop.gold.lots import GOLD_POOL, Held, MoveKind
from emprende_desktop.invoicing.register import PaperNumber

OPENING, OTHERS = "16", "99"
OPERATIONS = {
    MoveKind.HAD: OPENING, MoveKind.COLLECTED: "19", MoveKind.BOUGHT: "02", MoveKind.SAMPLED: "12",
    MoveKind.WEIGHED: "28", MoveKind.MELTED: "13", MoveKind.LOST: "13", MoveKind.LOST_UNUSUALLY: "14",
    MoveKind.SOLD: "01",
}  # fmt: skip
PAPERS = {"factura": "01", "boleta": "03", "purchase_settlement": "04"}
FORMULAS = {CostFormula.AVERAGE: "1", CostFormula.FIFO: "2"}
EACH_LOT = "5"
_OWN_CATALOGUE = "9"  # table 13
_GOLD, _ORE = "ORO", "Mineral del lote"
_NO_SERIES = "0"
_CENT = Decimal("0.01")
StockTold = tuple[int | None, StockLine]


@dataclass(frozen=True, slots=True)
class Stock:
    """One kind of stock, all gold or the ore of a lot; a format takes the weight that is `valued`, or `counted`."""

    pool: int
    code: str
    formula: CostFormula

    @property
    def is_gold(self) -> bool:
        """Say whether it is all gold."""
        return self.pool == GOLD_POOL

    def valued(self, held: Held) -> int:
        """Return the weight that has a cost: fine milligrams, or grams of ore."""
        return held.fine_mg if self.is_gold else held.ore_g

    def counted(self, held: Held) -> int:
        """Return the weight on the scale: gross milligrams, or grams of ore."""
        return held.gross_mg if self.is_gold else held.ore_g

    def adds(self, move: KardexMove) -> bool:
        """Say whether a movement adds: by its weight, or by its cost where it has none."""
        weight = self.valued(move.change)
        return weight > 0 or (not weight and move.cents > 0)

    @property
    def codes(self) -> tuple[str, str, str]:
        """Return its type (table 5), unit (6) and way of valuing (14)."""
        return ("02", "GRM", FORMULAS[self.formula]) if self.is_gold else ("03", "KGM", EACH_LOT)

    def item(self, site: str) -> StockItem:
        """Return it as the PLE knows it, kept at an establishment."""
        kind, unit, method = self.codes
        code = self.code or _GOLD
        told = code if self.is_gold else f"{_ORE} {code}"
        return StockItem(site, _OWN_CATALOGUE, kind, code, told, unit, method)


def operation(kind: MoveKind, *, adds: bool) -> str:
    """Return the code of table 12 for a movement that adds to a stock or takes from it."""
    by_side = {
        MoveKind.PROCESSED: ("19", "10"),
        MoveKind.POOLED: ("21", "11"),
        MoveKind.SPLIT: ("21", "11"),
    }
    if kind in by_side:
        return by_side[kind][0 if adds else 1]
    return OPERATIONS.get(kind, OTHERS)


def opening_line(opening: Stocked, day: dt.date) -> StockLine:
    """Return what a stock began a month with."""
    return StockLine(day, OPENING, PaperNumber(NO_PAPER, _NO_SERIES, "0"), opening, NOTHING, opening)


def valued_lines(stock: Stock, opening: Balance, moves: Iterable[KardexMove], day: dt.date) -> Iterator[StockTold]:
    """Yield the lines of format 13.1, what there was on the first day before them, each with the entry it is of."""
    start = _stocked(stock.valued(opening.held), opening.cents)
    if start != NOTHING:
        yield None, opening_line(start, day)
    for move, left in running(opening, (move for move in moves if move.change or move.cents)):
        adds = stock.adds(move)
        sign = 1 if adds else -1
        change = _stocked(sign * stock.valued(move.change), sign * move.cents)
        yield _told(move, change, _stocked(stock.valued(left.held), left.cents), adds=adds)


def counted_lines(stock: Stock, opening: Balance, moves: Iterable[KardexMove], day: dt.date) -> Iterator[StockTold]:
    """Yield the lines of format 12.1 likewise.

    It has two decimals: what is left is rounded, halves up, and a movement is what changed of it, so that they add up.
    """
    before = _hundredths(stock.counted(opening.held))
    if before:
        yield None, opening_line(Stocked(before, ZERO), day)
    for move, left in running(opening, moves):
        change = stock.counted(move.change)
        if change:
            after = _hundredths(stock.counted(left.held))
            yield _told(move, Stocked(abs(after - before), ZERO), Stocked(after, ZERO), adds=change > 0)
            before = after


def _told(move: KardexMove, change: Stocked, left: Stocked, *, adds: bool) -> StockTold:
    series, _dash, number = move.number.rpartition("-")
    known = move.paper in PAPERS and number
    paper = (
        PaperNumber(PAPERS[move.paper], series, number) if known else PaperNumber(NO_PAPER, _NO_SERIES, str(move.move))
    )
    sides = (change, NOTHING) if adds else (NOTHING, change)
    return move.entry, StockLine(move.date, operation(move.kind, adds=adds), paper, *sides, left)


def _stocked(weight: int, cents: int) -> Stocked:
    return Stocked(Decimal(weight) / 1000, Money(cents))


def _hundredths(weight: int) -> Decimal:
    return (Decimal(weight) / 1000).quantize(_CENT, ROUND_HALF_UP)
