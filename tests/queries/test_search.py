"""A common word: its pages are the same whether the newest notes are looked through first or all of them."""

import datetime as dt
import random

import pytest

from emprende_desktop.queries import journal
from emprende_desktop.queries.journal import JournalFilter, journal_page

FIRST = dt.date(2026, 9, 1)


@pytest.mark.parametrize("looked_through", [1, 7, 1_000])
def test_pages_of_a_common_word_follow_the_days_whatever_the_order_of_writing(
    company, notes, monkeypatch, looked_through
):
    monkeypatch.setattr(journal, "COMMON_MIN", 5)
    monkeypatch.setattr(journal, "PAGE_SIZE", 3)
    monkeypatch.setattr(journal, "LOOKED_THROUGH", looked_through)
    chance = random.Random(7)
    for number in range(40):
        word = "chompa" if chance.random() < 0.5 else "manta"
        notes.sell(100 + number, detail=word, date=FIRST + dt.timedelta(days=chance.randrange(9)))
    every = company.fetch(
        lambda reader: list(reader.rows("SELECT date, id FROM journal_entry ORDER BY date DESC, id DESC"))
    )
    words = dict(company.fetch(lambda reader: list(reader.rows("SELECT id, memo_arguments FROM journal_entry"))))
    found, key = [], None
    while True:
        page = company.fetch(journal_page, key, JournalFilter(words="chom"))
        found += [(row.date.isoformat(), row.id) for row in page.rows]
        key = page.next_key
        if key is None:
            break
    assert found == [(date, id_) for date, id_ in every if "chompa" in words[id_]]
    assert len(found) > 10
