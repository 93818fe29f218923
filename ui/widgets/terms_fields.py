"""The questions about what a buyer agreed, as data, and their way to the JSON of terms and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from emprende_desktop.gold.terms import SettlementTerms
from emprende_desktop.gold.terms_json import terms_from_json, terms_to_json
from emprende_desktop.i18n import terms as words
from emprende_desktop.i18n.translation import N_, _
from ui.theme import for_text
from ui.widgets.basics import name_box
from ui.widgets.drop_down import DropDown

TABLE_LINES = 5
OPEN = "-"  # a band without an end
Kind = TypeVar("Kind", bound=StrEnum)
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its key in the JSON of terms, its words (a msgid), choices or none; `when` is what it depends on.

    One with `is_table` takes bands, a line each.
    """

    key: str
    text: str
    choices: Choices = ()
    when: tuple[str, str] | None = None
    is_table: bool = False


def _of(texts: Mapping[Kind, str]) -> Choices:
    return tuple((one.value, text) for one, text in texts.items())


def _number(key: str, when: tuple[str, str] | None = None) -> Asked:
    return Asked(key, words.KEYS[key], when=when)


A, B = ("variant", "A"), ("variant", "B")
CALCULATED = (
    Asked("variant", N_("How are the charges taken off?"), _of(words.VARIANTS)),
    _number("factor"),
    _number("deduction_usd_oz"),
    Asked("recovery.mode", N_("Which recovery is paid?"), tuple(words.RECOVERIES.items())),
    _number("recovery.value", ("recovery.mode", "fixed")),
    Asked("recovery.bands", words.KEYS["recovery.bands"], when=("recovery.mode", "steps"), is_table=True),
    Asked("maquila.mode", N_("How is the maquila agreed?"), tuple(words.MAQUILAS.items())),
    _number("maquila.value", ("maquila.mode", "fixed")),
    _number("maquila.base", ("maquila.mode", "step")),
    _number("maquila.min", ("maquila.mode", "step")),
    Asked("maquila.bands", words.KEYS["maquila.bands"], when=("maquila.mode", "table"), is_table=True),
)
CHARGED = (
    _number("reagents_usd", A),
    _number("bonus_usd", A),
    _number("consumables_usd_t", B),
    _number("freight_usd_t", B),
    _number("other_usd_t", B),
    Asked("price_basis", N_("Which price of the ounce?"), _of(words.PRICE_BASES)),
    Asked("price_date", N_("The price of which day?"), _of(words.PRICE_DATES)),
    Asked("rate_source", N_("Which exchange rate?"), _of(words.RATE_SOURCES)),
    Asked("rate_date", N_("The exchange rate of which day?"), _of(words.RATE_DATES)),
    _number("storage_days"),
)
RARE_GRADE = (
    Asked("grade.unit", N_("In what does the contract say a grade?"), _of(words.GRADE_UNITS)),
    _number("grade.decimals"),
    Asked("grade.rounding", N_("What becomes of the decimals after these?"), _of(words.ROUNDINGS)),
    _number("grade.rule.pay_limit"),
    _number("grade.rule.limit"),
    _number("grade.rule.subtraction"),
    _number("grade.rule.lower"),
    _number("grade.rule.upper"),
    _number("grade.rule.percent"),
)
RARE_OTHER = (
    Asked("umpire", N_("Where both grades differ?"), _of(words.UMPIRES)),
    _number("tolerance_oz_tc"),
    _number("silver.recovery_pct"),
    _number("silver.deduction_usd_oz"),
    _number("silver.limit_oz_tc"),
)
# What may stay empty: it was not agreed.
_OPTIONAL = {
    "reagents_usd", "bonus_usd", "consumables_usd_t", "freight_usd_t", "other_usd_t", "grade.rule.pay_limit",
    "grade.rule.limit", "grade.rule.subtraction", "grade.rule.lower", "grade.rule.upper", "grade.rule.percent",
    "silver.recovery_pct", "silver.deduction_usd_oz", "silver.limit_oz_tc",
}  # fmt: skip


class TermsFields(QWidget):
    """A part of the questions, one below the other. Signals: `changed()`."""

    changed = Signal()

    def __init__(self, asked: tuple[Asked, ...]) -> None:
        super().__init__()
        self._asked = asked
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.fields: dict[str, QComboBox | QLineEdit | QPlainTextEdit] = {}
        for one in asked:
            made = self.fields[one.key] = self._made(one)
            self._form.addRow(_(one.text), made)

    def _made(self, one: Asked) -> QComboBox | QLineEdit | QPlainTextEdit:
        if one.choices:
            box = DropDown()
            for value, text in one.choices:
                box.addItem(_(text), value)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            name_box(box, _(one.text))
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            return box
        if one.is_table:
            table = QPlainTextEdit()
            table.setTabChangesFocus(True)
            table.setPlaceholderText(_("A line each: from, to, value. Example: 0.200 0.300 90"))
            table.setFixedHeight(for_text(24 * TABLE_LINES))
            table.setAccessibleName(_(one.text))
            table.textChanged.connect(self.changed.emit)
            return table
        line = QLineEdit()
        line.setAccessibleName(_(one.text))
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def suit(self, chosen: Mapping[str, str]) -> None:
        """Show what there is to ask by what is chosen."""
        for one in self._asked:
            if one.when is not None:
                self._form.setRowVisible(self.fields[one.key], chosen.get(one.when[0]) == one.when[1])

    def texts(self) -> dict[str, str]:
        """Return the answers by their keys."""
        return {key: _text(field) for key, field in self.fields.items()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Show answers."""
        for key, field in self.fields.items():
            text = texts.get(key, "")
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(field.findData(text), 0))
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)


def _text(field: QComboBox | QLineEdit | QPlainTextEdit) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return field.toPlainText().strip() if isinstance(field, QPlainTextEdit) else field.text().strip()


def terms_told(texts: Mapping[str, str]) -> SettlementTerms:
    """Read terms of the answers by their keys; raises the errors of `gold/errors.py`."""
    every = (*CALCULATED, *CHARGED, *RARE_GRADE, *RARE_OTHER)
    told: dict[str, object] = {"grade": {"rule": {}}}
    for one in every:
        text = texts[one.key]
        asked = one.when is None or texts[one.when[0]] == one.when[1]
        if asked and (text or one.key not in _OPTIONAL):
            _put(told, one.key, _bands(text) if one.is_table else text)
    return terms_from_json(json.dumps(told))


def _put(told: dict[str, object], key: str, value: object) -> None:
    *path, last = key.split(".")
    inner = told
    for name in path:
        within = inner.setdefault(name, {})
        assert isinstance(within, dict), key
        inner = within
    inner[last] = value


def _bands(text: str) -> list[list[str]]:
    return [["" if word == OPEN else word for word in line.split()] for line in text.splitlines() if line.strip()]


def texts_of(terms: SettlementTerms) -> dict[str, str]:
    """Return terms as answers by their keys."""
    texts: dict[str, str] = {}

    def put(path: str, value: object) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                put(f"{path}.{name}" if path else name, inner)
        elif isinstance(value, list):
            texts[path] = "\n".join(" ".join(word or OPEN for word in band) for band in value)
        else:
            texts[path] = str(value)

    put("", json.loads(terms_to_json(terms)))
    return texts
