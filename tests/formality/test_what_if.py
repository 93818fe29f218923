"""What another regime would have cost, worked by hand for a bakery of twelve equal months."""

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.period import Month
from emprende_desktop.formality.what_if import Hindrance, Past, compared
from tests.formality.months import nrus, parted, rer, soles


def costs(past, values):
    return {cost.regime: cost for cost in compared(past, values)}


def test_a_bakery_of_the_nrus_that_sells_seven_thousand_and_buys_three(values):
    """By hand: 7,080 with IGV is 6,000 and 1,080; 2,950 of flour with factura is 2,500 and 450."""
    months = tuple(nrus(month, 7_080, 2_950) for month in range(1, 13))
    found = costs(Past(months, LegalForm.NATURAL, soles(49_560)), values)
    assert found[TaxRegime.NRUS].total == soles(50 * 12)
    assert found[TaxRegime.RER].total == soles((90 + 630) * 12)
    rmt = found[TaxRegime.RMT]
    assert [month.to_pay for month in rmt.months] == [soles(60 + 630)] * 12
    # The profit is 12 x (6,000 - 2,500) = 42,000: 10 % less what was advanced.
    assert rmt.at_year_end == soles(4_200 - 720)
    assert found[TaxRegime.GENERAL].at_year_end == soles(12_390 - 1_080)
    assert [cost.reasons for cost in found.values()] == [(), (), (), ()]
    assert rmt.total == soles(630 * 12 + 4_200)


def test_profit_above_fifteen_uit_pays_the_higher_rate(values):
    months = tuple(rer(month, parted(20_000, 3_600), regime=TaxRegime.RMT) for month in range(1, 13))
    found = costs(Past(months, LegalForm.SAC, soles(100_000)), values)
    assert found[TaxRegime.RMT].at_year_end == soles(8_250 + 5_162.50 - 2_400)
    assert found[TaxRegime.GENERAL].at_year_end == soles(29_500 - 3_600)
    assert found[TaxRegime.RER].at_year_end == ZERO


def test_a_loss_gives_the_advances_back(values):
    months = (rer(1, parted(10_000, 1_800), regime=TaxRegime.RMT),)
    assert costs(Past(months, LegalForm.SAC, -soles(5_000)), values)[TaxRegime.RMT].at_year_end == -soles(100)


def test_what_a_company_may_not_choose_says_why(values):
    months = (rer(1, parted(2_000, 360)), rer(2, parted(400_000, 72_000)), rer(3, parted(200_000, 36_000)))
    found = costs(Past(months, LegalForm.EIRL, soles(1), soles(130_000)), values)
    reasons = {reason.hindrance: reason for reason in found[TaxRegime.NRUS].reasons}
    assert set(reasons) == {Hindrance.FORM, Hindrance.MONTH, Hindrance.SALES, Hindrance.ASSETS}
    assert (reasons[Hindrance.MONTH].month, reasons[Hindrance.MONTH].used) == (Month(2026, 2), soles(472_000))
    assert reasons[Hindrance.SALES].used == soles(2_360 + 472_000 + 236_000)
    assert {reason.hindrance for reason in found[TaxRegime.RER].reasons} == {Hindrance.INCOME, Hindrance.ASSETS}
    assert found[TaxRegime.RMT].reasons == found[TaxRegime.GENERAL].reasons == ()


def test_purchases_count_where_they_are_more(values):
    months = tuple(nrus(month, 1_000, 8_100) for month in range(1, 13))
    found = costs(Past(months, LegalForm.NATURAL, ZERO), values)
    assert {reason.hindrance for reason in found[TaxRegime.NRUS].reasons} == {Hindrance.MONTH, Hindrance.PURCHASES}
    assert found[TaxRegime.RER].months[0].dues[1].carried.credit > ZERO
    assert found[TaxRegime.RER].months[-1].to_pay == soles(13)  # 1.5 % of 847


def test_without_months_there_is_nothing_to_compare(values):
    assert compared(Past((), LegalForm.NATURAL, ZERO), values) == ()
