"""Quantities in whole thousandths of a unit: 2.5 kg is 2500."""

import re
from decimal import Decimal

from emprende_desktop.domain.errors import UnreadableQuantityError
from emprende_desktop.domain.money import Money, round_half_up

THOUSAND = 1_000
_PATTERN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,3}))?")


def parse_quantity(text: str) -> int:
    """Read a quantity in thousandths; raises UnreadableQuantityError for anything but `2`, `2.5` or `1,250.125`."""
    match = _PATTERN.fullmatch(text.strip())
    if match is None or not text.isascii():
        raise UnreadableQuantityError(text)
    whole, decimals = match.groups()
    return int(whole.replace(",", "")) * THOUSAND + int((decimals or "").ljust(3, "0"))


def quantity_text(thousandths: int) -> str:
    """Return a quantity as it is written: `2.5`."""
    return f"{Decimal(thousandths).scaleb(-3):,.3f}".rstrip("0").rstrip(".")


def worth(thousandths: int, each: Money) -> Money:
    """Return what a quantity is worth at a price for one unit, in céntimos, halves up."""
    return round_half_up(Decimal(thousandths * each.cents) / THOUSAND)
