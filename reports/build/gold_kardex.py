"""The kardex on paper: SUNAT's formats 13.1 (valued) and 12.1 (physical units), a table for each kind of stock.

Columns and codes: R.S. 234-2006/SUNAT art. 13, tables 5, 6, 10, 12 and 14 of its annex 3. Gold is valued by the fine
gram and counted by the gross one; ore goes by the wet kilo. What only changed its place is in neither.
"""

from collections.abc import Iterator
from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.ebooks.stock import OPENING, PAPERS, Stock, operation
from emprende_desktop.gold.kardex import Balance, KardexMove, running
from emprende_desktop.gold.lots import Held
from emprende_desktop.i18n.formats import short_date, weighed
from emprende_desktop.i18n.lots import move_text
from emprende_desktop.i18n.translation import _
from reports.build import common
from reports.build.gold_position import weights_told
from reports.document import Align, Column, Emphasis, Row, Streamed, Table
from reports.source import Built, ReportRequest, ReportSource, Told
from resources.files import rows as shipped


def build(source: ReportSource, request: ReportRequest) -> Built:
    """Return the kardex of all gold and of every lot of ore in the days asked for."""
    formula = source.gold.costing()
    stocks = [Stock(pool, code or _("GOLD"), formula) for pool, code in source.gold.pools(request.period)]
    valued = tuple(_valued(stock, source, request) for stock in stocks)
    counted = tuple(_counted(stock, source, request) for stock in stocks)
    document = common.document(
        _("Kardex: formats 13.1 and 12.1"), common.subtitle(request.period), source.imprint(request),
        (*valued, *counted), remarks=_remarks() if stocks else (_("No gold and no ore moved until then."),),
    )  # fmt: skip
    return Built(document, {"stocks": [_json(stock, source, request) for stock in stocks]})


def _remarks() -> tuple[str, ...]:
    names: dict[str, list[str]] = {}
    for row in shipped("ple_inventory.csv"):
        names.setdefault(row["table"], []).append(f"{row['code']} {row['description'].lower()}")
    tables = ((_("Type of stock (table 5)"), "5"), (_("unit (table 6)"), "6"), (_("valued by (table 14)"), "14"))
    return (
        " · ".join(f"{title}: {'; '.join(names[table])}" for title, table in tables),
        _("Type of operation (table 12): {codes}.").format(codes="; ".join(names["12"])),
        _("What only changed its place (sent, came back) changes no stock and is not listed."),
    )


def _moves(stock: Stock, source: ReportSource, request: ReportRequest) -> Iterator[tuple[KardexMove, Balance]]:
    opening = source.gold.kardex_before(stock.pool, request.period.start)
    moves = source.gold.kardex(stock.pool, request.period)
    return running(opening, (move for move in moves if move.change or move.cents))


def _title(number: str, stock: Stock) -> str:
    kind, unit, formula = stock.codes
    what = _("Gold") if stock.is_gold else _("Ore of lot {code}").format(code=stock.code)
    told = _("Format {number} · {what} · type {type} · unit {unit} · valued by {formula}")
    return told.format(number=number, what=what, type=kind, unit=unit, formula=formula)


def _valued(stock: Stock, source: ReportSource, request: ReportRequest) -> Table:
    each = (_("Quantity"), _("Unit cost"), _("Total cost"))
    columns = (
        *_paper_columns(),
        *(Column(f"{side} {title}", Align.RIGHT, 8) for side in (_("In:"), _("Out:"), _("Balance:")) for title in each),
    )

    def rows() -> Iterator[Row]:
        left = source.gold.kardex_before(stock.pool, request.period.start)
        blank = ("", "", "", "", "", "")
        start = short_date(request.period.start)
        yield Row((start, "", "", OPENING, *blank, *_figures(stock, left.held, left.cents)), Emphasis.SUBTOTAL)
        sums = [0, 0, 0, 0]
        for move, balance in _moves(stock, source, request):
            left = balance
            adds = stock.adds(move)
            figures = _moved(stock, move.change if adds else -move.change, move.cents if adds else -move.cents)
            sums[0 if adds else 2] += abs(stock.valued(move.change))
            sums[1 if adds else 3] += move.cents if adds else -move.cents
            sides = (*figures, "", "", "") if adds else ("", "", "", *figures)
            yield Row((*_paper(move, adds=adds), *sides, *_figures(stock, left.held, left.cents)))
        total = (weighed(sums[0]), "", Money(sums[1]), weighed(sums[2]), "", Money(sums[3]))
        yield Row((_("Totals"), "", "", "", *total, "", "", ""), Emphasis.TOTAL)

    count = source.gold.kardex_count(stock.pool, request.period) + 2
    return Table(columns, Streamed(rows, lambda: count), _title("13.1", stock), dense=True)


