"""The income statement on paper: months side by side, results standing out, a lender's questions below."""

from dataclasses import dataclass, replace

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Period
from emprende_desktop.i18n.formats import amount, days_label, statement_amount
from emprende_desktop.i18n.translation import _
from emprende_desktop.ledger.account import Side
from emprende_desktop.statements.income_statement import (
    ON_CREDIT,
    PRINCIPAL,
    WITHDRAWN,
    Facts,
    IncomeStatement,
    StatementLine,
    income_statement,
)
from emprende_desktop.statements.layout import Layout
from emprende_desktop.statements.sources import StandingSource
from reports.build import common
from reports.build.comparison import Spread, compared, divided, months_known
from reports.document import Align, Column, Emphasis, Origin, Part, Row, Share, ShareBar, Table
from reports.source import Built, ReportRequest, ReportSource, layout
from reports.titles import LINES


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement, and that of the days it stands beside; `spread` has their columns."""

    now: IncomeStatement
    before: IncomeStatement | None
    spread: Spread
    layout: Layout


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the income statement of the days asked for, as a lender reads it."""
    pair = _pair(source, request, "er_gestion")
    parts: tuple[Part, ...] = (_table(pair), _below_the_line(pair), *_shares(pair.now))
    return _built(source, request, _("Income statement"), (pair, parts))


def build_by_function(source: ReportSource, request: ReportRequest) -> Built:
    """Return the income statement by function."""
    pair = _pair(source, request, "er_funcion")
    return _built(source, request, _("Income statement by function"), (pair, (_table(pair),)))


def build_by_nature(source: ReportSource, request: ReportRequest) -> Built:
    """Return the income statement by nature, with the balances of PCGE 80 to 89."""
    pair = _pair(source, request, "er_naturaleza")
    return _built(source, request, _("Income statement by nature"), (pair, (_table(pair),)))


def _pair(source: ReportSource, request: ReportRequest, layout_name: str) -> Pair:
    chosen = layout(layout_name)

    def made(period: Period, facts: Facts) -> IncomeStatement:
        return income_statement(source.balances(period.start, period.end), period, chosen, facts)

    beside = compared(source, request, request.period)
    before = made(beside.period, Facts()) if beside.period else None
    now = made(request.period, source.facts(request.period))
    known = months_known(source, request.period, now.lines().values())
    return Pair(now, before, Spread(request.period, beside, known), chosen)


def _built(source: ReportSource, request: ReportRequest, title: str, made: tuple[Pair, tuple[Part, ...]]) -> Built:
    pair, parts = made
    document = common.document(title, common.subtitle(request.period), source.imprint(request), parts)
    told = replace(document, remarks=pair.spread.compared.remarks)
    return Built(told, _json(pair))


def _table(pair: Pair) -> Table:
    now, before = pair.now.lines(), pair.before.lines() if pair.before else {}
    ends = (pair.now.blocks[0], pair.now.blocks[-1])
    rows: list[Row] = []
    running = ""
    for block in pair.now.blocks:
        listed = [line.key for line in pair.layout.lines if line.section == block.section]
        keys = [key for key in listed if key in now or key in before]
        if not keys and block not in ends:
            continue
        rows += [_row(pair, now.get(key) or _nothing(pair, key), before.get(key), ()) for key in keys]
        adds = tuple(_(LINES[key]) for key in (running, *keys) if key)
        rows.append(_row(pair, block.subtotal, before.get(block.subtotal.key), adds))
        running = block.subtotal.key
    return Table((Column("", weight=5), *pair.spread.columns()), tuple(rows))


def _nothing(pair: Pair, key: str) -> StatementLine:
    return StatementLine(key, (ZERO,) * len(pair.now.months))


def _row(pair: Pair, now: StatementLine, before: StatementLine | None, adds: tuple[str, ...]) -> Row:
    title = _(LINES[now.key])
    emphasis = Emphasis.DETAIL if not adds else Emphasis.SUBTOTAL
    if now.key == "net_result":
        emphasis = Emphasis.TOTAL
    origins = pair.spread.origins(
        title,
        lambda days: pair.now.source(now, days),
        lambda days: pair.now.source(before or StatementLine(now.key, ()), days),
        adds,
    )
    return Row((title, *pair.spread.figures(now, before)), emphasis, (None, *origins))


