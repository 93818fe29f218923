"""A form opened for a line of a bank: filled in with what the bank says, compared with it when it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.domain.masters import CategoryKind, NewCategory
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.words import fold
from emprende_desktop.queries.masters import categories
from resources.files import rows
from ui.screen import Context
from ui.widgets.choices import Choice
from ui.widgets.dates import show_date
from ui.widgets.note_form import NoteForm
from ui.widgets.note_spec import FormSpec

if TYPE_CHECKING:  # every form knows the way here; only one that is opened for a line needs what is behind it
    from emprende_desktop.trade.bank import BankLine


def form_of_bank(context: Context, spec: FormSpec, row: int | None) -> NoteForm:
    """Return a form for a line of a bank, by its row."""
    from emprende_desktop.queries.bank import bank_line

    assert row is not None, "it is reached from a line"
    line = context.books.fetch(bank_line, row)
    form = NoteForm(context, spec, None, line.id)
    _fill(form, context, spec, line)
    return form


def _fill(form: NoteForm, context: Context, spec: FormSpec, line: BankLine) -> None:
    """Write the day, the words, the place and the amount; what a bank charges gets its category."""
    show_date(form.date, line.date)
    form.detail.setText(line.detail)
    here, there = form.place, form.target
    if there is not None and line.amount > ZERO:
        here, there = there, here
    here.choose(line.place)
    if there is not None:
        there.choose(there.first_id if there.first_id != line.place else there.last_id)
    if spec.category is CategoryKind.EXPENSE:
        _choose_fee(form, context, line)
    form.amount.set_value(Money(abs(line.amount.cents)))


def _choose_fee(form: NoteForm, context: Context, line: BankLine) -> None:
    """Choose the category of a bank's charge; the first time it is added."""
    from emprende_desktop.commands.setup import add_category

    words = fold(line.detail).split()
    fee = next((r for r in rows("bank_words.csv") if any(word.startswith(r["stem"]) for word in words)), None)
    grid = form.category
    if fee is None or grid is None:
        return
    known = context.books.fetch(categories, CategoryKind.EXPENSE)
    category = next((c for c in known if c.account == fee["account"]), None)
    if category is not None:
        grid.choose(category.id)
        return
    new = NewCategory(CategoryKind.EXPENSE, fee["category"], "landmark", fee["account"])
    added = lambda committed: grid.add(Choice(committed.row_id, new.name, new.icon))  # noqa: E731
    context.books.do(add_category, new, added, context.toast)
