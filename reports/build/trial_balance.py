"""The trial balance on paper."""

from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.trial_balance import TrialBalance, trial_balance
from reports.build import common
from reports.document import Align, Cell, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the balances at the end of the days asked for."""
    trial = trial_balance(source.totals(request.end))
    subtitle = common.at_date(short_date(request.end))
    return Built(common.document(_("Trial balance"), subtitle, source.imprint(request), (_table(trial),)), _json(trial))


def _table(trial: TrialBalance) -> Table:
    columns = (
        Column(_("Account"), weight=2),
        Column(_("Name"), weight=6),
        Column(_("Debit"), Align.RIGHT, 3),
        Column(_("Credit"), Align.RIGHT, 3),
    )
    rows = [Row((r.account, r.name, *_sides(r.debit.cents, (r.debit, r.credit)))) for r in trial.rows]
    total = Row((_("Totals"), "", trial.debit, trial.credit), Emphasis.TOTAL)
    return Table(columns, (*rows, total))


def _sides(debit: int, cells: tuple[Cell, Cell]) -> tuple[Cell, Cell]:
    return (cells[0], "") if debit else ("", cells[1])


def _json(trial: TrialBalance) -> dict[str, object]:
    rows = [{"account": r.account, "debit": r.debit.plain(), "credit": r.credit.plain()} for r in trial.rows]
    return {"rows": rows, "totals": {"debit": trial.debit.plain(), "credit": trial.credit.plain()}}
