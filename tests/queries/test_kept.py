"""What sealing keeps is what the postings say, whatever was written, undone, corrected, brought in and closed."""

import datetime as dt
import json
import shutil
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from emprende_desktop.commands.closing import Reopening, close_month, reopen
from emprende_desktop.commands.imports import JournalImport, import_journal
from emprende_desktop.commands.notes import (
    Correction,
    Reversal,
    correct_with_payments,
    record_note,
    reverse_with_payments,
)
from emprende_desktop.commands.setup import add_party
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.exchange.journal_file import proof_read
from emprende_desktop.persistence.kept import EXPENSE_NOTES, KEEPING, SALE_NOTES
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.statements import account_totals, chain_head, debt_changes, facts, place_opening
from emprende_desktop.statements.debts import DebtChange, aged_debts
from emprende_desktop.statements.income_statement import Facts
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.financing import Giver, GrantReceived, Lender, LoanPayment
from emprende_desktop.trade.notes import (
    Application,
    Collection,
    EntryLine,
    Expense,
    FreeEntry,
    OpeningBalances,
    OpeningLine,
    OwnerWithdrawal,
    Sale,
    SupplierPayment,
)
from emprende_desktop.trade.wages import WageAdvance, Wages, Work

FIRST, TODAY = dt.date(2026, 5, 20), dt.date(2026, 9, 30)
PASSPHRASE = "clave de prueba"

days = st.integers(0, (TODAY - FIRST).days).map(lambda days: FIRST + dt.timedelta(days=days))
amounts = st.integers(1, 50_000).map(Money)
picks = st.integers(0, 9)
people = st.sampled_from([None, 1, 2])
papers = st.sampled_from([Document(DocumentKind.NONE), Document(DocumentKind.BOLETA, "B001-1")])


