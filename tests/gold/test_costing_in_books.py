"""T8 through the real books, at the average and with the oldest first; a year keeps its way."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emprende_desktop.commands.costing import choose_costing
from emprende_desktop.commands.lots import have_lot
from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.gold.costing import CostFormula, Movement, MovementKind, fifo
from emprende_desktop.gold.lots import GOLD_POOL, Held, LotKind, MoveKind, Stage
from emprende_desktop.gold.worth_errors import CostingSettledError
from emprende_desktop.persistence.reading.gold import cost_formula, pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.trade.corrections import Reversal
from tests.gold.conftest import DAY, Lots
from tests.gold.test_lots import key, nets, sell

FIFO = CostFormula.FIFO


def come_in(company, lots, lot, fine_mg, cents, date=DAY):
    had = lots.move(MoveKind.HAD, (lot, Stage.HAND, (0, fine_mg, fine_mg), cents), date=date)
    return company.execute(have_lot, had)


def go_out(company, lot, fine_mg, date=DAY):
    before = company.fetch(pool_held, GOLD_POOL)[1]
    entry = sell(company, lot, LotKind.GOLD, Stage.HAND, Held(0, fine_mg, fine_mg), 500_000, date)
    return before - company.fetch(pool_held, GOLD_POOL)[1], entry


@pytest.mark.parametrize(
    ("formula", "first", "second"),
    [(CostFormula.AVERAGE, 153_877, 237_548), (FIFO, 150_000, 241_425)],
)
def test_t8_in_the_books(company, lots, formula, first, second):
    company.execute(choose_costing, formula)
    lot, other = lots.open("O-001", LotKind.GOLD), lots.open("O-002", LotKind.GOLD)
    come_in(company, lots, lot, 12_400, 186_000)
    come_in(company, lots, other, 7_850, 125_600)
    assert go_out(company, lot, 10_000)[0] == first
    assert company.fetch(pool_held, GOLD_POOL) == (Held(0, 10_250, 10_250), 311_600 - first)
    come_in(company, lots, lot, 5_150, 79_825)
    assert go_out(company, lot, 7_550)[0] + go_out(company, other, 7_850)[0] == second
    assert company.fetch(pool_held, GOLD_POOL) == (Held(), 0)
    assert nets(company)["69221"] == 311_600 + 79_825
    assert company.fetch(first_finding) is None


def test_the_oldest_goes_first_by_its_day_and_what_was_undone_is_no_layer(company, lots):
    company.execute(choose_costing, FIFO)
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 1_000, 30_000)
    wrong = come_in(company, lots, lot, 1_000, 99_000)
    entry = company.fetch(lambda reader: reader.value("SELECT entry_id FROM gold_move WHERE id = ?", (wrong.row_id,)))
    company.execute(reverse_entry, Reversal(entry, key()))
    come_in(company, lots, lot, 1_000, 10_000, DAY - dt.timedelta(days=1))
    cost, sale = go_out(company, lot, 500)
    assert cost == 5_000
    company.execute(reverse_entry, Reversal(sale, key()))
    assert go_out(company, lot, 1_500)[0] == 10_000 + 15_000
    assert company.fetch(first_finding) is None


def test_a_year_keeps_its_way_of_costing(company, lots):
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 2_000, 30_000)
    company.execute(choose_costing, FIFO)
    company.execute(choose_costing, CostFormula.AVERAGE)
    _cost, sale = go_out(company, lot, 500)
    with pytest.raises(CostingSettledError) as refused:
        company.execute(choose_costing, FIFO)
    assert refused.value.date == DAY
    assert company.fetch(cost_formula) is CostFormula.AVERAGE
    company.execute(choose_costing, CostFormula.AVERAGE)  # what it is already changes nothing
    company.execute(reverse_entry, Reversal(sale, key()))
    company.execute(choose_costing, FIFO)
    assert company.fetch(cost_formula) is FIFO


STEPS = st.lists(st.tuples(st.booleans(), st.integers(1, 9_000), st.integers(0, 200_000)), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_the_books_cost_as_the_calculation_does(make_company, steps):
    company = make_company(name=key())
    lots = Lots(company)
    lot = lots.open("O-001", LotKind.GOLD)
    company.execute(choose_costing, FIFO)
    there, movements, costs = 0, [], []
    for comes, fine_mg, cents in steps:
        if comes or fine_mg > there:
            come_in(company, lots, lot, fine_mg, cents)
            movements.append(Movement(MovementKind.IN, fine_mg, cents))
            there += fine_mg
        else:
            costs.append(go_out(company, lot, fine_mg)[0])
            movements.append(Movement(MovementKind.OUT, fine_mg))
            there -= fine_mg
    outs = [step.cents for step, move in zip(fifo(movements), movements, strict=True) if move.kind is MovementKind.OUT]
    assert costs == outs
    company.close()
