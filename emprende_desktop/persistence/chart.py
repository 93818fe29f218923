"""The company's own copy of the chart of accounts, one chart a year."""

import datetime as dt
import json
from dataclasses import replace

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import AccountTakesNoPostingsError, UnknownAccountError
from emprende_desktop.ledger.account import Account
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.engine import driver_of
from emprende_desktop.persistence.reading.charts import PCGE_2019, PCGE_2026, moved_codes

_CHART = "SELECT chart FROM chart_year WHERE year <= ? ORDER BY year DESC LIMIT 1"
_ACCOUNT = "SELECT id, leaf, active FROM account WHERE chart = ? AND code = ?"
_ACTIVATE = "UPDATE account SET active = 1 WHERE id = ?"
_NEAREST = """
SELECT id, code FROM account WHERE chart = ? AND code IN (SELECT value FROM json_each(?)) ORDER BY length(code) DESC
"""
_OPEN_UNDER = """
INSERT INTO account (code, name, type, normal_side, parent, leaf, active, chart)
  SELECT :code, name || ' ' || :code, type, normal_side, code, 1, 1, chart FROM account WHERE id = :parent
"""


class ChartRepository:
    """Accounts by code, activated when first used."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = driver_of(connection)
        self._ids: dict[tuple[str, int], int] = {}

    def seed(self, chart: str, accounts: list[tuple[Account, bool]]) -> None:
        """Write a chart: accounts, each with whether it is active from the start."""
        rows = [
            {
                "code": a.code, "name": a.name, "type": a.type.value, "normal_side": a.normal_side.value,
                "parent": a.parent, "leaf": int(a.is_leaf), "active": int(active), "chart": chart,
            }
            for a, active in accounts
        ]  # fmt: skip
        self._connection.execute(insert(t.account), rows)

    def chart_of(self, date: dt.date) -> str:
        """Return the chart in force in the year of a date: the newest that began by then, PCGE 2019 before any."""
        found = self._driver.execute(_CHART, (date.year,)).fetchone()
        return found[0] if found else PCGE_2019

    def posting_id(self, code: str, date: dt.date) -> int:
        """Return the row of an account that takes postings, activating it.

        Raises UnknownAccountError, AccountTakesNoPostingsError.
        """
        known = self._ids.get((code, date.year))
        if known is None:
            known = self._ids[code, date.year] = self._activated(self.chart_of(date), code)
        return known

    def _activated(self, chart: str, code: str) -> int:
        found = self._driver.execute(_ACCOUNT, (chart, code)).fetchone()
        if found is None:
            raise UnknownAccountError(code)
        account_id, leaf, active = found
        if not leaf and not active:  # a heading is active only where another program's journal posted to it
            raise AccountTakesNoPostingsError(code)
        if not active:
            self._driver.execute(_ACTIVATE, (account_id,))
        return int(account_id)

    def in_force(self, entry: JournalEntry) -> JournalEntry:
        """Return an entry in the codes of the chart of its day: the posting rules speak those of the PCGE 2019."""
        if self.chart_of(entry.date) != PCGE_2026:
            return entry
        moved = moved_codes()
        postings = tuple(replace(p, account=moved.get(p.account, p.account)) for p in entry.postings)
        return replace(entry, postings=postings)

    def open_for_import(self, code: str, date: dt.date) -> None:
        """Let a code of another program take postings: as it is in the chart, or opened under its longest prefix.

        Raises UnknownAccountError where no account of the chart begins the code.
        """
        prefixes = json.dumps([code[:length] for length in range(2, len(code) + 1)])
        nearest = self._driver.execute(_NEAREST, (self.chart_of(date), prefixes)).fetchone()
        if nearest is None:
            raise UnknownAccountError(code)
        account_id, found = nearest
        if found == code:
            self._driver.execute(_ACTIVATE, (account_id,))
        else:
            self._driver.execute(_OPEN_UNDER, {"code": code, "parent": account_id})
