"""What is shared out among members: under which title, by what, how much to each, and what of it is paid now.

Money is integer céntimos, ore integer grams (dry), gold integer milligrams, days halves; ids are local row ids.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.errors import PaymentExceedsDebtError
from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.share_errors import ActRequiredError, LotsRequiredError
from emprende_desktop.gold.sharing import BasisKind, Contribution, MemberOre, Takings, mixed_basis, shares
from emprende_desktop.trade.amounts import positive


class ShareTitle(StrEnum):
    """Why a member is paid (field practice): it decides what the money is in the books."""

    BEHALF = "behalf"
    ORE = "ore"
    WORK = "work"
    SURPLUS = "surplus"


@dataclass(frozen=True, slots=True)
class PutIn:
    """What a member put into the lots that are shared out: dry ore, the gold in it as assayed, half days."""

    party: int
    dry_g: int = 0
    gold_mg: int = 0
    half_days: int = 0

    @property
    def contribution(self) -> Contribution:
        """Return it as what shares go by: gold as ore of one gram a gram would weigh the same."""
        grade = Fraction(self.gold_mg, self.dry_g) if self.dry_g else Fraction()
        return Contribution((MemberOre(self.dry_g, grade),), Fraction(self.half_days, 2))


@dataclass(frozen=True, slots=True)
class LotWork:
    """What a member brought to one lot: ore as weighed (wet grams) and half days."""

    party: int
    lot: int
    wet_g: int
    half_days: int


@dataclass(frozen=True, slots=True)
class LotMeasures:
    """What is known of a lot: the moisture of its tests in percent, and its grade in g/t; zero where nobody knows."""

    moisture_pct: Fraction
    grade_g_t: Fraction

    def dry_g(self, wet_g: int) -> int:
        """Return dry grams, halves up."""
        return int(half_up(wet_g * (100 - self.moisture_pct) / 100, 0))

    def gold_mg(self, dry_g: int) -> int:
        """Return the milligrams of gold in dry grams of it, halves up."""
        return int(half_up(dry_g * self.grade_g_t / 1000, 0))


def put_in(party: int, work: Sequence[LotWork], measures: dict[int, LotMeasures]) -> PutIn:
    """Return what a member put into several lots together, each by its own moisture and grade."""
    hers = [one for one in work if one.party == party]
    dry = [(measures[one.lot], measures[one.lot].dry_g(one.wet_g)) for one in hers]
    gold = sum(measured.gold_mg(grams) for measured, grams in dry)
    return PutIn(party, sum(grams for _measured, grams in dry), gold, sum(one.half_days for one in hers))


@dataclass(frozen=True, slots=True)
class ShareLine:
    """What one member gets and what of it is paid now; the rest stays owed to her. Raises PaymentExceedsDebtError."""

    put_in: PutIn
    amount: Money
    paid: Money

    def __post_init__(self) -> None:
        assert self.amount >= ZERO <= self.paid, "nothing is shared below zero"
        if self.paid > self.amount:
            raise PaymentExceedsDebtError(self.paid.cents, self.amount.cents)

    @property
    def rest(self) -> Money:
        """Return what stays owed to her."""
        return self.amount - self.paid


Weights = tuple[tuple[BasisKind, Fraction], ...]


def lines_of(left: Money, paid: Money, weights: Weights, members: Sequence[PutIn]) -> tuple[ShareLine, ...]:
    """Split what is left for the members, and what is paid of it now, each by largest remainder.

    Raises NothingToShareByError, PaymentExceedsDebtError.
    """
    if paid > left:
        raise PaymentExceedsDebtError(paid.cents, left.cents)
    amounts = shares(left.cents, mixed_basis(weights, [member.contribution for member in members]))
    now = shares(paid.cents, [Fraction(cents) for cents in amounts]) if left else amounts
    return tuple(
        ShareLine(member, Money(cents), Money(part)) for member, cents, part in zip(members, amounts, now, strict=True)
    )


@dataclass(frozen=True, slots=True)
class ShareOut:
    """A share-out to post: its lines add up to what costs and fund leave; `place` is where paid money leaves.

    `fund_percent` is the percentage that the fund was told as, empty where it was an amount.
    Raises AmountNotPositiveError, ActRequiredError, LotsRequiredError.
    """

    date: dt.date
    title: ShareTitle
    takings: Takings
    weights: Weights
    lots: tuple[int, ...]
    lines: tuple[ShareLine, ...]
    place: int | None
    key: str
    act: int | None = None
    detail: str = ""
    fund_percent: str = ""

    def __post_init__(self) -> None:
        positive(Money(self.takings.left_cents))
        assert sum(line.amount.cents for line in self.lines) == self.takings.left_cents, "shares add up to the whole"
        assert self.place is not None or not self.paid, "what is paid leaves a place"
        if self.title is ShareTitle.SURPLUS and self.act is None:
            raise ActRequiredError
        if self.title is ShareTitle.BEHALF and not self.lots:
            raise LotsRequiredError

    @property
    def paid(self) -> Money:
        """Return what is paid now."""
        return Money(sum(line.paid.cents for line in self.lines))


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A line of a share-out that stands: whose it is, and what of it was paid by now."""

    name: str
    line: ShareLine
    paid_later: Money

    @property
    def still_owed(self) -> Money:
        """Return what of it is still owed to her."""
        return self.line.rest - self.paid_later


@dataclass(frozen=True, slots=True)
class SharedOut:
    """A share-out that stands, with the words of its act and the codes of its lots."""

    entry: int
    share: ShareOut
    lines: tuple[SharedLine, ...]
    codes: tuple[str, ...]
    act: str

    @property
    def still_owed(self) -> Money:
        """Return what is still owed to all members."""
        return Money(sum(line.still_owed.cents for line in self.lines))


@dataclass(frozen=True, slots=True)
class RestPayment:
    """Money out of `place` for what a share-out still owes: to one member, or to all where `party` is None."""

    entry: int
    date: dt.date
    place: int
    key: str
    party: int | None = None
