"""What has to be looked after soon, a line each, with the way to where it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from emprende_desktop.formality.due_dates import DueDate
    from emprende_desktop.gold.reminders import Reminder
    from ui.screen import Context


def reminder_lines(context: Context, found: tuple[Reminder, ...], due: tuple[DueDate, ...]) -> QWidget:
    """Return a heading and a line for each: what ends, and what has its last day."""
    from emprende_desktop.i18n.formality import due_text
    from emprende_desktop.i18n.reminders import reminder_text

    held = QWidget()
    lines = QVBoxLayout(held)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2)
    lines.addWidget(label(_("Do not forget"), "heading"))
    told = [(due_text(one), "warn", "taxes") for one in due]
    told += [(reminder_text(one), "out" if one.is_late else "", _screen_of(one)) for one in found]
    for words, style, screen in told:
        look = button(_("Look"), partial(context.navigate, screen), "link", "arrow-right")
        look.setAccessibleName(_("Look: {what}").format(what=words))
        line = row(label(words, style, wrap=True), look)
        line.setStretch(0, 1)
        lines.addLayout(line)
    return held


def _screen_of(one: Reminder) -> str:
    from emprende_desktop.gold.reminders import ReminderKind

    return "gather" if one.kind is ReminderKind.PERMISSION else "members"
