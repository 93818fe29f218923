"""What was measured of a lot, as a settlement takes it: its weight, its moisture, the grade that is due."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from emprende_desktop.domain.exact import DIGITS_MAX, half_up, mean, parse_exact
from emprende_desktop.gold.assays import Assay, AssayBy, Metal
from emprende_desktop.gold.comparison import OurFigures
from emprende_desktop.gold.grades import oz_tc
from emprende_desktop.gold.limits import above_zero
from emprende_desktop.gold.settlement import SilverDelivered
from emprende_desktop.gold.terms import SettlementTerms
from emprende_desktop.gold.weights import MoistureTest, moisture_of

GRAMS_IN_TONNE = 10**6
_NUMBERS = {"wet_t", "moisture_pct", "price_usd_oz", "fx", "lab_recovery_pct"}
_ABOVE_ZERO = {"wet_t", "price_usd_oz", "fx", "silver_price_usd_oz"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands of the weighings and moisture tests of the group, and of everybody's assays.

    `ore_g` is what all weighings add up to, each a load; `received` the day on which the lot came to the plant.
    """

    ore_g: int = 0
    sacks: int = 0
    moisture: tuple[MoistureTest, ...] = ()
    assays: tuple[Assay, ...] = ()
    received: dt.date | None = None

    def grade_by(self, metal: Metal, *by: AssayBy) -> Fraction | None:
        """Return the mean (oz/TC) of some assays of a metal, None without one; twelve decimals, as it is kept."""
        found = [one.measured_oz_tc for one in self.assays if one.metal is metal and one.by in by]
        return Fraction(half_up(mean(found), DIGITS_MAX)) if found else None

    @property
    def moisture_pct(self) -> Fraction | None:
        """Return the mean of the valid tests, None without one."""
        return moisture_of(self.moisture) if any(test.valid for test in self.moisture) else None

    @property
    def assayed(self) -> dt.date | None:
        """Return the day of the plant's last assay."""
        return _last(one.date for one in self.assays if one.by is AssayBy.PLANT)

    def due_grade(self, terms: SettlementTerms) -> Fraction | None:
        """Return the grade (oz/TC) that the terms make of the assays; without the plant's, that of the seller."""
        seller = self.grade_by(Metal.GOLD, AssayBy.OWN, AssayBy.OUTSIDE)
        lab, umpire = self.grade_by(Metal.GOLD, AssayBy.PLANT), self.grade_by(Metal.GOLD, AssayBy.UMPIRE)
        if lab is not None:
            return terms.paid_grade(lab, seller, umpire)
        return None if seller is None else terms.grade.rounded(seller)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """The prices of an ounce (US$) and of a dollar (S/) of the agreed day; what nobody wrote down is None."""

    price_usd_oz: Fraction | None = None
    silver_usd_oz: Fraction | None = None
    fx: Fraction | None = None


def our_figures(measured: Measured, terms: SettlementTerms, looked_up: LookedUp) -> OurFigures:
    """Return what the group knows of a lot by the terms of its buyer."""
    lab = measured.grade_by(Metal.GOLD, AssayBy.PLANT)
    seller = measured.grade_by(Metal.GOLD, AssayBy.OWN, AssayBy.OUTSIDE)
    return OurFigures(
        wet_t=Fraction(measured.ore_g, GRAMS_IN_TONNE) if measured.ore_g else None,
        moisture_pct=measured.moisture_pct,
        grade_oz_tc=measured.due_grade(terms),
        price_usd_oz=looked_up.price_usd_oz,
        fx=looked_up.fx,
        lab_grade_oz_tc=seller if lab is None else lab,
        silver=_silver(measured, terms, looked_up.silver_usd_oz),
        sacks=measured.sacks or None,
        received=measured.received,
        assays=measured.assays,
    )


def filled_in(ours: OurFigures, texts: Mapping[str, str]) -> OurFigures:
    """Return our figures with those that were typed where nothing is known, by their names; a grade may be in g/t.

    Raises UnreadableNumberError, NotPositiveError.
    """
    typed = {name: parse_exact(text, name) for name, text in texts.items() if text}
    for name in _ABOVE_ZERO & typed.keys():
        above_zero(typed[name], name)
    grade = typed.get("grade_oz_tc", oz_tc(typed["grade_g_t"]) if "grade_g_t" in typed else None)
    if grade is not None:
        ours = replace(ours, grade_oz_tc=ours.grade_oz_tc or grade, lab_grade_oz_tc=ours.lab_grade_oz_tc or grade)
    for name in _NUMBERS & typed.keys():
        if getattr(ours, name) is None:
            value: dict[str, Any] = {name: typed[name]}
            ours = replace(ours, **value)
    if "sacks" in typed and ours.sacks is None:
        ours = replace(ours, sacks=int(typed["sacks"]))
    if ours.silver is None and {"silver_grade_oz_tc", "silver_price_usd_oz"} <= typed.keys():
        ours = replace(ours, silver=SilverDelivered(typed["silver_grade_oz_tc"], typed["silver_price_usd_oz"]))
    return ours


def _silver(measured: Measured, terms: SettlementTerms, price: Fraction | None) -> SilverDelivered | None:
    grade = measured.grade_by(Metal.SILVER, *AssayBy)
    if terms.formula.silver is None or grade is None or price is None:
        return None
    return SilverDelivered(grade, price)


def _last(days: Iterable[dt.date]) -> dt.date | None:
    return max(days, default=None)
