"""Our side of a settlement in words: what was noted of the lot, what was agreed, and the prices that are missing."""

from fractions import Fraction

from emprende_desktop.domain.exact import exact_text
from emprende_desktop.gold.comparison import OurFigures
from emprende_desktop.gold.grades import g_t
from emprende_desktop.i18n.formats import first_upper, short_date
from emprende_desktop.i18n.reviews import figure_text
from emprende_desktop.i18n.terms import PRICE_BASES, RATE_SOURCES
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.settling import LotAtHand

_NUMBERS = ("wet_t", "moisture_pct", "grade_oz_tc", "price_usd_oz", "fx", "lab_recovery_pct")


def _figures(ours: OurFigures) -> dict[str, Fraction]:
    """Return what we know by the names of its lines."""
    found: dict[str, Fraction | None] = {name: getattr(ours, name) for name in _NUMBERS}
    found["sacks"] = None if ours.sacks is None else Fraction(ours.sacks)
    found["grade_g_t"] = None if ours.grade_oz_tc is None else g_t(ours.grade_oz_tc)
    if ours.silver is not None:
        found["silver_grade_oz_tc"] = ours.silver.grade_oz_tc
        found["silver_price_usd_oz"] = ours.silver.price_usd_oz
    return {name: value for name, value in found.items() if value is not None}


def figures_known(at_hand: LotAtHand | None) -> dict[str, str]:
    """Return what was noted of a lot, as it is shown."""
    if at_hand is None or at_hand.ours is None:
        return {}
    return {name: figure_text(name, value) for name, value in _figures(at_hand.ours).items()}


def figures_typed(ours: OurFigures) -> dict[str, str]:
    """Return our figures of a review as they can be typed again; a grade in oz/TC alone."""
    return {name: exact_text(value) for name, value in _figures(ours).items() if name != "grade_g_t"}


def has_gaps(at_hand: LotAtHand) -> bool:
    """Tell whether the price or the exchange rate of the agreed day was not noted."""
    ours = at_hand.ours
    return ours is not None and (ours.price_usd_oz is None or ours.fx is None)


def told_of(at_hand: LotAtHand | None) -> str:
    """Return since when the terms hold, and which price and rate are read or missing."""
    if at_hand is None or at_hand.agreed is None or at_hand.reference is None or at_hand.ours is None:
        return ""
    agreed, reference = at_hand.agreed, at_hand.reference
    parts = [_("Terms since {date}: {source}.").format(date=short_date(agreed.valid_from), source=agreed.source)]
    for name, words, day in (
        ("price_usd_oz", PRICE_BASES[agreed.terms.price_basis], reference.price_day),
        ("fx", RATE_SOURCES[agreed.terms.rate_source], reference.fx_day),
    ):
        of_day = short_date(day) if day is not None else _("the agreed day")
        if name in reference.sources:
            text = _("{what} of {day}, read in: {source}.")
        elif name == "price_usd_oz":
            text = _("There is no price {what} of {day}: type it with where you read it.")
        else:
            text = _("There is no exchange rate {what} of {day}: type it with where you read it.")
        parts.append(first_upper(text.format(what=_(words), day=of_day, source=reference.sources.get(name, ""))))
    return " ".join(parts)
