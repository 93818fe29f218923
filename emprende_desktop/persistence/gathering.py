"""What the group weighs its ore in, what allows it to gather, and the days on which it did."""

import datetime as dt

import uuid_utils
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import DuplicateNameError
from emprende_desktop.gold.gathering import Brought, Container, ContainerWeighing, DayGathered, Gathering, NewPermission
from emprende_desktop.gold.member_errors import UnknownGatheringError
from emprende_desktop.persistence.engine import driver_of
from emprende_desktop.persistence.reading.gathering import container_on, day_gathered
from emprende_desktop.persistence.reading.reader import Reader

_CONTAINER_NAMED = "SELECT id FROM container WHERE name = ?"
_NEW_CONTAINER = "INSERT INTO container (uid, name) VALUES (?, ?)"
_RETIRE = "UPDATE container SET retired = ? WHERE id = ?"
_WEIGHING_OF_KEY = "SELECT id FROM container_weighing WHERE key = ?"
_WEIGH = "INSERT INTO container_weighing (container_id, date, gross_g, tare_g, key) VALUES (?, ?, ?, ?, ?)"
_UNDO_WEIGHING = "UPDATE container_weighing SET undone = 1 WHERE id = ? AND undone = 0"
_PERMISSION_OF_KEY = "SELECT id FROM permission WHERE key = ?"
_PERMIT = """
INSERT INTO permission (uid, holder, concession, code, kind, valid_from, valid_until, share, sha256, key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PERMISSION_PAPER = "SELECT sha256 FROM permission WHERE id = ?"
_UNDO_PERMISSION = "UPDATE permission SET undone = 1 WHERE id = ? AND undone = 0"
_DAY_OF_KEY = "SELECT id FROM collection WHERE key = ?"
_DAY = """
INSERT INTO collection (uid, date, lot_id, permission_id, move_id, place_id, detail, key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_LINE = """
INSERT INTO collection_line (collection_id, party_id, half_days, container_id, containers, ore_g, price)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_UNDO_DAY = "UPDATE collection SET undone = 1 WHERE id = ?"


class GatheringRepository:
    """Containers, permissions and days of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._driver = driver_of(connection)
        self._reader = reader

    def add_container(self, name: str) -> int:
        """Write a container; raises DuplicateNameError."""
        written = " ".join(name.split())
        if self._reader.first(_CONTAINER_NAMED, (written,)):
            raise DuplicateNameError(written)
        return self._insert(_NEW_CONTAINER, (_uid(), written))

    def container(self, container: int, day: dt.date) -> Container:
        """Return a container with what was known of it on a day."""
        return container_on(self._reader, container, day)

    def retire(self, container: int, *, retired: bool) -> None:
        """Offer a container no more, or again."""
        self._driver.execute(_RETIRE, (int(retired), container))

    def weighing_of_key(self, key: str) -> int | None:
        """Return the weighing that a form with this idempotency key already wrote."""
        return self._id_of_key(_WEIGHING_OF_KEY, key)

    def weigh(self, container: int, weighed: ContainerWeighing, key: str) -> int:
        """Write a weighing of a container."""
        return self._insert(_WEIGH, (container, weighed.date.isoformat(), weighed.gross_g, weighed.tare_g, key))

    def undo_weighing(self, weighing: int) -> None:
        """Take a weighing back."""
        self._driver.execute(_UNDO_WEIGHING, (weighing,))

    def permit(self, new: NewPermission, sha: str | None) -> int:
        """Write a permission in the place of the one it replaces, whose paper stays; the same key writes once."""
        known = self._id_of_key(_PERMISSION_OF_KEY, new.key)
        if known is not None:
            return known
        if new.replaces is not None:
            sha = sha or self._reader.value(_PERMISSION_PAPER, (new.replaces,))
            self.undo_permission(new.replaces)
        told = new.written
        days = (_text(told.valid_from), _text(told.valid_until))
        words = (told.holder.strip(), told.concession.strip(), told.code.strip(), told.kind.strip())
        return self._insert(_PERMIT, (_uid(), *words, *days, told.share.strip(), sha, new.key))

    def undo_permission(self, permission: int) -> None:
        """Take a permission back."""
        self._driver.execute(_UNDO_PERMISSION, (permission,))

    def day_of_key(self, key: str) -> int | None:
        """Return the day that a form with this idempotency key already wrote."""
        return self._id_of_key(_DAY_OF_KEY, key)

    def add_day(self, day: Gathering, lot: int, move: int | None) -> int:
        """Write a day of gathering, its lines as they are given."""
        told = (_uid(), day.date.isoformat(), lot, day.permission, move, day.place, day.detail.strip(), day.key)
        written = self._insert(_DAY, told)
        for line in day.lines:
            self._driver.execute(_LINE, (written, *_told(line)))
        return written

    def day(self, collection: int) -> DayGathered:
        """Return a day that stands; raises UnknownGatheringError."""
        found = day_gathered(self._reader, collection)
        if found is None:
            raise UnknownGatheringError(collection)
        return found

    def undo_day(self, collection: int) -> None:
        """Mark a day as taken back."""
        self._driver.execute(_UNDO_DAY, (collection,))

    def _id_of_key(self, sql: str, key: str) -> int | None:
        found = self._reader.value(sql, (key,))
        return None if found is None else int(found)

    def _insert(self, sql: str, values: tuple[object, ...]) -> int:
        return int(self._driver.execute(sql, values).lastrowid)


def _told(line: Brought) -> tuple[object, ...]:
    return line.party, line.half_days, line.container, line.containers, line.ore_g, line.price.cents


def _text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _uid() -> str:
    return str(uuid_utils.uuid7())
