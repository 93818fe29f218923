"""Reference prices: each stands for its day until it is undone."""

import uuid_utils
from sqlalchemy.engine import Connection

from emprende_desktop.gold.prices import DayPrice, PriceList
from emprende_desktop.gold.worth_errors import PriceStandsError, PriceUnknownError
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.persistence.engine import driver_of

_STANDING = "SELECT id, value, source FROM market_price WHERE name = ? AND basis = ? AND date = ? AND undone = 0"
_TOLD = "SELECT 1 FROM market_price WHERE key = ?"
_ADD = """
INSERT INTO market_price (uid, name, basis, date, value, source, told_at, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_UNDO = "UPDATE market_price SET undone = 1 WHERE undone = 0 AND instr(key, ? || ':') = 1"
_UNDO_ONE = "UPDATE market_price SET undone = 1 WHERE undone = 0 AND id = ?"


class PriceRepository:
    """The prices of one unit of work."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._driver = driver_of(connection)
        self._writer = writer

    def add(self, told: PriceList) -> int:
        """Write the prices that are not there yet and return how many; the same key writes once.

        Raises PriceStandsError where another value stands for a day.
        """
        added = 0
        for price in told.prices:
            key = f"{told.key}:{price.date.isoformat()}"
            if self._driver.execute(_TOLD, (key,)).fetchone() or self._stands(told, price):
                continue
            self._driver.execute(
                _ADD,
                (
                    str(uuid_utils.uuid7()), told.series.name.value, told.series.basis.value, price.date.isoformat(),
                    price.value, told.source.strip(), self._writer.now.isoformat(timespec="seconds"), key,
                ),
            )  # fmt: skip
            added += 1
        return added

    def undo(self, key: str) -> None:
        """Take back all that was told under a key."""
        self._driver.execute(_UNDO, (key,))

    def undo_one(self, price: int) -> None:
        """Take back one price; raises PriceUnknownError."""
        if not self._driver.execute(_UNDO_ONE, (price,)).rowcount:
            raise PriceUnknownError

    def _stands(self, told: PriceList, price: DayPrice) -> bool:
        series = told.series
        row = self._driver.execute(
            _STANDING, (series.name.value, series.basis.value, price.date.isoformat())
        ).fetchone()
        if row is None:
            return False
        _id, value, source = row
        if DayPrice(price.date, value).exact != price.exact:
            raise PriceStandsError(price.date, value, source)
        return True
