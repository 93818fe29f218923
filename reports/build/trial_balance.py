"""The trial balance on paper."""

import datetime as dt

from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.ledger.account import Side
from emprende_desktop.statements.sources import LedgerSource, everything
from emprende_desktop.statements.trial_balance import TrialBalance, TrialBalanceRow, trial_balance
from reports.build import common
from reports.document import Align, Column, Emphasis, Origin, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the balances at the end of the days asked for."""
    trial = trial_balance(source.totals(request.end))
    subtitle = common.at_date(short_date(request.end))
    table = _table(trial, request.end)
    return Built(common.document(_("Trial balance"), subtitle, source.imprint(request), (table,)), _json(trial))


def _table(trial: TrialBalance, day: dt.date) -> Table:
    columns = (
        Column(_("Account"), weight=2),
        Column(_("Name"), weight=6),
        Column(_("Debit"), Align.RIGHT, 3),
        Column(_("Credit"), Align.RIGHT, 3),
    )
    rows = [_row(row, day) for row in trial.rows]
    debit, credit = (
        [r.account for r in trial.rows if r.debit],
        [r.account for r in trial.rows if r.credit],
    )
    origins = (_origin(_("Debit"), debit, Side.DEBIT, day), _origin(_("Credit"), credit, Side.CREDIT, day))
    total = Row((_("Totals"), "", trial.debit, trial.credit), Emphasis.TOTAL, (None, None, *origins))
    return Table(columns, (*rows, total))


def _row(row: TrialBalanceRow, day: dt.date) -> Row:
    side = Side.DEBIT if row.debit else Side.CREDIT
    origin = _origin(f"{row.account} · {row.name}", [row.account], side, day)
    if side is Side.DEBIT:
        return Row((row.account, row.name, row.debit, ""), origins=(None, None, origin, None))
    return Row((row.account, row.name, "", row.credit), origins=(None, None, None, origin))


def _origin(title: str, accounts: list[str], side: Side, day: dt.date) -> Origin:
    told = _("{line}, on {date}").format(line=title, date=short_date(day))
    return Origin(told, LedgerSource(side, everything(accounts, day)))


def _json(trial: TrialBalance) -> dict[str, object]:
    rows = [{"account": r.account, "debit": r.debit.plain(), "credit": r.credit.plain()} for r in trial.rows]
    return {"rows": rows, "totals": {"debit": trial.debit.plain(), "credit": trial.credit.plain()}}