class Actor:
    """Does to one company what an action says; what the books refuse is left undone."""

    def __init__(self, company, notes):
        self.company, self.notes = company, notes
        self.keys = (f"key{number}" for number in count())
        self.entries = []
        self.cash = notes.places["Efectivo"]
        self.fund = next(iter(company.fetch(_restricted)), None)

    def _record(self, note):
        self.entries.append(self.company.execute(record_note, note).row_id)

    def sell(self, day, cents, party, paper, pick):
        place = self.cash if pick < 4 else None
        self._record(Sale(day, cents, self.notes.sale_of["Uniformes"], place, next(self.keys), party, paper))

    def spend(self, day, cents, party, paper, pick):
        place = {0: self.cash, 1: self.cash, 2: self.fund}.get(pick % 4)
        category = self.notes.expense_of["Tela e hilos"]
        self._record(Expense(day, cents, category, place, next(self.keys), party, paper))

    def grant(self, day, cents, _party, _paper, _pick):
        self._record(GrantReceived(day, cents, Giver.STATE, None, next(self.keys)))

    def settle(self, day, cents, party, _paper, pick):
        debt, payment = (Debt.OWED_TO_ME, Collection) if pick < 6 else (Debt.I_OWE, SupplierPayment)
        owed = self.company.fetch(open_items, debt)[pick % 3 :][:2]
        applied = tuple(Application(item.entry, min(item.open, cents)) for item in owed)
        total = Money(sum(one.amount.cents for one in applied)) + cents
        self._record(payment(day, total, self.cash, next(self.keys), party, applied))

    def undo(self, _day, _cents, _party, _paper, pick):
        self.company.execute(reverse_with_payments, Reversal(self.entries[-1 - pick % len(self.entries)], self.key()))

    def correct(self, day, cents, party, paper, pick):
        sale = Sale(day, cents, self.notes.sale_of["Uniformes"], None, next(self.keys), party, paper)
        corrected = Correction(self.entries[-1 - pick % len(self.entries)], sale)
        self.entries.append(self.company.execute(correct_with_payments, corrected).row_id)

    def write_freely(self, day, cents, party, _paper, pick):
        account = ("1212", "4212", "1411", "4654", "4511")[pick % 5]
        lines = (EntryLine(account, cents), EntryLine("1211", cents), EntryLine("7599", Money(-2 * cents.cents)))
        if pick > 4:
            lines = tuple(EntryLine(line.account, -line.amount) for line in lines)
        self._record(FreeEntry(day, lines, next(self.keys), party=party))

    def open_books(self, day, cents, party, _paper, _pick):
        lines = (OpeningLine("1011", cents, self.cash), OpeningLine("1211", cents, party=party))
        self._record(OpeningBalances(day, (*lines, OpeningLine("4211", -cents, party=2)), next(self.keys)))

    def pay_wages(self, day, cents, _party, _paper, pick):
        if pick < 5:
            self._record(WageAdvance(day, cents, self.cash, 1, next(self.keys)))
            return
        deducted = Money(cents.cents // 3)
        self._record(Wages(day, 3, cents, deducted, Work.HELPER, self.cash, 1, next(self.keys)))

    def pay_back(self, day, cents, party, _paper, pick):
        if pick < 5:
            self._record(OwnerWithdrawal(day, cents, self.cash, next(self.keys)))
            return
        self._record(LoanPayment(day, cents, Money(0), Lender.OTHER, self.cash, next(self.keys), party))

    def bring_in(self, day, cents, _party, _paper, pick):
        debt, signed = ("1212", "4211")[pick % 2], cents.cents if pick < 5 else -cents.cents
        lines = [
            f"{number},{day},{account},{next(self.keys)},{amount}"
            for number in range(3)
            for account, amount in ((debt, signed), ("70221", -signed))
        ]
        with TemporaryDirectory() as folder:
            file = Path(folder) / "journal.csv"
            file.write_text("\n".join(("entry,date,account,memo,cents", *lines)), "utf-8")
            read = proof_read(file, bool, day)
            self.entries.append(self.company.execute(import_journal, JournalImport(file, read)).row_id)

    def close(self, day, _cents, _party, _paper, _pick):
        self.company.execute(close_month, Month.of(day))

    def reopen(self, day, _cents, _party, _paper, _pick):
        self.company.execute(reopen, Reopening(Month.of(day), "faltaba una boleta"))

    def key(self):
        return next(self.keys)


ACTIONS = (
    Actor.sell, Actor.spend, Actor.settle, Actor.undo, Actor.sell, Actor.spend, Actor.settle, Actor.undo, Actor.correct,
    Actor.write_freely, Actor.open_books, Actor.grant, Actor.pay_wages, Actor.pay_back, Actor.bring_in, Actor.close,
    Actor.reopen,
)  # fmt: skip
stories = st.lists(st.tuples(st.sampled_from(ACTIONS), days, amounts, people, papers, picks), min_size=4, max_size=25)


def _restricted(reader):
    return [place for (place,) in reader.rows("SELECT id FROM place WHERE kind = 'restricted'")]


def act(company, notes, story):
    actor = Actor(company, notes)
    for action, *given_ in story:
        if action in (Actor.undo, Actor.correct) and not actor.entries:
            continue
        try:
            action(actor, *given_)
        except BookkeepingError:
            continue
    return actor


class Postings:
    """The same figures from every posting of the journal: what the kept tables spare the statements."""

    def __init__(self, company):
        with company._engine.connect() as connection:
            entries = connection.execute(text("SELECT * FROM journal_entry")).all()
            lines = connection.execute(
                text(
                    "SELECT p.*, a.code, COALESCE(w.name, '') AS who FROM posting p JOIN account a"
                    " ON a.id = p.account_id LEFT JOIN party w ON w.id = p.party_id"
                )
            ).all()
            self.applied = connection.execute(text("SELECT * FROM application")).all()
        self.entries = {entry.id: entry for entry in entries}
        self.lines = [(self.entries[line.entry_id], line) for line in lines]
        self.reversed = {entry.reverses_id for entry in entries if entry.reverses_id}

    def totals(self, end):
        found = Counter()
        for entry, line in self.lines:
            if entry.date <= str(end):
                found[line.code] += line.debit - line.credit
        return {code: net for code, net in found.items() if net}

    def held(self, place, start):
        within = (ln for entry, ln in self.lines if ln.place_id == place and entry.date < str(start))
        return sum(line.debit - line.credit for line in within)

    def changes(self, accounts, end):
        undoing = {e.reverses_id: e.id for e in self.entries.values() if e.reverses_id and e.date <= str(end)}
        undone = {*undoing, *undoing.values()}
        within = ((e, ln) for e, ln in self.lines if ln.code in accounts and e.date <= str(end) and e.id not in undone)
        return [DebtChange(ln.who, dt.date.fromisoformat(e.date), ln.debit - ln.credit) for e, ln in within]

    def open(self, accounts, side):
        settled = Counter()
        for one in self.applied:
            if one.payment_id not in self.reversed:
                settled[one.settled_id] += one.cents
        owed = [
            (e.date, e.id, ln.who, getattr(ln, side) - settled[e.id])
            for e, ln in sorted(self.lines, key=lambda pair: (pair[0].date, pair[0].id, pair[1].id))
            if ln.code in accounts and getattr(ln, side) and not e.reverses_id and e.id not in self.reversed
        ]
        return [row for row in owed if row[3] > 0]

    def facts(self, start, end):
        def moved(*prefixes, side="debit"):
            return Money(
                sum(
                    getattr(line, side)
                    for entry, line in self.lines
                    if line.code.startswith(prefixes) and entry.kind != "opening" and str(start) <= entry.date <= str(end)
                    and not (entry.kind == "normal" and (entry.reverses_id or entry.id in self.reversed))
                )
            )  # fmt: skip

        def noted(templates, documents):
            return Money(
                sum(
                    entry.total - sum(
                        ln.debit for e, ln in self.lines if e.id == entry.id and ln.code.startswith(("469", "41", "424"))
                    )
                    for entry in self.entries.values()
                    if entry.memo_template in templates and entry.id not in self.reversed
                    and str(start) <= entry.date <= str(end)
                    and json.loads(entry.memo_arguments).get("document", "") in documents
                )
            )  # fmt: skip

        any_paper, invoices = ("", "none", "boleta", "factura"), ("boleta", "factura")
        return Facts(
            sales_on_credit=moved("1211", "1212"), sales_tax=moved("40111", side="credit"), owner_withdrawals=moved("5019"), loan_principal_paid=moved("45"),
            noted_sales=noted(SALE_NOTES, any_paper), documented_sales=noted(SALE_NOTES, invoices),
            noted_expenses=noted(EXPENSE_NOTES, any_paper), documented_expenses=noted(EXPENSE_NOTES, invoices),
        )  # fmt: skip


@pytest.fixture
def blank(company, notes, tmp_path, clock):
    """Return a way to open a fresh copy of books with two people and a fund set apart, each time anew."""
    for name in ("Rosa Quispe", "Eusebio Mamani"):
        company.execute(add_party, NewParty(name))
    company.close()
    copies = count()

    def opened():
        path = tmp_path / f"copy{next(copies)}.emprende"
        shutil.copytree(tmp_path / "taller.emprende", path)
        return open_company(path, PASSPHRASE, clock)

    return opened


# A story is at most so long; cutting a failing one shorter would cost more than reading it.
@settings(
    max_examples=25,
    phases=(Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=stories, start=days, end=days)
def test_whatever_happened_what_is_kept_is_what_the_postings_say(blank, notes, story, start, end):
    start, end = sorted((start, end))
    with blank() as company:
        actor = act(company, notes, story)
        postings = Postings(company)
        assert company.fetch(first_finding) is None
        assert {t.code: t.net for t in company.fetch(account_totals, end) if t.net} == postings.totals(end)
        assert company.fetch(chain_head).entries == len(postings.entries)
        assert company.fetch(place_opening, actor.cash, start).cents == postings.held(actor.cash, start)
        assert company.fetch(facts, start, end) == postings.facts(start, end)
        for debt, accounts, side in ((Debt.OWED_TO_ME, RECEIVABLES, "debit"), (Debt.I_OWE, PAYABLES, "credit")):
            listed = company.fetch(open_items, debt)
            told = [(str(item.date), item.entry, item.party_name, item.open.cents) for item in listed]
            assert told == postings.open(accounts, side)
            kept = [DebtChange(*change) for change in company.fetch(debt_changes, accounts, end)]
            assert aged_debts(kept, end) == aged_debts(postings.changes(accounts, end), end)


BOLETA, NOTHING = Document(DocumentKind.BOLETA, "B001-1"), Document(DocumentKind.NONE)
DAY = dt.date(2026, 9, 10)
WHOLE_STORY = tuple(
    (action, DAY + dt.timedelta(days=number), Money(cents), party, paper, pick)
    for number, (action, cents, party, paper, pick) in enumerate(
        (
            (Actor.open_books, 90_000, 1, NOTHING, 0),
            (Actor.sell, 5_000, None, BOLETA, 0),
            (Actor.sell, 8_000, 1, NOTHING, 9),
            (Actor.spend, 6_000, 2, BOLETA, 3),
            (Actor.settle, 3_000, 1, NOTHING, 0),
            (Actor.settle, 3_000, 1, NOTHING, 0),
            (Actor.undo, 1, None, NOTHING, 0),
            (Actor.grant, 4_000, None, NOTHING, 0),
            (Actor.spend, 2_500, None, BOLETA, 2),
            (Actor.correct, 700, 2, BOLETA, 5),
            (Actor.settle, 300, 1, NOTHING, 0),
        )
    )
)


def statement_of(table):
    """Return the text that keeps a table, out of the trigger that it stands in."""
    trigger = next(t for t in KEEPING if f"INSERT INTO {table} " in t)
    start = trigger.index(f"INSERT INTO {table} ")
    return trigger[start : trigger.index(";", start) + 1]


# The finding, the trigger, and what of its text the mutant changes.
MUTANTS = [
    *(
        pytest.param(code, statement_of(table), "SELECT 1;", id=f"{table} forgotten")
        for code, table in (
            ("balance-month", "balance_month"), ("balance-day", "balance_day"), ("balance-place", "place_month"),
            ("place-day", "place_day"), ("entries-day", "entries_day"), ("notes-day", "notes_day"),
            ("undone-day", "undone_day"), ("party-month", "party_month"), ("party-day", "party_day"),
            ("open-debt", "open_debt"),
        )
    ),
    pytest.param("notes-day", "-1 * paid", "0 * paid", id="an undone note still counted"),
    pytest.param("notes-day", "OR a.code GLOB '41*'", "OR 1", id="a note counted wrong"),
    pytest.param("undone-day", "IN (NEW.id, NEW.reverses_id)", "IN (NEW.id)", id="an original still counted"),
    pytest.param("open-debt", "cents - NEW.cents", "cents", id="a payment that settles nothing"),
    pytest.param("open-debt", "WHERE entry_id = NEW.reverses_id", "WHERE 0", id="an undone sale still owed"),
    pytest.param("open-debt", "WHERE owed > settled", "WHERE 0", id="an undone payment that still settles"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kept", "changed"), MUTANTS)
def test_the_check_finds_what_a_changed_trigger_kept_wrong(company, notes, code, kept, changed):
    for name in ("Rosa Quispe", "Eusebio Mamani"):
        company.execute(add_party, NewParty(name))
    for trigger in KEEPING:
        if kept in trigger:
            replace_trigger(company, trigger, trigger.replace(kept, changed))
    act(company, notes, WHOLE_STORY)
    found = company.fetch(first_finding)
    assert found is not None
    assert found.code == code


def test_the_whole_story_leaves_nothing_to_find(company, notes):
    for name in ("Rosa Quispe", "Eusebio Mamani"):
        company.execute(add_party, NewParty(name))
    actor = act(company, notes, WHOLE_STORY)
    assert len(actor.entries) == len(WHOLE_STORY) - 1
    assert company.fetch(first_finding) is None
    run(company, "DROP TRIGGER posting_stays", "UPDATE posting SET date = '2026-09-01' WHERE id = 3")
    assert company.fetch(first_finding).code == "posting-date"


def replace_trigger(company, trigger, mutant):
    run(company, f"DROP TRIGGER {trigger.split()[2]}", mutant)


def run(company, *statements):
    with company._engine.connect().execution_options(writing=True) as connection, connection.begin():
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_the_day_before_the_oldest_age_stands_for_all_that_is_older(company, notes):
    """Of three debts of different years two changes are told: one old sum, one of its own day."""
    for date in (dt.date(2026, 2, 3), dt.date(2026, 3, 4), TODAY):
        notes.sell(1_000, place=None, date=date)
    assert company.fetch(debt_changes, RECEIVABLES, TODAY) == (("", dt.date(2026, 6, 30), 2_000), ("", TODAY, 1_000))
