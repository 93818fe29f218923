"""Sentences for what can be done wrong with reference prices."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.gold import price_errors as p
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _

PRICE_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    p.SourceRequiredError: lambda _x: _("Write where the price was read: a page, a paper or who told it."),
    p.PriceStandsError: lambda x: _("For {date} stands {value} from {source}: take that price back first.").format(
        date=short_date(x.date), value=x.value, source=x.source
    ),
    p.PriceUnknownError: lambda _x: _("That price was taken back already: look at the list again."),
}
