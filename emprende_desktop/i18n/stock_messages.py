"""The sentences of what can be wrong with gold in stock, with its sale and with its sharing out."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.gold import stock_errors as k
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _

STOCK_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    k.ImpossibleDensityError: lambda x: _(
        "{air} g in air and {water} g in water cannot be gold with silver: weigh it again."
    ).format(air=x.air, water=x.water),
    k.MoreGoldThanLeftError: lambda x: _(
        "Only {left} g of fine gold are left, and {asked} g would go out: check the grams."
    ).format(left=x.left, asked=x.asked),
    k.LossWithoutRestError: lambda _x: _(
        "A normal loss leaves its cost on what remains, and nothing remains: note it as an abnormal loss."
    ),
    k.NothingToShareByError: lambda _x: _(
        "Nobody has anything to share by: write the kilos, the days or the part of each member."
    ),
    k.TakenFirstError: lambda x: _(
        "Costs and fund take {taken}, and there are {amount} to share out: check the amounts."
    ).format(taken=money(Money(x.taken)), amount=money(Money(x.amount))),
    k.TooManyDecimalsError: lambda x: _("{key}: {text} has too many decimals: write {places} at most.").format(
        key=x.key, text=x.text, places=x.places
    ),
    k.CalculatedCostError: lambda x: _(
        "{key}: the cost of what goes out or is lost is calculated: write it only for what comes in."
    ).format(key=x.key),
    k.UnevenFactorsError: lambda x: _("{key}: give each member as many numbers as the others.").format(key=x.key),
}
