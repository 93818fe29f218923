"""The category that a list names is that of the note itself, or the one that it was merged into."""

import datetime as dt

from emprende_desktop.commands.masters import Merging, merge_category
from emprende_desktop.commands.notes import record_note
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.trade.notes import Sale

DAY = dt.date(2026, 9, 30)


def named(company):
    return {row.id: dict(row.arguments)["category"] for row in company.fetch(journal_page).rows}


def test_merging_a_category_renames_its_notes_and_no_others(company, notes):
    sold = {
        name: company.execute(record_note, Sale(DAY, Money(100), category, notes.places["Efectivo"], name)).row_id
        for name, category in notes.sale_of.items()
    }
    assert named(company) == {entry: name for name, entry in sold.items()}
    gone, into, *_others = sold
    company.execute(merge_category, Merging(notes.sale_of[gone], notes.sale_of[into]))
    assert len(sold) > 2
    assert named(company) == {entry: into if name == gone else name for name, entry in sold.items()}
