"""Vendí oro: doré, refogado or sponge sold, with what is paid for a gram as weighed and for a gram of gold."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from fractions import Fraction
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.json_errors import MissingKeyError
from emprende_desktop.gold.lots import Held, Ownership
from emprende_desktop.gold.sold_bars import bar_of, reweighed, sold_bars, weights
from emprende_desktop.gold.typed_sale import Difference, PriceBy, TypedSale, typed_sale
from emprende_desktop.i18n.formats import grams, money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.gold_sales import (
    gold_sale_of,
    gold_there,
    lots_without_permission,
    made_and_sold,
    sellers_of,
    usual_paid,
)
from emprende_desktop.queries.masters import party
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.bar_rows import BarRows
from ui.widgets.bars_result import fine_line, lines_of
from ui.widgets.basics import button, card, combo, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.document_acts import giving_document
from ui.widgets.field_grid import FieldGrid
from ui.widgets.figure_lines import FigureLines
from ui.widgets.gold_prices_of_day import PricesOfDay
from ui.widgets.gold_words import told
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import person_field, place_grid
from ui.widgets.sale_paper import SalePaper
from ui.widgets.sale_warnings import SaleAsked, Warned, warned
from ui.widgets.saving import SavingFoot
from ui.widgets.seller_rows import SellerRows, parted
from ui.widgets.selling import Answered, as_weighed, selling_of, undo_correction
from ui.widgets.undo import undo_of

PRICED = (
    (PriceBy.OUNCE, N_("In dollars for an ounce")),
    (PriceBy.GROSS_GRAM, N_("In soles for a gram as weighed")),
    (PriceBy.FINE_GRAM, N_("In soles for a gram of fine gold")),
)
NOTHING_THERE = N_("There is no gold on hand: note first where it comes from, under Lots.")
FIELDS = (
    ("price", N_("USD for an ounce"), "4,066.20"),
    ("gram_price", N_("Soles for a gram"), "390.00"),
    ("payable", N_("They pay (%)"), "100"),
    ("fx", N_("Exchange rate"), "3.372"),
    ("refining", N_("Refining (USD for a fine ounce)"), "0"),
    ("fixed_fee", N_("Fixed charge (USD)"), "0"),
    ("withholding", N_("They withhold (%)"), "0"),
    ("igv", N_("IGV (%)"), "0"),
    ("detraction", N_("Detraction (%)"), "0"),
    ("kept_fee", N_("What the group keeps (soles)"), "0"),
)
BY_OUNCE = ("price", "fx", "payable", "fixed_fee", "refining")
BY_GRAM = ("gram_price", "price", "fx")


class GoldSaleForm(QWidget):
    """Figures while she types; what was really paid is what posts. `entry` is the sale that is corrected."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        self._there = context.books.fetch(gold_there, entry)
        self._made = context.books.fetch(made_and_sold, entry)
        lots = tuple({there.lot for there in self._there})
        self._unpermitted = frozenset(context.books.fetch(lots_without_permission, lots))
        self._filling = True
        self._said = Warned((), over=False)
        self.bars = BarRows(self._there)
        self.difference = combo(((Difference.KEPT, ""), (Difference.ALL_THERE_IS, "")))
        self.weighs = label("", "muted", wrap=True)
        self.price_by = combo(PRICED)
        self.fields = FieldGrid(FIELDS)
        self.day_prices = PricesOfDay(context.books, self.fields["price"], self.fields["fx"])
        self.result = FigureLines()
        self.warnings = label("", "warn", wrap=True)
        self.reason = QLineEdit()
        self.paid = QLineEdit()
        self.place = place_grid(context, _("They still owe it"))
        self.buyer = person_field(context, _("Who bought it?"))
        self.paper = SalePaper(context, self.fields)
        self.date = date_field(context.books.today, _("Date"))
        self.sellers = SellerRows(context)
        self.detail = QLineEdit()
        self.foot = SavingFoot(context, None, (N_("&Save sale"), N_("Sale of gold saved")), self.submit)
        self.foot.followed_by(giving_document)
        self._lay_out()
        self._listen()
        if entry is not None:
            self._fill(entry)
        else:
            self.place.choose(self.place.first_id)
            self.day_prices.propose(context.books.today)
        self._filling = False
        self._told()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addLayout(self._head())
        outer.addWidget(Columns(self._left(), self._right(), (1, 1)), 1)

    def _head(self) -> QHBoxLayout:
        picture = label("")
        picture.setPixmap(pixmap("gem", "gold", for_text(40)))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = _("I sold gold")
        words.addWidget(label(f"{_('Correct')}: {title}" if self._entry else title, "title"))
        words.addWidget(label(_("Dore, refogado or sponge: write it as the buyer says it"), "muted", wrap=True))
        head = row(picture)
        head.addLayout(words, 1)
        tools = button(_("Con&vert and estimate"), lambda: self._context.navigate("gold_tools"), "link", "calculator")
        head.addWidget(tools)
        return head

    def _left(self) -> QWidget:
        frame, layout = card()
        name_box(self.difference, _("What of the difference?"))
        name_box(self.price_by, _("How do they tell the price?"))
        if not self._there:
            layout.addWidget(label(_(NOTHING_THERE), "warn", wrap=True))
        for widget in (
            label(_("1 · Which gold, how much, how fine?"), "step"), self.bars, self.weighs, self.difference,
            label(_("2 · At what price?"), "step"), self.price_by, self.fields, self.day_prices,
            label(_("3 · Whose gold is it? (for a purchase slip, the woman it is of)"), "step", wrap=True),
            self.sellers,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, layout = card()
        self.paid.setAccessibleName(_("What did you really receive?"))
        self.reason.setAccessibleName(_("Why over the limit?"))
        self.reason.setPlaceholderText(_("Why over the limit?"))
        self.detail.setPlaceholderText(_("Detail (if you want)"))
        self.detail.setAccessibleName(_("Detail"))
        self.place.setAccessibleName(_("Where is the money?"))
        for widget in (
            label(_("What it comes to"), "step"), self.result, self.warnings, self.reason,
            label(_("4 · What did you really receive? (if it is another amount)"), "step", wrap=True), self.paid,
            label(_("5 · Where is the money?"), "step"), self.place,
            label(_("6 · Who bought it, when, with which paper?"), "step", wrap=True), self.buyer,
        ):  # fmt: skip
            layout.addWidget(widget)
        papers = row(self.date)
        papers.addWidget(self.paper, 1)
        layout.addLayout(papers)
        layout.addWidget(self.detail)
        layout.addStretch()
        return frame

    def _listen(self) -> None:
        for asked in (self.bars, self.fields, self.sellers, self.paper):
            asked.changed.connect(self._told)
        self.place.chosen.connect(self._told)
        for box in (self.difference, self.price_by):
            box.currentIndexChanged.connect(lambda _index: self._told())
        for field in (self.paid, self.reason, self.buyer):
            field.textChanged.connect(lambda _text: self._told())
        self.date.dateChanged.connect(lambda _date: self._dated())
        self.date.refused.connect(self.foot.refuse)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(self.bars.rows[0].gross)

    def _dated(self) -> None:
        self.day_prices.propose(chosen_date(self.date))
        self.paper.propose(chosen_date(self.date))
        self._told()

    def _fill(self, entry: int) -> None:
        """Show a sale as it was typed."""
        books = self._context.books
        sale = books.fetch(gold_sale_of, entry, self.foot.key)
        assert sale is not None, "the form opens for a sale of bars"
        typed = typed_sale(sale.details)
        if not typed.bars:
            typed = as_weighed(sale)
        show_date(self.date, sale.date)
        self.bars.show_bars(typed.bars, typed.unit)
        self.price_by.setCurrentIndex(self.price_by.findData(typed.price_by))
        self.difference.setCurrentIndex(self.difference.findData(typed.difference))
        self.paper.show_paper(sale.document)
        for name, *_words in FIELDS:
            self.fields[name].setText(getattr(typed, name))
        self.paid.setText(typed.paid)
        self.place.choose(sale.place)
        if sale.party is not None:
            self.buyer.setText(books.fetch(party, sale.party).name)
        known = books.fetch(sellers_of, entry)
        self.sellers.show_sellers(known)
        self.reason.setText(next((one.reason for one in known if one.reason), ""))
        self.detail.setText(sale.detail)

    def typed(self) -> TypedSale:
        """Return the figures as they are typed; what is not asked for is left empty."""
        texts = self.fields.texts()
        asked = self._asked()
        return TypedSale(
            self.bars.typed(), self.bars.told_in(), PriceBy(self.price_by.currentData()),
            Difference(self.difference.currentData()), paid=self.paid.text().strip(),
            **{name: text if name in asked else "" for name, text in texts.items()},
        )  # fmt: skip

    def _asked(self) -> tuple[str, ...]:
        priced = BY_OUNCE if PriceBy(self.price_by.currentData()) is PriceBy.OUNCE else BY_GRAM
        behalf = any(there.ownership is Ownership.AGENCY for there in self.bars.lots())
        return (*priced, *self.paper.taxes(), *(("kept_fee",) if behalf else ()))

    def answered(self, party_id: int | None = None) -> Answered:
        """Return the whole sale as it stands; raises a user's mistake."""
        typed = self.typed()
        document = self.paper.document()
        sold = sold_bars(typed, self.paper.way())
        parts = weights(typed)
        had = {(there.lot, there.stage): there.held for there in self._there}
        whole = sum(parts.values(), Held())
        return Answered(
            date=chosen_date(self.date), typed=typed, sold=sold, parts=parts,
            changes=reweighed(had, parts, typed.difference), document=document, party=party_id,
            place=self.place.current().id, detail=self.detail.text().strip(), key=self.foot.key,
            sellers=parted(self.sellers.told(whole.gross_mg), whole, sold.way.gross, self.reason.text().strip()),
        )  # fmt: skip

    def _told(self) -> None:
        """Say what it comes to, as far as it is typed."""
        if self._filling:
            return
        self.fields.ask(self._asked())
        self._tell_difference()
        try:
            answered = self.answered()
        except BookkeepingError as error:
            self._unfinished(error)
            return
        usual = self._context.books.fetch(usual_paid, answered.date, self._entry)
        self.paid.setPlaceholderText(money(answered.sold.computed.net))
        self.result.show_lines(lines_of(answered.sold, usual))
        self._warn(answered, usual)
        text = _("{amount} comes into {place} for {fine} of fine gold.")
        if self.place.current().id is None:
            text = _("They will owe you {amount} for {fine} of fine gold.")
        whole = sum(answered.parts.values(), Held())
        self.foot.tell(
            text.format(amount=money(answered.received), place=self.place.current().text, fine=grams(whole.fine_mg))
        )

    def _unfinished(self, error: BookkeepingError) -> None:
        missing = isinstance(error, MissingKeyError) or not self.typed().bars
        self.foot.tell(_("Write the grams, the fineness and the price; here you see what will be saved.") if missing
                       else told(error))  # fmt: skip
        self.paid.setPlaceholderText("")
        self._say(Warned((), over=False))
        try:
            fine = sum((bar_of(bar, self.bars.told_in()).fine_g for bar in self.bars.typed()), Fraction())
        except BookkeepingError:
            fine = Fraction()
        self.result.show_lines((fine_line(fine),) if fine else ())

    def _warn(self, answered: Answered, usual: Fraction | None) -> None:
        whole = sum(answered.parts.values(), Held())
        asked = SaleAsked(
            date=answered.date, made=self._made,
            unpermitted=tuple(sorted(self._unpermitted & {there.code for there in self.bars.lots()})),
            sold_mg=whole.fine_mg, found_mg=sum(one.change.fine_mg for one in answered.changes),
            sellers=self.sellers.told(whole.gross_mg),
            paper=self.paper.who_sells(self.bars.lots(), answered.sellers),
            paid_pct=answered.sold.payability_pct, usual_pct=usual, without=self._entry,
        )  # fmt: skip
        self._say(warned(self._context.books, asked))

    def _say(self, said: Warned) -> None:
        self._said = said
        self.warnings.setText("\n".join(said.sentences))
        self.warnings.setVisible(bool(said.sentences))
        self.reason.setVisible(said.over)

    def _tell_difference(self) -> None:
        """Ask what becomes of grams that the lot has and the bars do not weigh, or the other way round."""
        try:
            parts = weights(self.typed())
        except BookkeepingError:
            parts = {}
        had = {(there.lot, there.stage): there.held.gross_mg for there in self._there}
        gaps = [had.get(where, 0) - held.gross_mg for where, held in parts.items()]
        for widget in (self.weighs, self.difference):
            widget.setVisible(any(gaps))
        rest = sum(gaps)
        if any(gaps):
            words = _("The lot has {grams} more on record.") if rest > 0 else _("The lot has {grams} less on record.")
            self.weighs.setText(words.format(grams=grams(abs(rest))))
        kept, all_there_is = (
            (_("The rest stays on hand"), _("It was lost in the melt: this is all"))
            if rest > 0
            else (_("I look at the weight again"), _("The scale is right: correct the lot"))
        )
        self.difference.setItemText(0, kept)
        self.difference.setItemText(1, all_there_is)

    def submit(self) -> None:
        """Save, unless something is missing or a save is under way."""
        missing = self._missing()
        if missing:
            self.foot.refuse(missing)
            return
        from emprende_desktop.commands.gold import sell_gold

        self.foot.undone_by(self._undoing())
        self.foot.submit(self.buyer.text(), self._make, sell_gold)

    def _missing(self) -> str:
        if not self._there:
            return _(NOTHING_THERE)
        try:
            self.answered()
        except BookkeepingError as error:
            return told(error)
        if self.place.current().id is None and not self.buyer.text().strip():
            self.buyer.setFocus()
            return _("Write the name of who owes you.")
        if self._said.over and not self.reason.text().strip():
            self.reason.setFocus()
            return "\n".join(self._said.sentences)
        return ""

    def _make(self, party_id: int | None) -> object:
        return selling_of(self.answered(party_id), self.foot.papers, self._entry)

    def _undoing(self) -> Callable[[Context, int], Callable[[], None]]:
        entry = self._entry
        if entry is None:
            return undo_of
        before = self._context.books.fetch(gold_sale_of, entry, str(uuid.uuid4()))
        assert before is not None, "the form opens for a sale of bars"
        return partial(undo_correction, before)


def build(context: Context, entry: int | None) -> GoldSaleForm:
    """Return the screen."""
    return GoldSaleForm(context, entry)
