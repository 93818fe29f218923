"""A sale of bars from what was typed: weights, the way to what is received, and how a melt changes a lot."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.domain.exact import truncate
from emprende_desktop.domain.json_errors import MissingKeyError, UnreadableNumberError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.value_errors import ValuePeriodError
from emprende_desktop.gold.errors import NotPositiveError, OutOfRangeError
from emprende_desktop.gold.lots import Held, MoveKind, Stage
from emprende_desktop.gold.net import Paper, TaxRates
from emprende_desktop.gold.paper import WhoSells, check_liquidacion
from emprende_desktop.gold.sale_errors import LiquidacionRefusedError, OneSellerError
from emprende_desktop.gold.sold_bars import figure, kind_of, received, reweighed, sold_bars, weights
from emprende_desktop.gold.typed_sale import Difference, FinenessUnit, PriceBy, TypedBar, TypedSale, typed_sale

HERE = (1, Stage.HAND)
T7 = TypedSale(
    (TypedBar(1, Stage.HAND, "85.32", "912"),), price="4,066.20", payable="97", fixed_fee="12.00", fx="3.372",
    withholding="4",
)  # fmt: skip
grams = st.integers(1, 10_000_000)
cents = st.integers(1, 10**10)


def test_t7():
    sold = sold_bars(T7, Paper.LIQUIDACION)
    assert sold.fine_g == Fraction("77.81184")
    assert (sold.way.gross.cents, sold.way.retention.cents, sold.way.net.cents) == (3_323_197, 132_928, 3_190_269)
    assert weights(T7) == {HERE: Held(0, 85_320, 77_812)}
    assert truncate(sold.payability_pct, 6) == Decimal("96.882034")


def test_it_is_read_back_as_it_was_typed():
    more = {"value": "3323197", "payability_pct": "1/2"}
    assert typed_sale(T7.to_json(more)) == T7
    karat = TypedSale(T7.bars, FinenessUnit.KARAT, PriceBy.FINE_GRAM, Difference.ALL_THERE_IS, gram_price="400")
    assert typed_sale(karat.to_json({})) == karat
    assert typed_sale("{}") == TypedSale(())


def test_bars_of_one_lot_are_rounded_together():
    bars = tuple(TypedBar(1, Stage.HAND, "0.0004", "1000") for _bar in range(5))
    assert weights(TypedSale(bars)) == {HERE: Held(0, 2, 2)}


@pytest.mark.parametrize(
    ("text", "value"), [("4,066.20", "4066.20"), (" 912 ", "912"), ("1,234,567", "1234567"), ("0.5", "0.5")]
)
def test_figures_are_read_as_people_write_them(text, value):
    assert figure(text, "price") == Fraction(value)


@pytest.mark.parametrize("text", ["4,06", "4.066,20", "-1", "1e3", "nan", "12,34.5", "½"])
def test_other_figures_are_refused(text):
    with pytest.raises(UnreadableNumberError):
        figure(text, "price")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"price": ""}, MissingKeyError),
        ({"fx": ""}, MissingKeyError),
        ({"fx": "0"}, NotPositiveError),
        ({"payable": "101"}, OutOfRangeError),
        ({"withholding": "101"}, OutOfRangeError),
        ({"bars": (TypedBar(1, Stage.HAND, "85.32", "1001"),)}, OutOfRangeError),
        ({"bars": (TypedBar(1, Stage.HAND, "0", "912"),)}, NotPositiveError),
        ({"bars": (TypedBar(1, Stage.HAND, "85.32", ""),)}, MissingKeyError),
        ({"bars": ()}, NotPositiveError),
        ({"fixed_fee": "99999"}, NotPositiveError),
        ({"price_by": PriceBy.GROSS_GRAM}, MissingKeyError),
    ],
)
def test_what_cannot_be_is_refused(change, error):
    from dataclasses import replace

    with pytest.raises(error):
        sold_bars(replace(T7, **change), Paper.LIQUIDACION)


@given(cents, st.decimals(0, 50, places=2))
def test_what_was_really_received_is_what_comes_out_of_a_slip(net, percent):
    way = received(Money(net), TaxRates(Paper.LIQUIDACION, Fraction(percent), Fraction(), Fraction()))
    assert way.net == Money(net)
    assert way.retention.cents >= 0


@given(cents, st.decimals(0, 30, places=2), st.decimals(0, 30, places=2))
def test_what_was_really_received_is_what_comes_out_of_a_factura(net, igv, detraction):
    way = received(Money(net), TaxRates(Paper.FACTURA, Fraction(), Fraction(igv), Fraction(detraction)))
    assert way.net == Money(net)
    assert way.detraccion.cents % 100 == 0
    assert min(way.gross.cents, way.igv.cents, way.detraccion.cents) >= 0


def test_a_factura_has_igv_on_top_and_whole_soles_detracted():
    from dataclasses import replace

    sale = replace(T7, withholding="4", igv="18", detraction="10", paid="")
    way = sold_bars(sale, Paper.FACTURA).way
    assert (way.gross.cents, way.igv.cents, way.retention.cents) == (3_323_197, 598_175, 0)
    assert way.detraccion.cents == 392_100


@given(grams, grams, grams, grams, st.sampled_from(Difference))
def test_after_the_sale_no_gold_is_finer_than_it_weighs(had_gross, had_fine, sold_gross, sold_fine, difference):
    had = Held(0, max(had_gross, had_fine), min(had_gross, had_fine))
    sold = Held(0, max(sold_gross, sold_fine), min(sold_gross, sold_fine))
    changes = reweighed({HERE: had}, {HERE: sold}, difference)
    rest = had + sum((one.change for one in changes), Held()) + -sold
    if difference is Difference.ALL_THERE_IS:
        assert not rest
    elif had.gross_mg >= sold.gross_mg:
        assert 0 <= rest.fine_mg <= rest.gross_mg == had.gross_mg - sold.gross_mg
    else:
        assert rest.gross_mg < 0  # the kardex refuses it


def test_a_melt_loses_grams_and_a_weighing_may_find_some():
    melted = reweighed({HERE: Held(0, 100, 90)}, {HERE: Held(0, 95, 90)}, Difference.ALL_THERE_IS)
    weighed = reweighed({HERE: Held(0, 100, 90)}, {HERE: Held(0, 100, 91)}, Difference.KEPT)
    assert (kind_of(melted), kind_of(weighed)) == (MoveKind.MELTED, MoveKind.WEIGHED)
    assert reweighed({HERE: Held(0, 100, 90)}, {HERE: Held(0, 100, 90)}, Difference.KEPT) == ()


NATURAL, ASSOCIATION = LegalForm.NATURAL, LegalForm.ASSOCIATION


@pytest.mark.parametrize(
    "who",
    [
        WhoSells(ASSOCIATION, True, False, ()),
        WhoSells(ASSOCIATION, True, False, (False,)),
        WhoSells(ASSOCIATION, False, False, ()),
        WhoSells(LegalForm.SAC, False, False, ()),
        WhoSells(NATURAL, True, False, ()),
        WhoSells(NATURAL, False, False, (True,)),
        WhoSells(ASSOCIATION, False, True, (True,)),
    ],
)
def test_a_purchase_slip_is_refused_to_anybody_with_a_ruc_and_to_an_association(who):
    with pytest.raises(LiquidacionRefusedError):
        check_liquidacion(who)


@pytest.mark.parametrize(
    "who", [WhoSells(NATURAL, False, False, (False, False)), WhoSells(ASSOCIATION, True, True, ())]
)
def test_a_purchase_slip_is_of_one_woman(who):
    with pytest.raises(OneSellerError):
        check_liquidacion(who)


@pytest.mark.parametrize(
    "who",
    [
        WhoSells(NATURAL, False, False, ()),
        WhoSells(LegalForm.UNREGISTERED, False, False, (False,)),
        WhoSells(ASSOCIATION, True, True, (False,)),
        WhoSells(ASSOCIATION, False, False, (False,)),
    ],
)
def test_one_woman_without_ruc_may_have_it(who):
    check_liquidacion(who)


def test_a_dated_value_ends_after_it_begins():
    with pytest.raises(ValuePeriodError):
        DatedValue("x", dt.date(2026, 2, 1), dt.date(2026, 1, 31), "66", "norma")
    assert Decimal(DatedValue("x", dt.date(2026, 2, 1), None, "66", "norma").value) == 66
