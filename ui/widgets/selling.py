"""The answers of a form for a sale of bars as what posts, and taking its correction back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.commands.gold import GoldRecord, GoldSelling, NamedSeller, record_gold
from emprende_desktop.domain.exact import exact_text
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.domain.quantity import quantity_text
from emprende_desktop.gold.lots import Held, LotKind
from emprende_desktop.gold.notes import GoldSale, Reweighed, SoldPart
from emprende_desktop.gold.sold_bars import SoldBars, Where
from emprende_desktop.gold.typed_sale import PriceBy, TypedBar, TypedSale
from emprende_desktop.i18n.formats import amount
from emprende_desktop.trade.documents import Document
from emprende_desktop.trade.papers import NewPaper
from ui.screen import Context
from ui.widgets.undo import undo_by

FINENESS_PLACES = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """A sale as it was answered: what was typed, what it comes to, what goes of each lot and how that weighs now."""

    date: dt.date
    typed: TypedSale
    sold: SoldBars
    parts: dict[Where, Held]
    changes: tuple[Reweighed, ...]
    document: Document
    party: int | None
    place: int | None
    detail: str
    key: str
    sellers: tuple[NamedSeller, ...]

    @property
    def received(self) -> Money:
        """Return what came in."""
        return self.sold.way.net


def as_weighed(sale: GoldSale) -> TypedSale:
    """Return the bars of a sale that was noted without its figures, as they were weighed, and what was received."""
    bars = tuple(
        TypedBar(
            part.lot, part.stage, quantity_text(part.gone.gross_mg),
            exact_text(Fraction(1_000 * part.gone.fine_mg, part.gone.gross_mg), FINENESS_PLACES),
        )
        for part in sale.parts
    )  # fmt: skip
    return TypedSale(bars, price_by=PriceBy.GROSS_GRAM, paid=amount(sale.received))


def selling_of(answered: Answered, papers: tuple[NewPaper, ...], corrects: int | None) -> GoldSelling:
    """Return what posts; raises what a note of a sale raises."""
    way, typed = answered.sold.way, answered.typed
    fee = parse_money(typed.kept_fee) if typed.kept_fee else ZERO
    paid = answered.sold.payability_pct
    kept = {
        "fine_g": exact_text(answered.sold.fine_g), "payability_pct": "" if paid is None else str(paid),
        "value": str(way.gross.cents),
        "igv_amount": str(way.igv.cents), "withheld": str(way.retention.cents),
        "detraction_amount": str(way.detraccion.cents), "fee_amount": str(fee.cents), "received": str(way.net.cents),
    }  # fmt: skip
    sale = GoldSale(
        date=answered.date,
        kind=LotKind.GOLD,
        parts=tuple(SoldPart(lot, stage, held) for (lot, stage), held in answered.parts.items()),
        party=answered.party,
        place=answered.place,
        value=way.gross,
        key=answered.key,
        igv=way.igv,
        withheld=way.retention,
        detraction=way.detraccion,
        fee=fee,
        document=answered.document,
        detail=answered.detail,
        details=typed.to_json(kept),
        reweighed=answered.changes,
    )
    return GoldSelling(sale, answered.sellers, papers, corrects)


def undo_correction(before: GoldSale, context: Context, entry: int) -> Callable[[], None]:
    """Return what puts a sale back as it was before it was corrected; pressed twice it posts once."""
    return undo_by(context, record_gold, GoldRecord(before, corrects=entry))
