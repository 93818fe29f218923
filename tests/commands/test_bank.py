"""A bank's statement kept beside the notes: nothing twice, nothing posted, undone with the note."""

import datetime as dt

import pytest

from emprende_desktop.commands.bank import (
    StatementImport,
    import_statement,
    match_lines,
    set_line_aside,
    unmatch_lines,
    withdraw_statement,
)
from emprende_desktop.commands.notes import (
    Correction,
    FromBank,
    Reversal,
    correct_note,
    record_from_bank,
    reverse_entry,
)
from emprende_desktop.domain.bank_errors import BankLineSettledError, NotThatNoteError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.exchange.bank_statement import line_keys
from emprende_desktop.queries.bank import bank_line, comparison, lines_known
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.closing import Lack, missing_in
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.reconciliation import reconciliation
from emprende_desktop.queries.statements import chain_head
from emprende_desktop.trade.bank import BankMatch, SetAside, StatementBalance, StatementLine
from emprende_desktop.trade.notes import Expense, Transfer

DAY = dt.date(2026, 9, 10)
LINES = (
    StatementLine(2, DAY, "ABONO ANA", Money(10_000)),
    StatementLine(3, DAY + dt.timedelta(days=1), "COMISION", Money(-500)),
)


def bring(company, place, lines=LINES, balance=None):
    value = StatementImport(place, "setiembre.csv", lines, line_keys(lines), balance, {})
    return company.execute(import_statement, value).row_id


def seen(company, place):
    return company.fetch(comparison, place)


@pytest.fixture
def bank(notes):
    return notes.places["Banco"]


def test_a_statement_that_overlaps_adds_only_what_is_new(company, bank):
    assert bring(company, bank)
    assert bring(company, bank) == 0
    again = (*LINES, StatementLine(4, DAY, "ABONO ANA", Money(10_000)))
    assert company.fetch(lines_known, bank, line_keys(again)) == 2
    assert bring(company, bank, again)
    assert [line.amount.cents for line in seen(company, bank).waiting] == [10_000, 10_000, -500]


def test_the_same_line_at_another_place_is_another(company, notes, bank):
    bring(company, bank)
    assert bring(company, notes.places["Yape / Plin"])


def test_what_is_brought_in_and_compared_posts_nothing(company, notes, bank):
    sold = notes.sell(10_000, "Banco", DAY)
    before = company.fetch(chain_head)
    bring(company, bank)
    first, fee = seen(company, bank).waiting
    company.execute(match_lines, (BankMatch(first.id, sold),))
    company.execute(set_line_aside, SetAside(fee.id, "no es mío"))
    assert company.fetch(chain_head) == before
    assert seen(company, bank).waiting == ()
    assert company.fetch(first_finding) is None
    company.execute(unmatch_lines, (first.id, fee.id))
    assert seen(company, bank).waiting == (first, fee)


def test_a_line_is_one_note_and_a_note_one_line(company, notes, bank):
    sold, other = notes.sell(10_000, "Banco", DAY), notes.sell(10_000, "Banco", DAY)
    bring(company, bank, (*LINES, StatementLine(4, DAY, "ABONO EVA", Money(10_000))))
    first, second, _fee = seen(company, bank).waiting
    company.execute(match_lines, (BankMatch(first.id, sold),))
    with pytest.raises(BankLineSettledError):
        company.execute(match_lines, (BankMatch(first.id, other),))
    with pytest.raises(BankLineSettledError):
        company.execute(set_line_aside, SetAside(first.id, "no"))
    with pytest.raises(NotThatNoteError):
        company.execute(match_lines, (BankMatch(second.id, sold),))


def test_a_note_of_another_amount_place_or_undone_is_not_the_line(company, notes, bank):
    bring(company, bank)
    line = seen(company, bank).waiting[0]
    undone = notes.sell(10_000, "Banco", DAY)
    company.execute(reverse_entry, Reversal(undone, "u"))
    for entry in (notes.sell(9_999, "Banco", DAY), notes.sell(10_000, "Efectivo", DAY), undone, 999):
        with pytest.raises(NotThatNoteError):
            company.execute(match_lines, (BankMatch(line.id, entry),))


def test_all_are_compared_or_none(company, notes, bank):
    sold = notes.sell(10_000, "Banco", DAY)
    bring(company, bank)
    first, fee = seen(company, bank).waiting
    with pytest.raises(NotThatNoteError):
        company.execute(match_lines, (BankMatch(first.id, sold), BankMatch(fee.id, sold)))
    assert len(seen(company, bank).waiting) == 2


def test_a_note_that_is_undone_or_corrected_lets_its_line_wait_again(company, notes, bank):
    sold = notes.sell(10_000, "Banco", DAY)
    bring(company, bank)
    line = seen(company, bank).waiting[0]
    company.execute(match_lines, (BankMatch(line.id, sold),))
    corrected = company.execute(correct_note, Correction(sold, company.fetch(note_of, sold, "again"))).row_id
    assert seen(company, bank).proposed[line.id].move.entry == corrected
    company.execute(match_lines, (BankMatch(line.id, corrected),))
    company.execute(reverse_entry, Reversal(corrected, "r"))
    assert line in seen(company, bank).waiting
    assert company.fetch(first_finding) is None


