"""Reference prices as they were read: of a day, or none."""

import datetime as dt

from emprende_desktop.gold.lots import Held
from emprende_desktop.gold.prices import Basis, DayPrice, MarketValue, Quoted, Series, StandingPrice, days_without
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.queries.page import PAGE_SIZE, Page

GAP_DAYS = 30
PriceKey = tuple[str, int]


_COLUMNS = "SELECT id, name, basis, date, value, source FROM market_price"
_ON = f"{_COLUMNS} WHERE name = ? AND basis = ? AND date = ? AND undone = 0"
_NEWEST = f"{_COLUMNS} WHERE name = ? AND date <= ? AND undone = 0 ORDER BY date DESC, id DESC LIMIT 1"
_PAGE = f"{_COLUMNS} WHERE undone = 0 AND (date, id) < (?, ?) ORDER BY date DESC, id DESC LIMIT ?"
_DAYS = "SELECT date FROM market_price WHERE name = ? AND basis = ? AND undone = 0 AND date BETWEEN ? AND ?"
_LAST_SERIES = f"{_COLUMNS} WHERE undone = 0 ORDER BY id DESC LIMIT 1"


def price_on(reader: Reader, series: Series, date: dt.date) -> StandingPrice | None:
    """Return the price of exactly that day, None where nobody told it."""
    row = reader.first(_ON, (series.name.value, series.basis.value, date.isoformat()))
    return _standing(row) if row else None


def newest_price(reader: Reader, name: Quoted, day: dt.date) -> StandingPrice | None:
    """Return the newest price until a day, whatever its basis."""
    row = reader.first(_NEWEST, (name.value, day.isoformat()))
    return _standing(row) if row else None


def price_told_last(reader: Reader) -> StandingPrice | None:
    """Return the price that was written last, whatever its day."""
    row = reader.first(_LAST_SERIES)
    return _standing(row) if row else None


def prices_page(reader: Reader, before: PriceKey | None = None) -> Page[StandingPrice, PriceKey]:
    """Return prices before a key, the newest day first."""
    found = [_standing(row) for row in reader.rows(_PAGE, (*(before or ("~", 0)), PAGE_SIZE + 1))]
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    return Page(tuple(shown), (shown[-1].price.date.isoformat(), shown[-1].id) if more else None)


def price_gaps(reader: Reader, series: Series, today: dt.date) -> tuple[dt.date, ...]:
    """Return the working days of the last thirty that have no price."""
    first = today - dt.timedelta(days=GAP_DAYS)
    rows = reader.rows(_DAYS, (series.name.value, series.basis.value, first.isoformat(), today.isoformat()))
    return days_without(frozenset(dt.date.fromisoformat(date) for (date,) in rows), first, today)


def market_value(reader: Reader, held: Held, day: dt.date) -> MarketValue | None:
    """Return what fine gold is worth at the newest prices until a day; None while gold or dollar has none."""
    gold, dollar = newest_price(reader, Quoted.GOLD, day), newest_price(reader, Quoted.DOLLAR, day)
    if gold is None or dollar is None:
        return None
    return MarketValue(held.fine_mg, gold, dollar)


def _standing(row: Row) -> StandingPrice:
    id_, name, basis, date, value, source = row
    return StandingPrice(id_, Series(Quoted(name), Basis(basis)), DayPrice(dt.date.fromisoformat(date), value), source)
