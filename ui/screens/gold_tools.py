"""Convertir y estimar: weights in old and other units, karat and parts in a thousand, and purity by water and air."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.dore import purity_estimate
from emprende_desktop.gold.sold_bars import figure
from emprende_desktop.gold.typed_sale import FinenessUnit
from emprende_desktop.gold.units import WeightUnit, karat_of_permille
from emprende_desktop.i18n.formats import NBSP
from emprende_desktop.i18n.translation import N_, _
from ui.screen import Context
from ui.widgets.bar_rows import UNITS, converted
from ui.widgets.basics import asked, button, card, combo, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.figure_lines import FigureLines
from ui.widgets.gold_words import told
from ui.widgets.page import page_layout

PLACES = 4
WEIGHTS = (
    (WeightUnit.GRAM, N_("grams")),
    (WeightUnit.KILOGRAM, N_("kilos")),
    (WeightUnit.TONNE, N_("tonnes")),
    (WeightUnit.SHORT_TON, N_("short tons (TC)")),
    (WeightUnit.TROY_OUNCE, N_("ounces of gold (troy)")),
    (WeightUnit.PENNYWEIGHT, N_("pennyweights")),
    (WeightUnit.GRAIN, N_("grains")),
    (WeightUnit.OUNCE, N_("ounces of the shop (not for gold)")),
    (WeightUnit.POUND, N_("pounds of the shop (not for gold)")),
    (WeightUnit.CASTELLANO, N_("castellanos")),
    (WeightUnit.TOMIN_OF_GOLD, N_("tomines of gold")),
    (WeightUnit.TOMIN_OF_SILVER, N_("tomines of silver")),
    (WeightUnit.GRANO_OF_GOLD, N_("granos of gold")),
    (WeightUnit.ADARME, N_("adarmes")),
    (WeightUnit.OCHAVA, N_("ochavas")),
    (WeightUnit.MARCO, N_("marcos of Castile")),
    (WeightUnit.QUINTAL, N_("quintals of 100 old pounds")),
)
OTHER = {FinenessUnit.PERMILLE: FinenessUnit.KARAT, FinenessUnit.KARAT: FinenessUnit.PERMILLE}


class GoldToolsScreen(QWidget):
    """Nothing is saved: books keep grams and kilos alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.count, self.fineness, self.air, self.water = (QLineEdit() for _field in range(4))
        self.unit = combo(tuple((unit.name, words) for unit, words in WEIGHTS))
        self.told_in = combo(UNITS)
        self.weights = FigureLines()
        self.other_fineness = label("", "sentence", wrap=True)
        self.estimate = label("", "sentence", wrap=True)
        outer = page_layout(self)
        back = button(_("&Back"), context.leave, "", "chevron-left")
        outer.addLayout(row(label(_("Convert and estimate"), "title"), back, stretch_after=0))
        outer.addWidget(Columns(self._converter(), self._purity(), (1, 1)), 1)
        for field in (self.count, self.fineness, self.air, self.water):
            field.textChanged.connect(lambda _text: self._tell())
        for box in (self.unit, self.told_in):
            box.currentIndexChanged.connect(lambda _index: self._tell())
        self.setFocusProxy(self.count)
        self._tell()

    def _converter(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(_("A weight in other units"), "heading", wrap=True))
        words = _("The old units of Castile are for reading an old paper or an old word: note grams and kilos.")
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addLayout(asked(((_("How much?"), self.count), (_("Of what?"), self.unit))))
        name_box(self.unit, _("Of what?"))
        layout.addWidget(self.weights)
        layout.addStretch()
        return frame

    def _purity(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(_("Karat and parts in a thousand"), "heading", wrap=True))
        layout.addLayout(asked(((_("Fineness"), self.fineness), (_("How is it told?"), self.told_in))))
        name_box(self.told_in, _("How is it told?"))
        layout.addWidget(self.other_fineness)
        layout.addWidget(label(_("How pure, by water and air?"), "heading", wrap=True))
        words = _(
            "Weigh it dry, then hanging in water from a thread. It is taken for gold with silver and nothing else."
        )
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addLayout(asked(((_("Grams in air"), self.air), (_("Grams in water"), self.water))))
        layout.addWidget(self.estimate)
        layout.addStretch()
        return frame

    def _tell(self) -> None:
        self.other_fineness.setText(self._of_fineness())
        self.estimate.setText(self._of_water())
        try:
            grams = WeightUnit[self.unit.currentData()].grams(figure(self.count.text(), "count"))
        except BookkeepingError:
            self.weights.show_lines(())
            return
        counted = [(words, half_up(unit.of_grams(grams), PLACES)) for unit, words in WEIGHTS]
        self.weights.show_lines(tuple((_(words), f"{count:,}", "") for words, count in counted if count))

    def _of_fineness(self) -> str:
        text, unit = self.fineness.text().strip(), FinenessUnit(self.told_in.currentData())
        try:
            figure(text, "fineness")
        except BookkeepingError:
            return _("Write a fineness, for example 912 or 22.")
        other = converted(text, OTHER[unit])
        if unit is FinenessUnit.PERMILLE:
            return _("{permille} ‰ are {karat} karat.").format(permille=text, karat=other)
        return _("{karat} karat are {permille} ‰.").format(karat=text, permille=other)

    def _of_water(self) -> str:
        if not (self.air.text().strip() and self.water.text().strip()):
            return _("Write both weights, for example 20.00 and 18.80.")
        try:
            air, water = figure(self.air.text(), "air_g"), figure(self.water.text(), "water_g")
            permille = purity_estimate(air, water)
        except BookkeepingError as error:
            return told(error)
        text = _("Estimate, 10 to 15 % may be wrong: {permille} ‰, {karat} karat; density {density} g/cm³.")
        return text.format(
            permille=half_up(permille, 0), karat=half_up(karat_of_permille(permille), 1),
            density=half_up(air / (air - water), 2),
        ).replace(" ‰", f"{NBSP}‰")  # fmt: skip


def build(context: Context, _entry: int | None) -> GoldToolsScreen:
    """Return the screen."""
    return GoldToolsScreen(context)
