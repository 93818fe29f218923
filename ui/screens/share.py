"""A share-out to write: under what title, of how much, by what; each line is seen before it is saved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.share_outs import ShareRecord, record_share_out
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import parse_exact
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.gold.share_errors import ActNotApprovedError
from emprende_desktop.gold.share_outs import PutIn, ShareLine, ShareOut, ShareTitle, Weights, lines_of, put_in
from emprende_desktop.gold.sharing import BasisKind, Takings, fund_of
from emprende_desktop.i18n.formats import amount, money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.sharing import BASES, TITLES
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.posting_rules.sharing import surplus_account
from emprende_desktop.queries.members import members_on
from emprende_desktop.queries.sharing import (
    ShareableLot,
    acts,
    measures_of,
    share_of,
    shareable_lots,
    work_in,
)
from ui.screen import Context
from ui.widgets.basics import asked, card, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.drop_down import DropDown
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import kind_grid, place_grid
from ui.widgets.saving import SavingFoot
from ui.widgets.share_preview import SharePreview
from ui.widgets.undo import undo_of
from ui.widgets.words_box import WordsBox

TITLE_PICTURES = ("handshake", "mountain", "hammer", "piggy-bank")
TITLE_CHOICES = tuple(
    (title, TITLES[title], picture) for title, picture in zip(ShareTitle, TITLE_PICTURES, strict=True)
)
MIX = len(BasisKind)
BASIS_PICTURES = ("scale", "gem", "calendar", "users")
BASIS_CHOICES = (
    *((kind, BASES[kind], picture) for kind, picture in zip(BasisKind, BASIS_PICTURES, strict=True)),
    ("mix", N_("A mix"), "percent"),
)
LOTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is written in the form now: what there is, by what it goes, and the lines that follow."""

    takings: Takings
    fund_percent: str
    weights: Weights
    lines: tuple[ShareLine, ...]


