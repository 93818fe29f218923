"""Months and years closed and opened again; what is closed takes nothing, what the PCGE carries comes out right."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.assets import Depreciation, depreciate, register_asset
from emprende_desktop.commands.closing import Reopening, YearClosing, close_month, close_year, reopen
from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.errors import (
    AlreadyClosedError,
    ClosingEntryError,
    NotClosedError,
    PeriodClosedError,
    PeriodNotOverError,
    ReasonRequiredError,
    YearNotClosedError,
)
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.posting_rules.closing import closing_entries
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.closing import Lack, closing_state, missing_in
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.trade.assets import AssetClass, OwnedAsset
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.notes import EntryLine, FreeEntry
from reports.books import BooksSource
from reports.build import balance_sheet, equity_changes, income_statement
from reports.source import ReportRequest
from resources.files import rows

RESULTS = [
    row["code"] for row in rows("charts/chart_2019.csv") if (row["leaf"] == "1" and row["code"][0] in "679")
    or (row["code"].startswith("88") and row["leaf"] == "1")
]  # fmt: skip
YEAR_END = dt.date(2026, 12, 31)
AUGUST, SEPTEMBER, DECEMBER = Month(2026, 8), Month(2026, 9), Month(2026, 12)


@given(st.dictionaries(st.sampled_from(RESULTS), st.integers(-(10**9), 10**9).filter(bool), min_size=1))
def test_whatever_the_results_were_they_end_in_the_capital(nets):
    entries = closing_entries(nets, 2026, LegalForm.NATURAL, "k")
    left = dict(nets)
    for entry in entries:
        assert entry.kind is EntryKind.CLOSING
        for posting in entry.postings:
            cents = posting.amount.cents if posting.side is Side.DEBIT else -posting.amount.cents
            left[posting.account] = left.get(posting.account, 0) + cents
    standing = {code: cents for code, cents in left.items() if cents}
    total = sum(nets.values())
    assert standing == ({"5018": total} if total else {})
    assert len({entry.key for entry in entries}) == len(entries)


def test_the_steps_are_those_of_the_pcge():
    """A shop and workshop: goods bought 600 and sold 1,000 at a cost of 500, products sold 2,000 at a cost of 800."""
    nets = {
        "70121": -100_000, "6011": 60_000, "6111": -60_000, "69121": 50_000,
        "70221": -200_000, "7111": -80_000, "69221": 80_000, "6391": 20_000,
        "6211": 40_000, "68412": 5_000, "6731": 3_000,
    }  # fmt: skip
    entries = closing_entries(nets, 2026, LegalForm.SAC, "k")
    steps = {entry.memo.argument("step"): entry for entry in entries}
    assert list(steps) == ["69", "801", "811", "821", "831", "841", "851", "89", "59"]

    def into(step, account):
        return sum(
            p.amount.cents * (1 if p.side is Side.CREDIT else -1) for p in steps[step].postings if p.account == account
        )

    assert into("801", "801") == 50_000  # 1,000 less bought 600, less 61: -600 + 500
    assert into("811", "811") == 200_000  # sold 2,000, made 800, carried back 800
    assert into("821", "821") == 230_000
    assert into("831", "831") == 190_000
    assert into("841", "841") == 185_000
    assert into("851", "851") == 182_000
    assert into("89", "891") == 182_000
    assert into("59", "5911") == 182_000


def test_a_loss_of_a_company_goes_to_5921():
    entries = closing_entries({"6391": 500}, 2026, LegalForm.SRL, "k")
    assert [(p.account, p.side, p.amount.cents) for p in entries[-1].postings] == [
        ("892", Side.CREDIT, 500), ("5921", Side.DEBIT, 500),
    ]  # fmt: skip


def test_a_closed_month_takes_nothing_and_nothing_before_it(company, notes):
    notes.sell(1_000, date=dt.date(2026, 8, 20))
    company.execute(close_month, AUGUST)
    for day in (dt.date(2026, 8, 31), dt.date(2026, 1, 1), dt.date(2019, 5, 5)):
        with pytest.raises(PeriodClosedError):
            notes.sell(500, date=day)
    notes.sell(500, date=dt.date(2026, 9, 1))
    with pytest.raises(AlreadyClosedError):
        company.execute(close_month, Month(2026, 7))


def test_an_undone_note_of_a_closed_month_is_undone_today(company, notes):
    sold = notes.sell(1_000, date=dt.date(2026, 8, 20))
    company.execute(close_month, AUGUST)
    company.execute(reverse_entry, Reversal(sold, "undo"))
    nets = {(b.month, b.code): b.net for b in company.fetch(kept_balances, None, dt.date(2026, 9, 30))}
    assert nets[AUGUST, "70221"] == -1_000
    assert nets[SEPTEMBER, "70221"] == 1_000


def test_a_month_is_closed_when_it_is_over(company, notes):
    notes.sell(1_000)
    with pytest.raises(PeriodNotOverError):
        company.execute(close_month, Month(2031, 10))
    company.execute(close_month, SEPTEMBER)  # the 30th is its last day


def test_reopening_needs_a_reason_and_keeps_it(company, notes):
    notes.sell(1_000, date=dt.date(2026, 8, 20))
    company.execute(close_month, AUGUST)
    with pytest.raises(ReasonRequiredError):
        Reopening(AUGUST, "  ")
    with pytest.raises(NotClosedError):
        company.execute(reopen, Reopening(SEPTEMBER, "nada"))
    company.execute(reopen, Reopening(AUGUST, "faltó la boleta de Ana"))
    notes.sell(500, date=dt.date(2026, 8, 21))
    state = company.fetch(closing_state)
    assert state.closed_until is None
    assert [(event.act, event.reason) for event in state.events] == [
        ("reopened", "faltó la boleta de Ana"), ("month", ""),
    ]  # fmt: skip
    assert {event.actor for event in state.events} == {"Rosa"}


@pytest.fixture
def at_year_end(make_company, tmp_path):
    """Open a company with a year of sales and expenses on its last day."""

    def made(form=LegalForm.NATURAL, regime=TaxRegime.NRUS):
        make_company(form, regime, "10000000006" if form is LegalForm.NATURAL else "20100070970").close()
        return open_company(tmp_path / "taller.emprende", "clave de prueba", FixedClock(noon(YEAR_END)))

    return made


def write(company, *lines, date=YEAR_END):
    entry = FreeEntry(date, tuple(EntryLine(code, Money(cents)) for code, cents in lines), f"k{lines}{date}")
    return company.execute(record_note, entry).row_id


def statements(company):
    request = ReportRequest(dt.date(2026, 1, 1), YEAR_END, None, None)
    source = BooksSource(company)
    return [part.build(source, request).json for part in (income_statement, balance_sheet, equity_changes)]


@pytest.mark.parametrize(("form", "account"), [(LegalForm.NATURAL, "5018"), (LegalForm.SAC, "5911")])
def test_the_statements_agree_before_and_after(at_year_end, form, account):
    with at_year_end(form, TaxRegime.NRUS if form is LegalForm.NATURAL else TaxRegime.RMT) as company:
        write(company, ("1011", 90_000), ("70221", -90_000), date=dt.date(2026, 3, 5))
        write(company, ("656", 20_000), ("1011", -20_000))
        write(company, ("69221", 15_000), ("21111", -15_000))
        before = statements(company)
        company.execute(close_year, YearClosing(2026, "y"))
        assert statements(company) == before
        nets = {}
        for balance in company.fetch(kept_balances, None, YEAR_END):
            nets[balance.code] = nets.get(balance.code, 0) + balance.net
        assert {code: net for code, net in nets.items() if net} == {"1011": 70_000, "21111": -15_000, account: -55_000}
        assert company.fetch(first_finding) is None
        company.execute(reopen, Reopening(DECEMBER, "otra factura"))
        assert statements(company) == before
        company.execute(close_year, YearClosing(2026, "y2"))
        assert statements(company) == before


def test_a_closing_entry_is_not_undone_alone(at_year_end):
    with at_year_end() as company:
        entry = write(company, ("1011", 90_000), ("70221", -90_000))
        company.execute(close_year, YearClosing(2026, "y"))
        with pytest.raises(ClosingEntryError):
            company.execute(reverse_entry, Reversal(entry + 1, "undo"))


def test_the_year_is_closed_before_the_next_january(at_year_end, tmp_path):
    with at_year_end() as company:
        write(company, ("1011", 90_000), ("70221", -90_000))
    clock = FixedClock(noon(dt.date(2027, 2, 1)))
    with open_company(tmp_path / "taller.emprende", "clave de prueba", clock) as company:
        with pytest.raises(YearNotClosedError):
            company.execute(close_month, Month(2027, 1))
        state = company.fetch(closing_state)
        assert (state.next_month, state.year, state.year_result) == (DECEMBER, 2026, Money(90_000))
        company.execute(close_year, YearClosing(2026, "y"))
        company.execute(close_month, Month(2027, 1))
        request = ReportRequest(None, dt.date(2027, 1, 31), None, None)
        position = balance_sheet.build(BooksSource(company), request).json
        assert position["lines"] == {"cash": "900.00", "capital": "900.00"}
        changes = equity_changes.build(BooksSource(company), request).json
        assert changes["rows"]["opening_balance"]["capital"] == "900.00"


def test_what_is_missing_is_told(company, notes):
    notes.sell(1_000, date=dt.date(2026, 8, 20))
    notes.sell(700, place=None, date=dt.date(2026, 8, 21))
    notes.spend(300, place=None, date=dt.date(2026, 8, 21))
    found = {(m.lack, m.count, m.amount.cents) for m in company.fetch(missing_in, AUGUST)}
    assert found == {(Lack.UNCOUNTED, 1, 1_000), (Lack.OWED_TO_ME, 1, 700), (Lack.I_OWE, 1, 300), (Lack.FEE, 1, 2_000)}


def test_the_use_of_machines_that_is_not_noted_is_told_until_it_is(company, notes):
    notes.sell(1_000, date=dt.date(2026, 8, 20))
    company.execute(register_asset, OwnedAsset("Recta", AssetClass.MACHINE, Money(120_000), Money(0), Month(2026, 7)))
    assert (Lack.UNUSED, 2) in [(m.lack, m.count) for m in company.fetch(missing_in, AUGUST)]
    company.execute(depreciate, Depreciation(AUGUST, "agosto"))
    assert Lack.UNUSED not in [m.lack for m in company.fetch(missing_in, AUGUST)]
