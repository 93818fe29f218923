"""The difference of two settlements, told apart by what makes it: parts in soles that add up to the last céntimo.

One figure after the other is changed from ours to the paper's and each change is counted where it stands, at the
figures changed before it: nothing is counted twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.case import Case, Factor, changed
from emprende_desktop.gold.commercial import GradeTerms
from emprende_desktop.gold.net import soles
from emprende_desktop.gold.printed import PrintedFigures


@dataclass(frozen=True, slots=True)
class Part:
    """What one factor makes of the difference; positive where the paper gives less. `exact` is in soles."""

    factor: Factor
    exact: Fraction
    amount: Money


@dataclass(frozen=True, slots=True)
class Waterfall:
    """What we make of the lot, what the paper pays, and the parts between them; factors that change nothing aside."""

    ours: Money
    theirs: Money
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Money:
        """Return what there is to talk about; the parts add up to it."""
        return self.ours - self.theirs

    def of(self, factor: Factor) -> Money:
        """Return the part of a factor, nothing where it changes nothing."""
        return sum((part.amount for part in self.parts if part.factor is factor), ZERO)


def add_up(exact: Sequence[Fraction], whole: int) -> tuple[int, ...]:
    """Round parts half up to whole numbers that add up to `whole`; what rounding leaves goes on the largest part."""
    rounded = [int(half_up(part, 0)) for part in exact]
    if not rounded:
        assert whole == 0, "no part to carry the rest"
        return ()
    largest = max(range(len(exact)), key=lambda place: abs(exact[place]))
    rounded[largest] += whole - sum(rounded)
    return tuple(rounded)


def as_printed(ours: Case, paper: PrintedFigures, terms: GradeTerms) -> Case:
    """Return the lot settled with every figure of the paper."""
    case = ours
    for factor in _ORDER:
        case = changed(case, factor, paper, terms)
    return case


def waterfall(ours: Case, paper: PrintedFigures, terms: GradeTerms) -> Waterfall:
    """Return the parts of the difference between our settlement and the paper's total.

    What the paper's own figures do not give is a part of its own; without a printed total there is none.
    Raises OutsideTableError where our own grade was not agreed, OutOfRangeError for amounts beyond any sale.
    """
    exact: list[tuple[Factor, Fraction]] = []
    case, value = ours, ours.soles
    for factor in _ORDER:
        case = changed(case, factor, paper, terms)
        before, value = value, case.soles
        if before != value:
            exact.append((factor, before - value))
    due, given = soles(ours.soles, "total_pen"), soles(value, "total_pen")
    cents = add_up([part * 100 for _factor, part in exact], (due - given).cents)
    parts = [Part(factor, part, Money(each)) for (factor, part), each in zip(exact, cents, strict=True)]
    paid = paid_soles(paper, case)
    if given != paid:
        rest = given - paid
        parts.append(Part(Factor.UNEXPLAINED, Fraction(rest.cents, 100), rest))
    return Waterfall(due, paid, tuple(parts))


def paid_soles(paper: PrintedFigures, theirs: Case) -> Money:
    """Return the value before taxes that a paper comes to: as printed in soles, else of its dollars or its figures."""
    if paper.total_pen is not None:
        return soles(paper.total_pen.value, "total_pen")
    dollars = theirs.total_usd if paper.total_usd is None else paper.total_usd.value
    return soles(dollars * theirs.fx, "total_usd")


_ORDER = tuple(factor for factor in Factor if factor is not Factor.UNEXPLAINED)