class ShareForm(QWidget):
    """It saves or is thrown away; `entry` is the share-out that is corrected."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        words = (_("&Save share-out"), _("Share-out saved; its sheet to sign is in the list"))
        self.foot = SavingFoot(context, None, words, self.submit).without_papers()
        self.foot.undone_by(undo_of)
        self.title, self.basis = kind_grid(TITLE_CHOICES), kind_grid(BASIS_CHOICES)
        self._corrected = context.books.fetch(share_of, entry) if entry is not None else None
        self._offered = self._offered_lots()
        self.lots = {lot.id: WordsBox(self._lot_text(lot)) for lot in self._offered}
        self.whole, self.costs, self.fund, self.paid = (QLineEdit() for _field in range(4))
        self.mix = {kind: QLineEdit() for kind in BasisKind}
        self.preview = SharePreview()
        self.place = place_grid(context, None)
        self.act = DropDown()
        self.date, self.detail = date_field(context.books.today, _("Which day?")), QLineEdit()
        self._warned = label("", "warn", wrap=True)
        self._mixed = self._mix_fields()
        self._offer_acts()
        self._lay_out()
        self._fill()
        self._listen()
        self._tell()

    def _offered_lots(self) -> tuple[ShareableLot, ...]:
        """Return the newest lots, and those of the share-out that is corrected."""
        known = self._context.books.fetch(shareable_lots)
        kept = self._corrected.share.lots if self._corrected else ()
        return known[:LOTS_SHOWN] + tuple(lot for lot in known[LOTS_SHOWN:] if lot.id in kept)

    def _lot_text(self, lot: ShareableLot) -> str:
        told = [lot.code]
        if lot.owed > ZERO:
            told.append(_("{amount} is of its members").format(amount=money(lot.owed)))
        if lot.shared_on is not None and self._entry is None:
            told.append(_("shared out on {date}").format(date=short_date(lot.shared_on)))
        return " · ".join(told)

    def _offer_acts(self) -> None:
        name_box(self.act, _("Which act approved it?"))
        self.act.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.act.setMinimumContentsLength(16)
        self._acts = {act.id: act for act in self._context.books.fetch(acts)}
        self.act.addItem(_("None yet"), None)
        for act in self._acts.values():
            self.act.addItem(f"{short_date(act.date)} · {act.subject}", act.id)

    def _mix_fields(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for line, (kind, field) in enumerate(self.mix.items()):
            words = _("{basis}: how many parts?").format(basis=_(BASES[kind]))
            field.setAccessibleName(words)
            field.setPlaceholderText("0")
            grid.addWidget(label(words, wrap=True), line, 0)
            grid.addWidget(field, line, 1)
        holder.hide()
        return holder

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        told = _("Correct: Share-out") if self._entry else _("Share-out")
        outer.addWidget(label(told, "title"))
        outer.addWidget(Columns(self._left(), self._right(), (1, 1)), 1)

    def _left(self) -> QWidget:
        frame, layout = card()
        self._ask(layout, _("1 · Why are they paid?"), self.title)
        layout.addWidget(label(_("2 · Of which lots?"), "step"))
        for box, lot in zip(self.lots.values(), self._offered, strict=True):
            box.setAccessibleName(self._lot_text(lot))
            layout.addWidget(box)
        if not self.lots:
            layout.addWidget(label(_("There is no lot yet; equal parts need none."), "muted", wrap=True))
        layout.addWidget(label(_("3 · How much is there?"), "step"))
        for field in (self.whole, self.costs, self.fund, self.paid):
            field.setPlaceholderText("0.00")
        for words, field in (
            (_("All together"), self.whole),
            (_("Costs to be taken off"), self.costs),
            (_("For the fund: an amount, or 10 %"), self.fund),
        ):
            field.setAccessibleName(words)
            line = row(label(words, wrap=True), field)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            layout.addLayout(line)
        self._ask(layout, _("4 · By what is it shared?"), self.basis)
        layout.addWidget(self._mixed)
        layout.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, layout = card()
        self._ask(layout, _("5 · Who gets how much?"), self.preview)
        self._ask(layout, _("6 · Where does the money come out?"), self.place)
        self.paid.setPlaceholderText(_("all of it"))
        questions = (
            (_("How much is paid now? The rest stays owed to each."), self.paid),
            (_("Which act approved it?"), self.act),
            (_("Which day?"), self.date),
            (_("Detail (if you want)"), self.detail),
        )
        layout.addLayout(asked(questions))
        layout.addWidget(self._warned)
        layout.addStretch()
        return frame

    def _ask(self, layout: QVBoxLayout, question: str, field: QWidget) -> None:
        layout.addWidget(label(question, "step"))
        field.setAccessibleName(question)
        layout.addWidget(field)

    def _fill(self) -> None:
        """Begin with what is proposed, or with the share-out that is corrected."""
        self.place.choose(self.place.first_id)
        if self._corrected is None:
            sold_for_them = any(lot.owed > ZERO for lot in self._offered)
            self.title.choose(list(ShareTitle).index(ShareTitle.BEHALF if sold_for_them else ShareTitle.ORE))
            self._propose_members(None)
            return
        share = self._corrected.share
        self.title.choose(list(ShareTitle).index(share.title))
        for lot, box in self.lots.items():
            box.setChecked(lot in share.lots)
        self.whole.setText(amount(Money(share.takings.amount_cents)))
        self.costs.setText(amount(Money(share.takings.costs_cents)) if share.takings.costs_cents else "")
        fund = amount(Money(share.takings.fund_cents)) if share.takings.fund_cents else ""
        self.fund.setText(f"{share.fund_percent} %" if share.fund_percent else fund)
        mixed = len(share.weights) > 1
        self.basis.choose(MIX if mixed else list(BasisKind).index(share.weights[0][0]))
        for kind, weight in share.weights if mixed else ():
            self.mix[kind].setText(str(weight))
        self.place.choose(share.place)
        self.paid.setText(amount(share.paid) if share.paid.cents < share.takings.left_cents else "")
        self.act.setCurrentIndex(max(self.act.findData(share.act), 0))
        show_date(self.date, share.date)
        self.detail.setText(share.detail)
        self._propose_members({line.put_in.party for line in share.lines})

    def _listen(self) -> None:
        for box in self.lots.values():
            box.toggled.connect(lambda _on: self._choose_lots())
        for grid in (self.title, self.basis, self.place):
            grid.chosen.connect(self._tell)
        self.title.chosen.connect(self._propose_amount)
        for field in (self.whole, self.costs, self.fund, self.paid, *self.mix.values()):
            field.textChanged.connect(lambda _text: self._tell())
        self.preview.changed.connect(self._tell)
        self.act.currentIndexChanged.connect(lambda _index: self._tell())
        self.date.dateChanged.connect(lambda _date: self._choose_lots())
        self.date.refused.connect(self.foot.refuse)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(self.whole)

    def _chosen_lots(self) -> tuple[int, ...]:
        return tuple(lot for lot, box in self.lots.items() if box.isChecked())

    def _choose_lots(self) -> None:
        self._propose_members(None)
        self._propose_amount()
        self._tell()

    def _propose_members(self, ticked: set[int] | None) -> None:
        """Show who is a member on that day, and tick who worked in the lots; everybody where nobody did."""
        fetch, lots = self._context.books.fetch, self._chosen_lots()
        work, measures = fetch(work_in, lots), fetch(measures_of, lots)
        date: dt.date = chosen_date(self.date)
        members = [(one.party.name, put_in(one.party.id, work, measures)) for one in fetch(members_on, date)]
        worked = {brought.party for _name, brought in members if brought != PutIn(brought.party)}
        everybody = {brought.party for _name, brought in members}
        self.preview.show_members(members, ticked if ticked is not None else worked or everybody)

    def _propose_amount(self) -> None:
        """Propose what the chosen lots brought in for their members, as long as she wrote nothing herself."""
        if not self.whole.isModified() and self._title() is ShareTitle.BEHALF:
            owed = sum(lot.owed.cents for lot in self._offered if self.lots[lot.id].isChecked())
            self.whole.setText(amount(Money(owed)) if owed > 0 else "")

    def _title(self) -> ShareTitle:
        return list(ShareTitle)[self.title.current().id or 0]

    def _weights(self) -> Weights:
        chosen = self.basis.current().id or 0
        if chosen != MIX:
            return ((list(BasisKind)[chosen], Fraction(1)),)
        written = ((kind, field.text().strip()) for kind, field in self.mix.items())
        parts = [(kind, parse_exact(text, _(BASES[kind]))) for kind, text in written if text]
        return tuple((kind, part) for kind, part in parts if part)

    def _drawn(self) -> Drawn:
        """Return what is written, worked out; raises what is wrong with it."""
        whole, costs = (
            parse_money(field.text()) if field.text().strip() else ZERO for field in (self.whole, self.costs)
        )
        told = self.fund.text().strip()
        percent = told.removesuffix("%").strip() if told.endswith("%") else ""
        fund = parse_money(told).cents if told and not percent else 0
        if percent:
            fund = fund_of(whole.cents, costs.cents, parse_exact(percent, _("Fund")))
        takings = Takings(whole.cents, costs.cents, fund)
        left, weights = Money(takings.left_cents), self._weights()
        paid = parse_money(self.paid.text()) if self.paid.text().strip() else left
        return Drawn(takings, percent, weights, lines_of(left, paid, weights, self.preview.taking_part()))

    def _share(self) -> ShareOut:
        drawn = self._drawn()
        return ShareOut(
            date=chosen_date(self.date), title=self._title(), takings=drawn.takings, weights=drawn.weights,
            lots=self._chosen_lots(), lines=drawn.lines, place=self.place.current().id, key=self.foot.key,
            act=self.act.currentData(), detail=self.detail.text().strip(), fund_percent=drawn.fund_percent,
        )  # fmt: skip

    def _tell(self) -> None:
        self._mixed.setVisible(self.basis.current().id == MIX)
        self.preview.show_lines(())
        self._warned.setText(self._warning())
        self._warned.setVisible(bool(self._warned.text()))
        try:
            self.preview.show_weights(self._weights())
            if self._title() is ShareTitle.SURPLUS:
                surplus_account(self._context.enterprise.form)
            if not self.whole.text().strip():
                self.foot.tell(_("Write how much there is; here you see whether the shares add up."))
                return
            drawn = self._drawn()
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        self.preview.show_lines(drawn.lines)
        self.foot.tell(_told(drawn))

    def _warning(self) -> str:
        """Say where no act that approves it is chosen; of a surplus that is refused."""
        act = self._acts.get(self.act.currentData())
        if act is None:
            return _("No act of the assembly is chosen: it is better to write it first, under Acts.")
        try:
            approves = act.approves_on(chosen_date(self.date))
        except BookkeepingError:
            return ""
        return "" if approves else sentence(ActNotApprovedError(act.date))

    def submit(self) -> None:
        """Save, unless something is wrong or a save is under way."""
        self.foot.submit("", lambda _party: ShareRecord(self._share(), self._entry), record_share_out)


def _told(drawn: Drawn) -> str:
    left = Money(drawn.takings.left_cents)
    now = Money(sum(line.paid.cents for line in drawn.lines))
    count = len(drawn.lines)
    told = ngettext(
        "{left} goes to {count} member and adds up to the cent; {now} is paid now.",
        "{left} goes to {count} members and adds up to the cent; {now} is paid now.",
        count,
    )
    return told.format(left=money(left), count=count, now=money(now))


def build(context: Context, entry: int | None) -> ShareForm:
    """Return the screen; a new one is left for the list."""
    to_list = replace(context, leave=partial(context.navigate, "share_out"))
    return ShareForm(context if entry is not None else to_list, entry)
