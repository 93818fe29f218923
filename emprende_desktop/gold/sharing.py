"""Who gets what of a sale: costs first, then the fund, then shares by largest remainder."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from operator import mul

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.limits import at_most
from emprende_desktop.gold.stock_errors import NothingToShareByError, TakenFirstError


class BasisKind(StrEnum):
    """What shares go by."""

    DRY_KILOS = "dry_kilos"
    GOLD_GRAMS = "gold_grams"
    DAYS = "days"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class MemberOre:
    """Dry ore of one member in a lot (grams), and the grade of that lot, in one unit for all."""

    dry_g: int
    grade: Fraction


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a member put in: ore by lot, and days of work."""

    ore: tuple[MemberOre, ...]
    days: Fraction

    def by(self, kind: BasisKind) -> Fraction:
        """Return how much of a basis is hers; what it is measured in does not matter, it is shared in proportion."""
        return {
            BasisKind.DRY_KILOS: Fraction(sum(lot.dry_g for lot in self.ore)),
            BasisKind.GOLD_GRAMS: sum((lot.dry_g * lot.grade for lot in self.ore), start=Fraction()),
            BasisKind.DAYS: self.days,
            BasisKind.EQUAL: Fraction(1),
        }[kind]


@dataclass(frozen=True, slots=True)
class Takings:
    """What there is to share out, and what is taken off it first, in céntimos; raises TakenFirstError."""

    amount_cents: int
    costs_cents: int
    fund_cents: int

    def __post_init__(self) -> None:
        assert min(self.amount_cents, self.costs_cents, self.fund_cents) >= 0, "nothing is shared below zero"
        if self.costs_cents + self.fund_cents > self.amount_cents:
            raise TakenFirstError(self.costs_cents + self.fund_cents, self.amount_cents)

    @property
    def left_cents(self) -> int:
        """Return what goes to the members."""
        return self.amount_cents - self.costs_cents - self.fund_cents


def fund_of(amount_cents: int, costs_cents: int, percent: Fraction) -> int:
    """Return the fund's part of what costs leave, in céntimos, halves up; raises OutOfRangeError."""
    at_most(percent, 100, "fund")
    return int(half_up(max(amount_cents - costs_cents, 0) * percent / 100, 0))


def product_basis(rows: Sequence[Sequence[Fraction]]) -> tuple[Fraction, ...]:
    """Return each member's factors multiplied: kilos × grade, or days alone."""
    return tuple(reduce(mul, row, Fraction(1)) for row in rows)


def mixed_basis(weights: Sequence[tuple[BasisKind, Fraction]], members: Sequence[Contribution]) -> tuple[Fraction, ...]:
    """Return each member's part where several bases weigh in, each for its part of the whole; one alone is no mix.

    Raises NothingToShareByError where nobody has anything of a basis that weighs.
    """
    columns = [(weight, tuple(member.by(kind) for member in members)) for kind, weight in weights if weight]
    wholes = [sum(column, start=Fraction()) for _weight, column in columns]
    if not columns or not all(wholes):
        raise NothingToShareByError
    parts = [
        [weight * part / whole for part in column] for (weight, column), whole in zip(columns, wholes, strict=True)
    ]
    return tuple(sum(hers, start=Fraction()) for hers in zip(*parts, strict=True))


def shares(cents: int, basis: Sequence[Fraction]) -> tuple[int, ...]:
    """Split céntimos in proportion: the rest goes to the largest remainders, of equal ones to the first member.

    Raises NothingToShareByError.
    """
    whole = sum(basis, start=Fraction())
    if whole <= 0:
        raise NothingToShareByError
    exact = [cents * part / whole for part in basis]
    given = [int(share) for share in exact]
    by_remainder = sorted(range(len(basis)), key=lambda member: (given[member] - exact[member], member))
    for member in by_remainder[: cents - sum(given)]:
        given[member] += 1
    return tuple(given)
