"""The month on one page, for the leader herself: what came in, what went out, what is left, and where it is."""

import datetime as dt
from dataclasses import dataclass, replace

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.i18n.formats import days_label, month_name, month_word, short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.ledger.account import Side
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.income_statement import (
    WITHDRAWN,
    Facts,
    IncomeStatement,
    StatementLine,
    income_statement,
)
from emprende_desktop.statements.sources import LedgerSource, Source, StandingSource, everything
from reports.build import common
from reports.build.comparison import compared, divided, mean, months_known
from reports.document import Align, Bar, BarChart, Cell, Column, Emphasis, Origin, Row, Table, Tile, Tiles
from reports.source import Built, ReportRequest, ReportSource, layout

MONTHS_IN_CHART = 6
OWN_MONEY, SET_APART = "10", ("107", "1042")


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """What some days sold, spent, kept and what went home, in céntimos, and the postings behind each."""

    period: Period
    amounts: dict[str, Money]
    sources: dict[str, Source]


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the month of the last day asked for, beside the month before (or the same month a year before)."""
    month = Month.of(request.end)
    period = Period(month.first, month.last)
    beside = compared(source, request, period)
    half_year = _statement(source, Period(month.shifted(1 - MONTHS_IN_CHART).first, month.last))
    now = _figures(source, period)
    before = _figures(source, beside.period) if beside.period else None
    known = months_known(source, half_year.period, half_year.lines().values())
    whole = _figures(source, half_year.period) if len(known) > 1 else None
    held = source.balances(None, month.last)
    table = _table((now, before, whole), (len(known), beside.title))
    title = _("My month: {month} {year}").format(month=month_word(month), year=month.year)
    document = common.document(
        title, common.subtitle(period), source.imprint(request),
        (_tiles(now.amounts), table, *_chart(half_year, known), _where(held, month.last)),
    )  # fmt: skip
    told = {key: amount.plain() for key, amount in {**now.amounts, **_holdings(held)}.items()}
    more = {"compared": _told(before), "average_month": _averages(whole, len(known))}
    return Built(replace(document, remarks=beside.remarks), {"month": str(month), **told, **more})


def _told(figures: MonthFigures | None) -> dict[str, object] | None:
    if figures is None:
        return None
    return {**common.days(figures.period), **{key: amount.plain() for key, amount in figures.amounts.items()}}


def _averages(whole: MonthFigures | None, months: int) -> dict[str, str] | None:
    return {key: mean(amount, months).plain() for key, amount in whole.amounts.items()} if whole else None


def _statement(source: ReportSource, period: Period) -> IncomeStatement:
    return income_statement(source.balances(period.start, period.end), period, layout("er_gestion"), Facts())


def _figures(source: ReportSource, period: Period) -> MonthFigures:
    statement = _statement(source, period)
    sales, result = statement.subtotal("net_sales"), statement.subtotal("net_result")
    sold, kept = sales.total, result.total
    costs = StatementLine("spent", (), tuple(code for code in result.accounts if code not in sales.accounts))
    return MonthFigures(
        period,
        {"sold": sold, "spent": sold - kept, "kept": kept, "took_home": source.facts(period).owner_withdrawals},
        {
            "sold": statement.source(sales, period),
            "spent": statement.source(costs, period).opposite(),
            "kept": statement.source(result, period),
            "took_home": StandingSource(Side.DEBIT, Side.DEBIT, WITHDRAWN, period),
        },
    )


def _holdings(held: tuple[AccountBalance, ...]) -> dict[str, Money]:
    nets = {key: [b for b in held if b.code in codes] for key, codes in _codes(held).items()}
    sums = {key: Money(sum(b.net for b in balances)) for key, balances in nets.items()}
    return {**sums, "i_owe": -sums["i_owe"]}


def _codes(held: tuple[AccountBalance, ...]) -> dict[str, set[str]]:
    """Return the accounts of each holding."""
    codes = {b.code for b in held}
    apart = {code for code in codes if code.startswith(SET_APART)}
    return {
        "own_money": {code for code in codes if code.startswith(OWN_MONEY)} - apart,
        "set_apart": apart,
        "owed_to_me": {code for code in codes if code.startswith(RECEIVABLES)},
        "i_owe": {code for code in codes if code.startswith(PAYABLES)},
    }


def _tiles(figures: dict[str, Money]) -> Tiles:
    return Tiles(
        (
            Tile(_("I sold"), figures["sold"], "in"),
            Tile(_("I spent"), figures["spent"], "out"),
            Tile(_("Left for me"), figures["kept"], "gold"),
        )
    )


def _table(spans: tuple[MonthFigures, MonthFigures | None, MonthFigures | None], beside: tuple[int, str]) -> Table:
    """Return the month, that before and the average of the months known; `beside` counts those and names that."""
    now, before, whole = spans
    months, title = beside
    names = {
        "sold": _("I sold"),
        "spent": _("I spent"),
        "kept": _("Left for me"),
        "took_home": _("I took money home"),
    }
    titles = [title] if before else []
    titles += [month_name(Month.of(now.period.start)), *([_("Difference")] if before else [])]
    titles += [_("Average month")] if whole else []
    rows = []
    for key, name in names.items():
        cells: list[Cell] = [before.amounts[key]] if before else []
        cells += [now.amounts[key], *([now.amounts[key] - before.amounts[key]] if before else [])]
        cells += [mean(whole.amounts[key], months)] if whole else []
        origins = [_origin(name, key, span) for span in (before, now) if span]
        origins += [Origin(_("{line}: this month less the one beside it").format(line=name))] if before else []
        origins += [Origin(divided(name, months))] if whole else []
        emphasis = Emphasis.SUBTOTAL if key == "kept" else Emphasis.DETAIL
        rows.append(Row((name, *cells), emphasis, (None, *origins)))
    columns = (Column("", weight=5), *(Column(title, Align.RIGHT, 2) for title in titles))
    return Table(columns, tuple(rows), _("Beside the month before") if before else "")


def _origin(name: str, key: str, figures: MonthFigures) -> Origin:
    told = _("{line}, {days}").format(line=name, days=days_label(figures.period))
    return Origin(told, figures.sources[key])


def _chart(statement: IncomeStatement, known: tuple[Month, ...]) -> tuple[BarChart, ...]:
    """Return what was left each month since the books tell of it, or nothing: a bar of nothing would tell as a fact."""
    kept = statement.subtotal("net_result").months
    bars = [Bar(month_name(m), amount) for m, amount in zip(statement.months, kept, strict=True) if m in known]
    return (BarChart(_("What was left each month"), tuple(bars)),) if bars else ()


def _where(held: tuple[AccountBalance, ...], day: dt.date) -> Table:
    names = {
        "own_money": _("Cash, bank and wallets"),
        "set_apart": _("Money set apart"),
        "owed_to_me": _("Customers owe me"),
        "i_owe": _("I owe suppliers"),
    }
    holdings, codes = _holdings(held), _codes(held)
    rows = []
    for key, name in names.items():
        if holdings[key] or key == "own_money":
            told = _("{line}, on {date}").format(line=name, date=short_date(day))
            source = LedgerSource(Side.CREDIT if key == "i_owe" else Side.DEBIT, everything(codes[key], day))
            rows.append(Row((name, holdings[key]), origins=(None, Origin(told, source))))
    return Table((Column("", weight=7), Column("", Align.RIGHT, 3)), tuple(rows), _("What I have at the end"))
