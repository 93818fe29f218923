"""The month on one page, for the leader herself: what came in, what went out, what is left, and where it is."""

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.i18n.formats import month_name
from emprende_desktop.i18n.translation import _
from emprende_desktop.posting_rules.accounts import PAYABLES, RECEIVABLES
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.income_statement import Facts, IncomeStatement, income_statement
from reports.build import common
from reports.document import Align, Bar, BarChart, Column, Emphasis, Row, Table, Tile, Tiles
from reports.source import Built, ReportRequest, ReportSource, layout

MONTHS_IN_CHART = 6
OWN_MONEY, SET_APART = "10", ("107", "1042")


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the month of the last day asked for, beside the month before."""
    month = Month.of(request.end)
    months = _months_until(month)
    period = Period(months[0].first, month.last)
    statement = income_statement(source.balances(period.start, period.end), period, layout("er_gestion"), Facts(), None)
    facts = [source.facts(Period(one.first, one.last)) for one in months[-2:]]
    held = source.balances(None, month.last)
    figures = [_figures(statement, index, facts[index]) for index in (-2, -1)]
    parts = (_tiles(figures[1]), _table(figures, months), _chart(statement), _where(held))
    title = _("My month: {month} {year}").format(month=month_name(month).lower(), year=month.year)
    document = common.document(title, common.subtitle(Period(month.first, month.last)), source.imprint(request), parts)
    told = {key: amount.plain() for key, amount in {**figures[1], **_holdings(held)}.items()}
    return Built(document, {"month": str(month), **told})


def _months_until(last: Month) -> tuple[Month, ...]:
    months = [last]
    while len(months) < MONTHS_IN_CHART:
        first = months[0]
        months.insert(0, Month(first.year - 1, 12) if first.month == 1 else Month(first.year, first.month - 1))
    return tuple(months)


def _figures(statement: IncomeStatement, index: int, facts: Facts) -> dict[str, Money]:
    """Return what a month sold, spent, kept and what went home, in céntimos."""
    sold = statement.subtotal("net_sales").months[index]
    kept = statement.subtotal("net_result").months[index]
    return {"sold": sold, "spent": sold - kept, "kept": kept, "took_home": facts.owner_withdrawals}


def _holdings(held: tuple[AccountBalance, ...]) -> dict[str, Money]:
    def net(prefixes: tuple[str, ...], but: tuple[str, ...] = ("-",)) -> Money:
        return Money(sum(b.net for b in held if b.code.startswith(prefixes) and not b.code.startswith(but)))

    return {
        "own_money": net((OWN_MONEY,), SET_APART),
        "set_apart": net(SET_APART),
        "owed_to_me": net(RECEIVABLES),
        "i_owe": ZERO - net(PAYABLES),
    }


def _tiles(figures: dict[str, Money]) -> Tiles:
    return Tiles(
        (
            Tile(_("I sold"), figures["sold"], "in"),
            Tile(_("I spent"), figures["spent"], "out"),
            Tile(_("Left for me"), figures["kept"], "gold"),
        )
    )


def _table(figures: list[dict[str, Money]], months: tuple[Month, ...]) -> Table:
    names = {
        "sold": _("I sold"),
        "spent": _("I spent"),
        "kept": _("Left for me"),
        "took_home": _("I took money home"),
    }
    columns = (
        Column("", weight=5),
        *(Column(month_name(month), Align.RIGHT, 2) for month in months[-2:]),
        Column(_("Difference"), Align.RIGHT, 2),
    )
    before, now = figures
    rows = (
        Row(
            (name, before[key], now[key], now[key] - before[key]),
            Emphasis.SUBTOTAL if key == "kept" else Emphasis.DETAIL,
        )
        for key, name in names.items()
    )
    return Table(columns, tuple(rows), _("Beside the month before"))


def _chart(statement: IncomeStatement) -> BarChart:
    kept = statement.subtotal("net_result").months
    bars = (Bar(month_name(month), amount) for month, amount in zip(statement.months, kept, strict=True))
    return BarChart(_("What was left each month"), tuple(bars))


def _where(held: tuple[AccountBalance, ...]) -> Table:
    names = {
        "own_money": _("Cash, bank and wallets"),
        "set_apart": _("Money set apart"),
        "owed_to_me": _("Customers owe me"),
        "i_owe": _("I owe suppliers"),
    }
    holdings = _holdings(held)
    rows = (Row((name, holdings[key])) for key, name in names.items() if holdings[key] or key == "own_money")
    return Table((Column("", weight=7), Column("", Align.RIGHT, 3)), tuple(rows), _("What I have at the end"))
