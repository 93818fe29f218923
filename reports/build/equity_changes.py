"""The statement of changes in equity on paper."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import days_label, short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.statements.equity_changes import COLUMNS, EquityChanges, EquityRow, equity_changes
from reports.build import common
from reports.document import Align, Column, Emphasis, Origin, Row, Table
from reports.source import Built, ReportRequest, ReportSource

TITLES = {
    "capital": N_("Capital"),
    "reserves": N_("Reserves"),
    "revaluation": N_("Revaluation"),
    "accumulated": N_("Accumulated"),
    "result": N_("Result"),
}
ROWS = {
    "opening_balance": N_("Balance at the start"),
    "opening_entries": N_("What there was when the books were opened"),
    "contributed": N_("Put in by the owners"),
    "withdrawn": N_("Taken home"),
    "result_of_period": N_("Result of the period"),
    "closed": N_("Closing of the year"),
    "carried_over": N_("Carried to accumulated results"),
    "other_changes": N_("Other changes"),
    "closing_balance": N_("Balance at the end"),
}
_EMPHASIS = {"opening_balance": Emphasis.SUBTOTAL, "closing_balance": Emphasis.TOTAL}


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what changed the equity in the days asked for."""
    period = request.period
    before = source.balances(None, period.start - dt.timedelta(days=1))
    changes = equity_changes(before, source.balances(period.start, period.end), period)
    document = common.document(
        _("Statement of changes in equity"), common.subtitle(period), source.imprint(request), (_table(changes),)
    )
    rows = {row.key: _figures(row) for row in changes.rows}
    return Built(document, {"rows": rows, "total": Money(changes.row("closing_balance").total).plain()})


def _figures(row: EquityRow) -> dict[str, str]:
    columns = {name: Money(cents).plain() for name, cents in zip(COLUMNS, row.cents, strict=True)}
    return {**columns, "total": Money(row.total).plain()}


def _table(changes: EquityChanges) -> Table:
    shown = [i for i in range(len(COLUMNS)) if any(row.cents[i] for row in changes.rows)]
    columns = (
        Column("", weight=6),
        *(Column(_(TITLES[COLUMNS[i]]), Align.RIGHT, 3) for i in shown),
        Column(_("Total"), Align.RIGHT, 3),
    )
    return Table(columns, tuple(_row(changes, row, shown) for row in changes.rows))


def _row(changes: EquityChanges, row: EquityRow, shown: list[int]) -> Row:
    title = _(ROWS[row.key])
    cells = (Money(row.cents[i]) if row.cents[i] else "" for i in shown)
    parts = [(i,) if row.cents[i] else None for i in shown]
    origins = (_origin(changes, row.key, part) if part else None for part in (*parts, tuple(shown)))
    return Row((title, *cells, Money(row.total)), _EMPHASIS.get(row.key, Emphasis.DETAIL), (None, *origins))


def _origin(changes: EquityChanges, key: str, columns: tuple[int, ...]) -> Origin:
    days = {
        "opening_balance": short_date(changes.period.start),
        "closing_balance": short_date(changes.period.end),
    }.get(key, days_label(changes.period))
    of = ", ".join(_(TITLES[COLUMNS[i]]) for i in columns)
    told = _("{line} ({columns}), {days}").format(line=_(ROWS[key]), columns=of, days=days)
    return Origin(told, changes.source(key, columns))
