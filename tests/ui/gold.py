"""Gold in the books of the real window: lots that were gathered, processed, sent and sold."""

import datetime as dt

from emprende_desktop.commands.lots import record_move
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Stage
from tests.gold.conftest import Lots
from tests.gold.test_lots import process, sell, spend

JUNE, JULY, AUGUST = (dt.date(2026, month, 10) for month in (6, 7, 8))


def with_gold(company):
    """Write two lots of ore and one of gold; return their rows by what they are."""
    lots = Lots(company)
    ore, waits = lots.open("2026-001"), lots.open("2026-002")
    gold = lots.open("O-001", LotKind.GOLD)
    spend(company, 60_000, ore, date=JUNE)
    spend(company, 24_000, waits, date=JUNE)
    lots.collected(ore, 3_000_000, date=JUNE)
    lots.collected(waits, 1_200_000, date=JULY)
    sent = lots.move(
        MoveKind.SENT, (ore, Stage.STOCKPILE, (-1_000_000,), 0), (ore, Stage.PLANT, (1_000_000,), 0), date=JULY
    )
    company.execute(record_move, sent)
    process(company, ore, gold, 2_000_000, 22_000, 20_000, date=JULY)
    sell(company, gold, LotKind.GOLD, Stage.HAND, Held(0, 11_000, 10_000), 320_000, date=AUGUST)
    out = lots.move(
        MoveKind.SENT, (gold, Stage.HAND, (0, -2_200, -2_000), 0), (gold, Stage.TRANSIT, (0, 2_200, 2_000), 0),
        date=AUGUST,
    )  # fmt: skip
    company.execute(record_move, out)
    return {"ore": ore, "waits": waits, "gold": gold}
