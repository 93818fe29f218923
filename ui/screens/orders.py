"""Pedidos: what is to be handed over, the first due first."""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.orders import cancel_order, deliver_order, pay_on_account
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO, parse_money
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.orders import open_orders
from emprende_desktop.trade.documents import Document, DocumentKind, papers_issued
from emprende_desktop.trade.orders import Order, OrderAdvance, OrderCancellation, OrderDelivery
from ui.screen import Context, Question
from ui.widgets.basics import button, card, label, row
from ui.widgets.cards import Cards
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of

ON_CREDIT = ""


class OrdersScreen(QWidget):
    """A card for each open order, with what can be done with it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.error = Refusal(context.toast)
        outer = page_layout(self)
        new = button(_("&New order"), lambda: context.navigate("order"), "main", "plus")
        outer.addLayout(row(label(_("Orders"), "title"), new, stretch_after=0))
        outer.addWidget(self.error)
        empty = _("No order waits. Note one with the button above when somebody orders for a day.")
        self._cards = Cards(empty)
        outer.addWidget(self._cards, 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.ORDERS}:
            self._reload()

    def _reload(self) -> None:
        self._cards.show_cards(map(self._card, self._context.books.fetch(open_orders)))

    def _card(self, order: Order) -> QWidget:
        frame, layout = card()
        head = row(label(order.what, "heading", wrap=True), self._due(order))
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(label(order.party_name, "muted"))
        told = _("Price {price} · on account {advanced} · to be paid {rest}").format(
            price=money(order.price), advanced=money(order.advanced), rest=money(order.rest)
        )
        layout.addWidget(label(told, "move", wrap=True))
        acts: tuple[tuple[str, str, Callable[[Order], None]], ...] = (
            (_("Handed over"), "check", self.deliver),
            (_("Paid on account"), "banknote-arrow-down", self.pay),
            (_("Called off"), "x", self.cancel),
        )
        made = [button(text, partial(act, order), "", picture) for text, picture, act in acts]
        for act in made:
            act.setAccessibleName(f"{act.text()}: {order.what}")
        layout.addWidget(flow_of(*made))
        return frame

    def _due(self, order: Order) -> QWidget:
        days = (order.due_on - self._context.books.today).days
        if days < 0:
            text = ngettext("{days} day late", "{days} days late", -days).format(days=-days)
            return label(text, "out")
        if days == 0:
            return label(_("For today"), "warn")
        left = ngettext("in {days} day", "in {days} days", days).format(days=days)
        return label(f"{short_date(order.due_on)} · {left}", "muted")

    def deliver(self, order: Order) -> None:
        """Ask how the rest was paid and what paper was given, and note the sale."""
        self.error.hide()
        asked = (
            Question(
                _("How was the rest of {rest} paid?").format(rest=money(order.rest)),
                (*self._places(), (ON_CREDIT, _("On credit"))),
            ),
            Question(_("Which paper did you give?"), self._papers()),
            Question(_("Number of the paper")),
        )
        answers = self._context.dialogs.ask(_("Handed over: {what}").format(what=order.what), asked)
        if answers is None:
            return
        place = int(answers[0]) if answers[0] != ON_CREDIT else None
        kind = DocumentKind(answers[1])
        document = Document(kind, answers[2] if kind is not DocumentKind.NONE else "")
        today = self._context.books.today
        note = OrderDelivery(order.id, today, place, str(uuid.uuid4()), document)
        self._context.books.do(deliver_order, note, partial(self._saved, _("Sale saved")), self.error.say)

    def pay(self, order: Order) -> None:
        """Ask for more money on account."""
        self.error.hide()
        asked = (Question(_("How much?")), Question(_("Where did the money come in?"), self._places()))
        answers = self._context.dialogs.ask(_("Paid on account: {what}").format(what=order.what), asked)
        if answers is None:
            return
        try:
            amount = parse_money(answers[0])
            note = OrderAdvance(order.id, self._context.books.today, amount, int(answers[1]), str(uuid.uuid4()))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(pay_on_account, note, partial(self._saved, _("Payment saved")), self.error.say)

    def cancel(self, order: Order) -> None:
        """Call an order off; what was on account is given back."""
        self.error.hide()
        place = self._context.books.fetch(places)[0].id
        if order.advanced > ZERO:
            title = _("Give back {amount} from where?").format(amount=money(order.advanced))
            answers = self._context.dialogs.ask(_("Called off"), (Question(title, self._places()),))
            if answers is None:
                return
            place = int(answers[0])
        elif not self._context.dialogs.confirm(_("Call this order off?"), _("Call it off")):
            return
        note = OrderCancellation(order.id, self._context.books.today, place, str(uuid.uuid4()))
        paid = order.advanced > ZERO
        done = partial(self._saved, _("Order called off")) if paid else self._called_off
        self._context.books.do(cancel_order, note, done, self.error.say)

    def _places(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(place.id), place.name) for place in self._context.books.fetch(places))

    def _papers(self) -> tuple[tuple[str, str], ...]:
        return tuple((kind.value, _(DOCUMENTS[kind])) for kind in papers_issued(self._context.enterprise.regime))

    def _saved(self, text: str, done: Committed) -> None:
        self._context.toast(text, undo_of(self._context, done.row_id))

    def _called_off(self, _done: Committed) -> None:
        self._context.toast(_("Order called off"))


def build(context: Context, _entry: int | None) -> OrdersScreen:
    """Return the screen."""
    return OrdersScreen(context)
