"""The general ledger on paper: each account with its balance before, its postings and its balance after."""

import datetime as dt
from collections.abc import Iterator

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.books import LedgerAccount, LedgerLine, ledger_accounts, running
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Streamed, Table
from reports.source import Built, ReportRequest, ReportSource, Told


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return every account, or the one asked for, with its postings in the days asked for."""
    period = request.period
    before = source.balances(None, period.start - dt.timedelta(days=1))
    accounts = ledger_accounts(before, source.balances(period.start, period.end), request.account)

    def lines(account: LedgerAccount) -> Iterator[tuple[LedgerLine, int]]:
        return running(account.opening, source.account_lines(account.code, period))

    def rows() -> Iterator[Row]:
        for account in accounts:
            title = f"{account.code} · {account.name}"
            yield Row(("", title, "", "", Money(account.opening)), Emphasis.HEADING, mark=title)
            yield from (_row(line, balance) for line, balance in lines(account))
            yield Row(("", _("Closing balance"), "", "", Money(account.closing)), Emphasis.SUBTOTAL)

    def told(account: LedgerAccount) -> dict[str, object]:
        return {
            "account": account.code,
            "opening": Money(account.opening).plain(),
            "rows": Told(lambda: (_json(line, balance) for line, balance in lines(account))),
            "closing": Money(account.closing).plain(),
        }

    table = Table(_columns(), Streamed(rows, lambda: source.counts(period)[1] + 2 * len(accounts)))
    imprint = source.imprint(request)
    document = common.document(_("General ledger"), common.subtitle(period), imprint, (table,))
    return Built(document, {"accounts": [told(account) for account in accounts]})


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Date"), weight=3),
        Column(_("Detail"), weight=8),
        Column(_("Debit"), Align.RIGHT, 3),
        Column(_("Credit"), Align.RIGHT, 3),
        Column(_("Balance"), Align.RIGHT, 3),
    )


def _row(line: LedgerLine, balance: int) -> Row:
    memo = memo_text(line.template, line.arguments)
    debit = Money(line.cents) if line.cents > 0 else ""
    credit = Money(-line.cents) if line.cents < 0 else ""
    return Row((short_date(line.date), memo, debit, credit, Money(balance)))


def _json(line: LedgerLine, balance: int) -> dict[str, object]:
    return {
        "date": line.date.isoformat(),
        "entry": line.entry,
        "debit": Money(max(line.cents, 0)).plain(),
        "credit": Money(max(-line.cents, 0)).plain(),
        "balance": Money(balance).plain(),
    }
