"""What a figure may be, whoever writes it."""

from fractions import Fraction

from emprende_desktop.domain.exact import exact_text
from emprende_desktop.gold.errors import NotPositiveError, OutOfRangeError


def above_zero(value: Fraction, key: str) -> None:
    """Raise NotPositiveError unless a number is above zero."""
    if value <= 0:
        raise NotPositiveError(key)


def at_most(value: Fraction, limit: int, key: str) -> None:
    """Raise OutOfRangeError unless a number lies from zero to a limit."""
    if not 0 <= value <= limit:
        raise OutOfRangeError(key, exact_text(value), "0", str(limit))
