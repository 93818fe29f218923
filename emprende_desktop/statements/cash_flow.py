"""Statement of cash flows, direct method: what came in and went out of the places of money, by what it was for."""

from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.ledger.account import Side
from emprende_desktop.statements.layout import Layout

SECTIONS = ("operating", "investing", "financing")
CASH = "10"
RESTRICTED = ("107", "1042")


@dataclass(frozen=True, slots=True)
class CashMovement:
    """What an account explains of the cash of a month: signed céntimos, in positive, and on which side it stood.

    `side` is the side of the account's own posting; that of a reversal is the side of what it reverses.
    """

    account: str
    side: Side
    month: Month
    cents: int


@dataclass(frozen=True, slots=True)
class CashPosition:
    """What the places of money held, in céntimos: all of it, and what is set apart of it (107 and 1042)."""

    total: Money
    restricted: Money


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A line, its section, céntimos by month in order (what goes out is negative) and what explains them."""

    key: str
    section: str
    months: tuple[Money, ...]
    explains: tuple[tuple[str, Side], ...] = ()

    @property
    def total(self) -> Money:
        """Add up the months."""
        return sum(self.months, ZERO)


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Lines in the layout's order; opening plus lines is the closing position."""

    period: Period
    lines: tuple[FlowLine, ...]
    opening: CashPosition
    closing: CashPosition

    def section(self, section: str) -> Money:
        """Add up a section."""
        return sum((line.total for line in self.lines if line.section == section), ZERO)

    @property
    def change(self) -> Money:
        """Return by how much the money grew."""
        return sum((line.total for line in self.lines), ZERO)

    def sum_of(self, key: str, section: str | None = None) -> FlowLine:
        """Return the lines of a section, or all of them, as one under another key."""
        lines = [line for line in self.lines if section in (None, line.section)]
        months = range(sum(1 for _month in self.period.months()))
        return FlowLine(
            key, section or "", tuple(sum((line.months[i] for line in lines), ZERO) for i in months),
            tuple(sorted({pair for line in lines for pair in line.explains})),
        )  # fmt: skip


def cash_flow(
    movements: Iterable[CashMovement], period: Period, layout: Layout, positions: tuple[CashPosition, CashPosition]
) -> CashFlow:
    """Lay out what explains the cash; `positions` are those before and after the period."""
    months = tuple(period.months())
    amounts: dict[str, dict[Month, int]] = {}
    explains: dict[str, set[tuple[str, Side]]] = {}
    for movement in movements:
        key = layout.line_of(movement.account, movement.side).key
        explains.setdefault(key, set()).add((movement.account, movement.side))
        by_month = amounts.setdefault(key, {})
        by_month[movement.month] = by_month.get(movement.month, 0) + movement.cents
    lines = tuple(
        FlowLine(
            line.key, line.section, tuple(Money(amounts[line.key].get(month, 0)) for month in months),
            tuple(sorted(explains[line.key])),
        )
        for line in layout.lines
        if any(amounts.get(line.key, {}).values())
    )  # fmt: skip
    flow = CashFlow(period, lines, *positions)
    assert flow.opening.total + flow.change == flow.closing.total, "the lines must explain the cash"
    return flow
