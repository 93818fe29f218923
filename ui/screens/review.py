"""Revisar liquidación: what the buyer's paper says beside what is due, what to talk about, and the sale it settles."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.settlements import Settled, keep_review, settle_lot
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.gold.agreements import KeptReview, NewReview, ReviewTold
from emprende_desktop.gold.measured import filled_in
from emprende_desktop.gold.net import Paper
from emprende_desktop.gold.notes import GoldSale
from emprende_desktop.gold.reviewed import Reviewed, reviewed
from emprende_desktop.i18n.reviews import mistake_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.settlements import (
    OreSale,
    buyers,
    last_review,
    lots_to_settle,
    ore_sale,
    review_of,
    sellable,
)
from emprende_desktop.queries.settling import LotAtHand, lot_at_hand
from ui.icons import pixmap
from ui.screen import NEW, Context
from ui.theme import for_text
from ui.widgets.basics import button, card, combo, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.lot_life import life_line
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot
from ui.widgets.selling import undo_correction
from ui.widgets.settlement_found import FoundPanel
from ui.widgets.settlement_grid import SettlementGrid
from ui.widgets.settlement_lot import figures_known, figures_typed, has_gaps, told_of
from ui.widgets.settlement_sale import SaleCard
from ui.widgets.undo import undo_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable


TYPING_MS = 150
PRICED = {"price_usd_oz", "fx"}  # what was read somewhere
PAPERS = (
    (Paper.LIQUIDACION, N_("Purchase slip")),
    (Paper.FACTURA, N_("Our factura")),
    (Paper.NONE, N_("Without a tax document")),
)


class ReviewScreen(QWidget):
    """A buyer, a lot, and his paper typed as printed; `sale` is a sale of ore that is corrected."""

    def __init__(self, context: Context, lot: int | None, sale: OreSale | None) -> None:
        super().__init__()
        self._context = context
        self._sale = sale
        self._kept: KeptReview | None = None
        self._before: GoldSale | None = None
        self._at_hand: LotAtHand | None = None
        self._found: Reviewed | None = None
        self._missing = ""
        self._wanted: tuple[ReviewTold, dt.date] | None = None
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.buyer, self.lot, self.source = DropDown(), DropDown(), QLineEdit()
        self.date = date_field(context.books.today, _("Date of the paper"))
        self.paper = combo(PAPERS)
        self.grid, self.found, self.sale = SettlementGrid(), FoundPanel(), SaleCard(context)
        self.foot = SavingFoot(context, None, (N_("&Save sale of gold"), N_("Sale of gold saved")), self.submit)
        self.foot.undone_by(self._undo)
        self.terms = button(_("&Terms of the buyer"), self._open_terms, "", "handshake")
        self.more = button(_("&More figures"), self._show_more, "link", "plus")
        self.keep = button(_("Save &review"), self.save_review, "", "check")
        self.print = button(_("&Print review"), self.print_review, "", "printer")
        self.sheet = button(_("Lot's page"), self._open_lot, "", "mountain")
        self.subtitle = label("", "muted", wrap=True)
        self.known = label("", "muted", wrap=True)
        self._lay_out()
        self._offer(lot if sale is None else sale.parts[0].lot)
        self._listen()
        self._fill()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        picture = label("")
        picture.setPixmap(pixmap("gem", "gold", for_text(40)))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = _("Correct a sale of ore") if self._sale else _("Review settlement")
        words.addWidget(label(title, "title", wrap=True))
        words.addWidget(self.subtitle)
        head = row(picture)
        head.addLayout(words, 1)
        outer.addLayout(head)
        for box, name in ((self.buyer, _("Buyer")), (self.lot, _("Lot")), (self.paper, _("By which paper"))):
            name_box(box, name)
        chosen = (self.buyer, self.lot, self.date, self.paper)
        outer.addWidget(flow_of(*chosen, self.terms, self.keep, self.print, self.sheet))
        frame, inside = card()
        inside.addWidget(self.grid)
        inside.addWidget(self.more)
        inside.addWidget(self.known)
        self.source.setPlaceholderText(_("Where did you read the price or the rate?"))
        self.source.setAccessibleName(_("Where did you read the price or the rate?"))
        inside.addWidget(self.source)
        inside.addStretch()
        outer.addWidget(Columns(frame, self.found, (7, 5)))
        outer.addWidget(self.sale)
        outer.addStretch()

    def _offer(self, lot: int | None) -> None:
        """Offer the buyers whose terms are known and the lots that can be settled."""
        with QSignalBlocker(self.buyer), QSignalBlocker(self.lot):
            self.buyer.clear()
            self._offer_buyers()
            for one in self._context.books.fetch(lots_to_settle, lot):
                self.lot.addItem(_("Lot {code}").format(code=one.code), one.id)
            self.lot.setCurrentIndex(max(self.lot.findData(lot), 0))
        self.lot.setVisible(self.lot.count() > 0)
        paper = Paper.FACTURA if self._context.enterprise.ruc else Paper.LIQUIDACION
        self.paper.setCurrentIndex([one for one, _words in PAPERS].index(paper))

    def _offer_buyers(self) -> None:
        """Offer the buyers that are not offered yet: terms may have been written meanwhile."""
        for id_, name in self._context.books.fetch(buyers):
            if self.buyer.findData(id_) < 0:
                self.buyer.addItem(name, id_)
        self.buyer.setVisible(self.buyer.count() > 0)

    def _listen(self) -> None:
        self.lot.currentIndexChanged.connect(lambda _index: self._fill())
        for box in (self.buyer, self.paper):
            box.currentIndexChanged.connect(lambda _index: self._load())
        self.date.dateChanged.connect(lambda _date: self._load())
        self.date.refused.connect(self.foot.refuse)
        self.grid.changed.connect(self._typing.start)
        self.grid.finished.connect(self._to_the_sale)
        self.source.textChanged.connect(lambda _text: self._typing.start())
        self.sale.changed.connect(self._tell)
        self._typing.timeout.connect(self._calculate)
        self._context.books.changed.connect(self._reload_if)
        form_keys(self, self._enter, self._context.leave)
        self.setFocusProxy(self.grid.field("wet_t"))

    def _enter(self) -> None:
        if not self.grid.go_on(QApplication.focusWidget()):
            self.submit()

    def _to_the_sale(self) -> None:
        (self.sale.number if self.sale.number.isVisible() else self.foot.save).setFocus()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.LOTS, Topic.PARTIES} and isValid(self):
            with QSignalBlocker(self.buyer):
                self._offer_buyers()
            self._load()

    def _fill(self) -> None:
        """Show the lot that is chosen, with its paper as it was reviewed last."""
        fetch, lot = self._context.books.fetch, self.lot.currentData()
        kept = fetch(review_of, self._sale.review) if self._sale else None
        self._kept = kept or (fetch(last_review, lot) if lot is not None else None)
        if self._kept is not None:
            with QSignalBlocker(self.buyer), QSignalBlocker(self.paper), QSignalBlocker(self.date):
                if self.buyer.findData(self._kept.party) < 0:
                    self.buyer.addItem(self._kept.buyer, self._kept.party)
                self.buyer.setCurrentIndex(self.buyer.findData(self._kept.party))
                self.paper.setCurrentIndex([one for one, _words in PAPERS].index(self._kept.told.rates.paper))
                show_date(self.date, self._kept.date)
            self.source.setText(", ".join(dict.fromkeys(self._kept.told.sources.values())))
        if self._sale is not None and self._kept is not None:
            self.sale.fill(self._sale)
            self._before = self._as_it_was(self._kept, self._sale)
        self._load()
        with QSignalBlocker(self.grid):
            told = self._kept.told if self._kept else None
            self.grid.fill(told.printed if told else {}, figures_typed(told.ours) if told else {})
        self._load()

    def _as_it_was(self, kept: KeptReview, sale: OreSale) -> GoldSale:
        """Return the sale that is corrected, to be put back."""
        found = reviewed(kept.told, kept.date)
        seller = sale.seller[0] if sale.seller else None
        made = self.sale.sale(kept, found, sale.parts, seller, str(uuid.uuid4()))
        return replace(made, review=kept.id)

    @property
    def _paper(self) -> Paper:
        return Paper(self.paper.currentData())  # Qt hands an enumeration back as its text

    def _load(self) -> None:
        """Read what is known of the lot and agreed with the buyer on the day of the paper."""
        buyer, lot = self.buyer.currentData(), self.lot.currentData()
        self._at_hand = None
        if lot is None:
            self._miss(_("No lot of ore waits to be sold. Note under “We gather ore” what you gathered."))
        elif buyer is None:
            self._miss(_("Write first what your buyer agreed: press “Terms of the buyer”."))
        else:
            at_hand = self._context.books.fetch(lot_at_hand, lot, buyer, chosen_date(self.date), self._paper)
            self._at_hand = at_hand
            self.found.show_life(life_line(at_hand.sheet))
            if at_hand.agreed is None:
                self._miss(_("Nothing was agreed with this buyer for that day: press “Terms of the buyer”."))
        agreed = self._at_hand.agreed if self._at_hand else None
        self.grid.know(figures_known(self._at_hand))
        self.grid.suit(agreed.terms if agreed else None, self._paper)
        self.sale.suit(self._paper)
        self.sheet.setVisible(self._at_hand is not None)
        self.known.setText(told_of(self._at_hand))
        self.source.setVisible(self._at_hand is not None and has_gaps(self._at_hand))
        self.subtitle.setText(f"{self.buyer.currentText()} · {self.lot.currentText()}" if self._at_hand else "")
        self._calculate()

    def _told(self) -> ReviewTold:
        """Return both sides as they stand; raises what reading them raises."""
        at_hand = self._at_hand
        assert at_hand is not None, "a lot is chosen"
        assert at_hand.agreed is not None, "terms are agreed"
        assert at_hand.reference is not None and at_hand.ours is not None, "by terms there are figures"  # noqa: PT018
        typed = self.grid.typed()
        read: dict[str, str] = {name: self.source.text().strip() for name in typed if name in PRICED}
        return ReviewTold(
            at_hand.agreed.terms, filled_in(at_hand.ours, typed), self.grid.printed(), at_hand.rates,
            {**at_hand.reference.sources, **read},
        )  # fmt: skip

    def _calculate(self) -> None:
        """Compare both sides beside the window; what was typed meanwhile is compared after it."""
        self._typing.stop()
        if self._at_hand is None or self._at_hand.agreed is None:
            return
        try:
            told = self._told()
        except BookkeepingError as error:
            self._miss(mistake_text(error))
            return
        wanted = self._wanted = (told, chosen_date(self.date))

        def work() -> Reviewed | str:
            try:
                return reviewed(*wanted)
            except BookkeepingError as error:
                return mistake_text(error)

        def answered(answer: Reviewed | str) -> None:
            if isValid(self) and wanted is self._wanted:
                self._show(answer)

        self._context.books.work(lambda _progress: work(), answered, self.foot.refuse)

    def _show(self, answer: Reviewed | str) -> None:
        if isinstance(answer, str):
            self._miss(answer)
            return
        self._found, self._missing = answer, ""
        self.grid.show_lines(answer.review.lines, answer.two)
        self.found.show_found(answer)
        self._tell()

    def _miss(self, text: str) -> None:
        self._found, self._missing, self._wanted = None, text, None
        self.grid.show_nothing()
        self.found.show_missing(text)
        self.foot.tell(text)

    def _tell(self) -> None:
        if self._found is not None:
            self.foot.tell(self.sale.told(self._found))

    def _show_more(self) -> None:
        self.grid.show_more(more=True)
        self.more.hide()

    def _open_terms(self) -> None:
        self._context.navigate("buyer_terms", self.buyer.currentData() or NEW)

    def _open_lot(self) -> None:
        self._context.navigate("lot", self.lot.currentData())

    def _new_review(self) -> NewReview:
        replaces = self._kept.id if self._kept is not None else None
        assert self._wanted is not None
        told, date = self._wanted
        return NewReview(self.lot.currentData(), self.buyer.currentData(), date, told, str(uuid.uuid4()), replaces)

    def _kept_as_it_stands(self) -> bool:
        kept = self._kept
        return kept is not None and self._wanted == (kept.told, kept.date) and kept.party == self.buyer.currentData()

    def _is_ready(self) -> bool:
        """Tell what is missing before anything can be kept: a figure, or where a price was read that was typed."""
        if self._found is None:
            self.foot.refuse(self._missing)
        elif PRICED & self.grid.typed().keys() and not self.source.text().strip():
            self.foot.refuse(_("Write where you read the price or the exchange rate."))
            self.source.setFocus()
        else:
            return True
        return False

    def _with_review(self, then: Callable[[], None]) -> None:
        """Keep the review unless it is kept as it stands, then go on."""
        if self._typing.isActive():
            self._calculate()
        if not self._is_ready():
            return
        if self._kept_as_it_stands():
            then()
        else:
            new = self._new_review()

            def done(committed: Committed) -> None:
                if isValid(self):
                    self._kept = self._context.books.fetch(review_of, committed.row_id)
                    then()

            self._context.books.do(keep_review, new, done, self.foot.refuse)

    def save_review(self) -> None:
        """Keep the review, so that it is there the next time and on paper."""
        self._with_review(lambda: self._context.toast(_("Review saved")))

    def print_review(self) -> None:
        """Keep the review and show the page to take to the buyer, to be printed or saved."""
        self._with_review(lambda: self._context.navigate("review_paper", self.lot.currentData()))

    def submit(self) -> None:
        """Save the sale with what was really paid, unless something is missing or a save is under way."""
        if self._typing.isActive():
            self._calculate()
        found = self._found
        if not self._is_ready() or found is None:
            return
        seller = self.sale.seller.text() if self._paper is Paper.LIQUIDACION else ""
        if self._paper is Paper.LIQUIDACION and not seller.strip():
            self.foot.refuse(
                _("Write whose purchase slip it is: each one is of one woman, and never of the association.")
            )
            self.sale.seller.setFocus()
            return
        self.foot.submit(seller, lambda party: self._settled(found, party), settle_lot)

    def _settled(self, found: Reviewed, seller: int | None) -> Settled:
        review, corrects = self._new_review(), self._sale.entry if self._sale else None
        parts = self._context.books.fetch(sellable, review.lot, corrects)
        sale = self.sale.sale(review, found, parts, seller, self.foot.key)
        return Settled(review, sale, self.foot.papers, corrects)

    def _undo(self, context: Context, entry: int) -> Callable[[], None]:
        """Return what takes the sale back, or puts it back as it was before it was corrected."""
        before = self._before
        if before is None:
            return undo_of(context, entry)
        return undo_correction(before, context, entry)


def build(context: Context, entry: int | None) -> ReviewScreen:
    """Return the screen, of a lot where one is given."""
    return ReviewScreen(context, entry, None)


def build_of_sale(context: Context, entry: int | None) -> ReviewScreen:
    """Return the screen filled in with a sale of ore to be corrected."""
    assert entry is not None, "a sale is corrected"
    return ReviewScreen(context, None, context.books.fetch(ore_sale, entry))
