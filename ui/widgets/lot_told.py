"""What the page of a lot tells, card by card: where it is, what it cost, what was measured, what is unaccounted for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assays import Metal
from emprende_desktop.gold.lot_sheet import LotSheet, Movement, Noted
from emprende_desktop.gold.lots import Held, LotKind, MoveKind
from emprende_desktop.gold.measures import Assaying, Drying, Measure, MeasuredBy, Weighing
from emprende_desktop.i18n.formats import kilos, money, short_date
from emprende_desktop.i18n.lot_words import (
    MEASURERS,
    assay_notes,
    assay_text,
    balance_rows,
    balance_text,
    cost_text,
    held_text,
    lying_text,
    missing_texts,
    movement_text,
    signed_text,
    spread_text,
)
from emprende_desktop.i18n.lots import OWNERS
from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button, card, label
from ui.widgets.flow import flow_of
from ui.widgets.note_list import HIDDEN

HIDDEN_WEIGHT = "••••"
MOVES_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whether amounts may be seen now."""

    open: bool

    def weight(self, held: Held) -> str:
        """Return a weight, or that it is hidden."""
        return held_text(held) if self.open else HIDDEN_WEIGHT

    def change(self, held: Held) -> str:
        """Return a signed weight, or that it is hidden."""
        told = signed_text(held)
        return told if self.open or not told else HIDDEN_WEIGHT

    def grams(self, told: str) -> str:
        """Return what somebody wrote of a weight, or that it is hidden."""
        return told if self.open else HIDDEN_WEIGHT

    def money(self, cents: int) -> str:
        """Return an amount, or that it is hidden."""
        return money(Money(cents)) if self.open else HIDDEN


