"""The papers that prove something of a lot; one that was taken off stays, marked, and may be attached anew."""

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.gold.lot_errors import UnknownProofError
from emprende_desktop.persistence import gold_tables as g
from emprende_desktop.persistence.chain import Writer


class ProofRepository:
    """The proofs of one unit of work."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer

    def add(self, lot: int, slot: str, sha: str) -> int:
        """Attach a kept paper and return its row; where it stands already that one is returned."""
        at = g.lot_paper.c
        standing = select(at.id).where(at.lot_id == lot, at.proof == slot, at.sha256 == sha, at.undone == 0)
        known = self._connection.execute(standing).scalar()
        if known is not None:
            return int(known)
        values = {
            "lot_id": lot, "proof": slot, "sha256": sha, "added_at": self._writer.now.isoformat(timespec="seconds"),
            "actor_id": self._writer.actor_id,
        }  # fmt: skip
        inserted = self._connection.execute(insert(g.lot_paper), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])

    def take_off(self, row: int) -> None:
        """Mark a paper as taken off; raises UnknownProofError where it does not stand."""
        standing = update(g.lot_paper).where(g.lot_paper.c.id == row, g.lot_paper.c.undone == 0)
        if not self._connection.execute(standing.values(undone=1)).rowcount:
            raise UnknownProofError(row)

    def put_back(self, row: int) -> int:
        """Attach again what was taken off and return its new row; raises UnknownProofError where it was not."""
        at = g.lot_paper.c
        told = select(at.lot_id, at.proof, at.sha256).where(at.id == row, at.undone == 1)
        found = self._connection.execute(told).first()
        if found is None:
            raise UnknownProofError(row)
        return self.add(*found)
