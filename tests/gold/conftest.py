import datetime as dt
import uuid

import pytest

from emprende_desktop.commands.lots import open_lot
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.gold.lots import Held, LotKind, Move, MoveKind, MoveLine, NewLot, Ownership, Stage

DAY = dt.date(2026, 9, 1)


class Lots:
    """What tests do with lots, in few words."""

    def __init__(self, company):
        self.company = company

    def open(self, code, kind=LotKind.ORE, ownership=Ownership.POOL):
        return self.company.execute(open_lot, NewLot(code, kind, DAY, ownership, str(uuid.uuid4()))).row_id

    def move(self, kind, *lines, date=DAY, key=None, **more):
        made = tuple(MoveLine(lot, stage, Held(*weights), cents) for lot, stage, weights, cents in lines)
        return Move(date, kind, made, key or str(uuid.uuid4()), **more)

    def collected(self, lot, ore_g, date=DAY):
        from emprende_desktop.commands.lots import record_move

        move = self.move(MoveKind.COLLECTED, (lot, Stage.STOCKPILE, (ore_g,), 0), date=date)
        return self.company.execute(record_move, move).row_id


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.ASSOCIATION, TaxRegime.NONE, name="oro")


@pytest.fixture
def lots(company):
    return Lots(company)
