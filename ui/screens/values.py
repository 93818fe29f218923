"""Tasas y límites: whatever the State or a buyer changes by date, with its days and where it stands."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.values import ValueKey, put_value, take_value_away
from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.days import day_written
from emprende_desktop.domain.enterprise import switched_on
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money, parse_money
from emprende_desktop.domain.topics import Topic
from emprende_desktop.formality.due_dates import day_of_number
from emprende_desktop.i18n.formats import amount, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.i18n.values import GROUPS, SIGNS, Group, Unit, deadlines, unit_of, value_name, value_text
from emprende_desktop.queries.values import dated_values, value_on
from resources.files import rows
from ui.screen import Context
from ui.widgets.basics import asked, button, card, clear, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_by

CAP = "gold.cap_g_month"


class ValuesScreen(QWidget):
    """A value to write on the left, those of a group on the right; the toast takes it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._groups = {group.key: group for group in _groups(context)}
        self.group, self.name = DropDown(), DropDown()
        for key, group in self._groups.items():
            self.group.addItem(_(group.title), key)
        for box in (self.group, self.name):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name_box(self.group, _("Which ones?"))
        name_box(self.name, _("What is it?"))
        self.value, self.until, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.until.setPlaceholderText(_("open"))
        self.start = date_field(context.books.today.replace(month=1, day=1), _("From which day on?"))
        self.state = label("", "sentence", wrap=True)
        self.example = button(_("Example: zones of &Puno"), self.fill_in_example, "", "lightbulb")
        self.error = Refusal(context.toast)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        form_keys(self, self.submit, context.leave)
        context.books.changed.connect(self._reload_if)
        self.group.currentIndexChanged.connect(lambda _index: self._turn_to_group())
        self.setFocusProxy(self.group)
        self._turn_to_group()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Rates and limits"), "title"))
        words = _("A value rules between its days alone. Write where you read it; ask your accountant.")
        outer.addWidget(label(words, "muted", wrap=True))
        left, form = card()
        form.addWidget(self.state)
        form.addLayout(
            asked(
                (
                    (_("Which ones?"), self.group), (_("What is it?"), self.name), (_("How much?"), self.value),
                    (_("From which day on?"), self.start), (_("Until which day? (if it ends)"), self.until),
                    (_("Where does it stand?"), self.source),
                )
            )
        )  # fmt: skip
        form.addWidget(self.error)
        save = button(_("&Save the value"), self.submit, "main", "check")
        form.addWidget(flow_of(save, self.example))
        form.addStretch()
        right, listed = card()
        listed.addLayout(self._list)
        listed.addStretch()
        outer.addWidget(Columns(left, right, (5, 6)), 1)

    @property
    def _shown(self) -> Group:
        return self._groups[str(self.group.currentData())]

    def _turn_to_group(self) -> None:
        self.name.clear()
        for named in self._shown.values:
            self.name.addItem(value_name(named.name), named.name)
        self.example.setVisible(any(named.name == CAP for named in self._shown.values))
        self.error.hide()
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.VALUES in topics:
            self._reload()

    def _reload(self) -> None:
        names = tuple(named.name for named in self._shown.values)
        known = self._context.books.fetch(dated_values, names)
        self.state.setText(self._state(known))
        clear(self._list)
        holder = QWidget()
        listed = QVBoxLayout(holder)
        listed.setContentsMargins(0, 0, 0, 0)
        for name in names:
            listed.addWidget(label(value_name(name), "step", wrap=True))
            found = [value for value in known if value.name == name]
            for value in reversed(found):
                listed.addWidget(self._row(value, value_name(name)))
            if not found:
                listed.addWidget(label(_("None."), "muted"))
        self._list.addWidget(holder)
        holder.show()

    def _state(self, known: tuple[DatedValue, ...]) -> str:
        books = self._context.books
        if any(named.name == CAP for named in self._shown.values):
            cap = books.fetch(value_on, CAP, books.today)
            on = _("Today one person may sell {grams} g in a month; more asks for a reason.").format(grams=cap)
            return on if cap else _("No monthly limit is switched on.")
        doubtful = sum(value.is_unverified for value in known)
        return (
            ngettext(
                "{count} value here is not verified: ask your accountant before you rely on it.",
                "{count} values here are not verified: ask your accountant before you rely on them.",
                doubtful,
            ).format(count=doubtful)
            if doubtful
            else _("Each of these values stands in the norm that is named below it.")
        )

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
        told.addLayout(row(label(value_text(value), "move"), label(days, "muted"), stretch_after=1))
        told.addWidget(label(value.source, "muted", wrap=True))
        if value.is_unverified:
            told.addWidget(label(_("Not verified"), "warn"))
        told.addLayout(row(mend, away, stretch_after=1))
        return frame

    def _show(self, value: DatedValue) -> None:
        self.name.setCurrentIndex(self.name.findData(value.name))
        self.value.setText(_typed(value))
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
            name = str(self.name.currentData())
            new = DatedValue(name, start, end, _read(name, self.value.text(), start), self.source.text())
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
        undo = undo_by(context, put_value, before) if before else undo_by(context, take_value_away, key)
        context.toast(_("Saved"), undo)


def _groups(context: Context) -> tuple[Group, ...]:
    seen = tuple(group for group in GROUPS if switched_on(group.needs, context.modules))
    days = deadlines(context.enterprise.ruc)
    return (*seen, days) if days.values else seen


def _typed(value: DatedValue) -> str:
    """Return a value as it is typed."""
    match unit_of(value.name):
        case Unit.SOLES | Unit.DOLLARS:
            return amount(Money(int(value.number)))
        case Unit.DAY:
            return short_date(day_of_number(value.value))
    return value.value


def _read(name: str, text: str, near: dt.date) -> str:
    """Return what was typed as it is kept; raises UnreadableAmountError, UnreadableDayError."""
    unit, bare = unit_of(name), text.strip()
    match unit:
        case Unit.SOLES | Unit.DOLLARS:
            return str(parse_money(bare.removeprefix("US$")).cents)
        case Unit.DAY:
            return f"{day_written(bare, near):%Y%m%d}"
    return bare.removesuffix(SIGNS.get(unit, "")).strip()


def build(context: Context, _entry: int | None) -> ValuesScreen:
    """Return the screen."""
    return ValuesScreen(context)
