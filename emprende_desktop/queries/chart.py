"""The chart of accounts as its page shows it, and which chart rules in which year."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.words import fold
from emprende_desktop.ledger.account import AccountType
from emprende_desktop.persistence.reading.charts import (
    PCGE_2019,
    PCGE_2026,
    issued_chart,
    listed_accounts,
    moved_codes,
)
from emprende_desktop.persistence.reading.reader import Reader
from resources.files import rows

CHARTS = (PCGE_2019, PCGE_2026)
_CODE = "SELECT code FROM account WHERE id = ?"
_NAMED = """
SELECT a.id FROM account a LEFT JOIN chart_year y ON y.chart = a.chart AND y.year <= ?
WHERE a.code = ? ORDER BY y.year DESC NULLS LAST, a.chart LIMIT 1
"""
_KEPT = "SELECT id, code, name, type, leaf, active FROM account WHERE chart = ? ORDER BY code"
_IN_FORCE = "SELECT chart FROM chart_year WHERE year <= ? ORDER BY year DESC LIMIT 1"
_CHANGES = "SELECT year, chart FROM chart_year ORDER BY year"
_LAST_YEAR = """
SELECT MAX(COALESCE((SELECT MAX(substr(month, 1, 4)) FROM balance_month), ''),
           COALESCE((SELECT MAX(substr(month, 1, 4)) FROM closed_period), ''))
"""
_STANDING = """
SELECT a.code, SUM(k.debit - k.credit) FROM balance_month k JOIN account a ON a.id = k.account_id
GROUP BY a.code HAVING SUM(k.debit - k.credit) <> 0
"""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account of a chart; `id` is None in a list that the company does not use, `own` is outside the list."""

    id: int | None
    code: str
    name: str
    type: AccountType
    leaf: bool
    active: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A code that means something else in the newer chart, and where notes of its kind go there.

    `moves_to` is empty where no note of ours goes to it; `standing` is its balance in céntimos, debit positive.
    """

    code: str
    name: str
    name_there: str
    moves_to: str
    standing: int


@dataclass(frozen=True, slots=True)
class IssuedChart:
    """A chart as the state issued it: its name, the first year it may rule, and the day from which it must."""

    key: str
    name: str
    first_year: int
    mandatory_from: dt.date
    source: str


def account_code(reader: Reader, account: int) -> str:
    """Return the code of an account's row."""
    return str(reader.value(_CODE, (account,)))


def account_named(reader: Reader, code: str, date: dt.date) -> int:
    """Return the row of a code, in the newest chart in force on a date that has it."""
    return int(reader.value(_NAMED, (date.year, code)))


def issued_charts() -> tuple[IssuedChart, ...]:
    """Return every chart that is shipped, oldest first."""
    found = (issued_chart(chart) for chart in CHARTS)
    return tuple(
        IssuedChart(
            row["chart"], row["name"], int(row["first_year"]), dt.date.fromisoformat(row["mandatory_from"]),
            row["source"],
        )
        for row in found
    )  # fmt: skip


def chart_in_force(reader: Reader, year: int) -> str:
    """Return the chart that rules in a year."""
    return reader.value(_IN_FORCE, (year,)) or PCGE_2019


def chart_changes(reader: Reader) -> tuple[tuple[int, str], ...]:
    """Return from which year on which chart was chosen."""
    return tuple((year, chart) for year, chart in reader.rows(_CHANGES))


def first_free_year(reader: Reader, today: dt.date) -> int:
    """Return the first year that has neither entries nor closed months, and is not over."""
    last = reader.value(_LAST_YEAR)
    return max(today.year, int(last) + 1 if last else today.year)


def chart_rows(reader: Reader, chart: str) -> tuple[AccountRow, ...]:
    """Return the accounts of a chart by code: the company's own copy, or the list as it was issued."""
    listed = listed_accounts(chart)
    kept = tuple(reader.rows(_KEPT, (chart,)))
    if kept:
        return tuple(
            AccountRow(id_, code, name, AccountType(type_), bool(leaf), bool(active), code not in listed)
            for id_, code, name, type_, leaf, active in kept
        )
    return tuple(
        AccountRow(None, code, row["name"], AccountType(row["type"]), row["leaf"] == "1", active=False, own=False)
        for code, row in listed.items()
    )


def found_in(accounts: tuple[AccountRow, ...], words: str, *, only_active: bool) -> tuple[AccountRow, ...]:
    """Return the accounts whose code begins with the words or whose name has them, accents aside."""
    wanted = fold(words)
    return tuple(
        a for a in accounts if (a.active or not only_active) and (a.code.startswith(wanted) or wanted in fold(a.name))
    )


def moves(reader: Reader) -> tuple[Move, ...]:
    """Return the codes that mean something else in the PCGE 2026 or move there: those with a balance first."""
    standing: dict[str, int] = {row[0]: row[1] for row in reader.rows(_STANDING)}
    moved = moved_codes()
    differing = {row["code"]: row for row in rows("charts/conflicts_2026.csv")}
    older, newer = listed_accounts(PCGE_2019), listed_accounts(PCGE_2026)
    found = [
        Move(
            code,
            older[code]["name"],
            differing[code]["name_2026"] if code in differing else newer.get(code, {}).get("name", ""),
            moved.get(code, ""),
            standing.get(code, 0),
        )
        for code in sorted(moved.keys() | differing.keys())
        if code in older
    ]
    return tuple(sorted(found, key=lambda move: (move.standing == 0, not move.moves_to, move.code)))
