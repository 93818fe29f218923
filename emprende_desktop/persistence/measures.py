"""What was measured of lots: written once, and only marked as taken back."""

import uuid_utils
from sqlalchemy import Table, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.gold.assays import Metal
from emprende_desktop.gold.lot_errors import UnknownMeasureError
from emprende_desktop.gold.measures import Assaying, Drying, Measure, Weighing
from emprende_desktop.persistence import gold_tables as g

_TABLES: dict[type[Measure], Table] = {Weighing: g.weighing, Drying: g.moisture_test, Assaying: g.assay}
METALS = {Metal.GOLD: "au", Metal.SILVER: "ag"}


class MeasureRepository:
    """The weighings, moisture tests and assays of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, measure: Measure, paper: str | None) -> int:
        """Write something measured with the hash of its paper; the same key writes once."""
        table = _TABLES[type(measure)]
        known = self._connection.execute(select(table.c.id).where(table.c.key == measure.key)).scalar()
        if known is not None:
            return int(known)
        values = {
            "uid": str(uuid_utils.uuid7()), "lot_id": measure.lot, "date": measure.date.isoformat(),
            "by": measure.by.value, "sha256": paper, "key": measure.key, **_own(measure),
        }  # fmt: skip
        inserted = self._connection.execute(insert(table), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def take_back(self, kind: type[Measure], row: int) -> None:
        """Mark something measured as told wrong; raises UnknownMeasureError."""
        table = _TABLES[kind]
        marked = update(table).where(table.c.id == row, table.c.undone == 0).values(undone=1)
        if not self._connection.execute(marked).rowcount:
            raise UnknownMeasureError(row)


def _own(measure: Measure) -> dict[str, object]:
    match measure:
        case Weighing():
            return {
                "gross_g": measure.gross_g, "tare_g": measure.tare_g, "sacks": measure.sacks,
                "document": measure.document,
            }  # fmt: skip
        case Drying():
            return {"wet_mg": measure.wet_mg, "dry_mg": measure.dry_mg}
        case Assaying():
            return {
                "metal": METALS[measure.metal], "value": measure.value, "unit": measure.unit.value,
                "lab": measure.lab, "percent_applied": measure.percent_applied, "document": measure.document,
                "sample": measure.sample.value,
            }  # fmt: skip
