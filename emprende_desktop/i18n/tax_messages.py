"""Sentences for what can be wrong with values that change by date, and with the taxes of a month."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.value_errors import NoSourceError, NoValueError, ValuePeriodError
from emprende_desktop.formality import tax_errors as t
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formality import tax_name
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.i18n.values import value_name

TAX_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    NoSourceError: lambda _x: _("Write where it stands: the norm, the paper, or who told it."),
    ValuePeriodError: lambda x: _("It cannot end on {end}, before it begins on {start}: check both days.").format(
        end=short_date(x.valid_to), start=short_date(x.valid_from)
    ),
    NoValueError: lambda x: _(
        "“{name}” is not known for {date}: write it under Settings, “Rates and limits”, with your advisor."
    ).format(name=value_name(x.name), date=short_date(x.date)),
    t.TaxPostedError: lambda x: _(
        "{tax} of {month} stands in your books already: undo it first if it has to change."
    ).format(tax=tax_name(x.tax), month=month_text(x.month)),
    t.TaxPaidError: lambda x: _("{tax} of {month} was paid already: look for it under Movements.").format(
        tax=tax_name(x.tax), month=month_text(x.month)
    ),
    t.NothingToPostError: lambda x: _("{tax} of {month}: there is nothing to note before it is paid.").format(
        tax=tax_name(x.tax), month=month_text(x.month)
    ),
    t.NothingToPayError: lambda x: _("{tax} of {month}: there is nothing to pay.").format(
        tax=tax_name(x.tax), month=month_text(x.month)
    ),
}
