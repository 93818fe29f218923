"""Materials, goods and products: what one costs and leaves, what was made and spoiled, what is left at month's end.

Quantities are thousandths of the item's unit; money is céntimos.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from emprende_desktop.domain.errors import AmountNotPositiveError, NameRequiredError
from emprende_desktop.domain.money import ZERO, Money, round_half_up
from emprende_desktop.domain.quantity import worth


class ItemKind(StrEnum):
    """What an item is: bought to be worked, bought to be used up, bought to be sold, made, or done for somebody."""

    MATERIAL = "material"
    SUPPLY = "supply"
    GOODS = "goods"
    PRODUCT = "product"
    SERVICE = "service"


# A service is sold and never counted: nothing of it is left at the end of a month.
COUNTED = (ItemKind.MATERIAL, ItemKind.SUPPLY, ItemKind.GOODS, ItemKind.PRODUCT)
SOLD = (ItemKind.PRODUCT, ItemKind.GOODS, ItemKind.SERVICE)


@dataclass(frozen=True, slots=True)
class Ingredient:
    """So much of a material in one batch of a product."""

    material: int
    name: str
    unit: str
    quantity: int
    cost: Money

    @property
    def worth(self) -> Money:
        """Return what it costs in one batch."""
        return worth(self.quantity, self.cost)


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item as it is written down: `cost` and `price` are of one unit; a recipe makes `batch` units with `labor`.

    Raises NameRequiredError, AmountNotPositiveError.
    """

    kind: ItemKind
    name: str
    unit: str
    cost: Money = ZERO
    price: Money = ZERO
    batch: int = 0
    labor: Money = ZERO
    recipe: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise NameRequiredError("name")
        for part in (self.cost, self.price, self.labor):
            if part < ZERO:
                raise AmountNotPositiveError(part.cents)
        if self.recipe and self.batch <= 0:
            raise AmountNotPositiveError(self.batch)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the lists, with its recipe where it is a product."""

    id: int
    kind: ItemKind
    name: str
    unit: str
    cost: Money
    price: Money
    batch: int
    labor: Money
    recipe: tuple[Ingredient, ...]

    @property
    def unit_cost(self) -> Money:
        """Return what one unit costs: by its recipe where it has one, else as it was written; halves up."""
        if self.batch <= 0:
            return self.cost
        whole = sum(part.worth.cents for part in self.recipe) + self.labor.cents
        return round_half_up(Decimal(whole * 1_000) / self.batch)

    @property
    def left(self) -> Money:
        """Return what one unit leaves when it is sold at its price."""
        return self.price - self.unit_cost


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item written anew, or mended where `item` names one."""

    item: int | None
    written: NewItem


@dataclass(frozen=True, slots=True)
class Production:
    """What was made of a product on a day, and what of it spoiled; nothing is posted.

    Raises AmountNotPositiveError.
    """

    date: dt.date
    item: int
    made: int
    spoiled: int
    key: str

    def __post_init__(self) -> None:
        if self.made < 0 or self.spoiled < 0 or self.made + self.spoiled == 0:
            raise AmountNotPositiveError(self.made)


@dataclass(frozen=True, slots=True)
class StockLine:
    """How much of an item is left, and what it is worth; of a service there is nothing to count."""

    item: int
    kind: ItemKind
    quantity: int
    worth: Money

    def __post_init__(self) -> None:
        assert self.kind in COUNTED, self.kind


@dataclass(frozen=True, slots=True)
class StockCount:
    """What is left on a day; a kind with no line at all was not counted."""

    date: dt.date
    lines: tuple[StockLine, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """What was made and spoiled of a product in a span of days."""

    item: Item
    made: int
    spoiled: int

    @property
    def lost(self) -> Money:
        """Return what the spoiled cost."""
        return worth(self.spoiled, self.item.unit_cost)
