"""Procesé mineral, fundí oro: ore becomes gold of another lot, bars become one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.lots import melt, process_lot
from emprende_desktop.domain.quantity import parse_quantity
from emprende_desktop.gold.lot_errors import MovementRefusedError
from emprende_desktop.gold.lot_sheet import total_of
from emprende_desktop.gold.lots import LotKind, MoveKind, Stage
from emprende_desktop.gold.notes import Method, OreUsed, Processing
from emprende_desktop.gold.regrouping import Into, Melting
from emprende_desktop.i18n.formats import kilos
from emprende_desktop.i18n.lot_words import MERCURY_FREE, METHODS, held_text
from emprende_desktop.i18n.translation import N_, _
from ui.screen import Context
from ui.widgets.basics import asked, button, label
from ui.widgets.fields_form import Ask, Field, FieldsForm, Values
from ui.widgets.lot_fields import (
    PAPER,
    WHEN,
    MoveWords,
    gold_asked,
    gold_weighed,
    holder_of,
    known_lots,
    made,
    move_form,
    new_of,
    opened_on,
    parts_of,
    sheet_of,
)
from ui.widgets.lot_parts import LotParts, LotTarget

WAYS = (
    (Method.PLANT, METHODS[Method.PLANT], "factory"),
    (Method.GRAVITY, METHODS[Method.GRAVITY], "mountain"),
    (Method.QUIMBALETE, METHODS[Method.QUIMBALETE], "hammer"),
)
WHICH, INTO = N_("Which ore, and how much of each lot?"), N_("Into which lot of gold?")


class Mercury(QWidget):
    """Grams of mercury, for the leader alone: folded away until she asks, the way without it beside them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.used, self.recovered = QLineEdit(), QLineEdit()
        self.open = button(_("Only for the leader: write the mercury"), self._unfold, "link", "eye")
        self._inner = QWidget()
        fields = asked(
            (
                (_("Grams of mercury used (if you want)"), self.used),
                (_("Grams of mercury recovered"), self.recovered),
            )
        )
        fields.setContentsMargins(0, 0, 0, 0)
        self._inner.setLayout(fields)
        self._inner.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(_(MERCURY_FREE), "muted", wrap=True))
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._inner)
        for field in (self.used, self.recovered):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.open)

    def _unfold(self) -> None:
        self._inner.setVisible(self._inner.isHidden())

    def milligrams(self) -> tuple[int, int]:
        """Return what was used and recovered.

        Raises UnreadableQuantityError, MovementRefusedError where more came back than was used.
        """
        used, recovered = (parse_quantity(f.text()) if f.text().strip() else 0 for f in (self.used, self.recovered))
        if recovered > used:
            raise MovementRefusedError(MoveKind.PROCESSED)
        return used, recovered


def _processing(parts: LotParts, target: LotTarget, mercury: Mercury, values: Values) -> Processing:
    gold, (used, recovered) = gold_weighed(values), mercury.milligrams()
    ore = tuple(OreUsed(part.lot, part.stage, part.gone.ore_g) for part in parts.parts())
    date = values.date("date")
    return Processing(
        date, ore, opened_on(target.target(), date), gold.gross_mg, gold.fine_mg, WAYS[values.row("method")][0],
        values.key, values.text("custody"), values.text("document"), used, recovered,
    )  # fmt: skip


def _tell_processing(parts: LotParts, target: LotTarget, values: Values) -> str:
    ore_g = total_of(part.gone for part in parts.parts()).ore_g
    if not ore_g or not values.text("gross") or not values.text("fineness"):
        return _("Tick the ore and write what came out; here you see what will be saved.")
    told = _("{ore} of {lots} become {gold} of lot {lot}, which takes over what the ore cost.")
    gold = held_text(gold_weighed(values))
    return told.format(ore=kilos(ore_g), lots=", ".join(parts.codes()), gold=gold, lot=target.name())


def build(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for ore that was processed."""
    sheet = sheet_of(context, entry)
    lot = sheet.lot
    parts, mercury = parts_of(context, lot, LotKind.ORE), Mercury()
    target = LotTarget(known_lots(context, lot, LotKind.GOLD), new_of(context, lot, LotKind.GOLD), _(INTO))
    words = MoveWords(
        N_("I processed ore"), "hammer", process_lot, partial(_processing, parts, target, mercury),
        partial(_tell_processing, parts, target),
    )  # fmt: skip
    method = Field("method", N_("How?"), Ask.CHOICE, choices=WAYS)
    left = (made("parts", WHICH, parts), method, made("mercury", N_("Mercury"), mercury))
    right = (*gold_asked(), made("into", INTO, target), WHEN, holder_of(sheet), PAPER)
    return move_form(context, lot, words, left, right)


def _melting(parts: LotParts, target: LotTarget, values: Values) -> Melting:
    date = values.date("date")
    into = Into(opened_on(target.target(), date), Stage.HAND, gold_weighed(values))
    return Melting(date, parts.parts(), into, values.key, values.text("custody"), values.text("document"))


def _tell_melting(parts: LotParts, target: LotTarget, values: Values) -> str:
    before = total_of(part.gone for part in parts.parts())
    if not before or not values.text("gross") or not values.text("fineness"):
        return _("Tick what was melted and write what it weighs now; here you see what will be saved.")
    told = _("{before} of {lots} become {after} of lot {lot}; the cost stays on what is left.")
    after = held_text(gold_weighed(values))
    return told.format(before=held_text(before), lots=", ".join(parts.codes()), after=after, lot=target.name())


def build_melt(context: Context, entry: int | None) -> FieldsForm:
    """Return the screen for gold that was melted."""
    sheet = sheet_of(context, entry)
    lot = sheet.lot
    parts = parts_of(context, lot, LotKind.GOLD, (Stage.HAND,))
    target = LotTarget(known_lots(context, lot, LotKind.GOLD), new_of(context, lot, LotKind.GOLD), _(INTO))
    target.lot.setCurrentIndex(max(target.lot.findData(lot.id), 0))
    words = MoveWords(
        N_("I melted gold"), "flame", melt, partial(_melting, parts, target), partial(_tell_melting, parts, target)
    )
    left = (made("parts", N_("Which gold, and how much of each lot?"), parts), made("into", INTO, target))
    return move_form(context, lot, words, left, (*gold_asked(), WHEN, holder_of(sheet), PAPER))
