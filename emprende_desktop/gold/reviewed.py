"""A review with all that is told of it: both sides, what was found, what an own assay pays, how it is paid."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.agreements import ReviewTold
from emprende_desktop.gold.comparison import Comparison
from emprende_desktop.gold.findings import Finding, Kind
from emprende_desktop.gold.own_assay import OwnAssay, own_assay
from emprende_desktop.gold.review import Review, review
from emprende_desktop.gold.waterfall import Part

OF_UNITS = frozenset({Kind.FACTOR_LEFT_OUT, Kind.GRADE_OF_METRIC_TON, Kind.AVOIRDUPOIS_OUNCE})


@dataclass(frozen=True, slots=True)
class Paid:
    """What a paper really pays, as a sale posts it: value + igv − withheld − detraction − charges is received."""

    value: Money
    igv: Money
    withheld: Money
    detraction: Money
    charges: Money


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A paper beside our figures."""

    two: Comparison
    review: Review
    own: OwnAssay | None

    @property
    def whole(self) -> Money:
        """Return what there is to talk about, in soles; below zero where the paper gives more."""
        return self.review.waterfall.whole

    def findings_of(self, part: Part) -> tuple[Finding, ...]:
        """Return what was found about what makes a part of the difference."""
        return tuple(one for one in self.review.findings if one.factor is part.factor)

    @property
    def other_findings(self) -> tuple[Finding, ...]:
        """Return what was found that belongs to no part of the difference."""
        factors = {part.factor for part in self.review.waterfall.parts}
        return tuple(one for one in self.review.findings if one.factor not in factors)

    @property
    def units_agree(self) -> bool:
        """Tell whether nothing was found about factor and units."""
        return not any(one.kind in OF_UNITS for one in self.review.findings)

    @property
    def paid(self) -> Paid:
        """Return what is really paid; what else was taken off is a charge, what came on top is value."""
        way, received = self.review.theirs, self.review.received
        rest = way.net - received
        value = way.gross + max(-rest, ZERO)
        return Paid(value, way.igv, way.retention, way.detraccion, max(rest, ZERO))


def reviewed(told: ReviewTold, day: dt.date) -> Reviewed:
    """Review a paper of a day; raises what `Comparison` and `review` raise."""
    two = told.compared(day)
    return Reviewed(two, review(two), own_assay(two))
