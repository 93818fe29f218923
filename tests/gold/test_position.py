"""What lies where on a day, and what it cost: the parts add up to what the ledger has."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.lots import record_move
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Stage
from emprende_desktop.gold.position import shared_cost
from emprende_desktop.queries.gold import gold_position
from tests.gold.conftest import DAY
from tests.gold.test_lots import nets, process, spend

NEXT = DAY + dt.timedelta(days=1)


def test_a_day_has_what_lay_there_then(company, lots):
    ore, gold, waits = lots.open("2026-001"), lots.open("O-001", LotKind.GOLD), lots.open("2026-002")
    spend(company, 12_000, ore)
    spend(company, 500, waits)
    lots.collected(ore, 1_000_000)
    company.execute(
        record_move,
        lots.move(MoveKind.SENT, (ore, Stage.STOCKPILE, (-250_000,), 0), (ore, Stage.PLANT, (250_000,), 0), date=NEXT),
    )
    process(company, ore, gold, 500_000, 10_000, 9_000, date=NEXT)
    before, after = company.fetch(gold_position, DAY), company.fetch(gold_position, NEXT)
    assert [(one.code, one.stage, one.held, one.cents) for one in before.lying] == [
        ("2026-001", Stage.STOCKPILE, Held(1_000_000), 12_000)
    ]
    assert [(one.code, one.stage, one.held, one.cents) for one in after.lying] == [
        ("2026-001", Stage.STOCKPILE, Held(250_000), 3_000),
        ("2026-001", Stage.PLANT, Held(250_000), 3_000),
        ("O-001", Stage.HAND, Held(0, 10_000, 9_000), 6_000),
    ]
    assert before.waiting_cents == after.waiting_cents == 500
    found = nets(company)
    assert before.cents == after.cents == found["23118"] + found["21118"]
    assert after.at(Stage.STOCKPILE, Stage.PLANT) == (Held(500_000), 6_000)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**7), min_size=1).filter(any))
def test_the_parts_of_a_cost_add_up(cents, weights):
    parts = shared_cost(cents, weights)
    assert sum(parts) == cents
    assert all(part >= 0 for part in parts)
