"""What a page is made of: blocks that never break, and those among them that stay together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from reports.pdf.canvas import Pages
from reports.pdf.style import Sheet

Draw = Callable[[Pages, float], None]


@dataclass(frozen=True, slots=True)
class Carried:
    """What is drawn where a page ends before a block, and again where the next begins: so many points each."""

    height: float
    ends: Draw
    begins: Draw


@dataclass(frozen=True, slots=True)
class Block:
    """Something of one piece: its height in points and how it is drawn below a height of the page.

    `gap` stands above it, but not on top of a page; one that `keeps` stays on the page of what follows; `above` is
    drawn first where it begins a page, as a table's heading is, then what is `carried`; `mark` is its place in the
    outline.
    """

    height: float
    draw: Draw
    gap: float = 0
    keeps: bool = False
    above: Self | None = None
    mark: str = ""
    carried: Carried | None = None


def together(blocks: Iterable[Block], sheet: Sheet) -> Iterator[list[Block]]:
    """Yield the blocks that stand on one page: no more of them stay together than fill half of it."""
    most = (sheet.top - sheet.bottom) / 2
    group: list[Block] = []
    height = 0.0
    for block in blocks:
        if group and (not group[-1].keeps or height + block.gap + block.height > most):
            yield group
            group, height = [], 0.0
        group.append(block)
        height += block.gap + block.height
    if group:
        yield group
