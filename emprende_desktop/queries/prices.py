"""Reference prices as they were read: of a day, or none."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from emprende_desktop.gold.exact import half_up
from emprende_desktop.gold.lots import Held
from emprende_desktop.gold.prices import Basis, DayPrice, Quoted, Series, days_without
from emprende_desktop.gold.units import TROY_OUNCE_G
from emprende_desktop.persistence.reading.reader import Reader, Row
from emprende_desktop.queries.page import PAGE_SIZE, Page

GAP_DAYS = 30
PriceKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class StandingPrice:
    """A price that stands: its row, what and whose it is, its day and value as written, and where it was read."""

    id: int
    series: Series
    price: DayPrice
    source: str


@dataclass(frozen=True, slots=True)
class MarketValue:
    """What fine gold would be worth in soles (céntimos) at the newest prices, for information only."""

    cents: int
    gold: StandingPrice
    dollar: StandingPrice


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
    ounces = Fraction(held.fine_mg, 1_000) / TROY_OUNCE_G
    cents = half_up(ounces * gold.price.exact * dollar.price.exact * 100, 0)
    return MarketValue(int(cents), gold, dollar)


def _standing(row: Row) -> StandingPrice:
    id_, name, basis, date, value, source = row
    return StandingPrice(id_, Series(Quoted(name), Basis(basis)), DayPrice(dt.date.fromisoformat(date), value), source)
