"""Sentences for what can be done wrong with reference prices, and with how gold is costed."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.gold import worth_errors as w
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _

WORTH_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    w.SourceRequiredError: lambda _x: _("Write where the price was read: a page, a paper or who told it."),
    w.PriceStandsError: lambda x: _("For {date} stands {value} from {source}: take that price back first.").format(
        date=short_date(x.date), value=x.value, source=x.source
    ),
    w.PriceUnknownError: lambda _x: _("That price was taken back already: look at the list again."),
    w.CostingSettledError: lambda x: _(
        "Gold has gone out this year, since {date}: a year keeps one way of costing. Choose another in January."
    ).format(date=short_date(x.date)),
}
