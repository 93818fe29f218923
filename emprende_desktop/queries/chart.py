"""The chart of accounts as its page shows it."""

import datetime as dt

from sqlalchemy.engine import Connection

_CODE = "SELECT code FROM account WHERE id = ?"
_NAMED = """
SELECT a.id FROM account a LEFT JOIN chart_year y ON y.chart = a.chart AND y.year <= ?
WHERE a.code = ? ORDER BY y.year DESC NULLS LAST, a.chart LIMIT 1
"""


def account_code(connection: Connection, account: int) -> str:
    """Return the code of an account's row."""
    return str(connection.exec_driver_sql(_CODE, (account,)).scalar_one())


def account_named(connection: Connection, code: str, date: dt.date) -> int:
    """Return the row of a code, in the newest chart in force on a date that has it."""
    return int(connection.exec_driver_sql(_NAMED, (date.year, code)).scalar_one())
