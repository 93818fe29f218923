"""A day of gathering: who worked how long, how much each brought, in containers that the group weighed itself.

Weights are grams of ore as gathered (wet); days are counted in halves.
"""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction

from emprende_desktop.domain.errors import NameRequiredError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.gold.lots import NewLot
from emprende_desktop.gold.member_errors import NothingGatheredError, WeightsReversedError
from emprende_desktop.gold.members import in_order
from emprende_desktop.trade.papers import NewPaper


@dataclass(frozen=True, slots=True)
class ContainerWeighing:
    """A container weighed full (gross) and empty (tare), in grams; raises WeightsReversedError."""

    date: dt.date
    gross_g: int
    tare_g: int

    def __post_init__(self) -> None:
        if self.tare_g < 0 or self.gross_g <= self.tare_g:
            raise WeightsReversedError(self.gross_g, self.tare_g)

    @property
    def net_g(self) -> int:
        """Return what was in it, in grams."""
        return self.gross_g - self.tare_g


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the weighings of a container say; there is at least one."""

    weighings: tuple[ContainerWeighing, ...]

    @property
    def mean_net(self) -> Fraction:
        """Return the mean of what was in it, in grams."""
        return Fraction(sum(one.net_g for one in self.weighings), len(self.weighings))

    @property
    def mean_tare(self) -> Fraction:
        """Return the mean of what it weighs empty, in grams."""
        return Fraction(sum(one.tare_g for one in self.weighings), len(self.weighings))

    @property
    def empty_g(self) -> int:
        """Return the mean of what it weighs empty, in whole grams, halves up."""
        return rounded(self.mean_tare)

    @property
    def spread_g(self) -> int:
        """Return how far the fullest and the least full lie apart, in grams."""
        nets = [one.net_g for one in self.weighings]
        return max(nets) - min(nets)

    def holds(self, containers: int) -> int:
        """Return what so many of them weigh, in grams, halves up."""
        return rounded(containers * self.mean_net)


def rounded(value: Fraction) -> int:
    """Return a weight that is not negative as whole grams, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def calibration_on(weighings: tuple[ContainerWeighing, ...], day: dt.date) -> Calibration | None:
    """Return what was known of a container on a day; what was weighed later where nothing was before.

    None where it was never weighed.
    """
    known = tuple(one for one in weighings if one.date <= day) or weighings
    return Calibration(known) if known else None


@dataclass(frozen=True, slots=True)
class Container:
    """A saco, lata or balde of the group's own, and what is known of it; None where it was never weighed."""

    id: int
    name: str
    retired: bool
    calibration: Calibration | None


@dataclass(frozen=True, slots=True)
class NewWeighing:
    """A container weighed, one of the list or (`container` None) a new one by its name; raises NameRequiredError."""

    container: int | None
    name: str
    weighed: ContainerWeighing
    key: str

    def __post_init__(self) -> None:
        if self.container is None and not self.name.strip():
            raise NameRequiredError("name")


@dataclass(frozen=True, slots=True)
class Permission:
    """What allows the group to gather: whose dump it is, what paper says so, from when until when, what share is owed.

    Raises NameRequiredError, DaysReversedError.
    """

    holder: str
    concession: str = ""
    code: str = ""
    kind: str = ""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    share: str = ""

    def __post_init__(self) -> None:
        if not self.holder.strip():
            raise NameRequiredError("name")
        in_order(self.valid_from, self.valid_until)

    def holds(self, day: dt.date) -> bool:
        """Say whether it is in force on a day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True, slots=True)
class NewPermission:
    """A permission to keep; `replaces` is the one that was written wrong, if any."""

    written: Permission
    key: str
    paper: NewPaper | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What one member worked and brought: containers, or grams where it was weighed; `paid` is the price of her ore.

    Raises NothingGatheredError.
    """

    party: int
    name: str
    half_days: int
    container: int | None = None
    containers: int = 0
    ore_g: int = 0
    price: Money = ZERO

    def __post_init__(self) -> None:
        least = min(self.half_days, self.containers, self.ore_g, self.price.cents)
        if least < 0 or not (self.half_days or self.containers or self.ore_g):
            raise NothingGatheredError(self.name)
        if self.price > ZERO and not (self.containers or self.ore_g):
            raise NothingGatheredError(self.name)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A day of gathering into a lot that is there or a new one; what is bought is paid from `place`, or owed.

    `corrects` is the day (a row of `collection`) that this one stands in for. Raises NothingGatheredError.
    """

    date: dt.date
    lot: int | NewLot
    lines: tuple[Brought, ...]
    key: str
    permission: int | None = None
    detail: str = ""
    place: int | None = None
    corrects: int | None = None

    def __post_init__(self) -> None:
        if not self.lines:
            raise NothingGatheredError("")


@dataclass(frozen=True, slots=True)
class GatheringUndoing:
    """A day of gathering to be taken back; `key` is the idempotency key of the request."""

    collection: int
    key: str


@dataclass(frozen=True, slots=True)
class DayGathered:
    """A day of gathering as it was noted: `code` is that of its lot, lines carry what each brought in grams.

    `move` is what moved the ore that nobody was paid for, None where there was none.
    """

    id: int
    date: dt.date
    lot: int
    code: str
    lines: tuple[Brought, ...]
    key: str
    permission: int | None
    detail: str
    place: int | None
    move: int | None

    @property
    def ore_g(self) -> int:
        """Return what all brought together, in grams."""
        return sum(line.ore_g for line in self.lines)

    @property
    def container(self) -> int | None:
        """Return the container in which all that was brought was measured, None where the scale told some of it."""
        used = {line.container for line in self.lines if line.ore_g}
        return used.pop() if len(used) == 1 else None

    @property
    def by_weight(self) -> tuple[Brought, ...]:
        """Return what each brought in grams alone."""
        return tuple(replace(line, container=None, containers=0) for line in self.lines)

    def noted_again(self, key: str, corrects: int) -> Gathering:
        """Return it as it was, in the place of a day that corrected it."""
        return Gathering(self.date, self.lot, self.lines, key, self.permission, self.detail, self.place, corrects)


@dataclass(frozen=True, slots=True)
class Produced:
    """What a member gathered in a month: grams of ore, containers by name, half days.

    `name` is what she may be called on paper: hers where she consents, else her pseudonym.
    """

    month: Month
    party: int
    name: str
    ore_g: int
    half_days: int
    containers: tuple[tuple[str, int], ...]


def purchase_key(key: str, party: int) -> str:
    """Return the idempotency key of what a day's ore of one member was bought for."""
    return f"{key}:{party}"


def next_code(codes: tuple[str, ...], year: int) -> str:
    """Return the number that follows those of a year: `2026-014`."""
    begun = f"{year}-"
    used = [int(code[len(begun) :]) for code in codes if code.startswith(begun) and code[len(begun) :].isdigit()]
    return f"{begun}{max(used, default=0) + 1:03d}"
