"""What changes by date, as the company's own copy has it: rates and limits, and its own form and regime."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime
from emprende_desktop.domain.value_errors import NoValueError
from emprende_desktop.persistence.reading.reader import Reader

# The first value, and the first standing, also cover what came before them.
_VALUE = """
SELECT value FROM dated_value
WHERE name = :name AND valid_from <= MAX(:day, (SELECT MIN(valid_from) FROM dated_value WHERE name = :name))
  AND (valid_to = '' OR valid_to >= :day)
ORDER BY valid_from DESC LIMIT 1
"""
_STANDING = """
SELECT valid_from, form, regime FROM standing
WHERE valid_from <= MAX(:day, (SELECT MIN(valid_from) FROM standing)) ORDER BY valid_from DESC LIMIT 1
"""


def dated_value(reader: Reader, name: str, date: dt.date) -> Decimal:
    """Return the value of a name in force on a date; the first one also covers what came before it.

    Raises NoValueError for a day that nobody has written one for.
    """
    row = reader.first(_VALUE, {"name": name, "day": date.isoformat()})
    if row is None:
        raise NoValueError(name, date)
    return Decimal(row[0])


def standing_on(reader: Reader, date: dt.date) -> Standing:
    """Return the form and regime in force on a date; the first one also covers what came before it."""
    valid_from, form, regime = reader.one(_STANDING, {"day": date.isoformat()})
    return Standing(dt.date.fromisoformat(valid_from), LegalForm(form), TaxRegime(regime))
