"""How near each limit is: colours at their edges, the month that passed it, the year's end at the same pace."""

import datetime as dt

import pytest

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.figures import MonthFigures
from emprende_desktop.formality.lights import THRESHOLDS, Level, YearFigures, lights
from tests.formality.months import nrus, parted, rer, soles, whole

END_OF_MAY = dt.date(2026, 5, 31)


def named(year, regime, values, today=END_OF_MAY):
    return {light.threshold.name: light for light in lights(year, regime, values, today)}


@pytest.mark.parametrize(
    ("sold", "level", "percent"),
    [(76_799.99, Level.GREEN, 79), (76_800, Level.AMBER, 80), (96_000, Level.AMBER, 100), (96_000.01, Level.RED, 100)],
)
def test_a_light_turns_amber_at_eighty_percent_and_red_above_the_limit(values, sold, level, percent):
    light = named(YearFigures((nrus(1, sold),)), TaxRegime.NRUS, values)["nrus.sales.limit"]
    assert (light.level, light.percent, light.limit) == (level, percent, soles(96_000))
    assert light.crossed == (Month(2026, 1) if level is Level.RED else None)


def test_a_month_over_eight_thousand_stays_told_and_the_category_is_of_this_month(values):
    year = YearFigures((nrus(1, 4_000), nrus(2, 8_100), nrus(3, 3_000, 4_100)))
    found = named(year, TaxRegime.NRUS, values)
    assert (found["nrus.2.limit"].level, found["nrus.2.limit"].crossed) == (Level.RED, Month(2026, 2))
    assert (found["nrus.1.limit"].used, found["nrus.1.limit"].level) == (soles(4_100), Level.AMBER)
    assert found["nrus.2.limit"].projected is None


def test_the_rer_counts_income_without_igv_and_purchases_without_machines(values):
    year = YearFigures(
        (
            rer(1, parted(300_000, 54_000), parted(100_000, 18_000), assets=parted(500_000, 90_000)),
            rer(2, parted(240_000, 43_200), notes=parted(10_000, 1_800)),
            rer(3, parted(5_000, 900)),
        ),
        soles(126_000),
    )
    found = named(year, TaxRegime.RER, values)
    income = found["rer.income.limit"]
    assert (income.used, income.level, income.crossed) == (soles(535_000), Level.RED, Month(2026, 2))
    assert found["rer.purchases.limit"].used == soles(100_000)
    assert (found["rer.assets.limit"].level, found["rer.assets.limit"].percent) == (Level.AMBER, 100)
    assert found["books.electronic.limit_uit"].limit == soles(412_500)
    assert set(found) == {
        "rer.income.limit", "rer.purchases.limit", "rer.assets.limit", "books.electronic.limit_uit", "micro.limit_uit",
    }  # fmt: skip


def test_seventy_five_uit_are_met_at_the_centimo_itself(values):
    def level(sold, name):
        year = YearFigures((rer(1, parted(sold, 0), regime=TaxRegime.RMT),))
        return named(year, TaxRegime.RMT, values)[name].level

    assert level(412_500, "books.electronic.limit_uit") is Level.RED
    assert level(412_499.99, "books.electronic.limit_uit") is Level.AMBER
    assert level(1_650_000, "rmt.advance.limit_uit") is Level.AMBER
    assert level(9_350_000.01, "rmt.income.limit_uit") is Level.RED


def test_the_years_end_follows_the_months_that_are_over(values):
    months = (nrus(3, 6_000), nrus(4, 8_000), nrus(5, 1_000))
    middle = dt.date(2026, 5, 10)
    light = named(YearFigures(months), TaxRegime.NRUS, values, middle)["nrus.sales.limit"]
    assert light.projected == soles(14_000 + 7_000 * 8)
    assert named(YearFigures(months[2:]), TaxRegime.NRUS, values, middle)["nrus.sales.limit"].projected is None
    much = (nrus(3, 100), nrus(4, 90_000))
    early = dt.date(2026, 4, 2)
    assert named(YearFigures(much), TaxRegime.NRUS, values, early)["nrus.sales.limit"].projected == soles(90_100)


def test_a_limit_in_uit_of_a_year_without_uit_is_unknown_and_not_green(values):
    year = YearFigures((MonthFigures(Month(2027, 1), TaxRegime.RER, sold=parted(400_000, 72_000)),))
    found = named(year, TaxRegime.RER, values, dt.date(2027, 1, 31))
    assert (found["books.electronic.limit_uit"].level, found["books.electronic.limit_uit"].limit) == (
        Level.UNKNOWN,
        None,
    )
    assert found["rer.income.limit"].limit == soles(525_000)


def test_every_threshold_has_a_dated_value_with_its_source(values):
    assert all(values.on(threshold.name, END_OF_MAY).source for threshold in THRESHOLDS)


def test_a_person_without_ruc_sees_what_slips_let_her_sell(values):
    year = YearFigures((MonthFigures(Month(2026, 1), TaxRegime.NONE, sold=whole(5_000)),))
    (light,) = lights(year, TaxRegime.NONE, values, END_OF_MAY)
    assert (light.limit, light.used) == (soles(412_500), soles(5_000))
    assert lights(YearFigures((), ZERO), TaxRegime.NONE, values, END_OF_MAY) == ()
