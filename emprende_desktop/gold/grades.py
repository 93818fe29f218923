"""Grades of gold and silver: ounces per short ton and grams per tonne."""

from fractions import Fraction

G_T_IN_OZ_TC = Fraction(240, 7)  # 31.1034768 g in 907.18474 kg, by definition of ounce and short ton


def oz_tc(g_t: Fraction) -> Fraction:
    """Return grams per tonne as troy ounces per short ton."""
    return g_t / G_T_IN_OZ_TC


def g_t(oz_tc: Fraction) -> Fraction:
    """Return troy ounces per short ton as grams per tonne."""
    return oz_tc * G_T_IN_OZ_TC
