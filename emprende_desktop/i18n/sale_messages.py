"""Sentences for what can be wrong with whom and by which paper gold is sold."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.gold import sale_errors as g
from emprende_desktop.i18n.formats import grams
from emprende_desktop.i18n.translation import _

SALE_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    g.LiquidacionRefusedError: lambda _x: _(
        "A purchase slip is only for a natural person without RUC: an association, or anybody with a RUC, gives"
        " her own factura. Choose another paper, or write whose gold it is."
    ),
    g.OneSellerError: lambda _x: _(
        "Each purchase slip is of one woman: write whose gold it is, and note one sale for each."
    ),
    g.OverCapError: lambda x: _(
        "{name} would have sold {sold} in this month, {over} over the limit of {cap}: write the reason to save it."
    ).format(name=x.name, sold=grams(x.sold_mg), over=grams(x.sold_mg - x.cap_mg), cap=grams(x.cap_mg)),
    g.SellersExceedSaleError: lambda x: _(
        "Those named have {told} together, and {sold} are sold: check the grams of each."
    ).format(told=grams(x.told_mg), sold=grams(x.sold_mg)),
}