def _below_the_line(pair: Pair) -> Table:
    facts, period = pair.now.facts, pair.now.period
    of_owner, of_loans = _("I took money home"), _("Loan principal paid")
    rows = [
        _fact(_on_credit(pair.now), facts.sales_on_credit, StandingSource(Side.DEBIT, Side.DEBIT, ON_CREDIT, period)),
        _fact(of_owner, -facts.owner_withdrawals, StandingSource(Side.DEBIT, Side.CREDIT, WITHDRAWN, period)),
        _fact(of_loans, -facts.loan_principal_paid, StandingSource(Side.DEBIT, Side.CREDIT, PRINCIPAL, period)),
    ]
    if pair.spread.has_average:
        title, line = _("Average month of the result before grants"), pair.now.subtotal("result_before_grants")
        told = Origin(divided(title, len(pair.spread.known)))
        rows.append(Row((title, pair.spread.average(line)), origins=(None, told)))
    for label, documented, noted in (
        (_("Share of sales with a boleta or factura"), facts.documented_sales, facts.noted_sales),
        (_("Share of expenses with a boleta or factura"), facts.documented_expenses, facts.noted_expenses),
    ):
        rows.append(Row((label, _percent(documented, noted))))
    columns = (Column("", weight=7), Column(pair.spread.heading, Align.RIGHT, 3))
    return Table(columns, tuple(rows), _("Outside the result"))


def _on_credit(now: IncomeStatement) -> str:
    """Return what was sold on credit in words, and what for cash where both are with IGV or both without."""
    sold, facts = now.subtotal("net_sales").total, now.facts
    if facts.sales_tax or facts.sales_on_credit > sold:
        return _("Of the sales, on credit (IGV included)") if facts.sales_tax else _("Of the sales, on credit")
    return _("Of the sales: for cash {cash} · on credit").format(cash=amount(sold - facts.sales_on_credit))


def _fact(title: str, figure: Money, source: StandingSource) -> Row:
    told = _("{line}, {days}").format(line=title, days=days_label(source.period))
    return Row((title, figure), origins=(None, Origin(told, source)))


def _percent(part: Money, whole: Money) -> str:
    return f"{part.cents * 100 // whole.cents} %" if whole else statement_amount(whole)


def _shares(statement: IncomeStatement) -> tuple[ShareBar, ...]:
    sales = statement.subtotal("net_sales").total.cents
    kept = statement.subtotal("net_result").total.cents
    if sales <= 0 or not 0 <= kept <= sales:
        return ()
    costs = {line.key: -line.total.cents for block in statement.blocks for line in block.lines}
    materials, wages = (max(costs.get(key, 0), 0) * 100 // sales for key in ("materials", "labor"))
    left = kept * 100 // sales
    parts = (
        Share(_("Materials"), materials, "out"),
        Share(_("Wages"), wages, "gold"),
        Share(_("Others"), 100 - left - materials - wages, "earth"),
        Share(_("Left"), left, "in"),
    )
    title = _("Of every 100 soles sold, {left} were left").format(left=left)
    return (ShareBar(title, parts),) if all(part.percent >= 0 for part in parts) else ()


def _json(pair: Pair) -> dict[str, object]:
    statement, beside = pair.now, pair.spread.compared
    lines = statement.lines().values()
    told: dict[str, object] = {
        "net_result": statement.subtotal("net_result").total.plain(),
        "months": {
            str(month): {line.key: line.months[index].plain() for line in lines}
            for index, month in enumerate(statement.months)
        },
        "total": {line.key: line.total.plain() for line in lines},
        "average_month": {line.key: pair.spread.average(line).plain() for line in lines},
        "compared": None,
    }
    if beside.period is not None and pair.before is not None:
        figures = {line.key: line.total.plain() for line in pair.before.lines().values()}
        told["compared"] = {**common.days(beside.period), "total": figures}
    return told
