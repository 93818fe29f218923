"""The cash and bank book on paper: one place, what came in, what went out, what was left."""

import datetime as dt
from collections.abc import Iterator

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.books import LedgerLine, running
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Streamed, Table
from reports.source import Built, ReportRequest, ReportSource, Told


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the movements of a place in the days asked for."""
    period = request.period
    place, name = source.place(request.place)
    opening = source.place_opening(place, period.start)
    closing = source.place_opening(place, period.end + dt.timedelta(days=1))

    def lines() -> Iterator[tuple[LedgerLine, int]]:
        return running(opening.cents, source.place_lines(place, period))

    def rows() -> Iterator[Row]:
        yield Row((short_date(period.start), _("Opening balance"), "", "", opening), Emphasis.SUBTOTAL)
        yield from (_row(line, balance) for line, balance in lines())
        yield Row((short_date(period.end), _("Closing balance"), "", "", closing), Emphasis.TOTAL)

    columns = (
        Column(_("Date"), weight=3),
        Column(_("Detail"), weight=8),
        Column(_("In"), Align.RIGHT, 3),
        Column(_("Out"), Align.RIGHT, 3),
        Column(_("Balance"), Align.RIGHT, 3),
    )
    table = Table(columns, Streamed(rows, lambda: source.counts(period)[0] + 2))
    title = _("Cash and bank book: {place}").format(place=name)
    told = Told(lambda: (_json(line, balance) for line, balance in lines()))
    return Built(
        common.document(title, common.subtitle(period), source.imprint(request), (table,)),
        {"place": name, "opening": opening.plain(), "rows": told, "closing": closing.plain()},
    )


def _row(line: LedgerLine, balance: int) -> Row:
    memo = memo_text(line.template, line.arguments)
    money_in = Money(line.cents) if line.cents > 0 else ""
    money_out = Money(-line.cents) if line.cents < 0 else ""
    return Row((short_date(line.date), memo, money_in, money_out, Money(balance)))


def _json(line: LedgerLine, balance: int) -> dict[str, object]:
    return {
        "date": line.date.isoformat(),
        "entry": line.entry,
        "in": Money(max(line.cents, 0)).plain(),
        "out": Money(max(-line.cents, 0)).plain(),
        "balance": Money(balance).plain(),
    }
