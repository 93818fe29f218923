"""The income statement on paper: months side by side, results standing out, a lender's questions below."""

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.i18n.formats import amount, month_name, statement_amount
from emprende_desktop.i18n.translation import _
from emprende_desktop.statements.income_statement import (
    Block,
    IncomeStatement,
    StatementLine,
    income_statement,
    net_result,
)
from reports.build import common
from reports.document import Align, Column, Emphasis, Part, Row, Share, ShareBar, Table
from reports.source import Built, ReportRequest, ReportSource, layout
from reports.titles import LINES

MONTHS_SHOWN = 6


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the income statement of the days asked for, as a lender reads it."""
    period = request.period
    statement = _statement(source, period, "er_gestion")
    parts: tuple[Part, ...] = (_table(statement), _below_the_line(statement), *_shares(statement))
    return _built(source, request, _("Income statement"), (statement, parts))


def build_by_function(source: ReportSource, request: ReportRequest) -> Built:
    """Return the income statement by function."""
    statement = _statement(source, request.period, "er_funcion")
    return _built(source, request, _("Income statement by function"), (statement, (_table(statement),)))


def build_by_nature(source: ReportSource, request: ReportRequest) -> Built:
    """Return the income statement by nature, with the balances of PCGE 80 to 89."""
    statement = _statement(source, request.period, "er_naturaleza")
    return _built(source, request, _("Income statement by nature"), (statement, (_table(statement),)))


def _statement(source: ReportSource, period: Period, layout_name: str) -> IncomeStatement:
    previous = _same_span_before(period)
    first = source.first_entry()
    known_before = first is not None and first <= previous.start
    return income_statement(
        source.balances(period.start, period.end),
        period,
        layout(layout_name),
        source.facts(period),
        net_result(source.balances(previous.start, previous.end)) if known_before else None,
    )


def _built(
    source: ReportSource,
    request: ReportRequest,
    title: str,
    made: tuple[IncomeStatement, tuple[Part, ...]],
) -> Built:
    statement, parts = made
    imprint = source.imprint(request)
    return Built(common.document(title, common.subtitle(request.period), imprint, parts), _json(statement))


def _same_span_before(period: Period) -> Period:
    year = period.start.year - 1
    start = period.start.replace(year=year, day=min(period.start.day, 28))
    return Period(start, period.end.replace(year=period.end.year - 1, day=min(period.end.day, 28)))


def _table(statement: IncomeStatement) -> Table:
    by_month = 1 < len(statement.months) <= MONTHS_SHOWN
    months = statement.months if by_month else ()
    columns = (
        Column("", weight=5),
        *(Column(month_name(month), Align.RIGHT, 2) for month in months),
        Column(_("Total"), Align.RIGHT, 2),
    )
    ends = (statement.blocks[0], statement.blocks[-1])
    shown = (block for block in statement.blocks if block.lines or block in ends)
    rows = [row for block in shown for row in _block_rows(block, by_month=by_month)]
    return Table(columns, tuple(rows))


def _block_rows(block: Block, *, by_month: bool) -> list[Row]:
    emphasis = Emphasis.TOTAL if block.subtotal.key == "net_result" else Emphasis.SUBTOTAL
    return [
        *(_row(line, Emphasis.DETAIL, by_month=by_month) for line in block.lines),
        _row(block.subtotal, emphasis, by_month=by_month),
    ]


def _row(line: StatementLine, emphasis: Emphasis, *, by_month: bool) -> Row:
    months = line.months if by_month else ()
    return Row((_(LINES[line.key]), *months, line.total), emphasis)


def _below_the_line(statement: IncomeStatement) -> Table:
    facts = statement.facts
    sales = statement.subtotal("net_sales").total
    rows = [
        Row(
            (
                _("Of the sales: for cash {cash} · on credit").format(cash=amount(sales - facts.sales_on_credit)),
                facts.sales_on_credit,
            )
        ),
        Row((_("I took money home"), -facts.owner_withdrawals)),
        Row((_("Loan principal paid"), -facts.loan_principal_paid)),
        Row((_("Average month of the result before grants"), statement.average_month)),
    ]
    if statement.previous_net_result is not None:
        rows.append(Row((_("Net result of the same days a year before"), statement.previous_net_result)))
    for label, documented, noted in (
        (_("Share of sales with a boleta or factura"), facts.documented_sales, facts.noted_sales),
        (_("Share of expenses with a boleta or factura"), facts.documented_expenses, facts.noted_expenses),
    ):
        rows.append(Row((label, _percent(documented, noted))))
    return Table((Column("", weight=7), Column("", Align.RIGHT, 3)), tuple(rows), _("Outside the result"))


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


def _json(statement: IncomeStatement) -> dict[str, object]:
    net = statement.subtotal("net_result")
    lines = [line for block in statement.blocks for line in (*block.lines, block.subtotal)]
    return {
        "net_result": net.total.plain(),
        "months": {
            str(month): {line.key: line.months[index].plain() for line in lines}
            for index, month in enumerate(statement.months)
        },
        "total": {line.key: line.total.plain() for line in lines},
    }