def test_money_moved_between_two_banks_is_a_line_of_each(company, notes, bank):
    wallet = notes.places["Yape / Plin"]
    moved = Transfer(DAY, Money(10_000), wallet, bank, "t")
    bring(company, bank)
    line = seen(company, bank).waiting[0]
    entry = company.execute(record_from_bank, FromBank(moved, line.id)).row_id
    assert company.execute(record_from_bank, FromBank(moved, line.id)).row_id == entry
    bring(company, wallet, (StatementLine(2, DAY, "A BANCO", Money(-10_000)),))
    out = seen(company, wallet).waiting[0]
    company.execute(match_lines, (BankMatch(out.id, entry),))
    assert seen(company, wallet).waiting == ()


def test_a_note_from_the_bank_that_says_something_else_is_not_saved(company, notes, bank):
    bring(company, bank)
    fee = seen(company, bank).waiting[1]
    note = Expense(DAY, Money(400), notes.expense_of["Tela e hilos"], bank, "k")
    before = company.fetch(chain_head)
    with pytest.raises(NotThatNoteError):
        company.execute(record_from_bank, FromBank(note, fee.id))
    assert company.fetch(chain_head) == before
    assert company.fetch(bank_line, fee.id) == fee


def test_what_differs_is_told_at_the_day_of_the_statement(company, notes, bank):
    notes.sell(3_000, "Banco", DAY)
    notes.sell(7_000, "Banco", DAY + dt.timedelta(days=3))
    bring(company, bank, balance=StatementBalance(DAY + dt.timedelta(days=1), Money(9_500)))
    found = seen(company, bank)
    assert (found.balance.amount, found.held) == (Money(9_500), Money(3_000))
    assert [move.amount.cents for move in found.only_noted] == [3_000]


def test_the_closing_page_names_lines_that_were_not_compared(company, bank):
    bring(company, bank)
    lacks = {missing.lack: missing for missing in company.fetch(missing_in, Month(2026, 9))}
    assert (lacks[Lack.UNMATCHED].count, lacks[Lack.UNMATCHED].amount) == (2, Money(10_500))
    assert Lack.UNMATCHED not in {missing.lack for missing in company.fetch(missing_in, Month(2026, 8))}


def test_a_statement_taken_back_waits_no_more_until_it_comes_again(company, notes, bank):
    sold = notes.sell(10_000, "Banco", DAY)
    balance = StatementBalance(DAY, Money(10_000))
    statement = bring(company, bank, balance=balance)
    assert seen(company, bank).sure[0].move.entry == sold
    company.execute(withdraw_statement, statement)
    found = seen(company, bank)
    assert (found.waiting, found.proposed, found.only_noted, found.balance, found.imports) == ((), {}, (), None, ())
    bring(company, bank, balance=balance)
    found = seen(company, bank)
    assert (len(found.waiting), found.balance, len(found.imports)) == (2, balance, 1)


def test_the_reconciliation_explains_both_balances(company, notes, bank):
    """The bank says 95: 100 came in, 5 were charged; the books have 100 of it and 30 that the bank has not seen."""
    sold = notes.sell(10_000, "Banco", DAY)
    pending = notes.sell(3_000, "Banco", DAY)
    undone = notes.sell(700, "Banco", DAY)
    company.execute(reverse_entry, Reversal(undone, "u"))
    notes.sell(9_000, "Banco", DAY + dt.timedelta(days=5))
    end = DAY + dt.timedelta(days=1)
    bring(company, bank, balance=StatementBalance(end, Money(9_500)))
    line, fee = seen(company, bank).waiting
    company.execute(match_lines, (BankMatch(line.id, sold),))
    for late in (end, dt.date(2026, 12, 31)):
        found = company.fetch(reconciliation, bank, late)
        assert (found.date, found.said.amount, found.held) == (end, Money(9_500), Money(13_000))
        assert [move.entry for move in found.only_noted] == [pending]
        assert found.only_said == ((fee, ""),)
        assert (found.bank_adjusted, found.books_adjusted) == (Money(12_500), Money(12_500))
        assert found.unexplained == Money(0)
    before = company.fetch(reconciliation, bank, DAY - dt.timedelta(days=1))
    assert (before.said, before.held, before.unexplained) == (None, Money(0), None)


def test_a_line_noted_on_a_later_day_is_not_in_the_books_before(company, notes, bank):
    bring(company, bank, balance=StatementBalance(DAY + dt.timedelta(days=1), Money(9_500)))
    late = notes.sell(10_000, "Banco", DAY + dt.timedelta(days=3))
    line = seen(company, bank).waiting[0]
    company.execute(match_lines, (BankMatch(line.id, late),))
    found = company.fetch(reconciliation, bank, DAY + dt.timedelta(days=9))
    assert [said.amount.cents for said, _reason in found.only_said] == [10_000, -500]
    assert (found.held, found.only_noted, found.unexplained) == (Money(0), (), Money(0))
