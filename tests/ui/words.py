"""Every word that a window shows, and what of it is not of the language that was chosen."""

import io
import json
import re

from babel.messages.pofile import read_po
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget

from emprende_desktop.i18n.translation import Language
from resources.files import read_bytes, rows

ROWS_READ = 60
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
# Words that stand in any sentence of a language and in none of the other.
SMALL = {
    Language.SPANISH: r"[áéíóúñ¿¡]|\b(de|el|la|los|las|que|en|por|para|con|del|al|una|tu|se)\b",
    Language.ENGLISH: r"\b(the|of|and|is|are|you|your|what|with|for|from|by|this|that|which)\b",
}
# What is said so in both: Peru's own names for papers and registers, and each language in its own words.
BOTH = (
    "comprobante de pago",
    "Boleta",
    "Factura",
    "céntimos",
    "céntimo",
    "Español",
    "English",
)


def texts(window):
    """Return every text of a window that a person can see or hear."""
    found = set()
    for widget in window.findChildren(QWidget):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        elif isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            found |= {widget.itemText(index) for index in range(min(widget.count(), ROWS_READ))}
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found |= set(_cells(widget.model()))
    return {text.replace("&", "") for text in found if isinstance(text, str) and text}


def _cells(model):
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
        yield model.headerData(column, Qt.Orientation.Horizontal)
        for row in range(min(model.rowCount(), ROWS_READ)):
            for role in ROLES:
                yield model.data(model.index(row, column), role)


def data_of(company):
    """Return what stays as it is: what the books of a company hold, and the names of accounts, which are law."""
    charts = ("charts/chart_2019.csv", "charts/chart_2026.csv", "charts/conflicts_2026.csv")
    law = {value for chart in charts for row in rows(chart) for value in row.values()}
    return company.fetch(_texts_kept) | law


def _texts_kept(reader):
    found = set()
    for (table,) in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"):
        for line in reader.rows(f'SELECT * FROM "{table}"'):
            for value in line:
                found |= _strings(value)
    return found


def _strings(value):
    if isinstance(value, str) and value[:1] in "[{":
        try:
            value = json.loads(value)
        except ValueError:
            return {value}
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set().union(*map(_strings, value)) if value else set()
    return {value} if isinstance(value, str) and len(value) > 1 else set()


class Stranger:
    """Finds the words of another language: whole messages of its catalogue, and small words in what is not data."""

    def __init__(self, other, data):
        mine = next(language for language in Language if language is not other)
        said = {language: _messages(language) for language in Language}
        self._small = re.compile(SMALL[other], re.IGNORECASE)
        differ = {said[other][message] for message in said[other] if said[other][message] != said[mine][message]}
        differ -= set(said[mine].values())
        self._whole = {text for text in differ if "{" not in text}
        self._shapes = [_shape(text) for text in differ if "{" in text and len(_letters(text)) > 3]
        longest_first = sorted((name for name in (*data, *BOTH) if len(name) > 3), key=len, reverse=True)
        self._data = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
        self._names = set(data)
        self._whole -= self._names | set(BOTH)

    def found(self, shown):
        """Return which of some texts are not of the language chosen."""
        return [text for text in shown if text.replace("\n", " ") not in self._names and self._strange(text)]

    def _strange(self, text):
        parts = [text, *re.split(r"[:·—\n(),]\s*", text)]
        if any(part.strip() in self._whole for part in parts):
            return True
        said = self._data.sub(" ", text)
        return any(shape.fullmatch(said) for shape in self._shapes) or bool(self._small.search(said))


def _messages(language):
    known = read_po(io.BytesIO(read_bytes(f"locale/{language}/LC_MESSAGES/messages.po")), locale=str(language))
    return {
        (m.id, number): form.replace("&", "")
        for m in known if m.id
        for number, form in enumerate(m.string if isinstance(m.string, tuple) else (m.string,))
    }  # fmt: skip


def _letters(text):
    return re.sub(r"\{\w*\}|[^a-záéíóúñ]", "", text.lower())


def _shape(text):
    return re.compile("".join(".+" if part[:1] == "{" else re.escape(part) for part in re.split(r"(\{\w*\})", text)))
