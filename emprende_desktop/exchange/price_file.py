"""A file of prices, a day and a value a row; its columns are found by their headings."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.words import fold
from emprende_desktop.exchange.dates import date_in, of_a_bank
from emprende_desktop.exchange.faults import Fault, FaultCode, FaultFoundError
from emprende_desktop.exchange.sheet import Cell, Formula, SheetRow
from emprende_desktop.gold.prices import Basis, DayPrice

_DATES = ("fecha", "date", "dia")
_VALUES = ("valor", "value", "precio", "price", "tipo de cambio", "cierre", "close", "usd")
# What the headings of London's, SBS's and SUNAT's tables call the price of each basis.
_WORDS: dict[Basis, tuple[str, ...]] = {
    Basis.LBMA_AM: ("am", "a.m."),
    Basis.LBMA_PM: ("pm", "p.m."),
    Basis.SPOT: ("spot", "inter"),
    Basis.SBS_BUY: ("compra", "buy"),
    Basis.SBS_SELL: ("venta", "sell"),
    Basis.SUNAT_BUY: ("compra", "buy"),
    Basis.SUNAT_SELL: ("venta", "sell"),
}
_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class PriceColumns:
    """The line of the headings, and the columns (from 0) of the day and of the value, None where that is in doubt."""

    header_line: int
    headings: tuple[str, ...]
    date: int
    value: int | None


@dataclass(frozen=True, slots=True)
class PriceRows:
    """What was read: prices in the order of the file, and one fault a row that does not read."""

    prices: tuple[DayPrice, ...]
    faults: tuple[Fault, ...]


def find_columns(rows: tuple[SheetRow, ...], basis: Basis) -> PriceColumns | None:
    """Find the headings and which column is what; None where no row has a heading for the day."""
    for row in rows[:_SEARCHED]:
        headings = tuple(str(cell).strip() for cell in row.cells)
        folded = [fold(heading) for heading in headings]
        date = next((index for index, heading in enumerate(folded) if heading.startswith(_DATES)), None)
        if date is not None and len([heading for heading in headings if heading]) > 1:
            return PriceColumns(row.line, headings, date, _value_column(folded, date, basis))
    return None


def _value_column(folded: list[str], date: int, basis: Basis) -> int | None:
    others = [index for index, heading in enumerate(folded) if heading and index != date]
    words = [set(heading.replace("(", " ").replace(")", " ").split()) for heading in folded]
    named = [index for index in others if words[index] & set(_WORDS[basis])]
    told = named or [index for index in others if folded[index].startswith(_VALUES)] or others
    return told[0] if len(told) == 1 else None


def read_prices(rows: Iterable[SheetRow], columns: PriceColumns, latest: dt.date) -> PriceRows:
    """Read every row below the headings, but for empty ones: a day without a price stays a gap."""
    assert columns.value is not None, "what is in doubt is asked first"
    prices: dict[dt.date, DayPrice] = {}
    faults: list[Fault] = []
    for row in rows:
        if row.line <= columns.header_line:
            continue
        try:
            price = _price(row, columns.date, columns.value, latest)
        except FaultFoundError as found:
            faults.append(Fault(row.line, found.code, found.text))
            continue
        if price is not None and prices.setdefault(price.date, price).exact != price.exact:
            faults.append(Fault(row.line, FaultCode.TWO_VALUES, price.date.isoformat()))
    return PriceRows(tuple(prices.values()), tuple(faults))


def _price(row: SheetRow, date: int, value: int, latest: dt.date) -> DayPrice | None:
    written = _cell(row, value)
    if written == "":
        return None
    day, number = date_in(_cell(row, date), latest, of_a_bank), _number(written)
    try:
        return DayPrice(day, number)
    except BookkeepingError:
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, str(written)) from None


def _cell(row: SheetRow, index: int) -> Cell:
    cell = row.cells[index] if index < len(row.cells) else ""
    if isinstance(cell, Formula):
        raise FaultFoundError(FaultCode.FORMULA, cell.text)
    return cell


def _number(cell: Cell) -> str:
    """Return a price as plain decimal text; a comma parts thousands where it stands as one: `4,066.20`."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    whole, dot, decimals = str(cell).partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and (not groups[0] or any(len(group) != 3 for group in groups[1:]) or not dot):
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, str(cell))
    return "".join(groups) + dot + decimals
