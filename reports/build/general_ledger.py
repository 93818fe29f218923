"""The general ledger on paper: each account with its balance before, its postings and its balance after."""

import datetime as dt
from collections.abc import Mapping

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.books import LedgerAccount, LedgerRow, general_ledger
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return every account, or the one asked for, with its postings in the days asked for."""
    period = request.period
    openings = _openings(source, period.start)
    accounts = general_ledger(openings, source.entries(period), request.account)
    document = common.document(
        _("General ledger"), common.subtitle(period), source.imprint(request), (_table(accounts),)
    )
    return Built(document, {"accounts": [_json(account) for account in accounts]})


def _openings(source: ReportSource, start: dt.date) -> Mapping[str, tuple[str, int]]:
    openings: dict[str, tuple[str, int]] = {}
    for balance in source.balances(None, start - dt.timedelta(days=1)):
        before = openings.get(balance.code, ("", 0))[1]
        openings[balance.code] = (balance.name, before + balance.net)
    return openings


def _table(accounts: tuple[LedgerAccount, ...]) -> Table:
    columns = (
        Column(_("Date"), weight=3),
        Column(_("Detail"), weight=8),
        Column(_("Debit"), Align.RIGHT, 3),
        Column(_("Credit"), Align.RIGHT, 3),
        Column(_("Balance"), Align.RIGHT, 3),
    )
    rows: list[Row] = []
    for account in accounts:
        title = f"{account.code} · {account.name}"
        rows.append(Row(("", title, "", "", Money(account.opening)), Emphasis.HEADING))
        rows += map(_row, account.rows)
        rows.append(Row(("", _("Closing balance"), "", "", Money(account.closing)), Emphasis.SUBTOTAL))
    return Table(columns, tuple(rows))


def _row(row: LedgerRow) -> Row:
    memo = memo_text(row.entry.template, row.entry.arguments)
    debit = Money(row.cents) if row.cents > 0 else ""
    credit = Money(-row.cents) if row.cents < 0 else ""
    return Row((short_date(row.entry.date), memo, debit, credit, Money(row.balance)))


def _json(account: LedgerAccount) -> dict[str, object]:
    rows = [
        {
            "date": row.entry.date.isoformat(),
            "entry": row.entry.id,
            "debit": Money(max(row.cents, 0)).plain(),
            "credit": Money(max(-row.cents, 0)).plain(),
            "balance": Money(row.balance).plain(),
        }
        for row in account.rows
    ]
    return {
        "account": account.code,
        "opening": Money(account.opening).plain(),
        "rows": rows,
        "closing": Money(account.closing).plain(),
    }
