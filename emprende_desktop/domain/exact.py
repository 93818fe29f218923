"""Exact numbers: decimal text becomes a Fraction, and is rounded once, where a rule says so."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from emprende_desktop.domain.json_errors import UnreadableNumberError

DIGITS_MAX = 12  # before the point, and as many after it
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(rf"[0-9]{{1,{DIGITS_MAX}}}(?:\.[0-9]{{1,{DIGITS_MAX}}})?")


def parse_exact(text: str, key: str) -> Fraction:
    """Read a number of zero or more, `2400` or `0.376`; `key` is what it was written for.

    Raises UnreadableNumberError for signs, exponents, spaces, thousands, and more than twelve digits on a side.
    """
    if _PLAIN.fullmatch(text) is None:
        raise UnreadableNumberError(key, text)
    return Fraction(text)


def without_thousands(text: str) -> str:
    """Return a number as people write it (`4,066.20`, spaces round it) as `parse_exact` reads it; the rest stays."""
    bare = text.strip()
    return bare.replace(",", "") if _THOUSANDS.fullmatch(bare) else bare


def parse_signed(text: str, key: str) -> Fraction:
    """Read a number that may be below zero: `-12.50`; raises UnreadableNumberError as `parse_exact` does."""
    if text.startswith("-"):
        return -parse_exact(text[1:], key)
    return parse_exact(text, key)


def decimals_of(text: str) -> int:
    """Count the decimals a number was written with: two in `0.37`, none in `37`."""
    return len(text.partition(".")[2])


def half_up(value: Fraction, places: int) -> Decimal:
    """Round to so many decimals, halves away from zero."""
    away = int(abs(value) * 10**places + Fraction(1, 2))
    return _decimal(away if value > 0 else -away, places)


def truncate(value: Fraction, places: int) -> Decimal:
    """Cut to so many decimals, towards zero."""
    return _decimal(int(value * 10**places), places)


def exact_text(value: Fraction, places: int = DIGITS_MAX) -> str:
    """Write a number whole where its decimals end, and rounded half up to `places` where they do not."""
    rest = value.denominator
    twos = (rest & -rest).bit_length() - 1
    rest >>= twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    text = f"{half_up(value, max(twos, fives) if rest == 1 else places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def mean(values: Iterable[Fraction]) -> Fraction:
    """Return the mean of at least one number."""
    listed = tuple(values)
    return sum(listed, start=Fraction()) / len(listed)


def _decimal(scaled: int, places: int) -> Decimal:
    """Return `scaled` × 10 to the minus `places`; made of its digits, so that no context rounds it."""
    digits = tuple(int(digit) for digit in str(abs(scaled)))
    return Decimal((int(scaled < 0), digits, -places))
