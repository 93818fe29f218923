"""What we know of a lot beside what the buyer's paper says of it."""

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

from emprende_desktop.domain.json_errors import MissingKeyError
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assays import Assay, within_our_scatter
from emprende_desktop.gold.case import Case, Factor, changed
from emprende_desktop.gold.formula import MeasuredRecovery
from emprende_desktop.gold.net import TaxRates, WayDown, soles
from emprende_desktop.gold.printed import PrintedFigures
from emprende_desktop.gold.settlement import SilverDelivered
from emprende_desktop.gold.terms import SettlementTerms
from emprende_desktop.gold.waterfall import as_printed, paid_soles
from emprende_desktop.gold.weights import weighed


@dataclass(frozen=True, slots=True)
class OurFigures:
    """What the group weighed, had assayed and looked up; what it does not know is None.

    `grade_oz_tc` is the grade that is due by the terms, `lab_grade_oz_tc` what a lab found before any cut; the price is
    the fix of the agreed date, the rate that of the agreed source and date.
    """

    wet_t: Fraction | None
    moisture_pct: Fraction | None
    grade_oz_tc: Fraction | None
    price_usd_oz: Fraction | None
    fx: Fraction | None
    lab_grade_oz_tc: Fraction | None = None
    lab_recovery_pct: Fraction | None = None
    silver: SilverDelivered | None = None
    sacks: int | None = None
    received: dt.date | None = None
    assays: tuple[Assay, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our figures and terms beside a paper, looked at on `today`.

    What we do not know is taken from the paper, so that it makes no difference; `taken` names it. Raises
    MissingKeyError for what neither has, and what a settlement of our own figures raises.
    """

    terms: SettlementTerms
    figures: OurFigures
    paper: PrintedFigures
    rates: TaxRates
    today: dt.date
    ours: Case = field(init=False)
    theirs: Case = field(init=False)
    taken: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        measured = ("lab_recovery_pct",) if isinstance(self.terms.formula.recovery, MeasuredRecovery) else ()
        needed = (*_NEEDED, *measured)
        known = {name: getattr(self.figures, name) for name in needed}
        taken = tuple(name for name in needed if known[name] is None)
        known |= {name: self._from_paper(name) for name in taken}
        ours = Case(
            formula=self.terms.formula,
            weights=weighed(known["wet_t"], known["moisture_pct"]),
            grade_oz_tc=self.terms.grade.rounded(known["grade_oz_tc"]),
            price_usd_oz=known["price_usd_oz"],
            lab_recovery_pct=known.get("lab_recovery_pct", self.figures.lab_recovery_pct),
            silver=self.figures.silver,
            fx=known["fx"],
        )
        object.__setattr__(self, "taken", taken)
        object.__setattr__(self, "ours", ours)
        object.__setattr__(self, "theirs", as_printed(ours, self.paper, self.terms.grade))

    def _from_paper(self, name: str) -> Fraction:
        if name == "grade_oz_tc":
            value = self.paid_grade
        else:
            value = self.paper.value("recovery_pct" if name == "lab_recovery_pct" else name)
        if value is None:
            raise MissingKeyError(name)
        return value

    @property
    def lab_grade(self) -> Fraction:
        """Return the grade (oz/TC) that a lab found: ours, else the one the paper shows, else the grade that is due."""
        if self.figures.lab_grade_oz_tc is not None:
            return self.figures.lab_grade_oz_tc
        printed = self.paper.value("lab_grade_oz_tc")
        return self.ours.grade_oz_tc if printed is None else printed

    @property
    def paid_grade(self) -> Fraction | None:
        """Return the grade (oz/TC) that the paper pays, None where it shows none."""
        return self.paper.grade(self.terms.grade)

    @property
    def paid_grade_in_scatter(self) -> bool:
        """Tell whether the grade that is paid lies within what our assays vary."""
        return self.paid_grade is not None and within_our_scatter(self.paid_grade, self.figures.assays)

    @property
    def their_way(self) -> WayDown:
        """Return the steps of the paper as printed; a tax it does not print is what follows from its own value."""
        gross = paid_soles(self.paper, self.theirs)
        igv = self._printed("igv_pen", self.rates.igv(gross))
        detraccion = self._printed("detraccion_pen", self.rates.detraccion(gross + igv))
        return WayDown(gross, igv, detraccion, self._printed("retention_pen", self.rates.retention(gross)))

    @property
    def received(self) -> Money:
        """Return what the paper says is received, else what its steps come to."""
        return self._printed("net_pen", self.their_way.net)

    def _printed(self, name: str, due: Money) -> Money:
        value = self.paper.value(name)
        return due if value is None else soles(value, name)

    def alone(self, factor: Factor) -> Fraction:
        """Return what one figure of the paper, and no other, would make of our total, in dollars."""
        return changed(self.ours, factor, self.paper, self.terms.grade).total_usd - self.ours.total_usd


_NEEDED = ("wet_t", "moisture_pct", "grade_oz_tc", "price_usd_oz", "fx")
