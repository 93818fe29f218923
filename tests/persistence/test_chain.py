"""Entries go in many at once as they would one by one: no gap in the chain, no key twice."""

import datetime as dt

import pytest

from emprende_desktop.domain.errors import UnknownAccountError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Committed
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.queries.checks import first_finding
from tests.reading import nets

DAY = dt.date(2026, 9, 30)


def entry(key, cents=100, income="70221"):
    postings = (Posting("1011", Side.DEBIT, Money(cents)), Posting(income, Side.CREDIT, Money(cents)))
    return JournalEntry(DAY, Memo("journal", (("detail", "Ñandú «x»"),)), postings, key)


def within(company, work):
    """Run something in one unit of work and return what it says."""
    told = []

    def command(uow, _value):
        told.append(work(uow))
        return Committed(0, frozenset())

    company.execute(command, None)
    return told[0]


def test_an_entry_that_is_refused_leaves_no_gap_in_the_chain(company):
    """Those before it in the same chunk are not in the books either, and the next one follows the last that is."""

    def refused_then_written(uow):
        uow.journal.append(entry("first"))
        with pytest.raises(UnknownAccountError):
            uow.journal.append_all((entry("good"), entry("bad", income="999999")))
        return uow.journal.append(entry("next"))

    assert within(company, refused_then_written) == 2
    assert company.fetch(first_finding) is None
    assert nets(company)["1011"] == 200


def test_a_key_is_written_once_in_one_unit_of_work_and_in_the_next(company):
    def twice(uow):
        assert uow.journal.id_of_key("one") is None
        return (
            uow.journal.append_all((entry("one", 100), entry("two"), entry("one", 900))),
            uow.journal.append(entry("one", 900)),
            uow.journal.id_of_key("one"),
        )

    assert within(company, twice) == ((1, 2, 1), 1, 1)
    assert within(company, lambda uow: uow.journal.append_all((entry("two"), entry("three")))) == (2, 3)
    assert nets(company)["1011"] == 300


def test_a_thousand_entries_are_sealed_as_one_by_one(company):
    within(company, lambda uow: [uow.journal.append(entry(f"alone {n}", 7)) for n in range(3)])
    ids = within(company, lambda uow: uow.journal.append_all([entry(f"many {n}", 5) for n in range(1_200)]))
    assert ids == tuple(range(4, 1_204))
    assert company.fetch(first_finding) is None
    assert nets(company)["1011"] == 3 * 7 + 1_200 * 5
