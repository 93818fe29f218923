"""The company's own copy of the chart of accounts, one chart a year."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import AccountTakesNoPostingsError, UnknownAccountError
from emprende_desktop.ledger.account import Account
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.reading.charts import PCGE_2019, PCGE_2026, moved_codes


class ChartRepository:
    """Accounts by code, activated when first used."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[str, str], int] = {}
        self._charts: dict[int, str] = {}

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
        if date.year not in self._charts:
            found = self._connection.execute(
                select(t.chart_year.c.chart)
                .where(t.chart_year.c.year <= date.year)
                .order_by(t.chart_year.c.year.desc())
                .limit(1)
            ).scalar()
            self._charts[date.year] = found or PCGE_2019
        return self._charts[date.year]

    def posting_id(self, code: str, date: dt.date) -> int:
        """Return the row of an account that takes postings, activating it.

        Raises UnknownAccountError, AccountTakesNoPostingsError.
        """
        chart = self.chart_of(date)
        known = self._ids.get((chart, code))
        if known is None:
            known = self._activated(chart, code)
            self._ids[chart, code] = known
        return known

    def _activated(self, chart: str, code: str) -> int:
        row = self._connection.execute(
            select(t.account).where(t.account.c.chart == chart, t.account.c.code == code)
        ).first()
        if row is None:
            raise UnknownAccountError(code)
        if not row.leaf and not row.active:  # a heading is active only where another program's journal posted to it
            raise AccountTakesNoPostingsError(code)
        if not row.active:
            self._connection.execute(update(t.account).where(t.account.c.id == row.id).values(active=1))
        return int(row.id)

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
        chart = self.chart_of(date)
        if (chart, code) in self._ids:
            return
        prefixes = [code[:length] for length in range(len(code), 1, -1)]
        found = select(t.account).where(t.account.c.chart == chart, t.account.c.code.in_(prefixes))
        nearest = self._connection.execute(found.order_by(func.length(t.account.c.code).desc())).first()
        if nearest is None:
            raise UnknownAccountError(code)
        if nearest.code == code:
            self._connection.execute(update(t.account).where(t.account.c.id == nearest.id).values(active=1))
            self._ids[chart, code] = int(nearest.id)
            return
        values = {
            "code": code, "name": f"{nearest.name} {code}", "type": nearest.type, "normal_side": nearest.normal_side,
            "parent": nearest.code, "leaf": 1, "active": 1, "chart": chart,
        }  # fmt: skip
        inserted = self._connection.execute(insert(t.account), values).inserted_primary_key
        assert inserted is not None
        self._ids[chart, code] = int(inserted[0])
