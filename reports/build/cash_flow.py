"""The statement of cash flows on paper."""

import datetime as dt
from dataclasses import dataclass, replace

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Period
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.cash_flow import (
    CASH,
    RESTRICTED,
    SECTIONS,
    CashFlow,
    CashPosition,
    FlowLine,
    cash_flow,
)
from emprende_desktop.statements.layout import Layout
from emprende_desktop.statements.sources import FlowSource, LedgerSource, Postings, everything
from reports.build import common
from reports.build.comparison import Spread, compared, months_known
from reports.document import Cell, Column, Emphasis, Origin, Row, Table
from reports.source import Built, ReportRequest, ReportSource, layout
from reports.titles import FLOWS, LINES


@dataclass(frozen=True, slots=True)
class Pair:
    """The flows of the days asked for, and of those they stand beside; `accounts` are those of money."""

    now: CashFlow
    before: CashFlow | None
    spread: Spread
    layout: Layout
    accounts: tuple[str, ...]


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return what came into and went out of the places of money in the days asked for."""
    period, chosen = request.period, layout("efe")
    beside = compared(source, request, period)
    now = _flow(source, period, chosen)
    before = _flow(source, beside.period, chosen) if beside.period else None
    accounts = {b.code for b in source.balances(None, period.end) if b.code.startswith(CASH)}
    pair = Pair(
        now, before, Spread(period, beside, months_known(source, period, now.lines)), chosen, tuple(sorted(accounts))
    )
    document = common.document(
        _("Statement of cash flows"), common.subtitle(period), source.imprint(request), (_table(pair),)
    )
    return Built(replace(document, remarks=beside.remarks), _json(pair))


def _flow(source: ReportSource, period: Period, chosen: Layout) -> CashFlow:
    held = source.balances(None, period.start - dt.timedelta(days=1))
    within = source.balances(period.start, period.end)
    opened = tuple(b for b in within if b.kind is EntryKind.OPENING)
    positions = (_position(held + opened), _position(held + within))
    return cash_flow(source.cash_movements(period), period, chosen, positions)


def _position(balances: tuple[AccountBalance, ...]) -> CashPosition:
    """Return the cash in balances from the beginning."""
    cash = [b for b in balances if b.code.startswith(CASH)]
    apart = sum(b.net for b in cash if b.code.startswith(RESTRICTED))
    return CashPosition(Money(sum(b.net for b in cash)), Money(apart))


def _table(pair: Pair) -> Table:
    rows: list[Row] = []
    for section in SECTIONS:
        now, before = (_lines(flow, section) for flow in (pair.now, pair.before))
        keys = [line.key for line in pair.layout.lines if line.key in now or line.key in before]
        if not keys:
            continue
        rows.append(Row((_(FLOWS[section]), *pair.spread.blanks()), Emphasis.HEADING))
        rows += [_row(pair, _(LINES[key]), (now.get(key), before.get(key)), ()) for key in keys]
        sums = (pair.now.sum_of(section, section), pair.before.sum_of(section, section) if pair.before else None)
        rows.append(_row(pair, _("Subtotal"), sums, tuple(_(LINES[key]) for key in keys)))
    whole = (pair.now.sum_of("change"), pair.before.sum_of("change") if pair.before else None)
    sections = tuple(_(FLOWS[section]) for section in SECTIONS)
    return Table(
        (Column("", weight=5), *pair.spread.columns()),
        (*rows, _row(pair, _("Increase (decrease) in cash"), whole, sections), *_held(pair)),
    )


def _lines(flow: CashFlow | None, section: str) -> dict[str, FlowLine]:
    return {line.key: line for line in flow.lines if line.section == section} if flow else {}


def _row(pair: Pair, title: str, lines: tuple[FlowLine | None, FlowLine | None], adds: tuple[str, ...]) -> Row:
    now = lines[0] or FlowLine("", "", (ZERO,) * sum(1 for _month in pair.now.period.months()))
    explained = lines[1].explains if lines[1] else ()
    origins = pair.spread.origins(
        title, lambda days: FlowSource(now.explains, days), lambda days: FlowSource(explained, days), adds
    )
    emphasis = Emphasis.SUBTOTAL if adds else Emphasis.DETAIL
    return Row((title, *pair.spread.figures(now, lines[1])), emphasis, (None, *origins))


def _held(pair: Pair) -> list[Row]:
    """Return what there was at the start and at the end, and what of it is set apart."""
    flows = (pair.now, pair.before) if pair.before else (pair.now,)
    apart = tuple(code for code in pair.accounts if code.startswith(RESTRICTED))
    starts = [(f.opening.total, f.period.start, _before(pair.accounts, f.period)) for f in flows]
    ends = [
        (f.closing.total, f.period.end, LedgerSource(Side.DEBIT, everything(pair.accounts, f.period.end)))
        for f in flows
    ]
    rows = [
        _holding(pair, _("Cash at the start"), starts),
        replace(_holding(pair, _("Cash at the end"), ends), emphasis=Emphasis.TOTAL),
    ]
    if any(flow.closing.restricted for flow in flows):
        of_it = [
            (f.closing.restricted, f.period.end, LedgerSource(Side.DEBIT, everything(apart, f.period.end)))
            for f in flows
        ]
        rows.append(_holding(pair, _("of which set apart"), of_it))
    return rows


def _holding(pair: Pair, title: str, held: list[tuple[Money, dt.date, LedgerSource]]) -> Row:
    told = _("{line}, on {date}")
    cells: list[Cell] = [amount for amount, _day, _source in held]
    origins: list[Origin | None] = [
        Origin(told.format(line=title, date=short_date(day)), source) for _amount, day, source in held
    ]
    return Row((title, *pair.spread.whole(cells, "")), origins=(None, *pair.spread.whole(origins, None)))


def _before(accounts: tuple[str, ...], period: Period) -> LedgerSource:
    """Return the postings of the cash before a period, those that open the books within it included."""
    opened = Postings(accounts, period.start, period.end, (EntryKind.OPENING,))
    return LedgerSource(Side.DEBIT, (*everything(accounts, period.start - dt.timedelta(days=1)), opened))


def _json(pair: Pair) -> dict[str, object]:
    told = _figures(pair.now)
    average = {line.key: pair.spread.average(line).plain() for line in pair.now.lines}
    before = {**common.days(pair.before.period), **_figures(pair.before)} if pair.before else None
    return {**told, "average_month": average, "compared": before}


def _figures(flow: CashFlow) -> dict[str, object]:
    return {
        "opening": flow.opening.total.plain(),
        "net_change": flow.change.plain(),
        "closing": flow.closing.total.plain(),
        "restricted": flow.closing.restricted.plain(),
        "sections": {section: flow.section(section).plain() for section in SECTIONS},
        "lines": {line.key: line.total.plain() for line in flow.lines},
    }
