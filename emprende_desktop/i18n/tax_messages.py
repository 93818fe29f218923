"""Sentences for what can be wrong with values that change by date, and with the taxes of a month."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.value_errors import NoSourceError, NoValueError, ValuePeriodError
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
}
