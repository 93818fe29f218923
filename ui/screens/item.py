"""Lo que vendo: a product with its recipe, goods or a service, its price, and how it stands on documents."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.items import OfferedItem, save_offered
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.domain.quantity import parse_quantity, quantity_text
from emprende_desktop.i18n.formats import amount, money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.offers import exact_price
from emprende_desktop.invoicing.totals import cents
from emprende_desktop.queries.document_form import sold_thing
from emprende_desktop.queries.items import item as item_of
from emprende_desktop.queries.items import items
from emprende_desktop.trade.items import SOLD, Ingredient, Item, ItemChange, ItemKind, NewItem
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import asked, button, card, combo, label, name_box, row
from ui.widgets.columns import Columns
from ui.widgets.drop_down import DropDown
from ui.widgets.keys import form_keys
from ui.widgets.offer_fields import OfferFields
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot

LINES_AT_FIRST = 3
AMOUNT_WIDTH = 120
UNKNOWN = -1
ONE_OF = {
    ItemKind.PRODUCT: N_("A product that I make"),
    ItemKind.GOODS: N_("Goods that I buy to sell"),
    ItemKind.SERVICE: N_("A service"),
}


class ItemScreen(QWidget):
    """Something that is sold; the foot says what one costs and leaves as it is typed."""

    def __init__(self, context: Context, item: int | None) -> None:
        super().__init__()
        self._context = context
        self._item = context.books.fetch(item_of, item) if item is not None else None
        self._materials = context.books.fetch(items, ItemKind.MATERIAL, ItemKind.SUPPLY)
        self.name, self.unit, self.price, self.cost, self.batch, self.labor = (QLineEdit() for _field in range(6))
        self.kind = combo(tuple((kind, ONE_OF[kind]) for kind in SOLD))
        self.offer = OfferFields(context)
        self.lines: list[tuple[QComboBox, QLineEdit]] = []
        self._grid = QGridLayout()
        self.foot = SavingFoot(context, None, (N_("&Save product"), N_("Product saved")), self.submit).without_papers()
        self._lay_out()
        self._fill()
        for field in (self.name, self.price, self.cost, self.batch, self.labor):
            field.textChanged.connect(lambda _text: self._tell())
        self.kind.currentIndexChanged.connect(lambda _index: self._suit())
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(self.name)
        self._suit()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("What I sell"), "title"))
        left, questions = card()
        self._form = asked(
            (
                (_("What is it?"), self.kind),
                (_("What is it called?"), self.name),
                (_("For how much do you sell one?"), self.price),
                (_("How much does one cost?"), self.cost),
                (_("In what is it measured? (metre, kilo, piece)"), self.unit),
                (_("How many does the recipe make?"), self.batch),
                (_("How much is the work for all of them?"), self.labor),
            )
        )
        name_box(self.kind, _("What is it?"))
        questions.addLayout(self._form)
        questions.addStretch()
        right, more = card()
        self._recipe = self._recipe_part()
        more.addWidget(self._recipe)
        more.addWidget(label(_("On documents"), "step"))
        more.addWidget(self.offer)
        more.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)

    def _recipe_part(self) -> QWidget:
        part = QWidget()
        recipe = QVBoxLayout(part)
        recipe.setContentsMargins(0, 0, 0, 0)
        recipe.addWidget(label(_("What goes into it?"), "step"))
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(10)
        recipe.addLayout(self._grid)
        recipe.addLayout(row(button(_("&Add a line"), self.add_line, "", "plus"), stretch_after=0))
        if not self._materials:
            told = _("Write your materials first, under Prices and recipes.")
            recipe.addWidget(label(told, "muted", wrap=True))
        return part

    def _suit(self) -> None:
        """Ask what the kind asks: a recipe of what is made, a cost of what is bought, neither of a service."""
        kind = ItemKind(self.kind.currentData())
        self._recipe.setVisible(kind is ItemKind.PRODUCT)
        for field, wanted in (
            (self.batch, ItemKind.PRODUCT), (self.labor, ItemKind.PRODUCT), (self.cost, ItemKind.GOODS),
        ):  # fmt: skip
            self._form.setRowVisible(field, kind is wanted)
        self._tell()

    def add_line(self, material: int | None = None, quantity: int = 0) -> None:
        """Add a line of the recipe, empty or as it was."""
        number = len(self.lines) + 1
        box, much = DropDown(), QLineEdit()
        box.addItem("—", None)
        for known in self._materials:
            box.addItem(f"{known.name} ({known.unit})" if known.unit else known.name, known.id)
        box.setCurrentIndex(max(box.findData(material), 0))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        name_box(box, _("Material of line {line}").format(line=number))
        much.setAccessibleName(_("Quantity of line {line}").format(line=number))
        much.setPlaceholderText(_("How much"))
        much.setMaximumWidth(for_text(AMOUNT_WIDTH))
        if quantity:
            much.setText(quantity_text(quantity))
        box.activated.connect(lambda _index: self._tell())
        much.textChanged.connect(lambda _text: self._tell())
        self._grid.addWidget(box, number, 0)
        self._grid.addWidget(much, number, 1)
        self.lines.append((box, much))

    def _fill(self) -> None:
        known = self._item
        if known is None:
            self.batch.setText("1")
        else:
            thing = self._context.books.fetch(sold_thing, known.id)
            self.kind.setCurrentIndex(self.kind.findData(known.kind))
            self.offer.show_thing(thing)
            self.name.setText(known.name)
            self.unit.setText(known.unit)
            self.price.setText(thing.price)
            self.cost.setText(amount(known.cost) if known.cost else "")
            self.batch.setText(quantity_text(known.batch) if known.batch else "")
            self.labor.setText(amount(known.labor) if known.labor else "")
            for part in known.recipe:
                self.add_line(part.material, part.quantity)
        while len(self.lines) < LINES_AT_FIRST:
            self.add_line()

    def _read(self) -> NewItem:
        """Return what is written; raises what is wrong with it."""
        kind = ItemKind(self.kind.currentData())
        price = exact_price(self.price.text())
        if kind is not ItemKind.PRODUCT:
            cost = _amount(self.cost) if kind is ItemKind.GOODS else ZERO
            return NewItem(kind, self.name.text(), self.unit.text(), cost, cents(price))
        recipe: dict[int, int] = {}
        for box, much in self.lines:
            if box.currentData() is not None and much.text().strip():
                recipe[box.currentData()] = recipe.get(box.currentData(), 0) + parse_quantity(much.text())
        batch = parse_quantity(self.batch.text()) if self.batch.text().strip() else 0
        return NewItem(
            kind, self.name.text(), self.unit.text(), ZERO, cents(price), batch, _amount(self.labor),
            tuple(recipe.items()),
        )  # fmt: skip

    def _offered(self) -> OfferedItem:
        item = self._item.id if self._item else None
        price = exact_price(self.price.text())
        own = cents(price)
        offer = self.offer.offer("" if price * 100 == own.cents else f"{price:f}")
        return OfferedItem(ItemChange(item, self._read()), offer)

    def _tell(self) -> None:
        try:
            written = self._read()
        except BookkeepingError as error:
            told = _("Write the name, the price and what goes into it; here you see what one leaves.")
            self.foot.tell(sentence(error) if self.name.text().strip() else told)
            return
        known = {material.id: material for material in self._materials}
        parts = tuple(
            Ingredient(m, known[m].name, known[m].unit, quantity, known[m].cost) for m, quantity in written.recipe
        )
        one = Item(UNKNOWN, written.kind, written.name, written.unit, written.cost, written.price, written.batch,
                   written.labor, parts)  # fmt: skip
        text = _("One costs {cost} and sells for {price}: it leaves {left}.")
        self.foot.tell(text.format(cost=money(one.unit_cost), price=money(one.price), left=money(one.left)))

    def submit(self) -> None:
        """Save the product; what was typed stays where something is wrong."""
        self.foot.submit("", lambda _party: self._offered(), save_offered)


def _amount(field: QLineEdit) -> Money:
    return parse_money(field.text()) if field.text().strip() else ZERO


def build(context: Context, entry: int | None) -> ItemScreen:
    """Return the screen."""
    return ItemScreen(context, entry)