def _counted(stock: Stock, source: ReportSource, request: ReportRequest) -> Table:
    columns = (
        *_paper_columns(),
        Column(_("What happened"), weight=24),
        *(Column(title, Align.RIGHT, 14) for title in (_("In"), _("Out"), _("Balance"))),
    )

    def rows() -> Iterator[Row]:
        left = source.gold.kardex_before(stock.pool, request.period.start)
        start = short_date(request.period.start)
        yield Row(
            (start, "", "", OPENING, _("Opening balance"), "", "", weighed(stock.counted(left.held))), Emphasis.SUBTOTAL
        )
        came = went = 0
        for move, balance in _moves(stock, source, request):
            change = stock.counted(move.change)
            if not change:
                continue
            came, went = came + max(change, 0), went - min(change, 0)
            sides = (weighed(change), "") if change > 0 else ("", weighed(-change))
            told = f"{move_text(move.kind, move.cause)} · {move.codes}"
            yield Row((*_paper(move, adds=change > 0), told, *sides, weighed(stock.counted(balance.held))))
        yield Row((_("Totals"), "", "", "", "", weighed(came), weighed(went), ""), Emphasis.TOTAL)

    count = source.gold.kardex_count(stock.pool, request.period) + 2
    return Table(columns, Streamed(rows, lambda: count), _title("12.1", stock), dense=True)


def _paper_columns() -> tuple[Column, ...]:
    return (
        Column(_("Date"), weight=9), Column(_("Type (table 10)"), weight=5), Column(_("Series and number"), weight=9),
        Column(_("Operation (table 12)"), weight=6),
    )  # fmt: skip


def _paper(move: KardexMove, *, adds: bool) -> tuple[str, str, str, str]:
    return short_date(move.date), PAPERS.get(move.paper, "00"), move.number, operation(move.kind, adds=adds)


def _moved(stock: Stock, change: Held, cents: int) -> tuple[str, str, Money]:
    """Return the figures of a movement; a cost that comes by itself has no quantity."""
    quantity, unit, cost = _figures(stock, change, cents)
    return quantity if stock.valued(change) else "", unit, cost


def _figures(stock: Stock, held: Held, cents: int) -> tuple[str, str, Money]:
    quantity = stock.valued(held)
    unit = f"{half_up(Fraction(cents * 10, quantity), 4):,}" if quantity else ""
    return weighed(quantity), unit, Money(cents)


def _json(stock: Stock, source: ReportSource, request: ReportRequest) -> dict[str, object]:
    opening = source.gold.kardex_before(stock.pool, request.period.start)
    kind, unit, formula = stock.codes

    def rows() -> Iterator[object]:
        for move, left in _moves(stock, source, request):
            _day, paper, number, code = _paper(move, adds=stock.adds(move))
            yield {
                "date": move.date.isoformat(), "paper": paper, "number": number, "operation": code,
                "kind": move.kind.value, "lots": [lot for _row, lot in move.lots],
                "change": {**weights_told(move.change), "cost": Money(move.cents).plain()},
                "left": {**weights_told(left.held), "cost": Money(left.cents).plain()},
            }  # fmt: skip

    return {
        "stock": "" if stock.is_gold else stock.code, "type": kind, "unit": unit, "formula": formula,
        "opening": {**weights_told(opening.held), "cost": Money(opening.cents).plain()}, "rows": Told(rows),
    }  # fmt: skip
