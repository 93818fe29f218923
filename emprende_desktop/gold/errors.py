"""What a person can do wrong with weights, assays, terms and settlements; `key` names the figure that is wrong."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class OutOfRangeError(BookkeepingError):
    """A number outside what can be; the limits are written as plain decimals."""

    key: str
    text: str
    low: str
    high: str


@dataclass(eq=False)
class NotPositiveError(BookkeepingError):
    """A number of zero where there must be more."""

    key: str


@dataclass(eq=False)
class NotInVariantError(BookkeepingError):
    """A charge that the variant of the settlement does not have."""

    key: str
    variant: str


@dataclass(eq=False)
class NotReviewedError(BookkeepingError):
    """A lot (its number) whose buyer's paper was not reviewed."""

    code: str


class NoMoistureTestError(BookkeepingError):
    """No moisture test in which the ore weighed less dry than wet."""


class NoAssayError(BookkeepingError):
    """A grade asked of no assay at all."""


@dataclass(eq=False)
class TareExceedsGrossError(BookkeepingError):
    """A vehicle that weighs as much empty as loaded, or more; both in tonnes."""

    gross: str
    tare: str


@dataclass(eq=False)
class BandsOutOfOrderError(BookkeepingError):
    """A table with no band, or whose band number `band` (from 1) does not follow the one before it."""

    key: str
    band: int


@dataclass(eq=False)
class OutsideTableError(BookkeepingError):
    """A grade (oz/TC) below the first band of a table or above its last."""

    key: str
    grade: str
    limit: str
