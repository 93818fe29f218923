import datetime as dt
from fractions import Fraction

import pytest

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.dore import (
    Bar,
    DoreTerms,
    is_underpaid,
    purity_estimate,
    sell_dore,
    usual_payability,
)
from emprende_desktop.gold.errors import NotPositiveError, OutOfRangeError
from emprende_desktop.gold.stock_errors import ImpossibleDensityError

TODAY = dt.date(2026, 9, 30)


def terms(**changed):
    usual = {
        "price_usd_oz": "4066.20", "payable_pct": "97", "refining_usd_oz": "0", "fixed_fee_usd": "12.00",
        "fx": "3.372", "withholding_pct": "4",
    }  # fmt: skip
    return DoreTerms(**{key: Fraction(text) for key, text in (usual | changed).items()})


def bars(*pairs):
    return tuple(Bar(Fraction(gross), Fraction(permille)) for gross, permille in pairs)


def test_a_bar_is_paid_as_worked_out():
    sale = sell_dore(bars(("85.32", "912")), terms())
    assert sale.fine_g == Fraction("77.81184")
    assert str(half_up(sale.value_usd, 11)) == "10172.44811062408"
    assert str(half_up(sale.exact_usd, 9)) == "9855.274667305"
    assert (sale.net_usd_cents, sale.pen_cents, sale.withheld_cents) == (985_527, 3_323_197, 132_928)
    assert sale.net_pen_cents == 3_190_269
    assert str(half_up(sale.usd_per_gross_g, 4)) == "115.5095"
    assert str(half_up(sale.usd_per_fine_g, 4)) == "126.6552"
    assert str(half_up(sale.payability_pct, 6)) == "96.882034"


def test_refining_goes_by_the_ounces_contained_and_not_by_those_paid():
    ounce = bars(("31.1034768", "1000"))
    sale = sell_dore(ounce, terms(price_usd_oz="4000", payable_pct="50", refining_usd_oz="10", fixed_fee_usd="0"))
    assert sale.net_usd_cents == 199_000


def test_bars_add_up_before_anything_is_rounded():
    one = sell_dore(bars(("85.32", "912")), terms(fixed_fee_usd="0"))
    three = sell_dore(bars(*[("28.44", "912")] * 3), terms(fixed_fee_usd="0"))
    assert one == three


def test_soles_come_from_rounded_dollars():
    """The mutant: 10.005 dollars × 4 would be 40.02 soles, 10.01 × 4 are 40.04."""
    sale = sell_dore(
        bars(("31.1034768", "1000")),
        terms(price_usd_oz="10.005", payable_pct="100", fixed_fee_usd="0", fx="4"),
    )
    assert (sale.net_usd_cents, sale.pen_cents) == (1_001, 4_004)


def test_charges_above_the_value_are_owed_and_nothing_is_withheld():
    sale = sell_dore(bars(("1", "900")), terms(fixed_fee_usd="500", fx="2"))
    assert sale.pen_cents < 0
    assert (sale.withheld_cents, sale.net_pen_cents) == (0, sale.pen_cents)


@pytest.mark.parametrize(
    ("gross", "permille", "error"),
    [("0", "900", NotPositiveError), ("10", "0", NotPositiveError), ("10", "1000.1", OutOfRangeError)],
)
def test_no_bar_weighs_nothing_or_is_finer_than_gold(gross, permille, error):
    with pytest.raises(error):
        bars((gross, permille))


@pytest.mark.parametrize("changed", [{"payable_pct": "100.01"}, {"withholding_pct": "101"}])
def test_no_buyer_pays_or_withholds_more_than_all(changed):
    with pytest.raises(OutOfRangeError):
        terms(**changed)


@pytest.mark.parametrize("key", ["price_usd_oz", "fx"])
def test_a_price_and_a_rate_are_above_zero(key):
    with pytest.raises(NotPositiveError):
        terms(**{key: "0"})


def test_a_sale_without_bars_is_refused():
    with pytest.raises(NotPositiveError):
        sell_dore((), terms())


def test_what_is_usual_is_the_median_of_ninety_days():
    past = [(TODAY - dt.timedelta(days=ago), Fraction(paid)) for ago, paid in ((0, 96), (30, 99), (90, 97), (91, 10))]
    assert usual_payability(past, TODAY) == 97
    assert usual_payability(past[:2], TODAY) == Fraction("97.5")
    assert usual_payability(past[3:], TODAY) is None
    assert usual_payability([(TODAY + dt.timedelta(days=1), Fraction(96))], TODAY) is None


def test_three_points_below_what_is_usual_are_let_pass():
    assert not is_underpaid(Fraction(94), Fraction(97))
    assert is_underpaid(Fraction("93.99"), Fraction(97))
    assert not is_underpaid(Fraction(1), None)


def test_purity_is_estimated_in_water():
    assert str(half_up(purity_estimate(Fraction(20), Fraction("18.80")), 3)) == "810.871"
    assert purity_estimate(Fraction("19.32"), Fraction("18.32")) == 1_000
    assert purity_estimate(Fraction("10.49"), Fraction("9.49")) == 0


@pytest.mark.parametrize(("air", "water"), [("20", "20"), ("20", "21"), ("20", "10"), ("20", "19.9")])
def test_what_is_neither_gold_nor_silver_is_refused(air, water):
    with pytest.raises(ImpossibleDensityError):
        purity_estimate(Fraction(air), Fraction(water))
