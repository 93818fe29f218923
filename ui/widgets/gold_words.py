"""How figures of gold are told: the words of each, amounts in dollars, and what is wrong with one that was typed."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import exact_text, half_up
from emprende_desktop.i18n.formats import NBSP
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _

FIGURES = {
    "bars": N_("Grams"),
    "gross_g": N_("Grams"),
    "fineness": N_("Fineness"),
    "fineness_permille": N_("Fineness"),
    "price": N_("Price"),
    "price_usd_oz": N_("USD for an ounce"),
    "gram_price": N_("Soles for a gram"),
    "payable_pct": N_("They pay (%)"),
    "refining_usd_per_fine_oz": N_("Refining (USD for a fine ounce)"),
    "fixed_fee_usd": N_("Fixed charge (USD)"),
    "fx": N_("Exchange rate"),
    "withholding_pct": N_("They withhold (%)"),
    "retention_pct": N_("They withhold (%)"),
    "igv_pct": N_("IGV (%)"),
    "detraccion_pct": N_("Detraction (%)"),
    "paid": N_("What you received"),
    "air_g": N_("Weight in air"),
    "water_g": N_("Weight in water"),
    "value": N_("Value"),
    "count": N_("How much?"),
}


def told(error: BookkeepingError) -> str:
    """Return what is wrong in a person's words, the name of its figure too."""
    wrong: Any = error
    key = getattr(wrong, "key", None)
    return sentence(replace(wrong, key=_(FIGURES[key])) if key in FIGURES else error)


def dollars(value: Fraction) -> str:
    """Return `USD 9,855.27`."""
    return f"USD{NBSP}{half_up(value, 2):,}"


def in_grams(value: Fraction) -> str:
    """Return grams with all their decimals: `77.81184 g`."""
    return f"{exact_text(value, 6)}{NBSP}g"


def percent(value: Fraction) -> str:
    """Return `96.88 %`."""
    return f"{half_up(value, 2):,}{NBSP}%"
