"""Mending the company's chart: accounts of its own, which are in use, and which chart rules from which year on."""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from emprende_desktop.persistence.reading.charts import PCGE_2019, listed_accounts

_KEPT = "SELECT id, chart, code, name, type, normal_side, leaf, active FROM account"
_BY_ID = _KEPT + " WHERE id = ?"
_BY_CODE = _KEPT + " WHERE chart = ? AND code = ?"
_NEAREST = _KEPT + " WHERE chart = ? AND code <> ? AND instr(?, code) = 1 ORDER BY length(code) DESC LIMIT 1"
_ADD = """
INSERT INTO account (code, name, type, normal_side, parent, leaf, active, chart) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_HEADING = "UPDATE account SET leaf = 0, active = 0 WHERE id = ? AND leaf = 1"
_RENAME = "UPDATE account SET name = ? WHERE id = ?"
_USE = "UPDATE account SET active = ? WHERE id = ?"
_POSTED = "SELECT EXISTS (SELECT 1 FROM posting WHERE account_id = ?)"
# In use: a balance that is not zero, a posting of the year, or a place or category that sends notes there.
_IN_USE = """
SELECT COALESCE((SELECT SUM(debit - credit) FROM balance_month WHERE account_id = ?1), 0) <> 0
  OR EXISTS (SELECT 1 FROM balance_month WHERE account_id = ?1 AND month >= ?2)
  OR EXISTS (SELECT 1 FROM place WHERE account_id = ?1 AND retired = 0)
  OR EXISTS (SELECT 1 FROM category WHERE account_id = ?1 AND retired = 0)
"""
_CHARTS = "SELECT DISTINCT chart FROM account ORDER BY chart"
_OWN_OF_2019 = _KEPT + " WHERE chart = ? ORDER BY code"
_NOTED_FROM = """
SELECT EXISTS (SELECT 1 FROM journal_entry WHERE date >= ?1 || '-01-01')
  OR EXISTS (SELECT 1 FROM closed_period WHERE month >= ?1 || '-01')
"""
_BEGAN = "SELECT MIN(year) FROM chart_year WHERE chart = ?"
_STANDING = """
SELECT a.code, SUM(k.debit - k.credit) FROM balance_month k JOIN account a ON a.id = k.account_id
WHERE a.chart = ? GROUP BY a.code HAVING SUM(k.debit - k.credit) <> 0
"""
_CARRIED = """
SELECT EXISTS (SELECT 1 FROM journal_entry e WHERE e.memo_template = 'carried'
  AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id))
"""
_FORGET_LATER = "DELETE FROM chart_year WHERE year >= ?"
_CHOOSE = "INSERT INTO chart_year (year, chart) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account as the chart keeps it."""

    id: int
    chart: str
    code: str
    name: str
    type: str
    normal_side: str
    leaf: bool
    active: bool


class AccountRepository:
    """The accounts of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kept(self, account: int) -> KeptAccount:
        """Return an account."""
        return _kept(tuple(self._connection.exec_driver_sql(_BY_ID, (account,)).one()))

    def named(self, chart: str, code: str) -> KeptAccount | None:
        """Return the account of a code, if the chart has it."""
        row = self._connection.exec_driver_sql(_BY_CODE, (chart, code)).first()
        return _kept(tuple(row)) if row else None

    def nearest(self, chart: str, code: str) -> KeptAccount | None:
        """Return the account whose code is the longest beginning of a code."""
        row = self._connection.exec_driver_sql(_NEAREST, (chart, code, code)).first()
        return _kept(tuple(row)) if row else None

    def charts(self) -> tuple[str, ...]:
        """Return the charts that this company has."""
        return tuple(chart for (chart,) in self._connection.exec_driver_sql(_CHARTS))

    def add(self, parent: KeptAccount, code: str, name: str) -> int:
        """Write an account in use under another, which becomes a heading."""
        values = (code, name, parent.type, parent.normal_side, parent.code, 1, 1, parent.chart)
        added = self._connection.exec_driver_sql(_ADD, values).lastrowid
        self._connection.exec_driver_sql(_HEADING, (parent.id,))
        return int(added)

    def rename(self, account: int, name: str) -> None:
        """Call an account by another name."""
        self._connection.exec_driver_sql(_RENAME, (name, account))

    def use(self, account: int, *, active: bool) -> None:
        """Offer an account, or no more."""
        self._connection.exec_driver_sql(_USE, (int(active), account))

    def has_postings(self, account: int) -> bool:
        """Say whether an account was ever posted to."""
        return bool(self._connection.exec_driver_sql(_POSTED, (account,)).scalar_one())

    def is_in_use(self, account: int, year: int) -> bool:
        """Say whether an account has a balance, postings since a year began, or a list that needs it."""
        return bool(self._connection.exec_driver_sql(_IN_USE, (account, f"{year:04d}-01")).scalar_one())

    def is_noted_from(self, year: int) -> bool:
        """Say whether a year or a later one has entries or closed months."""
        return bool(self._connection.exec_driver_sql(_NOTED_FROM, (f"{year:04d}",)).scalar_one())

    def began(self, chart: str) -> int | None:
        """Return the first year that a chart was chosen for."""
        year: int | None = self._connection.exec_driver_sql(_BEGAN, (chart,)).scalar()
        return year

    def standing(self, chart: str) -> dict[str, int]:
        """Return what stands on the accounts of one chart by itself, in céntimos, debit positive."""
        return {row[0]: row[1] for row in self._connection.exec_driver_sql(_STANDING, (chart,))}

    def is_carried(self) -> bool:
        """Say whether balances were carried to another chart, and that stands."""
        return bool(self._connection.exec_driver_sql(_CARRIED).scalar_one())

    def choose(self, chart: str, year: int) -> None:
        """Let a chart rule from a year on; a list that the company has not yet is written with its own accounts."""
        if chart not in self.charts():
            self._write(chart)
        self._connection.exec_driver_sql(_FORGET_LATER, (year,))
        self._connection.exec_driver_sql(_CHOOSE, (year, chart))

    def _write(self, chart: str) -> None:
        values = [
            (row["code"], row["name"], row["type"], row["normal_side"], row["parent"], int(row["leaf"]),
             int(row["active"]), chart)
            for row in listed_accounts(chart).values()
        ]  # fmt: skip
        self._connection.exec_driver_sql(_ADD, values)
        official = listed_accounts(PCGE_2019)
        for row in self._connection.exec_driver_sql(_OWN_OF_2019, (PCGE_2019,)).all():
            own = _kept(tuple(row))
            parent = self.nearest(chart, own.code)
            if own.code not in official and self.named(chart, own.code) is None and parent is not None:
                self.add(parent, own.code, own.name)


def _kept(row: tuple[object, ...]) -> KeptAccount:
    account, chart, code, name, type_, side, leaf, active = row
    return KeptAccount(
        int(str(account)), str(chart), str(code), str(name), str(type_), str(side), bool(leaf), bool(active)
    )
