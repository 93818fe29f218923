"""The journal (libro diario) on paper: every entry with its postings."""

from collections.abc import Iterator

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.i18n.formats import month_name, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.books import BookEntry
from reports.build import common
from reports.document import Align, Cell, Column, Emphasis, Row, Streamed, Table
from reports.source import Built, ReportRequest, ReportSource, Told


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the entries of the days asked for, in order; what they add up to is what the balances kept."""
    period = request.period
    total = Money(sum(balance.debit.cents for balance in source.balances(period.start, period.end)))

    def rows() -> Iterator[Row]:
        month: Month | None = None
        for entry in source.entries(period):
            mark = "" if Month.of(entry.date) == month else _month(month := Month.of(entry.date))
            yield from _rows(entry, mark)
        yield Row((_("Totals"), "", "", "", total, total), Emphasis.TOTAL)

    columns = (
        Column(_("No."), weight=2),
        Column(_("Date"), weight=3),
        Column(_("Account"), weight=2),
        Column(_("Detail"), weight=8),
        Column(_("Debit"), Align.RIGHT, 3),
        Column(_("Credit"), Align.RIGHT, 3),
    )
    table = Table(columns, Streamed(rows, lambda: sum(source.counts(period)) + 1))
    document = common.document(_("Journal"), common.subtitle(period), source.imprint(request), (table,))
    totals = {"debit": total.plain(), "credit": total.plain()}
    return Built(document, {"entries": Told(lambda: map(_json, source.entries(period))), "totals": totals})


def _month(month: Month) -> str:
    return f"{month_name(month)} {month.year}"


def _rows(entry: BookEntry, mark: str) -> Iterator[Row]:
    memo = memo_text(entry.template, entry.arguments)
    head: tuple[Cell, ...] = (str(entry.id), short_date(entry.date), "", memo, "", "")
    yield Row(head, Emphasis.HEADING, mark=mark)
    for line in entry.lines:
        yield Row(("", "", line.account, line.account_name, *_sides(line.cents)))


def _sides(cents: int) -> tuple[Cell, Cell]:
    return (Money(cents), "") if cents > 0 else ("", Money(-cents))


def _json(entry: BookEntry) -> dict[str, object]:
    return {
        "entry": entry.id,
        "date": entry.date.isoformat(),
        "memo": memo_text(entry.template, entry.arguments),
        "postings": [{"account": line.account, "amount": Money(line.cents).plain()} for line in entry.lines],
    }
