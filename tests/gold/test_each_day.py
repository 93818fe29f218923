"""Kardex and ledger agree at the end of every day, whenever something is noted, undone or carried to another year."""

import datetime as dt

import pytest

from emprende_desktop.commands.chart import ChartChoice, choose_chart
from emprende_desktop.commands.closing import YearClosing, close_year
from emprende_desktop.commands.costing import choose_costing
from emprende_desktop.commands.lots import MoveUndoing, lose, undo_move
from emprende_desktop.commands.notes import reverse_on
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.gold.costing import CostFormula
from emprende_desktop.gold.lots import GOLD_POOL, Held, LotKind, Stage
from emprende_desktop.gold.notes import Loss
from emprende_desktop.persistence.reading.charts import PCGE_2026
from emprende_desktop.posting_rules.gold import GOLD_STOCK, ORE_STOCK
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.kardex import kardex_opening
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.corrections import DatedReversal
from tests.conftest import PASSPHRASE
from tests.gold.conftest import DAY
from tests.gold.test_costing_in_books import come_in, go_out
from tests.gold.test_lots import key, sell, spend

DAYS = tuple(DAY + dt.timedelta(days=number) for number in range(25))


def costs(company, pool=GOLD_POOL, account=GOLD_STOCK):
    """Return what the stock cost at the end of each day by the ledger, which the kardex must say too."""
    found = []
    for day in DAYS:
        ledger = sum(one.net for one in company.fetch(kept_balances, None, day) if one.code == account)
        assert company.fetch(kardex_opening, pool, day + dt.timedelta(days=1)).cents == ledger
        found.append(ledger)
    return found


def test_what_is_undone_on_a_chosen_day_comes_back_on_that_day(company, lots):
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 10_000, 100_000)
    sale = sell(company, lot, LotKind.GOLD, Stage.HAND, Held(0, 5_000, 5_000), 90_000)
    company.execute(reverse_on, DatedReversal(sale, DAYS[10], key()))
    assert costs(company) == [50_000] * 10 + [100_000] * 15
    assert company.fetch(first_finding) is None


@pytest.mark.parametrize("formula", CostFormula)
def test_what_is_noted_late_takes_no_cost_that_came_after_it(company, lots, formula):
    company.execute(choose_costing, formula)
    old, new = lots.open("O-001", LotKind.GOLD), lots.open("O-002", LotKind.GOLD)
    come_in(company, lots, new, 10_000, 1_000_000, DAYS[20])
    come_in(company, lots, old, 10_000, 100, DAYS[0])
    go_out(company, old, 5_000, DAYS[4])
    assert min(costs(company)) == (0 if formula is CostFormula.AVERAGE else 50)
    assert go_out(company, old, 5_000, DAYS[24])[0] + go_out(company, new, 10_000, DAYS[24])[0] == costs(company)[20]
    assert company.fetch(first_finding) is None


def test_ore_that_went_before_its_mill_was_paid_carries_none_of_it(company, lots):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000)
    spend(company, 5_000, ore, date=DAYS[20])
    sell(company, ore, LotKind.ORE, Stage.STOCKPILE, Held(500), 30_000, DAYS[4])
    assert costs(company, ore, ORE_STOCK) == [0] * 20 + [5_000] * 5
    assert company.fetch(first_finding) is None


def test_a_loss_is_undone_in_a_year_whose_chart_was_chosen_before_its_account_was_opened(company, lots, tmp_path):
    lot = lots.open("O-001", LotKind.GOLD)
    come_in(company, lots, lot, 10_000, 100_000)
    company.execute(choose_chart, ChartChoice(PCGE_2026, 2027))
    lost = company.execute(lose, Loss(DAY, lot, Stage.HAND, Held(0, 1_000, 1_000), "robo", True, key())).row_id
    company.close()
    with open_company(tmp_path / "oro.emprende", PASSPHRASE, FixedClock(noon(dt.date(2027, 2, 1)))) as later:
        later.execute(close_year, YearClosing(2026, "year"))
        later.execute(undo_move, MoveUndoing(lost, key()))
        of_the_year = {
            one.code: one.net for one in later.fetch(kept_balances, dt.date(2027, 1, 1), dt.date(2027, 2, 1))
        }
        assert of_the_year == {GOLD_STOCK: 10_000, "6599": -10_000}
        assert later.fetch(first_finding) is None
