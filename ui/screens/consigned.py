"""En consignación: what is with others, what they sold, what came back."""

import uuid
from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.consignments import sell_consigned, take_back_consigned
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.consignments import with_others
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.consignments import Consignment, ConsignmentReturn, ConsignmentSale
from ui.screen import Context, Question
from ui.widgets.basics import button, card, label, row
from ui.widgets.cards import Cards
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of

ON_CREDIT = ""


class ConsignedScreen(QWidget):
    """A card for everything that is still with others."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.error = Refusal(context.toast)
        outer = page_layout(self)
        new = button(_("I &left goods"), lambda: context.navigate("consign"), "main", "plus")
        outer.addLayout(row(label(_("On consignment"), "title"), new, stretch_after=0))
        outer.addWidget(self.error)
        self._cards = Cards(_("Nothing of yours is with others."))
        outer.addWidget(self._cards, 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.ORDERS}:
            self._reload()

    def _reload(self) -> None:
        self._cards.show_cards(map(self._card, self._context.books.fetch(with_others)))

    def _card(self, held: Consignment) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(held.what, "heading", wrap=True))
        since = _("With {name} since {date}").format(name=held.party_name, date=short_date(held.date))
        layout.addWidget(label(since, "muted", wrap=True))
        left = ngettext("{count} unit is there", "{count} units are there", held.left).format(count=held.left)
        worth = money(Money(held.left * held.price.cents))
        layout.addWidget(label(f"{left} · {money(held.price)} · {worth}", "move", wrap=True))
        sold = button(_("They sold some"), partial(self.sold, held), "", "hand-coins")
        sold.setAccessibleName(f"{sold.text()}: {held.what}")
        back = button(_("Some came back"), partial(self.back, held), "", "package")
        back.setAccessibleName(f"{back.text()}: {held.what}")
        layout.addWidget(flow_of(sold, back))
        return frame

    def sold(self, held: Consignment) -> None:
        """Ask how many were sold and how they were paid, and note the sale."""
        self.error.hide()
        paid = tuple((str(place.id), place.name) for place in self._context.books.fetch(places))
        asked = (
            Question(_("How many were sold?"), proposal=str(held.left)),
            Question(_("How did they pay you?"), (*paid, (ON_CREDIT, _("On credit")))),
        )
        answers = self._context.dialogs.ask(_("Sold: {what}").format(what=held.what), asked)
        if answers is None:
            return
        place = int(answers[1]) if answers[1] != ON_CREDIT else None
        today, key = self._context.books.today, str(uuid.uuid4())
        try:
            note = ConsignmentSale(held.id, today, parse_quantity(answers[0]) // THOUSAND, place, key)
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(sell_consigned, note, self._saved, self.error.say)

    def back(self, held: Consignment) -> None:
        """Ask how many came back; nothing is posted."""
        self.error.hide()
        asked = (Question(_("How many came back?"), proposal=str(held.left)),)
        answers = self._context.dialogs.ask(_("Came back: {what}").format(what=held.what), asked)
        if answers is None:
            return
        try:
            units = parse_quantity(answers[0]) // THOUSAND
            note = ConsignmentReturn(held.id, self._context.books.today, units, str(uuid.uuid4()))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        told = _("Saved")
        self._context.books.do(take_back_consigned, note, lambda _done: self._context.toast(told), self.error.say)

    def _saved(self, done: Committed) -> None:
        self._context.toast(_("Sale saved"), undo_of(self._context, done.row_id))


def build(context: Context, _entry: int | None) -> ConsignedScreen:
    """Return the screen."""
    return ConsignedScreen(context)
