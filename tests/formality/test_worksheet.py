"""What a month owes, worked by hand for each regime, at the limits, and whatever the figures are."""

import datetime as dt

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from emprende_desktop.domain.dated import DatedValue, DatedValues
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.value_errors import NoValueError
from emprende_desktop.formality.figures import MonthFigures, Traded
from emprende_desktop.formality.worksheet import (
    Before,
    Carried,
    LineKey,
    Tax,
    month_taxes,
    nrus_category,
    taxes_of,
)
from tests.formality.months import nrus, parted, rer, soles, whole

NOTHING_BEFORE = Before()


def amounts(lines):
    return {line.key: line.declared.cents // 100 for line in lines}


def test_the_fee_of_the_nrus_follows_sales_or_purchases_whichever_are_more(values):
    (due,) = month_taxes(nrus(3, 4_800, 5_200), NOTHING_BEFORE, values).dues
    assert (due.tax, due.category, due.to_pay) == (Tax.NRUS, "2", soles(50))
    assert amounts(due.basis) == {LineKey.SALES: 4_800, LineKey.PURCHASES: 5_200, LineKey.GREATER: 5_200}
    assert [line.documents for line in due.basis] == [30, 4, None]


@pytest.mark.parametrize(("most", "category"), [(0, "1"), (5_000, "1"), (5_000.01, "2"), (8_000, "2"), (8_000.01, "")])
def test_a_category_ends_with_its_last_centimo(values, most, category):
    assert nrus_category(soles(most), values, Month(2026, 5)) == category


def test_a_month_over_the_nrus_owes_no_fee_and_says_by_how_much(values):
    (due,) = month_taxes(nrus(5, 8_600), NOTHING_BEFORE, values).dues
    assert (due.category, due.to_pay, due.sums) == ("", ZERO, ())
    assert amounts(due.basis)[LineKey.OVER] == 600


def test_what_lasts_is_outside_the_purchases_of_the_nrus(values):
    month = nrus(5, 3_000, 1_000, assets=whole(20_000, 1))
    assert month_taxes(month, NOTHING_BEFORE, values).dues[0].category == "1"


def test_a_month_of_the_rer(values):
    """12,345.67 of bread without IGV, one credit note of 200, flour for 5,000, an oven, credit left from before."""
    month = rer(
        9, parted(12_345.67, 2_222.22, documents=41), parted(5_000, 900, documents=6),
        notes=parted(200, 36, documents=1), assets=parted(1_000, 180, documents=1), withheld=soles(150),
    )  # fmt: skip
    income, igv = month_taxes(month, Before(ZERO, Carried(soles(106), soles(40))), values).dues
    assert income.tax is Tax.RER
    assert amounts(income.basis) == {LineKey.SALES: 12_346, LineKey.NOTES: -200, LineKey.INCOME: 12_146}
    assert income.to_pay == soles(182)  # 1.5 % of 12,146 is 182.19
    assert amounts(igv.basis) == {LineKey.TAXED_SALES: 12_146}
    assert amounts(igv.sums) == {
        LineKey.TAX_OF_SALES: 2_222, LineKey.TAX_OF_NOTES: -36, LineKey.CREDIT: -900, LineKey.CREDIT_OF_ASSETS: -180,
        LineKey.CREDIT_BEFORE: -106, LineKey.WITHHELD: -150, LineKey.WITHHELD_BEFORE: -40,
    }  # fmt: skip
    assert (igv.to_pay, igv.carried) == (soles(810), Carried())
    assert [line.documents for line in igv.sums][:4] == [41, 1, 6, 1]


def test_credit_that_is_left_over_waits_and_what_was_withheld_never_becomes_credit(values):
    months = (
        rer(1, parted(1_000, 180), parted(2_000, 360), withheld=soles(30)),
        rer(2, parted(2_000, 360), parted(500, 90)),
    )
    january, february = taxes_of(months, values, NOTHING_BEFORE)
    assert january.dues[1].to_pay == ZERO
    assert january.carried == Carried(soles(180), soles(30))
    assert february.dues[1].to_pay == soles(60)  # 360 - 90 - 180 - 30
    assert february.carried == Carried()


def test_an_export_or_gold_without_igv_is_income_all_the_same(values):
    income, igv = month_taxes(rer(4, parted(0, 0, untaxed=10_000)), NOTHING_BEFORE, values).dues
    assert income.to_pay == soles(150)
    assert (igv.to_pay, amounts(igv.basis)) == (ZERO, {LineKey.TAXED_SALES: 0})


def test_the_rmt_advances_one_percent_up_to_300_uit_of_the_year(values):
    month = rer(6, parted(50_000, 9_000), regime=TaxRegime.RMT)
    at_limit, over = Before(soles(1_600_000)), Before(soles(1_600_000.01))
    assert month_taxes(month, at_limit, values).dues[0].to_pay == soles(500)
    assert month_taxes(month, over, values).dues[0].to_pay == soles(750)
    (owed,) = month_taxes(month, over, values).dues[0].sums
    assert owed.percent * 10 == 15


def test_above_it_the_coefficient_rules_where_it_is_more(given):
    def advance(percent, regime=TaxRegime.GENERAL):
        coefficient = DatedValue("advance.coefficient_pct", dt.date(2026, 1, 1), dt.date(2026, 12, 31), percent, "DJ")
        month = rer(6, parted(50_000, 9_000), regime=regime)
        return month_taxes(month, NOTHING_BEFORE, DatedValues((*given, coefficient))).dues[0].to_pay

    assert [advance("2.1"), advance("1.2")] == [soles(1_050), soles(750)]
    assert advance("2.1", TaxRegime.RMT) == soles(500)


def test_the_general_regime_advances_from_its_first_sol(values):
    month = rer(1, parted(50_000, 9_000), regime=TaxRegime.GENERAL)
    assert month_taxes(month, NOTHING_BEFORE, values).dues[0].to_pay == soles(750)


def test_the_year_of_an_advance_begins_in_january(values):
    months = [
        MonthFigures(Month(2025, 12), TaxRegime.RMT, sold=parted(1_700_000, 306_000)),
        rer(1, parted(50_000, 9_000), regime=TaxRegime.RMT),
    ]
    assert [taxes.dues[0].sums[0].percent for taxes in taxes_of(months, values, NOTHING_BEFORE)] == [1.5, 1]


def test_without_a_regime_nothing_is_owed(values):
    assert month_taxes(MonthFigures(Month(2026, 3), TaxRegime.NONE, sold=whole(900)), NOTHING_BEFORE, values).dues == ()


def test_a_year_whose_uit_is_not_known_is_never_guessed(values):
    month = MonthFigures(Month(2027, 1), TaxRegime.RMT, sold=parted(1_000, 180))
    with pytest.raises(NoValueError) as caught:
        month_taxes(month, NOTHING_BEFORE, values)
    assert (caught.value.name, caught.value.date) == ("uit", dt.date(2027, 1, 31))


def test_half_a_sol_is_a_sol_and_less_is_none(values):
    for cents, declared in ((149, 1), (150, 2), (50, 1), (49, 0)):
        igv = month_taxes(rer(1, Traded(Money(833), tax=Money(cents))), NOTHING_BEFORE, values).dues[1]
        assert igv.to_pay == soles(declared)


def test_more_given_back_than_sold_owes_no_income_tax(values):
    income, igv = month_taxes(rer(1, parted(100, 18), notes=parted(500, 90)), NOTHING_BEFORE, values).dues
    assert income.to_pay == ZERO
    assert igv.carried.credit == soles(72)


def test_what_was_not_read_in_a_norm_is_told_with_the_sum(values):
    _income, igv = month_taxes(rer(1, parted(100, 18)), NOTHING_BEFORE, values).dues
    assert {value.name for value in igv.values if value.is_unverified} == {"declared.unit"}


cents = st.integers(0, 10**9).map(Money)
traded = st.builds(Traded, cents, cents, cents, st.integers(0, 99), st.integers(0, 99))


@settings(max_examples=120, deadline=None)
@any_of(traded, traded, traded, traded, st.builds(Carried, cents.map(lambda m: Money(m.cents // 100 * 100)), cents))
def test_the_sums_add_up_to_what_is_paid_or_left(values, sold, bought, notes, returned, carried):
    month = MonthFigures(Month(2026, 1), TaxRegime.RER, sold, notes, bought, returned, withheld=Money(12_345))
    for due in month_taxes(month, Before(ZERO, carried), values).dues:
        added = sum(line.declared.cents for line in due.sums)
        assert added == (due.to_pay - due.carried.credit - due.carried.withheld).cents
        assert due.to_pay.cents >= 0
        assert due.to_pay.cents % 100 == 0
        assert not (due.to_pay and (due.carried.credit or due.carried.withheld))


@settings(max_examples=100, deadline=None)
@any_of(traded, st.sampled_from([TaxRegime.RER, TaxRegime.RMT, TaxRegime.GENERAL, TaxRegime.NRUS]))
def test_another_regime_at_the_same_prices_takes_the_same_money(sold, regime):
    month = MonthFigures(Month(2026, 1), TaxRegime.NRUS, sold.whole())
    assert month.under(regime, 18).sold.total == sold.total
    assert month.under(regime, 18).sold.parted(18) == month.under(TaxRegime.RER, 18).sold
