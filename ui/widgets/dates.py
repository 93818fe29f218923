"""A field for a date, always day/month/year, written as a person writes it or chosen in a calendar."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QSizePolicy, QToolButton, QToolTip, QWidget

from emprende_desktop.domain.days import UnreadableDayError, day_written
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from ui.icons import icon
from ui.theme import for_text

PADDING, PICTURE = 24, 36  # beside the words: what the theme leaves free, and the calendar with its edges
CELL = 44
STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateField(QLineEdit):
    """A day that is typed in any usual way and shown as dd/mm/yyyy once the field is left; arrows move by days.

    Signals: `dateChanged(QDate)` when another day stands in it, `refused(str)` when it is left with what is no day.
    """

    dateChanged = Signal(QDate)  # noqa: N815  as Qt's own fields call it
    refused = Signal(str)

    def __init__(self, date: dt.date) -> None:
        super().__init__()
        self._date = date
        self.setText(short_date(date))
        self.setPlaceholderText(_("day/month/year"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        opens = QAction(icon("calendar", "teal"), _("Calendar"), self)
        opens.triggered.connect(self.open_calendar)
        self.addAction(opens, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._settle)

    def day(self) -> dt.date:
        """Return the day as it is written now; raises UnreadableDayError."""
        return day_written(self.text(), self._date)

    def date(self) -> QDate:
        """Return the day as Qt writes it; raises UnreadableDayError."""
        return _for_qt(self.day())

    def setDate(self, date: QDate | dt.date) -> None:
        """Show a day."""
        shown = dt.date(date.year(), date.month(), date.day()) if isinstance(date, QDate) else date
        changed, self._date = shown != self._date, shown
        self.setText(short_date(shown))
        self._mark("")
        if changed:
            self.dateChanged.emit(_for_qt(shown))

    def _settle(self) -> None:
        try:
            self.setDate(self.day())
        except UnreadableDayError as error:
            self._mark(sentence(error))
            self.refused.emit(sentence(error))

    def _mark(self, wrong: str) -> None:
        if bool(self.property("wrong")) is not bool(wrong):
            self.setProperty("wrong", bool(wrong))
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(wrong)
        if wrong:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), wrong, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the whole day however she comes here: what is typed takes its place."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)  # the click that follows sets the cursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a day with the arrows; open the calendar with Alt and the arrow down, as every list opens."""
        step = STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self.setDate(self._readable() + dt.timedelta(days=step))
            self.selectAll()

    def _readable(self) -> dt.date:
        try:
            return self.day()
        except UnreadableDayError:
            return self._date

    def open_calendar(self) -> None:
        """Show the month to choose a day in."""
        shown = _month(self, _for_qt(self._readable()))
        for picked in (shown.clicked, shown.activated):
            picked.connect(self._choose)
            picked.connect(shown.close)
        shown.show()
        shown.setFocus()

    def _choose(self, date: QDate) -> None:
        self.setDate(date)
        self.setFocus()

    def sizeHint(self) -> QSize:
        """Be as wide as a date and its calendar."""
        width = self.fontMetrics().horizontalAdvance("00/00/0000") + for_text(PADDING) + PICTURE
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Need room for the whole date."""
        return self.sizeHint()


class _Month(QCalendarWidget):
    def event(self, event: QEvent) -> bool:
        """Keep every key while it is open: Enter picks a day here and saves no form."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def _month(field: DateField, chosen: QDate) -> QCalendarWidget:
    month = _Month(field)
    month.setWindowFlags(Qt.WindowType.Popup)
    month.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    month.setLocale(QLocale())  # the language of now, not of when the window was made
    month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        month.setWeekdayTextFormat(day, QTextCharFormat())
    for name, words, picture in (
        ("qt_calendar_prevmonth", _("The month before"), "chevron-left"),
        ("qt_calendar_nextmonth", _("The month after"), "chevron-right"),
    ):
        turn: QToolButton = month.findChild(QToolButton, name)  # type: ignore[assignment]  # Qt's calendar has it
        turn.setAccessibleName(words)
        turn.setIcon(icon(picture, "on_teal"))
    month.setMinimumSize(7 * for_text(CELL), 8 * for_text(CELL - 6))
    month.setSelectedDate(chosen)
    month.setAccessibleName(field.accessibleName())
    month.move(_beside(field, month.sizeHint().expandedTo(month.minimumSize())))
    return month


def _beside(field: QWidget, size: QSize) -> QPoint:
    """Return where something stands below a field, or above it where the screen ends."""
    room = field.screen().availableGeometry()
    below = field.mapToGlobal(QPoint(0, field.height()))
    top = below.y() if below.y() + size.height() <= room.bottom() else below.y() - field.height() - size.height()
    top = max(room.top(), min(top, room.bottom() - size.height()))
    return QPoint(max(room.left(), min(below.x(), room.right() - size.width())), top)


def date_field(date: dt.date, name: str) -> DateField:
    """Return a field with a date in it and a calendar behind it; `name` is for a screen reader."""
    field = DateField(date)
    field.setAccessibleName(name)
    return field


def open_date_field(date: dt.date | None, name: str) -> QLineEdit:
    """Return a field for a day that may be left empty."""
    field = QLineEdit(short_date(date) if date else "")
    field.setPlaceholderText(_("day/month/year"))
    field.setAccessibleName(name)
    return field


def date_or_none(field: QLineEdit, near: dt.date) -> dt.date | None:
    """Return the day in a field, None where it is empty; raises UnreadableDayError."""
    return day_written(field.text(), near) if field.text().strip() else None


def show_date(field: DateField, date: dt.date) -> None:
    """Put a date into a field."""
    field.setDate(date)


def chosen_date(field: DateField) -> dt.date:
    """Return the date in a field; raises UnreadableDayError."""
    return field.day()


def date_or_told(field: DateField, tell: Callable[[str], None]) -> dt.date | None:
    """Return the date in a field, or None once it is told that there is none; the keyboard goes to the field."""
    try:
        return chosen_date(field)
    except UnreadableDayError as error:
        tell(sentence(error))
        field.setFocus()
        return None


def _for_qt(date: dt.date) -> QDate:
    return QDate(date.year, date.month, date.day)
