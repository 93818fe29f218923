"""Acts, share-outs and hand-overs: told once, and never changed but to be undone."""

import json

import uuid_utils
from sqlalchemy import Table, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assembly import Act, NewAct, NewHandOver
from emprende_desktop.gold.share_errors import (
    ActInUseError,
    UnknownActError,
    UnknownHandOverError,
    UnknownShareOutError,
)
from emprende_desktop.gold.share_outs import SharedOut, ShareOut
from emprende_desktop.persistence import gold_tables as g
from emprende_desktop.persistence.reading import sharing as reading
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.accounts import OWED_TO_MEMBERS


class SharingRepository:
    """What assemblies agreed and what was shared and handed over, in one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def add_act(self, new: NewAct) -> int:
        """Write an act and who came; the same key writes once."""
        known = self._of_key(g.assembly_act, new.key)
        if known is not None:
            return known
        act = self._insert(
            g.assembly_act, date=new.date.isoformat(), subject=new.subject.strip(), held_at=new.held_at.strip(),
            members=new.members, quorum=new.quorum, in_favour=new.in_favour, against=new.against,
            abstained=new.abstained, agreed=new.agreed.strip(), key=new.key,
        )  # fmt: skip
        if new.attended:
            came = [{"act_id": act, "party_id": party} for party in new.attended]
            self._connection.execute(insert(g.act_attendance), came)
        return act

    def act(self, act: int) -> Act:
        """Return an act that stands; raises UnknownActError."""
        found = reading.act_of(self._reader, act)
        if found is None:
            raise UnknownActError(act)
        return found

    def undo_act(self, act: int) -> None:
        """Take an act back; raises UnknownActError, ActInUseError."""
        self.act(act)
        shared = reading.shared_under(self._reader, act)
        if shared is not None:
            raise ActInUseError(shared)
        self._undo(g.assembly_act, act)

    def owed_by_lot(self) -> dict[int, tuple[str, Money]]:
        """Return what is owed to members of each lot (its row): its uid, and céntimos."""
        return reading.owed_by_lot(self._reader, OWED_TO_MEMBERS)

    def add_share(self, share: ShareOut, entry: int) -> None:
        """Write what an entry shared out, and each member's line."""
        row = self._insert(
            g.share_out, date=share.date.isoformat(), entry_id=entry, title=share.title.value, act_id=share.act,
            weights=reading.weights_text(share.weights), lots=json.dumps(share.lots),
            amount=share.takings.amount_cents, costs=share.takings.costs_cents, fund=share.takings.fund_cents,
            fund_percent=share.fund_percent, place_id=share.place,
        )  # fmt: skip
        lines = [
            {
                "share_out_id": row, "party_id": line.put_in.party, "dry_g": line.put_in.dry_g,
                "gold_mg": line.put_in.gold_mg, "half_days": line.put_in.half_days, "cents": line.amount.cents,
                "paid": line.paid.cents,
            }
            for line in share.lines
        ]  # fmt: skip
        self._connection.execute(insert(g.share_line), lines)

    def share(self, entry: int) -> SharedOut:
        """Return the share-out of an entry; raises UnknownShareOutError where that is none or was undone."""
        found = reading.share_of(self._reader, entry)
        if found is None:
            raise UnknownShareOutError(entry)
        return found

    def add_hand_over(self, new: NewHandOver, expected: dict[int, Money]) -> int:
        """Write a hand-over beside what the notes said of each place; the same key writes once."""
        known = self._of_key(g.hand_over, new.key)
        if known is not None:
            return known
        counted = [
            {"place": one.place, "expected": expected[one.place].cents, "counted": one.counted.cents}
            for one in new.counts
        ]
        return self._insert(
            g.hand_over, date=new.date.isoformat(), from_id=new.giver, to_id=new.taker, counted=json.dumps(counted),
            papers=json.dumps(new.papers, ensure_ascii=False), detail=new.detail.strip(), key=new.key,
        )  # fmt: skip

    def undo_hand_over(self, row: int) -> str:
        """Take a hand-over back and return its key; raises UnknownHandOverError."""
        told = g.hand_over.c
        found = select(told.key).where(told.id == row, told.undone == 0)
        key = self._connection.execute(found).scalar()
        if key is None:
            raise UnknownHandOverError(row)
        self._undo(g.hand_over, row)
        return str(key)

    def hand_over_of_key(self, key: str) -> int | None:
        """Return the hand-over that a form with this idempotency key already wrote."""
        return self._of_key(g.hand_over, key)

    def _of_key(self, table: Table, key: str) -> int | None:
        return self._connection.execute(select(table.c.id).where(table.c.key == key)).scalar()

    def _undo(self, table: Table, row: int) -> None:
        self._connection.execute(update(table).where(table.c.id == row).values(undone=1))

    def _insert(self, table: Table, **values: object) -> int:
        values["uid"] = str(uuid_utils.uuid7())
        inserted = self._connection.execute(insert(table), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])
