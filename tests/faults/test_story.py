"""A million random operations against a model (T19, without grams): the suite does a hundredth, each with its mutant.

After every chapter: debit = credit in every entry and every day, kept balances = the model's, nothing is a float.
"""

import datetime as dt
import random
from collections import Counter

import pytest
from sqlalchemy import text

from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.notes import Collection, Expense, OwnerContribution, OwnerWithdrawal, Sale, Transfer

CHAPTER = 1_000
END = dt.date(2027, 12, 31)
TIERS = [
    pytest.param(10_000, id="hundredth", marks=pytest.mark.timeout(900)),
    pytest.param(200_000, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(7_200)]),
    pytest.param(1_000_000, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(36_000)]),
]


class Story:
    """Random notes and reversals, and what they should have left on each account."""

    def __init__(self, company, notes, seed):
        self.company, self.notes, self.dice = company, notes, random.Random(seed)
        self.expected = Counter()
        self.standing = []
        self.told = 0

    def note(self, key):
        dice, notes = self.dice, self.notes
        date = dt.date(2026, 1, 1) + dt.timedelta(days=dice.randrange(270))
        cents = dice.randint(1, 10 ** dice.randint(1, 8))
        cash, wallet = notes.places["Efectivo"], notes.places["Yape / Plin"]
        amount = Money(cents)
        match dice.randrange(6):
            case 0:
                place, account = dice.choice([(cash, "1011"), (wallet, "1049"), (None, "1211")])
                return Sale(date, amount, notes.sale_of["Uniformes"], place, key), {account: cents, "70221": -cents}
            case 1:
                place, account = dice.choice([(cash, "1011"), (None, "4211")])
                note = Expense(date, amount, notes.expense_of["Tela e hilos"], place, key)
                return note, {"602": cents, account: -cents}
            case 2:
                return Collection(date, amount, cash, key), {"1011": cents, "1211": -cents}
            case 3:
                return Transfer(date, amount, cash, wallet, key), {"1049": cents, "1011": -cents}
            case 4:
                return OwnerContribution(date, amount, cash, key), {"1011": cents, "5018": -cents}
            case _:
                return OwnerWithdrawal(date, amount, cash, key), {"5019": cents, "1011": -cents}

    def chapter(self, uow, operations):
        for _operation in range(operations):
            self.told += 1
            if self.standing and self.dice.random() < 0.2:
                entry, change = self.standing.pop(self.dice.randrange(len(self.standing)))
                reverse_entry(uow, Reversal(entry, f"r{self.told}"))
                self.expected.subtract(change)
                continue
            note, change = self.note(f"n{self.told}")
            self.standing.append((record_note(uow, note).row_id, change))
            self.expected.update(change)
        return Committed(0, frozenset())

    def check(self):
        kept = Counter()
        for balance in self.company.fetch(kept_balances, None, END):
            kept[balance.code] += balance.net
        assert {c: n for c, n in kept.items() if n} == {c: n for c, n in self.expected.items() if n}
        with self.company._engine.connect() as connection:
            for sums in (
                "SELECT entry_id FROM posting GROUP BY entry_id HAVING SUM(debit) <> SUM(credit)",
                "SELECT date FROM balance_day GROUP BY date HAVING SUM(debit) <> SUM(credit)",
                "SELECT id FROM posting WHERE typeof(debit) <> 'integer' OR typeof(credit) <> 'integer'",
            ):
                assert connection.execute(text(sums)).first() is None


def chapter_of(story):
    def chapter(uow, operations):
        return story.chapter(uow, operations)

    return chapter


def tell(company, notes, operations):
    story = Story(company, notes, 2026)
    for _chapter in range(operations // CHAPTER):
        company.execute(chapter_of(story), CHAPTER)
    story.check()
    return story


@pytest.mark.parametrize("operations", TIERS)
def test_any_story_of_notes_balances_as_the_model_says(company, notes, operations, trials):
    trials("T19 random operations", operations, 2026)
    tell(company, notes, operations)
    assert company.fetch(first_finding) is None


def test_a_sealing_that_forgets_the_day_is_caught(company, notes):
    """The mutant: where the kept balances leave out what is dated in February, the model must disagree."""
    with company._engine.connect().execution_options(writing=True) as connection, connection.begin():
        sealing = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'seal_keeps_balances'")).scalar()
        connection.exec_driver_sql("DROP TRIGGER seal_keeps_balances")
        connection.exec_driver_sql(sealing.replace("WHEN NEW.sealed", "WHEN NEW.sealed AND NEW.date NOT LIKE '%-02-%'"))
    with pytest.raises(AssertionError):
        tell(company, notes, CHAPTER)
    assert company.fetch(first_finding) is not None
