"""The statement of one customer or supplier on paper."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.party_statement import PartyRow, PartyStatement, party_statement
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what a person owed, bought and paid in the days asked for, or everybody; raises UnknownPartyError."""
    period = request.period
    made = [
        (party, party_statement(movements, period)) for party, movements in source.parties(request.party, period.end)
    ]
    told = [(party.name, one) for party, one in made if request.party or one.opening or one.rows]
    title = _("Statement of {name}").format(name=told[0][0]) if request.party else _("Statements of everybody")
    tables = tuple(_table(name, one) for name, one in told)
    document = common.document(title, common.subtitle(period), source.imprint(request), tables)
    return Built(document, {"parties": [{"party": name, **_json(one)} for name, one in told]})


def _table(name: str, statement: PartyStatement) -> Table:
    columns = (
        Column(_("Date"), weight=3),
        Column(_("Detail"), weight=8),
        Column(_("Owes more"), Align.RIGHT, 3),
        Column(_("Owes less"), Align.RIGHT, 3),
        Column(_("Balance"), Align.RIGHT, 3),
    )
    closing = _("Owes me at the end") if statement.closing >= 0 else _("I owe at the end")
    rows = (
        Row(("", _("Owed before"), "", "", Money(statement.opening)), Emphasis.HEADING),
        *map(_row, statement.rows),
        Row(("", closing, "", "", Money(abs(statement.closing))), Emphasis.TOTAL),
    )
    return Table(columns, rows, name)


def _row(row: PartyRow) -> Row:
    cents = row.movement.cents
    memo = memo_text(row.movement.template, row.movement.arguments)
    more, less = (Money(cents), "") if cents > 0 else ("", Money(-cents))
    return Row((short_date(row.movement.date), memo, more, less, Money(row.balance)))


def _json(statement: PartyStatement) -> dict[str, object]:
    rows = [
        {
            "date": row.movement.date.isoformat(),
            "entry": row.movement.entry,
            "amount": Money(row.movement.cents).plain(),
            "balance": Money(row.balance).plain(),
        }
        for row in statement.rows
    ]
    return {"opening": Money(statement.opening).plain(), "rows": rows, "closing": Money(statement.closing).plain()}
