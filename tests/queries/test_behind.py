"""The entries behind a figure: in pages, without what was undone, and no more than belong to it."""

import datetime as dt

import pytest

from emprende_desktop.commands.notes import reverse_entry
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.queries.behind import entries_behind, kinds_behind
from emprende_desktop.queries.page import PAGE_SIZE
from emprende_desktop.statements.sources import (
    BUT_CLOSING,
    FlowSource,
    LedgerSource,
    Postings,
    StandingSource,
    but_closing_of,
    everything,
)
from emprende_desktop.trade.corrections import Reversal

SEPTEMBER = Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))
SALES = LedgerSource(Side.CREDIT, (Postings(("70221",), SEPTEMBER.start, SEPTEMBER.end, BUT_CLOSING),))


def amounts(company, source):
    return [row.amount.cents for row in company.fetch(entries_behind, source).rows]


def test_pages_meet_without_gap_newest_first(company, notes):
    made = [notes.sell(100 + n, date=dt.date(2026, 9, 1 + n % 9)) for n in range(PAGE_SIZE + 50)]
    first = company.fetch(entries_behind, SALES)
    second = company.fetch(entries_behind, SALES, first.next_key)
    rows = first.rows + second.rows
    assert (len(first.rows), len(second.rows), second.next_key) == (PAGE_SIZE, 50, None)
    assert {row.id for row in rows} == set(made)
    assert [(row.date, row.id) for row in rows] == sorted(((row.date, row.id) for row in rows), reverse=True)


def test_days_outside_and_other_accounts_are_left_out(company, notes):
    notes.sell(100, date=dt.date(2026, 8, 31))
    notes.sell(200, date=SEPTEMBER.start)
    notes.sell(300, date=SEPTEMBER.end)
    notes.spend(50)
    assert amounts(company, SALES) == [300, 200]


def test_a_note_and_its_undoing_are_both_left_out(company, notes):
    notes.sell(100)
    company.execute(reverse_entry, Reversal(notes.sell(900), "undo"))
    assert amounts(company, SALES) == [100]
    assert company.fetch(kinds_behind, SALES) == (("sale", 1),)


def test_what_was_undone_in_another_figure_stands_in_both(company, notes):
    entry = notes.sell(900, date=dt.date(2026, 8, 20))
    company.execute(reverse_entry, Reversal(entry, "undo"))
    whole = LedgerSource(Side.CREDIT, everything(("70221",), SEPTEMBER.end))
    assert amounts(company, whole) == []
    cash_in = LedgerSource(Side.DEBIT, (Postings(("1011",), dt.date(2026, 8, 1), dt.date(2026, 8, 31)),))
    assert amounts(company, cash_in) == []


def test_an_undoing_dated_after_a_closed_month_stands_alone(company, notes):
    from emprende_desktop.commands.closing import close_month
    from emprende_desktop.domain.period import Month

    entry = notes.sell(900, date=dt.date(2026, 8, 20))
    company.execute(close_month, Month(2026, 8))
    company.execute(reverse_entry, Reversal(entry, "undo"))
    august = LedgerSource(Side.CREDIT, (Postings(("70221",), dt.date(2026, 8, 1), dt.date(2026, 8, 31)),))
    (noted,) = company.fetch(entries_behind, august).rows
    (undone,) = company.fetch(entries_behind, SALES).rows
    assert (noted.id, noted.amount.cents, noted.is_reversed) == (entry, 900, True)
    assert (undone.template, undone.amount.cents, undone.is_reversed) == ("reversal", -900, False)


def test_only_one_persons_postings_where_she_is_asked_for(company, notes):
    from emprende_desktop.commands.setup import add_party
    from emprende_desktop.domain.masters import NewParty

    ana = company.execute(add_party, NewParty("Ana Quispe")).row_id
    notes.sell(700, place=None, party=ana)
    notes.sell(300, place=None)
    owed = everything(("1211", "1212"), SEPTEMBER.end)
    assert amounts(company, LedgerSource(Side.DEBIT, owed, "Ana Quispe")) == [700]
    assert amounts(company, LedgerSource(Side.DEBIT, owed, "")) == [300]
    assert amounts(company, LedgerSource(Side.DEBIT, owed)) == [300, 700]
    assert company.fetch(entries_behind, LedgerSource(Side.DEBIT, owed)).rows[1].party_name == "Ana Quispe"


def test_one_side_only_of_what_still_stands(company, notes):
    notes.sell(700, place=None)
    company.execute(reverse_entry, Reversal(notes.sell(300, place=None), "undo"))
    on_credit = StandingSource(Side.DEBIT, Side.DEBIT, ("1211", "1212"), SEPTEMBER)
    assert amounts(company, on_credit) == [700]
    assert amounts(company, StandingSource(Side.CREDIT, Side.DEBIT, ("1211",), SEPTEMBER)) == []


def test_the_other_side_of_the_cash_and_nothing_else(company, notes):
    notes.sell(700)
    notes.sell(300, place=None)
    notes.spend(250)
    assert amounts(company, FlowSource((("70221", Side.CREDIT),), SEPTEMBER)) == [700]
    assert amounts(company, FlowSource((("602", Side.DEBIT),), SEPTEMBER)) == [-250]
    assert amounts(company, FlowSource((("602", Side.CREDIT),), SEPTEMBER)) == []


@pytest.mark.parametrize(
    "source",
    [LedgerSource(Side.DEBIT, ()), FlowSource((), SEPTEMBER), StandingSource(Side.DEBIT, Side.DEBIT, (), SEPTEMBER)],
)
def test_a_figure_of_nothing_has_nothing_behind_it(company, notes, source):
    notes.sell(700)
    assert company.fetch(entries_behind, source).rows == ()
    assert company.fetch(kinds_behind, source) == ()


def test_a_category_and_its_words_are_told(company, notes):
    notes.sell(700, detail="para la escuela")
    (row,) = company.fetch(entries_behind, SALES).rows
    assert (dict(row.arguments)["category"], dict(row.arguments)["detail"]) == ("Uniformes", "para la escuela")
    assert row.amount == Money(700)


def test_the_closing_of_one_year_is_left_out_and_no_day_twice():
    spans = but_closing_of(2026, ("70221",), dt.date(2025, 3, 1), dt.date(2026, 6, 30))
    assert [(span.start, span.end, EntryKind.CLOSING in span.kinds) for span in spans] == [
        (dt.date(2025, 3, 1), dt.date(2025, 12, 31), True), (dt.date(2026, 1, 1), dt.date(2026, 6, 30), False),
    ]  # fmt: skip
    assert len(but_closing_of(2026, ("1011",), dt.date(2026, 2, 1), dt.date(2026, 3, 1))) == 1
