"""Precios y recetas: what each product sells for, costs and leaves; and what materials cost."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from emprende_desktop.commands.items import ItemMerging, merge_item, offer_item, retire_item, save_item
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO, parse_money
from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.items import KINDS
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.items import items, items_put_away
from emprende_desktop.trade.items import Item, ItemChange, ItemKind, NewItem
from ui.screen import Context, Question
from ui.widgets.basics import button, card, clear, label
from ui.widgets.columns import Columns
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

BOUGHT = (ItemKind.MATERIAL, ItemKind.SUPPLY, ItemKind.GOODS)

RIGHT = Qt.AlignmentFlag.AlignRight


class PricesScreen(QWidget):
    """Products on the left with what each leaves, what is bought on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.error = Refusal(context.toast)
        self._made, self._bought, self._away = _grid(), _grid(), _grid()
        outer = page_layout(self)
        outer.addWidget(label(_("Prices and recipes"), "title"))
        outer.addWidget(
            flow_of(
                button(_("New &product or service"), lambda: context.navigate("item"), "main", "plus"),
                button(_("New &material or goods"), self.add_bought, "", "plus"),
            )
        )
        outer.addWidget(self.error)
        left, products = card()
        products.addWidget(label(_("What I make and do"), "heading"))
        products.addLayout(self._made)
        products.addStretch()
        right, bought = card()
        bought.addWidget(label(_("What I buy"), "heading"))
        bought.addLayout(self._bought)
        bought.addLayout(self._away)
        bought.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if Topic.ITEMS in topics:
            self._reload()

    def _reload(self) -> None:
        clear(self._made)
        clear(self._bought)
        products = self._context.books.fetch(items, ItemKind.PRODUCT, ItemKind.SERVICE)
        if not products:
            empty = _("Write a product with its recipe, and see what one costs you and what it leaves.")
            self._made.addWidget(label(empty, "muted", wrap=True), 0, 0)
        for line, title in enumerate((_("Product"), _("Price"), _("Costs"), _("Leaves")) if products else ()):
            self._made.addWidget(label(title, "muted"), 0, line, RIGHT if line else Qt.AlignmentFlag(0))
        for number, product in enumerate(products):
            self._add_product(2 * number + 1, product)
        bought = self._context.books.fetch(items, *BOUGHT)
        if not bought:
            self._bought.addWidget(label(_("Nothing is here yet."), "muted", wrap=True), 0, 0)
        for line, item in enumerate(bought):
            self._add_bought(line, item)
        clear(self._away)
        put_away = self._context.books.fetch(items_put_away)
        if put_away:
            self._away.addWidget(label(_("Put away"), "heading"), 0, 0)
        for line, item in enumerate(put_away, start=1):
            self._add_put_away(line, item)

    def _add_product(self, line: int, product: Item) -> None:
        name = f"{product.name} ({product.unit})" if product.unit else product.name
        mend = button(name, partial(self._context.navigate, "item", product.id), "link")
        mend.setAccessibleName(_("Mend {name}").format(name=name))
        self._made.addWidget(mend, line, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        left = "in" if product.left >= ZERO else "out"
        for column, (figure, style) in enumerate(
            ((product.price, "move"), (product.unit_cost, ""), (product.left, left)), start=1
        ):
            self._made.addWidget(label(money(figure), style), line + 1, column, RIGHT)
        away = button(_("Put away"), partial(self._retire, product), "link")
        away.setAccessibleName(_("Put away {name}").format(name=product.name))
        self._made.addWidget(flow_of(away, self._join(product)), line + 1, 0)

    def _add_bought(self, line: int, item: Item) -> None:
        each = _("{amount} each {unit}").format(amount=money(item.cost), unit=item.unit or _("unit"))
        mend = button(item.name, partial(self.mend_bought, item), "link")
        mend.setAccessibleName(_("Mend {name}").format(name=item.name))
        self._bought.addWidget(mend, line, 0, Qt.AlignmentFlag.AlignLeft)
        self._bought.addWidget(label(each, "muted", wrap=True), line, 1)
        away = button(_("Put away"), partial(self._retire, item), "link")
        away.setAccessibleName(_("Put away {name}").format(name=item.name))
        self._bought.addWidget(flow_of(away, self._join(item)), line, 2)

    def _join(self, item: Item) -> QPushButton:
        same = button(_("Join"), partial(self.merge, item), "link")
        same.setAccessibleName(_("Join {name} to another").format(name=item.name))
        return same

    def merge(self, item: Item) -> None:
        """Ask which one is the same: recipes and what was made go on under it."""
        others = [other for other in self._context.books.fetch(items, item.kind) if other.id != item.id]
        if not others:
            self.error.say(_("There is no other of this kind."))
            return
        asked = (Question(_("Which one stays?"), tuple((str(other.id), other.name) for other in others)),)
        answers = self._context.dialogs.ask(_("Join {name} to another").format(name=item.name), asked)
        if answers is not None:
            told = _("{name} is joined").format(name=item.name)
            merging = ItemMerging(item.id, int(answers[0]))
            self._context.books.do(merge_item, merging, lambda _done: self._told(told), self.error.say)

    def _told(self, text: str) -> None:
        self.error.hide()
        self._context.toast(text)

    def _add_put_away(self, line: int, item: Item) -> None:
        self._away.addWidget(label(item.name, "muted", wrap=True), line, 0)
        again = button(_("Offer again"), partial(self._offer, item), "link")
        again.setAccessibleName(_("Offer {name} again").format(name=item.name))
        self._away.addWidget(again, line, 1)

    def _offer(self, item: Item) -> None:
        self._context.books.do(offer_item, item.id, lambda _done: self.error.hide(), self.error.say)

    def add_bought(self) -> None:
        """Ask for a new material, supply or goods."""
        kinds = tuple((kind.value, _(KINDS[kind])) for kind in BOUGHT)
        asked = (Question(_("What is it?"), kinds), *_questions("", "", ""))
        answers = self._context.dialogs.ask(_("New material or goods"), asked)
        if answers is not None:
            self._save(None, ItemKind(answers[0]), answers[1:])

    def mend_bought(self, item: Item) -> None:
        """Ask for the name, unit and cost anew; recipes follow the cost. Goods are sold too: they have a page."""
        if item.kind is ItemKind.GOODS:
            self._context.navigate("item", item.id)
            return
        asked = _questions(item.name, item.unit, item.cost.plain())
        answers = self._context.dialogs.ask(_("Mend {name}").format(name=item.name), asked)
        if answers is not None:
            self._save(item.id, item.kind, answers)

    def _save(self, item: int | None, kind: ItemKind, answers: tuple[str, ...]) -> None:
        self.error.hide()
        try:
            written = NewItem(kind, answers[0], answers[1], cost=parse_money(answers[2]))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(save_item, ItemChange(item, written), lambda _done: None, self.error.say)

    def _retire(self, item: Item) -> None:
        told = _("{name} is put away").format(name=item.name)
        back = partial(self._offer, item)
        self._context.books.do(retire_item, item.id, lambda _done: self._context.toast(told, back), self.error.say)


def _questions(name: str, unit: str, cost: str) -> tuple[Question, ...]:
    return (
        Question(_("What is it called?"), proposal=name),
        Question(_("In what is it measured? (metre, kilo, piece)"), proposal=unit),
        Question(_("How much does one cost?"), proposal=cost),
    )


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnStretch(0, 1)
    grid.setHorizontalSpacing(14)
    return grid


def build(context: Context, _entry: int | None) -> PricesScreen:
    """Return the screen."""
    return PricesScreen(context)
