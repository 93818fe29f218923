"""Which note a line of a bank may be: each at most one, exact before near, whatever the order."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.errors import ReasonRequiredError
from emprende_desktop.domain.money import Money
from emprende_desktop.trade.bank import DAYS_APART_MAX, BankLine, PlaceMove, SetAside, proposals

DAY = dt.date(2026, 9, 10)
days = st.integers(0, 12).map(lambda n: DAY + dt.timedelta(days=n))
cents = st.sampled_from([1_000, -1_000, 2_500])
words = st.sampled_from(["", "yape ana quispe", "transferencia", "ana"])


def line(row, date=DAY, amount=1_000, detail=""):
    return BankLine(row, 1, date, Money(amount), detail)


def move(entry, date=DAY, amount=1_000, detail=""):
    return PlaceMove(entry, date, Money(amount), "sale", (("detail", detail),), "")


lines_and_moves = st.tuples(
    st.lists(st.tuples(days, cents, words), max_size=8).map(lambda xs: tuple(line(i, *x) for i, x in enumerate(xs))),
    st.lists(st.tuples(days, cents, words), max_size=8).map(lambda xs: tuple(move(i, *x) for i, x in enumerate(xs))),
)


@given(lines_and_moves, st.integers())
def test_each_note_once_of_the_same_amount_within_the_days_in_any_order(known, seed):
    lines, moves = known
    found = proposals(lines, moves)
    assert len({p.move.entry for p in found.values()}) == len(found)
    for one in lines:
        if one.id in found:
            assert found[one.id].move.amount == one.amount
            assert abs((found[one.id].move.date - one.date).days) <= DAYS_APART_MAX
    dice = random.Random(seed)
    assert proposals(tuple(dice.sample(lines, len(lines))), tuple(dice.sample(moves, len(moves)))) == found


@given(lines_and_moves)
def test_no_pair_is_left_that_is_nearer_than_what_both_were_given(known):
    lines, moves = known
    found = proposals(lines, moves)
    of_move = {p.move.entry: p.line for p in found.values()}
    by_id = {one.id: one for one in lines}
    for one in lines:
        for other in moves:
            apart = abs((one.date - other.date).days)
            if one.amount != other.amount or apart > DAYS_APART_MAX:
                continue
            mine = abs((one.date - found[one.id].move.date).days) if one.id in found else 99
            its = abs((by_id[of_move[other.entry]].date - other.date).days) if other.entry in of_move else 99
            assert min(mine, its) <= apart


def test_the_same_day_comes_before_a_near_one_and_words_decide_within_it():
    found = proposals(
        (line(1, detail="YAPE ANA QUISPE"),),
        (move(1, DAY - dt.timedelta(days=1), detail="Ana Quispe"), move(2), move(3, detail="ana quispe")),
    )
    assert found[1].move.entry == 3


def test_only_what_could_be_nothing_else_on_its_very_day_is_sure():
    assert proposals((line(1),), (move(1),))[1].sure
    assert not proposals((line(1),), (move(1, DAY + dt.timedelta(days=1)),))[1].sure
    assert not proposals((line(1),), (move(1), move(2, DAY + dt.timedelta(days=3))))[1].sure
    two = proposals((line(1), line(2, DAY + dt.timedelta(days=2))), (move(1),))
    assert [two[1].sure, 2 in two] == [False, False]


def test_what_is_set_aside_has_a_reason():
    with pytest.raises(ReasonRequiredError):
        SetAside(1, "  ")
