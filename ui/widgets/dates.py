"""A field for a date, always day/month/year."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit


def date_field(date: dt.date, name: str) -> QDateEdit:
    """Return a field with a date in it and a calendar behind it; `name` is for a screen reader."""
    field = QDateEdit()
    field.setLocale(QLocale())  # the calendar says its months in the language of now, not of when the window was made
    field.setDisplayFormat("dd/MM/yyyy")
    field.setCalendarPopup(True)
    field.setAccessibleName(name)
    show_date(field, date)
    return field


def show_date(field: QDateEdit, date: dt.date) -> None:
    """Put a date into a field."""
    field.setDate(QDate(date.year, date.month, date.day))


def chosen_date(field: QDateEdit) -> dt.date:
    """Return the date in a field."""
    date = field.date()
    return dt.date(date.year(), date.month(), date.day())
