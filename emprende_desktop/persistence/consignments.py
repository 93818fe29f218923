"""What was left with others to be sold, and what became of it."""

import uuid_utils
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import MoreThanLeftError
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.reading.consignments import consignments
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.consignments import Consignment, ConsignmentReturn, ConsignmentSale, NewConsignment


class ConsignmentRepository:
    """The consignments of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def add(self, new: NewConsignment) -> int:
        """Write what was left; the same key writes once."""
        known = select(t.consignment.c.id).where(t.consignment.c.key == new.key)
        written = self._connection.execute(known).scalar()
        if written is not None:
            return int(written)
        values = {
            "uid": str(uuid_utils.uuid7()), "date": new.date.isoformat(), "party_id": new.party,
            "category_id": new.category, "what": new.what.strip(), "units": new.units, "price": new.price.cents,
            "key": new.key,
        }  # fmt: skip
        inserted = self._connection.execute(insert(t.consignment), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def holding(self, consignment_id: int, units: int) -> Consignment:
        """Return a consignment with so many units left; raises MoreThanLeftError."""
        found = next((one for one in consignments(self._reader) if one.id == consignment_id), None)
        if found is None or found.left < units:
            raise MoreThanLeftError(found.left if found else 0)
        return found

    def is_moved(self, key: str) -> bool:
        """Say whether a sale or return with this idempotency key was written."""
        known = select(t.consignment_move.c.id).where(t.consignment_move.c.key == key)
        return self._connection.execute(known).first() is not None

    def move(self, moved: ConsignmentSale | ConsignmentReturn, entry_id: int | None) -> int:
        """Write units sold by an entry, or come back."""
        values = {
            "consignment_id": moved.consignment, "date": moved.date.isoformat(), "units": moved.units,
            "entry_id": entry_id, "key": moved.key,
        }  # fmt: skip
        inserted = self._connection.execute(insert(t.consignment_move), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])
