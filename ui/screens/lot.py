"""La página de un lote: its life in pictures, where it is, what it cost, what was measured, and all that happened."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.commands.lots import MoveUndoing, undo_move
from emprende_desktop.commands.measures import TakingBack, take_back
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.lot_sheet import LotSheet, Movement
from emprende_desktop.gold.lots import LotKind, Stage
from emprende_desktop.gold.measures import Measure
from emprende_desktop.i18n.formats import grams
from emprende_desktop.i18n.lot_words import MERCURY_FREE
from emprende_desktop.i18n.lots import LOT_KINDS
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.gold_sales import entry_of_move
from emprende_desktop.queries.lot_sheet import lot_sheet, mercury_of
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, clear, label, row
from ui.widgets.columns import Columns
from ui.widgets.flow import flow_of
from ui.widgets.lot_life import life_line
from ui.widgets.lot_told import Eyes, balance_card, cost_card, measure_card, moves_card, place_card
from ui.widgets.note_list import correct
from ui.widgets.page import page_layout
from ui.widgets.proofs import proofs_card
from ui.widgets.refusal import Refusal
from ui.widgets.reveal import Reveal

Act = tuple[str, str, str]
SEND: dict[Stage, Act] = {
    Stage.STOCKPILE: ("lot_send", N_("To the plant"), "truck"),
    Stage.HAND: ("lot_send", N_("To the buyer"), "truck"),
}
BACK: dict[Stage, Act] = {
    Stage.PLANT: ("lot_back", N_("It came back"), "archive-restore"),
    Stage.TRANSIT: ("lot_back", N_("It came back"), "archive-restore"),
}
OF_WHAT_LIES: tuple[Act, ...] = (
    ("lot_pool", N_("Put together"), "boxes"),
    ("lot_split", N_("Divide"), "scissors"),
    ("lot_adjust", N_("Weigh again"), "scale"),
    ("lot_sample", N_("Sample"), "flask-conical"),
    ("lot_lose", N_("Lost"), "x"),
)
MAKE: dict[LotKind, Act] = {
    LotKind.ORE: ("lot_process", N_("Process"), "hammer"),
    LotKind.GOLD: ("lot_melt", N_("Melt"), "flame"),
}
REVIEW: Act = ("review", N_("Review settlement"), "file-text")
HAD: Act = ("lot_had", N_("There was some before"), "history")
ABOUT: Act = ("lot_about", N_("Correct"), "notebook-pen")
PAPER: Act = ("lot_paper", N_("Sheet"), "printer")
MEASURE: dict[LotKind, tuple[Act, ...]] = {
    LotKind.ORE: (
        ("lot_weigh", N_("Weighing"), "scale"),
        ("lot_moisture", N_("Moisture"), "droplet"),
        ("lot_assay", N_("Assay"), "flask-conical"),
    ),
    LotKind.GOLD: (("lot_assay", N_("Assay"), "flask-conical"),),
}
LOT_PICTURES = {LotKind.ORE: ("mountain", "earth"), LotKind.GOLD: ("gem", "gold")}


class LotScreen(QWidget):
    """One lot; amounts are hidden until asked for."""

    def __init__(self, context: Context, lot: int) -> None:
        super().__init__()
        self._context = context
        self._lot = lot
        self.reveal = Reveal()
        self.error = Refusal(context.toast)
        self._title = label("", "title", wrap=True)
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(12)
        self._lay_out(context.books.fetch(lot_sheet, lot))
        self.reveal.changed.connect(self._reload)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self, sheet: LotSheet) -> None:
        outer = page_layout(self)
        name, color = LOT_PICTURES[sheet.lot.kind]
        picture = label("")
        picture.setPixmap(pixmap(name, color, for_text(36)))
        head = row(picture, self._title, self.reveal)
        head.setStretch(1, 1)
        outer.addLayout(head)
        outer.addWidget(self.error)
        outer.addLayout(self._parts, 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.LOTS, Topic.JOURNAL, Topic.PAPERS}:
            self._reload()

    def _reload(self) -> None:
        sheet, eyes = self._context.books.fetch(lot_sheet, self._lot), Eyes(self.reveal.amounts_shown)
        clear(self._parts)
        self._title.setText(f"{_(LOT_KINDS[sheet.lot.kind])} · {sheet.lot.code}")
        life, inside = card()
        inside.addWidget(life_line(sheet))
        inside.addWidget(self._acts(sheet))
        open_lot = partial(self._context.navigate, "lot")
        measured, balance = measure_card(sheet, eyes, self.take_back), balance_card(sheet, eyes)
        mercury = self._context.books.fetch(mercury_of, self._lot)
        shown = (
            life,
            Columns(place_card(sheet, eyes, open_lot), cost_card(sheet, eyes), (1, 1)),
            measured if balance is None else Columns(measured, balance, (3, 2)),
            proofs_card(self._context, self._lot),
            moves_card(sheet, eyes, self.undo, self.correct_sale),
            *([self._mercury(*mercury)] if any(mercury) else ()),
        )
        for part in shown:
            self._parts.addWidget(part)
            part.show()
        self._parts.addStretch()

    def _acts(self, sheet: LotSheet) -> QWidget:
        """Return a button with its picture for everything that can happen to the lot as it is, in the order it does."""
        stages = [lying.stage for lying in sheet.lying]
        acts = list(MEASURE[sheet.lot.kind])
        acts += [ways[stage] for ways in (SEND, BACK) for stage in stages if stage in ways]
        if stages:
            acts.append(MAKE[sheet.lot.kind])
        if sheet.lot.kind is LotKind.ORE:
            acts.append(REVIEW)
        if stages:
            acts += OF_WHAT_LIES
        back = button(_("All lots"), lambda: self._context.navigate("lots"), "link", "list")
        return flow_of(*(self._button(act) for act in (*acts, HAD, ABOUT, PAPER)), back)

    def _button(self, act: Act) -> QWidget:
        key, words, picture = act
        return button(_(words), partial(self._context.navigate, key, self._lot), "", picture)

    def _mercury(self, used_mg: int, recovered_mg: int) -> QWidget:
        """Return what only the leader looks at, folded away."""
        frame, layout = card()
        text = _("Mercury: {used} used, {recovered} recovered.")
        told = label(text.format(used=grams(used_mg), recovered=grams(recovered_mg)), wrap=True)
        told.hide()
        show = button(_("Only for the leader: mercury"), lambda: told.setVisible(told.isHidden()), "link", "eye")
        layout.addLayout(row(show, stretch_after=0))
        layout.addWidget(told)
        layout.addWidget(label(_(MERCURY_FREE), "muted", wrap=True))
        return frame

    def undo(self, move: Movement) -> None:
        """Take a movement back, with the note that made it."""
        self.error.hide()
        told = _("Undone.")
        undoing = MoveUndoing(move.id, f"undo of movement {move.id}")
        self._context.books.do(undo_move, undoing, lambda _done: self._context.toast(told), self.error.say)

    def correct_sale(self, move: Movement) -> None:
        """Open the form of the sale that a movement belongs to."""
        entry = self._context.books.fetch(entry_of_move, move.id)
        if entry is not None:
            correct(self._context, "gold_sale", entry, move.date)

    def take_back(self, kind: type[Measure], measure: int) -> None:
        """Mark something measured as told wrong."""
        self.error.hide()
        told = _("Undone.")
        wrong = TakingBack(kind, measure)
        self._context.books.do(take_back, wrong, lambda _done: self._context.toast(told), self.error.say)


def build(context: Context, entry: int | None) -> LotScreen:
    """Return the screen."""
    assert entry is not None, "a page is that of a lot"
    return LotScreen(context, entry)
