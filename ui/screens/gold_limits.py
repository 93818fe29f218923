"""Límites: how many grams a person may sell in a month, what is withheld and detracted: dated, with their source."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.values import ValueKey, put_value, take_value_away
from emprende_desktop.domain.days import day_written
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.dated import DatedValue
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.values import dated_values, value_on
from resources.files import rows
from ui.screen import Context
from ui.widgets.basics import asked, button, card, clear, combo, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

CAP = "gold.cap_g_month"
NAMES = (
    (CAP, N_("Grams that one person may sell in a month")),
    ("gold.withholding_pct", N_("Withheld from a purchase slip of gold (%)")),
    ("gold.detraction_pct", N_("Detraction on taxed gold and ore (%)")),
    ("gold.detraction_exempt_pct", N_("Detraction on gold without IGV (%)")),
)


class GoldLimitsScreen(QWidget):
    """A value to write on the left, those that are there on the right; the toast takes it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.name: QComboBox = combo(NAMES)
        name_box(self.name, _("What is it?"))
        self.value, self.until, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.until.setPlaceholderText(_("open"))
        self.start = date_field(context.books.today.replace(month=1, day=1), _("From which day on?"))
        self.state = label("", "sentence", wrap=True)
        self.error = Refusal(context.toast)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        form_keys(self, self.submit, context.leave)
        context.books.changed.connect(self._reload_if)
        self.setFocusProxy(self.value)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Limits and rates of gold"), "title"))
        words = _("A limit rules between its days alone. Write where you read it; ask your advisor.")
        outer.addWidget(label(words, "muted", wrap=True))
        left, form = card()
        form.addWidget(self.state)
        form.addLayout(
            asked(
                (
                    (_("What is it?"), self.name), (_("How much?"), self.value),
                    (_("From which day on?"), self.start), (_("Until which day? (if it ends)"), self.until),
                    (_("Where does it stand?"), self.source),
                )
            )
        )  # fmt: skip
        form.addWidget(self.error)
        save = button(_("&Save the value"), self.submit, "main", "check")
        example = button(_("Example: zones of &Puno"), self.fill_in_example, "", "lightbulb")
        form.addWidget(flow_of(save, example))
        form.addStretch()
        right, listed = card()
        listed.addLayout(self._list)
        listed.addStretch()
        outer.addWidget(Columns(left, right, (5, 6)), 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.LOTS in topics:
            self._reload()

    def _reload(self) -> None:
        books = self._context.books
        cap = books.fetch(value_on, CAP, books.today)
        on = _("Today one person may sell {grams} g in a month; more asks for a reason.").format(grams=cap)
        self.state.setText(on if cap else _("No monthly limit is switched on."))
        clear(self._list)
        holder = QWidget()
        listed = QVBoxLayout(holder)
        listed.setContentsMargins(0, 0, 0, 0)
        known = books.fetch(dated_values, tuple(name for name, _words in NAMES))
        for name, words in NAMES:
            listed.addWidget(label(_(words), "step", wrap=True))
            found = [value for value in known if value.name == name]
            for value in found:
                listed.addWidget(self._row(value, _(words)))
            if not found:
                listed.addWidget(label(_("None."), "muted"))
        self._list.addWidget(holder)
        holder.show()

    def _row(self, value: DatedValue, words: str) -> QWidget:
        frame = QWidget()
        told = QVBoxLayout(frame)
        told.setContentsMargins(0, 0, 0, 0)
        start = short_date(value.valid_from)
        end = short_date(value.valid_to) if value.valid_to else ""
        days = _("from {start} to {end}").format(start=start, end=end) if end else _("from {start}").format(start=start)
        mend = button(_("Change"), lambda: self._show(value), "link")
        away = button(_("Take away"), lambda: self.take_away(value), "link")
        for act in (mend, away):
            act.setAccessibleName(f"{act.text()}: {words}, {days}")
        told.addLayout(row(label(value.value, "move"), label(days, "muted"), mend, away, stretch_after=1))
        told.addWidget(label(value.source, "muted", wrap=True))
        return frame

    def _show(self, value: DatedValue) -> None:
        self.name.setCurrentIndex(self.name.findData(value.name))
        self.value.setText(value.value)
        show_date(self.start, value.valid_from)
        self.until.setText(short_date(value.valid_to) if value.valid_to else "")
        self.source.setText(value.source)
        self.value.setFocus()

    def fill_in_example(self) -> None:
        """Fill the form with the limit of the Puno zones; it is saved only when she saves it."""
        example = next(one for one in rows("tax/gold_examples.csv") if one["name"] == CAP)
        start = dt.date.fromisoformat(example["valid_from"])
        self._show(DatedValue(CAP, start, None, example["value"], example["source"]))

    def submit(self) -> None:
        """Save what is written; what was typed stays where something is wrong."""
        self.error.hide()
        try:
            start = chosen_date(self.start)
            until = self.until.text().strip()
            end = day_written(until, start) if until else None
            text = self.value.text().strip().removesuffix("%").strip()
            new = DatedValue(str(self.name.currentData()), start, end, text, self.source.text())
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        before = self._standing(new.name, new.valid_from)
        key = ValueKey(new.name, new.valid_from)
        self._context.books.do(put_value, new, lambda _done: self._saved(key, before), self.error.say)

    def take_away(self, value: DatedValue) -> None:
        """Let a value go; the toast brings it back."""
        key = ValueKey(value.name, value.valid_from)
        self._context.books.do(take_value_away, key, lambda _done: self._saved(key, value), self.error.say)

    def _standing(self, name: str, start: dt.date) -> DatedValue | None:
        known = self._context.books.fetch(dated_values, (name,))
        return next((value for value in known if value.valid_from == start), None)

    def _saved(self, key: ValueKey, before: DatedValue | None) -> None:
        context = self._context

        def undo() -> None:
            done = lambda _committed: context.toast(_("Undone."))  # noqa: E731
            if before is None:
                context.books.do(take_value_away, key, done, context.toast)
            else:
                context.books.do(put_value, before, done, context.toast)

        context.toast(_("Saved"), undo)


def build(context: Context, _entry: int | None) -> GoldLimitsScreen:
    """Return the screen."""
    return GoldLimitsScreen(context)
