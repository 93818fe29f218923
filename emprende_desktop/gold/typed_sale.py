"""What is typed of a sale of doré, refogado or sponge, kept as it was typed so that its form opens again filled in.

Grams, prices and percentages stay text until they are figured out (`gold/sold_bars.py`).
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from emprende_desktop.gold.lots import Stage


class FinenessUnit(StrEnum):
    """How fineness is told."""

    PERMILLE = "permille"
    KARAT = "karat"


class PriceBy(StrEnum):
    """How the buyer tells the price: USD for an ounce of gold, or soles for a gram as weighed or of fine gold."""

    OUNCE = "ounce"
    GROSS_GRAM = "gross_gram"
    FINE_GRAM = "fine_gram"


class Difference(StrEnum):
    """Where the bars do not weigh what the lot has: the rest stays on hand, or the bars are all there is."""

    KEPT = "kept"
    ALL_THERE_IS = "all_there_is"


@dataclass(frozen=True, slots=True)
class TypedBar:
    """A bar of a lot, from where it lies: gross grams and fineness."""

    lot: int
    stage: Stage
    gross_g: str
    fineness: str


@dataclass(frozen=True, slots=True)
class TypedSale:
    """The figures of a sale as they were typed; an empty one was left empty.

    `price` is USD for an ounce, `refining` USD for a fine ounce, `fixed_fee` USD, `fx` soles for a dollar; `gram_price`
    and `paid` are soles, `kept_fee` what the group keeps of what is sold for members; the rest are percentages.
    """

    bars: tuple[TypedBar, ...]
    unit: FinenessUnit = FinenessUnit.PERMILLE
    price_by: PriceBy = PriceBy.OUNCE
    difference: Difference = Difference.KEPT
    price: str = ""
    payable: str = ""
    refining: str = ""
    fixed_fee: str = ""
    fx: str = ""
    gram_price: str = ""
    withholding: str = ""
    igv: str = ""
    detraction: str = ""
    paid: str = ""
    kept_fee: str = ""

    def to_json(self, more: Mapping[str, str]) -> str:
        """Return it as JSON, with what else is kept of the sale beside it."""
        return json.dumps(asdict(self) | dict(more), ensure_ascii=False, sort_keys=True)


def typed_sale(details: str) -> TypedSale:
    """Read a sale back; what was kept beside it is passed over."""
    kept: dict[str, Any] = json.loads(details)
    bars = tuple(
        TypedBar(bar["lot"], Stage(bar["stage"]), bar["gross_g"], bar["fineness"]) for bar in kept.get("bars", ())
    )
    chosen = TypedSale(
        bars,
        FinenessUnit(kept.get("unit", FinenessUnit.PERMILLE)),
        PriceBy(kept.get("price_by", PriceBy.OUNCE)),
        Difference(kept.get("difference", Difference.KEPT)),
    )
    texts = [one.name for one in fields(TypedSale) if one.type is str]
    return replace(chosen, **{name: kept[name] for name in texts if name in kept})
