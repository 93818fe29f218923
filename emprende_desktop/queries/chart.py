"""The chart of accounts as its page shows it."""

import datetime as dt

from emprende_desktop.persistence.reading.reader import Reader

_CODE = "SELECT code FROM account WHERE id = ?"
_NAMED = """
SELECT a.id FROM account a LEFT JOIN chart_year y ON y.chart = a.chart AND y.year <= ?
WHERE a.code = ? ORDER BY y.year DESC NULLS LAST, a.chart LIMIT 1
"""


def account_code(reader: Reader, account: int) -> str:
    """Return the code of an account's row."""
    return str(reader.value(_CODE, (account,)))


def account_named(reader: Reader, code: str, date: dt.date) -> int:
    """Return the row of a code, in the newest chart in force on a date that has it."""
    return int(reader.value(_NAMED, (date.year, code)))
