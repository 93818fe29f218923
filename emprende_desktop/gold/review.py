"""The review of a buyer's paper: our figures beside its own, what each difference is worth, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.comparison import Comparison
from emprende_desktop.gold.findings import Finding
from emprende_desktop.gold.formula import CHARGES_OF
from emprende_desktop.gold.grades import g_t
from emprende_desktop.gold.net import WayDown, soles, way_down
from emprende_desktop.gold.printed import PrintedNumber
from emprende_desktop.gold.review_rules import RULES
from emprende_desktop.gold.waterfall import Waterfall, waterfall


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One figure of both sides, None where a side does not have it; `taken` where ours is only the paper's."""

    name: str
    ours: Fraction | None
    theirs: PrintedNumber | None
    taken: bool

    @property
    def difference(self) -> Fraction | None:
        """Return how much the paper has more than we, None unless both have the figure."""
        return None if self.ours is None or self.theirs is None else self.theirs.value - self.ours

    @property
    def agrees(self) -> bool:
        """Tell whether the paper may print its number for ours."""
        return self.ours is None or self.theirs is None or self.theirs.shows(self.ours)


class NetStep(StrEnum):
    """The steps from the value to what is received, and what a paper's own steps do not give."""

    GROSS = "gross"
    IGV = "igv"
    DETRACCION = "detraccion"
    RETENTION = "retention"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class NetPart:
    """What one step makes of the difference in what is received; positive where the paper gives less."""

    step: NetStep
    amount: Money


@dataclass(frozen=True, slots=True)
class Review:
    """A paper reviewed. `net_parts` add up to our net less the paper's."""

    lines: tuple[ComparedLine, ...]
    waterfall: Waterfall
    findings: tuple[Finding, ...]
    ours: WayDown
    theirs: WayDown
    received: Money
    net_parts: tuple[NetPart, ...]


def review(two: Comparison) -> Review:
    """Compare a paper with our figures, line by line and down to the net; raises what `waterfall` raises."""
    ours = way_down(soles(two.ours.soles, "total_pen"), two.rates)
    return Review(
        lines=tuple(_lines(two, ours)),
        waterfall=waterfall(two.ours, two.paper, two.terms.grade),
        findings=tuple(finding for rule in RULES for finding in rule(two)),
        ours=ours,
        theirs=two.their_way,
        received=two.received,
        net_parts=_net_parts(ours, two.their_way, two.received),
    )


def _net_parts(ours: WayDown, theirs: WayDown, received: Money) -> tuple[NetPart, ...]:
    parts = (
        NetPart(NetStep.GROSS, ours.gross - theirs.gross),
        NetPart(NetStep.IGV, ours.igv - theirs.igv),
        NetPart(NetStep.DETRACCION, theirs.detraccion - ours.detraccion),
        NetPart(NetStep.RETENTION, theirs.retention - ours.retention),
        NetPart(NetStep.UNEXPLAINED, theirs.net - received),
    )
    return tuple(part for part in parts if part.amount)


def _lines(two: Comparison, way: WayDown) -> Iterator[ComparedLine]:
    for name, ours in _our_lines(two, way).items():
        printed = two.paper.number(name)
        if ours is None and printed is None:
            continue
        taken = name in two.taken or (name == "grade_g_t" and "grade_oz_tc" in two.taken)
        yield ComparedLine(name, ours, printed, taken)


def _our_lines(two: Comparison, way: WayDown) -> dict[str, Fraction | None]:
    """Return our figures by the names of `PrintedFigures`, from the scale down to the net."""
    ours, formula = two.ours, two.ours.formula
    silver, agreed = ours.silver, formula.silver
    sacks = two.figures.sacks
    lines: dict[str, Fraction | None] = {
        "sacks": None if sacks is None else Fraction(sacks),
        "wet_t": ours.weights.wet_t,
        "moisture_pct": ours.weights.moisture_pct,
        "dry_t": ours.weights.dry_t,
        "grade_g_t": g_t(ours.grade_oz_tc),
        "grade_oz_tc": ours.grade_oz_tc,
        "recovery_pct": ours.recovery_pct,
        "price_usd_oz": ours.price_usd_oz,
        "deduction_usd_oz": formula.deduction_usd_oz,
        "maquila_usd": ours.maquila_usd,
    }
    lines |= {name: getattr(formula.charges, name) or None for name in CHARGES_OF[formula.variant]}
    lines |= {
        "charges_usd": ours.due_charges_usd,
        "factor": formula.factor,
        "silver_grade_oz_tc": silver.grade_oz_tc if silver else None,
        "silver_recovery_pct": agreed.recovery_pct if agreed else None,
        "silver_price_usd_oz": silver.price_usd_oz if silver else None,
        "silver_deduction_usd_oz": agreed.deduction_usd_oz if agreed else None,
        "total_usd": ours.total_usd,
        "fx": ours.fx,
    }
    steps = {
        "total_pen": way.gross,
        "igv_pen": way.igv,
        "detraccion_pen": way.detraccion,
        "retention_pen": way.retention,
        "net_pen": way.net,
    }
    return lines | {name: Fraction(amount.cents, 100) for name, amount in steps.items()}
