"""The journal (libro diario) on paper: every entry with its postings."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.books import BookEntry, journal_totals
from reports.build import common
from reports.document import Align, Cell, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the entries of the days asked for, in order."""
    period = request.period
    entries = source.entries(period)
    total = journal_totals(entries)
    columns = (
        Column(_("No."), weight=2),
        Column(_("Date"), weight=3),
        Column(_("Account"), weight=2),
        Column(_("Detail"), weight=8),
        Column(_("Debit"), Align.RIGHT, 3),
        Column(_("Credit"), Align.RIGHT, 3),
    )
    rows = [row for entry in entries for row in _rows(entry)]
    table = Table(columns, (*rows, Row((_("Totals"), "", "", "", total, total), Emphasis.TOTAL)))
    subtitle = common.subtitle(period)
    return Built(common.document(_("Journal"), subtitle, source.imprint(request), (table,)), _json(entries, total))


def _rows(entry: BookEntry) -> list[Row]:
    head: tuple[Cell, ...] = (
        str(entry.id),
        short_date(entry.date),
        "",
        memo_text(entry.template, entry.arguments),
        "",
        "",
    )
    lines = [Row(("", "", line.account, line.account_name, *_sides(line.cents))) for line in entry.lines]
    return [Row(head, Emphasis.HEADING), *lines]


def _sides(cents: int) -> tuple[Cell, Cell]:
    return (Money(cents), "") if cents > 0 else ("", Money(-cents))


def _json(entries: tuple[BookEntry, ...], total: Money) -> dict[str, object]:
    listed = [
        {
            "entry": entry.id,
            "date": entry.date.isoformat(),
            "memo": memo_text(entry.template, entry.arguments),
            "postings": [{"account": line.account, "amount": Money(line.cents).plain()} for line in entry.lines],
        }
        for entry in entries
    ]
    return {"entries": listed, "totals": {"debit": total.plain(), "credit": total.plain()}}
