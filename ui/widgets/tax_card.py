"""One tax of a month: its lines with their sums, what of it was noted and paid, and the buttons that do so."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.formality.tax_state import TaxState
from emprende_desktop.formality.worksheet import Line, Tax, TaxDue
from emprende_desktop.i18n.formality import line_text, state_text, tax_name
from emprende_desktop.i18n.formats import amount, money
from emprende_desktop.i18n.translation import _
from emprende_desktop.i18n.values import value_name
from ui.widgets.basics import button, card, label
from ui.widgets.flow import flow_of

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


Acts = tuple[Callable[[Tax], None], Callable[[TaxDue], None]]  # noting what is owed, and that it was paid


def tax_card(due: TaxDue, state: TaxState, acts_of: Acts | None) -> QFrame:
    """Return the card of a tax; without acts the month is not over yet and nothing of it can be noted or paid."""
    frame, inside = card()
    inside.addWidget(label(tax_name(due.tax), "heading", wrap=True))
    inside.addLayout(_sums(due))
    told = state_text(due.tax, state)
    if told:
        inside.addWidget(label(told, "in", wrap=True))
    if state.differs_from(due.to_pay):
        changed = _("The books have changed since: look at the sums with your accountant.")
        inside.addWidget(label(changed, "warn", wrap=True))
    doubtful = sorted({value_name(value.name) for value in due.values if value.is_unverified})
    if doubtful:
        text = _("Used and not verified in a norm: {names}.").format(names=", ".join(doubtful))
        inside.addWidget(label(text, "muted", wrap=True))
    acts = []
    if acts_of is None:
        return frame
    note, pay = acts_of
    if state.posted is None and state.paid is None and due.is_noted_first:
        acts.append(_act(_("Note what is owed"), due.tax, lambda: note(due.tax), "check"))
    if state.paid is None and due.to_pay > ZERO:
        acts.append(_act(_("I paid it"), due.tax, lambda: pay(due), "banknote-arrow-up"))
    if acts:
        inside.addWidget(flow_of(*acts))
    return frame


def _sums(due: TaxDue) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(_("In the books"), "muted"), 0, 1, RIGHT)
    grid.addWidget(label(_("Declared"), "muted"), 0, 2, RIGHT)
    for line in (*due.basis, *due.sums):
        _add(grid, line)
    left = ((_("Credit left for the month after"), due.carried.credit), (_("Withheld and left"), due.carried.withheld))
    for words, kept in left:
        if kept > ZERO:
            _total(grid, words, kept)
    _total(grid, _("To pay"), due.to_pay)
    return grid


def _add(grid: QGridLayout, line: Line) -> None:
    at = grid.rowCount()
    grid.addWidget(label(line_text(line), "", wrap=True), at, 0)
    grid.addWidget(label(amount(line.amount), "muted"), at, 1, RIGHT)
    grid.addWidget(label(amount(line.declared)), at, 2, RIGHT)


def _total(grid: QGridLayout, words: str, total: Money) -> None:
    at = grid.rowCount()
    grid.addWidget(label(words, "step", wrap=True), at, 0)
    grid.addWidget(label(money(total), "step"), at, 1, 1, 2, RIGHT)


def _act(words: str, tax: Tax, clicked: Callable[[], None], picture: str) -> QPushButton:
    made = button(words, clicked, "", picture)
    made.setAccessibleName(f"{words}: {tax_name(tax)}")
    return made
