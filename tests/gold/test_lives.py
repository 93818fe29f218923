"""Random lives of lots: whatever is done and undone, grams and céntimos are all accounted for."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from emprende_desktop.commands import lots as commands
from emprende_desktop.commands.gold import GoldRecord, record_gold
from emprende_desktop.commands.lots import MoveUndoing, lose, process_lot, record_move, undo_move
from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Ownership, Stage
from emprende_desktop.gold.notes import GoldSale, Loss, Method, OreUsed, Processing, SoldPart
from emprende_desktop.noting import lots as noting
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.carried import Carried, CostKind
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.notes import Expense
from tests.gold.conftest import DAY

WEIGHT = st.integers(1, 50_000)
STEP = st.tuples(st.sampled_from(("collect", "spend", "process", "melt", "lose", "lose_all", "send", "sell_ore",
                                  "sell_gold", "undo")), WEIGHT, WEIGHT)  # fmt: skip


class Life:
    """One company's lots, and what should have come of every step that was not refused."""

    def __init__(self, lots):
        self.lots, self.company = lots, lots.company
        code = uuid.uuid4().hex[:8]
        self.ore = lots.open(f"M-{code}", ownership=Ownership.POOL)
        self.gold = lots.open(f"O-{code}", LotKind.GOLD)
        self.place = self.company.fetch(places)[0].id
        self.category = self.company.fetch(categories, CategoryKind.EXPENSE)[0].id
        self.done = []

    def step(self, kind, a, b):
        """Do one thing; a step that the books refuse changes nothing."""
        try:
            getattr(self, kind)(a, b)
        except BookkeepingError:
            return

    def collect(self, a, _b):
        self.done.append(("move", self.lots.collected(self.ore, a)))

    def spend(self, a, b):
        lot = self.ore if b % 3 else self.gold
        note = Expense(DAY, Money(a), self.category, self.place, self.key(), carried=Carried(lot, CostKind.MILL))
        self.done.append(("entry", self.company.execute(record_note, note).row_id))

    def process(self, a, b):
        used = (OreUsed(self.ore, Stage.STOCKPILE, a),)
        done = Processing(DAY, used, self.gold, b, max(1, b * 9 // 10), Method.GRAVITY, self.key())
        self.done.append(("move", self.company.execute(process_lot, done).row_id))

    def melt(self, a, b):
        move = self.lots.move(MoveKind.MELTED, (self.gold, Stage.HAND, (0, -a, -(a * b // 100_000)), 0))
        self.done.append(("move", self.company.execute(record_move, move).row_id))

    def lose(self, a, b):
        self.take(a, b, unusual=False)

    def lose_all(self, a, b):
        self.take(a, b, unusual=True)

    def take(self, a, b, *, unusual):
        lot, stage = (self.ore, Stage.STOCKPILE) if b % 2 else (self.gold, Stage.HAND)
        gone = Held(a) if b % 2 else Held(0, a, a * 9 // 10)
        loss = Loss(DAY, lot, stage, gone, "prueba", unusual, self.key())
        self.done.append(("move", self.company.execute(lose, loss).row_id))

    def send(self, a, _b):
        move = self.lots.move(MoveKind.SENT, (self.ore, Stage.STOCKPILE, (-a,), 0), (self.ore, Stage.PLANT, (a,), 0))
        self.done.append(("move", self.company.execute(record_move, move).row_id))

    def sell_ore(self, a, b):
        stage = Stage.PLANT if b % 2 else Stage.STOCKPILE
        self.sell(LotKind.ORE, SoldPart(self.ore, stage, Held(a)), b)

    def sell_gold(self, a, b):
        self.sell(LotKind.GOLD, SoldPart(self.gold, Stage.HAND, Held(0, a, a * 9 // 10)), b)

    def sell(self, kind, part, cents):
        sale = GoldSale(DAY, kind, (part,), None, self.place, Money(cents), self.key())
        self.done.append(("entry", self.company.execute(record_gold, GoldRecord(sale)).row_id))

    def undo(self, a, _b):
        if not self.done:
            return
        kind, row = self.done[a % len(self.done)]
        if kind == "move":
            self.company.execute(undo_move, MoveUndoing(row, self.key()))
        else:
            self.company.execute(reverse_entry, Reversal(row, self.key()))

    def key(self):
        return str(uuid.uuid4())

    def sums(self):
        """Return what came in, went out and was lost in every movement that stands, and what lies there now."""
        with self.company._engine.connect() as connection:
            rows = connection.execute(text(
                "SELECT m.kind, SUM(k.ore_g), SUM(k.fine_mg), SUM(k.cents) FROM gold_line k"
                " JOIN gold_move m ON m.id = k.move_id WHERE k.lot_id IN (:ore, :gold) AND m.kind <> 'undone'"
                " AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id) GROUP BY m.kind"
            ), {"ore": self.ore, "gold": self.gold}).all()  # fmt: skip
            stock = connection.execute(text(
                "SELECT COALESCE(SUM(ore_g), 0), COALESCE(SUM(fine_mg), 0) FROM gold_stock WHERE lot_id IN (:ore, :gold)"
            ), {"ore": self.ore, "gold": self.gold}).one()  # fmt: skip
        return {kind: rest for kind, *rest in rows}, tuple(stock)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=5, max_size=25))
def test_grams_and_centimos_are_all_accounted_for(lots, steps):
    life = Life(lots)
    for step in steps:
        life.step(*step)
    sums, (ore_left, fine_left) = life.sums()
    assert sum(ore for ore, _fine, _cents in sums.values()) == ore_left
    assert sum(fine for _ore, fine, _cents in sums.values()) == fine_left
    assert all(sums.get(kind, (0, 0, 0))[2] == 0 for kind in ("collected", "processed", "melted", "lost", "sent"))
    assert lots.company.fetch(first_finding) is None


LEFT_OUT = {
    "process": (commands, "moved_entry", lambda life: life.process(10_000, 8_000)),
    "lose_all": (commands, "moved_entry", lambda life: life.lose_all(4_000, 1)),
    "sell_ore": (noting, "sold_entry", lambda life: life.sell_ore(4_000, 2)),
}


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_a_life_in_which_an_entry_is_left_out_is_found(lots, monkeypatch, left_out):
    """The mutants: a movement takes its cost along and the ledger does not hear of it."""
    module, rule, do = LEFT_OUT[left_out]
    life = Life(lots)
    life.collect(10_000, 0)
    life.spend(5_000, 1)
    monkeypatch.setattr(module, rule, lambda *_a: None)
    do(life)
    assert lots.company.fetch(first_finding).code == "gold-ledger"
