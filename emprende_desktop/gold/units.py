"""Weights and fineness: grams inside, every other unit by its exact definition.

The old units of Castile are for reading an old paper or an old word, never for keeping.
"""

from enum import Enum
from fractions import Fraction

TROY_OUNCE_G = Fraction("31.1034768")
SHORT_TON_KG = Fraction("907.18474")
SHORT_TONS_IN_TONNE = 1000 / SHORT_TON_KG  # contracts write 1.1023 or 1.10231
KARAT_PERMILLE = Fraction(1000, 24)
MARCO_G = Fraction("230.0465")


class WeightUnit(Enum):
    """A unit of weight; the value is its grams."""

    GRAM = Fraction(1)
    KILOGRAM = Fraction(1_000)
    TONNE = Fraction(1_000_000)
    SHORT_TON = SHORT_TON_KG * 1_000
    TROY_OUNCE = TROY_OUNCE_G
    PENNYWEIGHT = Fraction("1.55517384")
    GRAIN = Fraction("0.06479891")
    OUNCE = Fraction("28.349523125")
    POUND = Fraction("453.59237")
    MARCO = MARCO_G
    CASTELLANO = MARCO_G / 50
    TOMIN_OF_GOLD = MARCO_G / 400
    TOMIN_OF_SILVER = MARCO_G / 384
    GRANO_OF_GOLD = MARCO_G / 4_800
    ADARME = MARCO_G / 128
    OCHAVA = MARCO_G / 64
    QUINTAL = MARCO_G * 200

    def grams(self, count: Fraction) -> Fraction:
        """Return so many of this unit in grams."""
        return count * self.value

    def of_grams(self, grams: Fraction) -> Fraction:
        """Return grams in this unit."""
        return grams / self.value


def permille_of_karat(karat: Fraction) -> Fraction:
    """Return a fineness in karat, of 24, as parts in a thousand."""
    return karat * KARAT_PERMILLE


def karat_of_permille(permille: Fraction) -> Fraction:
    """Return a fineness in parts in a thousand as karat, of 24."""
    return permille / KARAT_PERMILLE


def fine_weight(gross: Fraction, permille: Fraction) -> Fraction:
    """Return the gold in a weight of bar, sponge or amalgam, exactly and in the unit of `gross`."""
    return gross * permille / 1_000
