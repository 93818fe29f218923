from fractions import Fraction

import pytest

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.grades import G_T_IN_OZ_TC, g_t, oz_tc
from emprende_desktop.gold.units import (
    SHORT_TON_KG,
    SHORT_TONS_IN_TONNE,
    TROY_OUNCE_G,
    WeightUnit,
    fine_weight,
    karat_of_permille,
    permille_of_karat,
)


def test_the_factors_follow_from_ounce_and_short_ton():
    assert str(half_up(SHORT_TONS_IN_TONNE, 24)) == "1.102311310924387903614869"
    assert 1_000 * TROY_OUNCE_G / SHORT_TON_KG == G_T_IN_OZ_TC
    assert str(half_up(1 / TROY_OUNCE_G, 13)) == "0.0321507465686"


@pytest.mark.parametrize(
    ("grams_a_tonne", "places", "ounces"),
    [("10", 6, "0.291667"), ("10", 4, "0.2917"), ("18.17", 9, "0.529958333"), ("18.17", 4, "0.5300"), ("68.40", 3, "1.995")],
)  # fmt: skip
def test_grams_a_tonne_become_ounces_a_short_ton(grams_a_tonne, places, ounces):
    assert str(half_up(oz_tc(Fraction(grams_a_tonne)), places)) == ounces


@pytest.mark.parametrize(("ounces", "grams_a_tonne"), [("0.376", "12.891428571"), ("0.100", "3.428571429")])
def test_ounces_a_short_ton_become_grams_a_tonne(ounces, grams_a_tonne):
    assert str(half_up(g_t(Fraction(ounces)), 9)) == grams_a_tonne


def test_karat_and_parts_in_a_thousand():
    assert str(half_up(permille_of_karat(Fraction(22)), 6)) == "916.666667"
    assert str(half_up(permille_of_karat(Fraction(1)), 4)) == "41.6667"
    assert karat_of_permille(Fraction(912)) == Fraction("21.888")
    assert karat_of_permille(Fraction(850)) == Fraction("20.4")
    assert karat_of_permille(permille_of_karat(Fraction(18))) == 18


def test_the_fine_weight_keeps_every_decimal():
    assert fine_weight(Fraction("85.32"), Fraction(912)) == Fraction("77.81184")


@pytest.mark.parametrize(
    ("unit", "grams"),
    [
        ("TROY_OUNCE", "31.1034768"), ("PENNYWEIGHT", "1.55517384"), ("GRAIN", "0.06479891"),
        ("OUNCE", "28.349523125"), ("POUND", "453.59237"), ("MARCO", "230.0465"), ("CASTELLANO", "4.60093"),
        ("TOMIN_OF_GOLD", "0.57511625"), ("ADARME", "1.79723828125"), ("OCHAVA", "3.5944765625"),
        ("QUINTAL", "46009.3"), ("SHORT_TON", "907184.74"),
    ],
)  # fmt: skip
def test_a_unit_is_its_exact_grams(unit, grams):
    assert WeightUnit[unit].grams(Fraction(1)) == Fraction(grams)
    assert WeightUnit[unit].of_grams(Fraction(grams)) == 1


def test_old_units_whose_decimals_do_not_end():
    assert str(half_up(WeightUnit.GRANO_OF_GOLD.value, 9)) == "0.047926354"
    assert str(half_up(WeightUnit.TOMIN_OF_SILVER.value, 5)) == "0.59908"
    assert WeightUnit.POUND.value / 7_000 == WeightUnit.GRAIN.value == TROY_OUNCE_G / 480
