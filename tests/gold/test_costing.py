from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.gold.costing import (
    Movement,
    MovementKind,
    Stock,
    after_normal_loss,
    carried_at,
    cost_out,
    fifo,
    fifo_cost_out,
    moving_average,
    net_realisable_value,
)
from emprende_desktop.gold.errors import NotPositiveError
from emprende_desktop.gold.stock_errors import LossWithoutRestError, MoreGoldThanLeftError

IN, OUT, LOSS, NORMAL_LOSS = MovementKind
WORKED = (
    Movement(IN, 12_400, 186_000),
    Movement(IN, 7_850, 125_600),
    Movement(OUT, 10_000),
    Movement(IN, 5_150, 79_825),
    Movement(OUT, 15_400),
)


def told(steps):
    return [(step.cents, step.left.fine_mg, step.left.cents) for step in steps]


def test_the_moving_average_as_worked_out():
    assert told(moving_average(WORKED)) == [
        (186_000, 12_400, 186_000),
        (125_600, 20_250, 311_600),
        (153_877, 10_250, 157_723),
        (79_825, 15_400, 237_548),
        (237_548, 0, 0),
    ]


def test_first_in_first_out_as_worked_out():
    assert [cost for cost, _fine, _cents in told(fifo(WORKED))][2::2] == [150_000, 241_425]


@pytest.mark.parametrize("rule", [moving_average, fifo])
def test_an_abnormal_loss_takes_its_cost_and_a_normal_one_leaves_it(rule):
    bought = Movement(IN, 10_000, 100_000)
    assert told(rule([bought, Movement(LOSS, 1_000)]))[1] == (10_000, 9_000, 90_000)
    dearer = rule([bought, Movement(NORMAL_LOSS, 1_000), Movement(OUT, 4_500)])
    assert told(dearer)[1:] == [(0, 9_000, 100_000), (50_000, 4_500, 50_000)]


@pytest.mark.parametrize("rule", [moving_average, fifo])
@pytest.mark.parametrize("kind", [OUT, LOSS, NORMAL_LOSS])
def test_no_more_leaves_than_there_is(rule, kind):
    with pytest.raises(MoreGoldThanLeftError) as refused:
        rule([Movement(IN, 10_250, 1), Movement(kind, 10_251)])
    assert (refused.value.asked, refused.value.left) == ("10.251", "10.25")
    with pytest.raises(MoreGoldThanLeftError):
        rule([Movement(kind, 1)])


def test_a_normal_loss_of_everything_leaves_its_cost_nowhere():
    with pytest.raises(LossWithoutRestError):
        after_normal_loss(Stock(1_000, 5), 1_000)
    assert after_normal_loss(Stock(1_000, 0), 1_000) == Stock(0, 0)


@pytest.mark.parametrize("kind", list(MovementKind))
def test_nothing_is_no_movement(kind):
    with pytest.raises(NotPositiveError):
        Movement(kind, 0)


def test_what_goes_out_has_no_cost_of_its_own():
    with pytest.raises(AssertionError):
        Movement(OUT, 1, 1)
    with pytest.raises(AssertionError):
        Movement(IN, 1, -1)


def test_gold_finer_than_a_milligram_is_kept_exactly():
    steps = moving_average([Movement(IN, Fraction("77811.84"), 3_323_197), Movement(OUT, Fraction("77811.83"))])
    assert steps[1].left == Stock(Fraction("0.01"), 0)


def test_no_more_layers_are_read_than_the_stock_holds():
    def layers():
        yield Stock(600, 700)
        yield Stock(400, 300)
        pytest.fail("the stock holds no more")

    assert fifo_cost_out(layers(), Stock(1_000, 1_000), 400) == 300


def test_a_layer_dearer_than_the_stock_takes_no_more_than_all_its_cost():
    assert fifo_cost_out([Stock(500, 1_000)], Stock(1_000, 10), 500) == 0


def test_many_small_amounts_leave_no_more_than_their_layer_cost():
    """The mutant: rounding each of them alone would take a céntimo for six tenths of one."""
    pool, layers = Stock(1_000, 600), [Stock(1_000, 600)]
    for _time in range(500):
        cost = fifo_cost_out(layers, pool, 1)
        pool = Stock(pool.fine_mg - 1, pool.cents - cost)
    assert pool == Stock(500, 300)


def test_stock_stands_at_the_lower_of_cost_and_what_it_would_bring():
    brings = net_realisable_value(10_250, Fraction("180.005"), 4_500)
    assert brings == 184_505 - 4_500
    assert carried_at(157_723, brings) == 157_723
    assert carried_at(200_000, brings) == brings
    assert net_realisable_value(1, Fraction(1), 4_500) == 0


@st.composite
def lives(draw):
    """Movements of which none takes more than there is, nor loses all of it normally."""
    movements, left = [], 0
    for _time in range(draw(st.integers(1, 30))):
        kind = draw(st.sampled_from(MovementKind)) if left > 1 else IN
        if kind is IN:
            movements.append(Movement(IN, draw(st.integers(1, 200_000)), draw(st.integers(0, 5_000_000))))
            left += movements[-1].fine_mg
            continue
        most = left - 1 if kind is NORMAL_LOSS else left
        movements.append(Movement(kind, draw(st.one_of(st.just(most), st.integers(1, most)))))
        left -= movements[-1].fine_mg
    return movements


@given(lives())
@pytest.mark.parametrize("rule", [moving_average, fifo])
def test_gold_and_cost_are_neither_made_nor_lost(rule, movements):
    fine = cents = 0
    for movement, step in zip(movements, rule(movements), strict=True):
        sign = 1 if movement.kind is IN else -1
        fine += sign * movement.fine_mg
        cents += sign * step.cents
        assert (step.left.fine_mg, step.left.cents) == (fine, cents)
        assert step.cents >= 0
        assert cents >= 0
        assert fine > 0 or cents == 0


@given(lives())
def test_first_in_first_out_leaves_what_its_newest_layers_cost(movements):
    """Without normal losses, against layers taken one after the other."""
    movements = [movement for movement in movements if movement.kind is not NORMAL_LOSS]
    layers = []
    for movement, step in zip(movements, fifo(movements), strict=True):
        if movement.kind is IN:
            layers.append([Fraction(movement.fine_mg), Fraction(movement.cents)])
            continue
        wanted = movement.fine_mg
        while wanted:
            fine, cents = layers[0]
            taken = min(fine, wanted)
            layers[0] = [fine - taken, cents * (1 - taken / fine)]
            wanted -= taken
            if not layers[0][0]:
                layers.pop(0)
        assert abs(step.left.cents - sum(cents for _fine, cents in layers)) <= Fraction(1, 2)


@given(st.integers(1, 10**9), st.integers(0, 10**12), st.data())
def test_all_that_is_left_takes_all_its_cost(fine, cents, data):
    stock = Stock(fine, cents)
    assert cost_out(stock, fine) == fifo_cost_out([stock], stock, fine) == cents
    part = data.draw(st.integers(1, fine))
    assert 0 <= cost_out(stock, part) <= cents