class Lines(QWidget):
    """Words on the left, a figure on the right, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def add(self, words: str, figure: str, style: str = "", act: QWidget | None = None) -> None:
        """Add a line."""
        line = self._grid.rowCount()
        self._grid.addWidget(label(words, style, wrap=True), line, 0)
        self._grid.addWidget(label(figure, style or "move"), line, 1, Qt.AlignmentFlag.AlignRight)
        if act is not None:
            self._grid.addWidget(act, line, 2, Qt.AlignmentFlag.AlignRight)


def place_card(sheet: LotSheet, eyes: Eyes, open_lot: Callable[[int], None]) -> QWidget:
    """Return where the lot is, who has it, whose it is, and the lots before and after it."""
    frame, layout = card()
    layout.addWidget(label(_("Where it is"), "heading"))
    lines = Lines()
    for lying in sheet.lying:
        since = _("{where}, since {date}").format(where=lying_text(lying), date=short_date(lying.since))
        lines.add(since, eyes.weight(lying.held))
    layout.addWidget(lines)
    if not sheet.lying:
        told = _("Nothing of it is left.") if sheet.moves else _("Nothing came in yet.")
        layout.addWidget(label(told, "muted", wrap=True))
    about = (
        _(OWNERS[sheet.lot.ownership]),
        _("it is with {name}").format(name=sheet.custody) if sheet.custody else "",
        sheet.lot.material,
        sheet.lot.site,
    )
    layout.addWidget(label(" · ".join(filter(None, about)), "muted", wrap=True))
    for words, lots in ((_("It came from"), sheet.came_from), (_("It went into"), sheet.went_into)):
        for row, code in lots:
            to = button(f"{words}: {code}", partial(open_lot, row), "link")
            layout.addWidget(to, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addStretch()
    return frame


def cost_card(sheet: LotSheet, eyes: Eyes) -> QWidget:
    """Return what the lot cost, by what it was for."""
    frame, layout = card()
    layout.addWidget(label(_("What it cost"), "heading"))
    lines = Lines()
    for part in sheet.costs:
        lines.add(cost_text(part), eyes.money(part.cents))
    if sheet.costs:
        lines.add(_("Together"), eyes.money(sheet.cents), "heading")
        layout.addWidget(lines)
    else:
        told = _("No cost yet: choose this lot when you note an expense.")
        layout.addWidget(label(told, "muted", wrap=True))
    layout.addStretch()
    return frame


def measure_card(sheet: LotSheet, eyes: Eyes, take_back: Callable[[type[Measure], int], None]) -> QWidget:
    """Return weights, moisture and assays with what they say together."""
    frame, layout = card()
    layout.addWidget(label(_("Weights, moisture and assays"), "heading"))
    measures = sheet.measures
    lines = Lines()
    for weighing in measures.weighings:
        _add_weighing(lines, weighing, eyes, take_back)
    for drying in measures.dryings:
        one = drying.measure
        told = _("{who} dried a sample on {date}").format(who=_(MEASURERS[one.by]), date=short_date(one.date))
        lines.add(told, f"{half_up(one.test.percent, 2)} %", "", _wrong(told, partial(take_back, Drying, drying.row)))
    for noted in measures.assays:
        assay = noted.measure
        told = f"{short_date(assay.date)} · {assay_text(assay)}"
        lines.add(told, "", "", _wrong(told, partial(take_back, Assaying, noted.row)))
    layout.addWidget(lines)
    for told in _said(sheet, eyes):
        layout.addWidget(label(told, "muted", wrap=True))
    layout.addStretch()
    return frame


def _add_weighing(
    lines: Lines, noted: Noted[Weighing], eyes: Eyes, take_back: Callable[[type[Measure], int], None]
) -> None:
    one = noted.measure
    parts = (
        _("{who} weighed on {date}").format(who=_(MEASURERS[one.by]), date=short_date(one.date)),
        _("{count} sacks").format(count=one.sacks) if one.sacks else "",
        one.document,
    )
    told = " · ".join(filter(None, parts))
    lines.add(told, eyes.grams(kilos(one.net_g)), "", _wrong(told, partial(take_back, Weighing, noted.row)))


def _wrong(told: str, act: Callable[[], None]) -> QWidget:
    made = button(_("Undo"), act, "link")
    made.setAccessibleName(_("Undo {note}").format(note=told))
    return made


def _said(sheet: LotSheet, eyes: Eyes) -> list[str]:
    """Return what the measures say together, in words."""
    measures = sheet.measures
    told = []
    for by in MeasuredBy:
        net = measures.net_g(by)
        if net and len([one for one in measures.weighings if one.measure.by is by]) > 1:
            sums = _("{who} weighed {weight} in all: each weighing is a load.")
            told.append(sums.format(who=_(MEASURERS[by]), weight=eyes.grams(kilos(net))))
    if measures.moisture_pct is not None:
        told.append(_("Moisture, mean of the tests: {percent} %.").format(percent=half_up(measures.moisture_pct, 2)))
        if len(measures.dryings) == 1:
            told.append(_("One test alone is not certain: dry another sample."))
    for metal in Metal:
        spread = measures.spread(metal)
        if spread is not None:
            told.append(spread_text(spread, metal))
    notes = [note for noted in measures.assays for note in assay_notes(noted.measure)]
    told += dict.fromkeys(notes)
    fine = measures.finenesses
    if len(fine) > 1:
        text = _("Fineness from {low} to {high} ‰.")
        told.append(text.format(low=half_up(min(fine), 1), high=half_up(max(fine), 1)))
    if not (measures.weighings or measures.dryings or measures.assays):
        nothing = {
            LotKind.ORE: _("Nothing was measured yet: weigh it before it leaves, keep a sample and have it assayed."),
            LotKind.GOLD: _("No assay yet: have a little of it assayed before you sell."),
        }
        told.append(nothing[sheet.lot.kind])
    return told


def balance_card(sheet: LotSheet, eyes: Eyes) -> QWidget | None:
    """Return the gold of the ore against what came out of it, None where nothing was processed."""
    balance = sheet.balance
    if balance is None:
        return None
    frame, layout = card()
    layout.addWidget(label(_("Where the gold of the ore went"), "heading"))
    missing = missing_texts(balance)
    if not missing:
        lines = Lines()
        for words, weight, percent in balance_rows(balance):
            lines.add(words, f"{eyes.grams(weight)} · {percent}")
        layout.addWidget(lines)
        flagged = balance.mass().is_flagged and balance.has_tails
        layout.addWidget(label(balance_text(balance), "warn" if flagged else "muted", wrap=True))
    for told in missing:
        layout.addWidget(label(told, "muted", wrap=True))
    layout.addStretch()
    return frame


Act = Callable[[Movement], None]


def moves_card(sheet: LotSheet, eyes: Eyes, undo: Act, correct: Act) -> QWidget:
    """Return what happened to the lot, newest first, each with its way back; a sale is corrected from here too."""
    frame, layout = card()
    layout.addWidget(label(_("What happened to it"), "heading"))
    lines = Lines()
    for move in sheet.moves[:MOVES_SHOWN]:
        told = f"{short_date(move.date)} · {movement_text(move)}"
        if move.is_undone:
            undone = _("undone")
            lines.add(f"{told} ({undone})", _figure(move, eyes), "muted")
            continue
        act = _wrong(told, partial(undo, move))
        if move.kind is MoveKind.SOLD:
            mend = button(_("Correct"), partial(correct, move), "link")
            mend.setAccessibleName(_("Correct {note}").format(note=told))
            act = flow_of(mend, act)
        lines.add(told, _figure(move, eyes), "", act)
    layout.addWidget(lines)
    if len(sheet.moves) > MOVES_SHOWN:
        layout.addWidget(label(_("What happened before stands in the kardex."), "muted", wrap=True))
    if not sheet.moves:
        told = _("Nothing yet: note what you gathered, or what there was before with the buttons above.")
        layout.addWidget(label(told, "muted", wrap=True))
    return frame


def _figure(move: Movement, eyes: Eyes) -> str:
    """Return what a movement changed of the lot, what of it went elsewhere, or what it cost."""
    total = sum((held for _stage, held in move.lines), Held())
    if total:
        return eyes.change(total)
    went = next((held for _stage, held in move.lines if held and not held.is_short), Held())
    return eyes.weight(went) if went else eyes.money(move.cents)
