"""Oro: what is where, in kilos, grams and soles, hidden until it is asked for; and the ways to everything else."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.lots import Stage
from emprende_desktop.gold.position import OreEstimate, Position
from emprende_desktop.i18n.formats import grams, kilos, money
from emprende_desktop.i18n.lots import STAGES
from emprende_desktop.i18n.prices import worth_text
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.gold import gold_position, ore_estimate
from emprende_desktop.queries.prices import market_value
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, label, row
from ui.widgets.columns import Columns
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.reveal import Reveal

WISHES = (
    ("gather", N_("We gathered ore"), "mountain"),
    ("gold_sale", N_("I sold gold"), "hand-coins"),
    ("lots", N_("Lots"), "boxes"),
    ("kardex", N_("Kardex"), "list"),
    ("review", N_("Check a settlement"), "scale"),
    ("gold_prices", N_("Prices"), "tag"),
)
PICTURES = {Stage.STOCKPILE: "mountain", Stage.PLANT: "factory", Stage.HAND: "gem", Stage.TRANSIT: "truck"}
PICTURE = 30
HIDDEN = "••••"


class GoldScreen(QWidget):
    """A card for each place that ore and gold pass through, and what all of it cost."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.reveal = Reveal()
        self.weights: dict[Stage, QLabel] = {}
        self.costs: dict[Stage, QLabel] = {}
        self._lots: dict[Stage, QLabel] = {}
        self.total = label("", "figure")
        self.estimate = label("", "muted", wrap=True)
        self.market = label("", "muted", wrap=True)
        self.empty = label(
            _("Nothing lies anywhere yet. Press “We gathered ore” when the first bags are together."),
            "muted",
            wrap=True,
        )
        self._lay_out()
        self.reveal.changed.connect(self._reload)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addLayout(row(label(_("Gold"), "title"), self.reveal, stretch_after=0))
        layout.addWidget(flow_of(*(self._way(*wish) for wish in WISHES)))
        layout.addWidget(self.empty)
        self._places = QWidget()
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.addWidget(Columns(self._place(Stage.STOCKPILE), self._place(Stage.PLANT), (1, 1)))
        places.addWidget(Columns(self._place(Stage.HAND), self._place(Stage.TRANSIT), (1, 1)))
        layout.addWidget(self._places)
        self._sum, inside = card()
        inside.addWidget(label(_("What all of it cost"), "muted"))
        inside.addWidget(self.total)
        inside.addWidget(self.estimate)
        inside.addWidget(self.market)
        layout.addWidget(self._sum)
        layout.addStretch()

    def _way(self, key: str, words: str, picture: str) -> QWidget:
        return button(_(words), partial(self._context.navigate, key), "main" if key == "gather" else "", picture)

    def _place(self, stage: Stage) -> QFrame:
        frame, inside = card()
        picture = label("")
        picture.setPixmap(pixmap(PICTURES[stage], "teal", for_text(PICTURE)))
        self.weights[stage], self.costs[stage] = label("", "move", wrap=True), label("", "muted", wrap=True)
        self._lots[stage] = label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (label(_(STAGES[stage]), "heading"), self._lots[stage], self.weights[stage], self.costs[stage]):
            words.addWidget(part)
        line = row(picture)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        inside.addLayout(line)
        inside.addStretch()
        return frame

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.LOTS, Topic.JOURNAL}:
            self._reload()

    def _reload(self) -> None:
        fetch, today = self._context.books.fetch, self._context.books.today
        position = fetch(gold_position, today)
        found = bool(position.lying or position.waiting_cents)
        self._places.setVisible(found)
        self._sum.setVisible(found)
        self.empty.setVisible(not found)
        for stage in Stage:
            self._tell(stage, position)
        self.total.setText(self._shown(money(Money(position.cents))))
        self.estimate.setText(self._estimated(fetch(ore_estimate, position)))
        gold, _cents = position.at(Stage.HAND, Stage.TRANSIT)
        market = fetch(market_value, gold, today)
        self.market.setText(worth_text(market, self._shown(money(Money(market.cents))) if market else ""))

    def _tell(self, stage: Stage, position: Position) -> None:
        held, cents = position.at(stage)
        count = len([one for one in position.lying if one.stage is stage])
        lots = ngettext("{count} lot", "{count} lots", count).format(count=count) if count else _("Nothing lies here")
        self._lots[stage].setText(lots)
        if stage.is_gold:
            words = _("{fine} of fine gold in {gross}").format(fine=grams(held.fine_mg), gross=grams(held.gross_mg))
        else:
            words = kilos(held.ore_g)
        self.weights[stage].setText(self._shown(words))
        self.costs[stage].setText(_("Cost: {amount}").format(amount=self._shown(money(Money(cents)))))
        for told in (self.weights[stage], self.costs[stage]):
            told.setVisible(bool(count))

    def _estimated(self, estimate: OreEstimate) -> str:
        parts = []
        if estimate.lots:
            fine = self._shown(grams(estimate.fine_mg))
            parts.append(_("Estimate, by dry tonnes and assays: {fine} of fine gold in the ore.").format(fine=fine))
        if estimate.unknown:
            told = _("Without a moisture test or an assay, so not estimated: {lots}.")
            parts.append(told.format(lots=", ".join(estimate.unknown)))
        return " ".join(parts)

    def _shown(self, text: str) -> str:
        return text if self.reveal.amounts_shown else HIDDEN


def build(context: Context, _entry: int | None) -> GoldScreen:
    """Return the screen."""
    return GoldScreen(context)
