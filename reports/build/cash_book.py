"""The cash and bank book on paper: one place, what came in, what went out, what was left."""

from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.books import CashBook, CashBookRow, cash_book
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the movements of a place in the days asked for."""
    period = request.period
    place, name = source.place(request.place)
    book = cash_book(place, name, source.place_opening(place, period.start), source.entries(period), period)
    title = _("Cash and bank book: {place}").format(place=name)
    return Built(common.document(title, common.subtitle(period), source.imprint(request), (_table(book),)), _json(book))


def _table(book: CashBook) -> Table:
    columns = (
        Column(_("Date"), weight=3),
        Column(_("Detail"), weight=8),
        Column(_("In"), Align.RIGHT, 3),
        Column(_("Out"), Align.RIGHT, 3),
        Column(_("Balance"), Align.RIGHT, 3),
    )
    opening = Row((short_date(book.period.start), _("Opening balance"), "", "", book.opening), Emphasis.SUBTOTAL)
    closing = Row((short_date(book.period.end), _("Closing balance"), "", "", book.closing), Emphasis.TOTAL)
    return Table(columns, (opening, *map(_row, book.rows), closing))


def _row(row: CashBookRow) -> Row:
    memo = memo_text(row.entry.template, row.entry.arguments)
    money_in = row.money_in if row.money_in else ""
    money_out = row.money_out if row.money_out else ""
    return Row((short_date(row.entry.date), memo, money_in, money_out, row.balance))


def _json(book: CashBook) -> dict[str, object]:
    rows = [
        {
            "date": row.entry.date.isoformat(),
            "entry": row.entry.id,
            "in": row.money_in.plain(),
            "out": row.money_out.plain(),
            "balance": row.balance.plain(),
        }
        for row in book.rows
    ]
    return {"place": book.place, "opening": book.opening.plain(), "rows": rows, "closing": book.closing.plain()}
