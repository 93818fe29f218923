"""Lots and their movements: the kardex is only added to, chained by device, and never holds less than nothing."""

import datetime as dt
from collections.abc import Iterator

import uuid_utils
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import DuplicateNameError, PeriodClosedError
from emprende_desktop.domain.period import Month
from emprende_desktop.gold.costing import CostFormula, Stock
from emprende_desktop.gold.lot_errors import (
    CostWithoutGoldError,
    LotMovedError,
    NotSoMuchThereError,
    UnknownLotError,
    UnknownMovementError,
)
from emprende_desktop.gold.lots import (
    GOLD_POOL,
    Held,
    Lot,
    LotChange,
    LotKind,
    Move,
    MoveKind,
    MoveLine,
    NewLot,
    Stage,
    pool_of,
)
from emprende_desktop.gold.notes import GoldSale
from emprende_desktop.gold.seal import SealedLine, SealedMove
from emprende_desktop.ledger.seal import GENESIS
from emprende_desktop.persistence import gold_tables as g
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.persistence.engine import driver_of
from emprende_desktop.persistence.reading import gold as reading
from emprende_desktop.persistence.reading import gold_sales
from emprende_desktop.persistence.reading.periods import closed_until
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.corrections import DatedReversal

_LAST = "SELECT sequence, hash FROM gold_move WHERE device_id = ? ORDER BY sequence DESC LIMIT 1"
_OF_KEY = "SELECT id FROM gold_move WHERE key = ?"
_OF_ENTRY = (
    "SELECT id FROM gold_move WHERE entry_id = ? AND reverses_id IS NULL ORDER BY id DESC"  # what came last goes first
)
_ENTRY_OF = "SELECT entry_id FROM gold_move WHERE id = ?"
_IS_UNDONE = "SELECT 1 FROM gold_move WHERE reverses_id = ?"
_ENTRY_UID = "SELECT uid FROM journal_entry WHERE id = ?"
_MOVE_UID = "SELECT uid FROM gold_move WHERE id = ?"
_MOVED = "SELECT 1 FROM gold_line WHERE lot_id = ? LIMIT 1"
_ANY = "SELECT 1 FROM lot LIMIT 1"
_LOT_UID = "SELECT uid FROM lot WHERE id = ?"
_WENT = """
SELECT 1 FROM gold_line k JOIN gold_move m ON m.id = k.move_id
WHERE k.pool = ? AND k.ore_g < 0 AND m.kind <> 'undone'
  AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id) LIMIT 1
"""
_MOVE = """
INSERT INTO gold_move (uid, device_id, sequence, date, kind, entry_id, reverses_id, custody, cause, document,
  wall_clock, actor_id, key, lines, hash, previous_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LINE = """
INSERT INTO gold_line (move_id, lot_id, stage, pool, date, ore_g, gross_mg, fine_mg, cents)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class LotRepository:
    """The lots of one unit of work; only this writes movements."""

    def __init__(self, connection: Connection, reader: Reader, writer: Writer) -> None:
        self._connection = connection
        self._driver = driver_of(connection)
        self._reader = reader
        self._writer = writer

    def open(self, new: NewLot) -> int:
        """Write a lot; the same key writes once. Raises DuplicateNameError."""
        lots = g.lot.c
        known = self._connection.execute(select(lots.id).where(lots.key == new.key)).scalar()
        if known is not None:
            return int(known)
        code = new.code.strip()
        if self._connection.execute(select(lots.id).where(lots.code == code)).first():
            raise DuplicateNameError(code)
        values = {
            "uid": str(uuid_utils.uuid7()), "code": code, "kind": new.kind.value,
            "opened_on": new.opened_on.isoformat(), "ownership": new.ownership.value, "material": new.material.strip(),
            "site": new.site.strip(), "permission_id": new.permission, "key": new.key,
        }  # fmt: skip
        key = self._connection.execute(insert(g.lot), values).inserted_primary_key
        assert key is not None
        return int(key[0])

    def change(self, change: LotChange) -> None:
        """Write a lot anew, number and owner only while it never moved; raises LotMovedError, DuplicateNameError."""
        lot, lots, code = self.get(change.lot), g.lot.c, change.code.strip()
        kept = (lot.code, lot.ownership) == (code, change.ownership)
        if not kept and self._reader.first(_MOVED, (lot.id,)):
            raise LotMovedError(lot.code)
        if self._connection.execute(select(lots.id).where(lots.code == code, lots.id != lot.id)).first():
            raise DuplicateNameError(code)
        told = {"material": change.material.strip(), "site": change.site.strip()}
        values = told if kept else {"code": code, "ownership": change.ownership.value, **told}
        self._connection.execute(update(g.lot).where(lots.id == lot.id).values(**values))

    @property
    def there_are(self) -> bool:
        """Say whether there is any lot."""
        return self._reader.first(_ANY) is not None

    def row_of(self, lot: int | NewLot) -> int:
        """Return the row of a lot, opened first where it is new; raises DuplicateNameError."""
        return self.open(lot) if isinstance(lot, NewLot) else lot

    def get(self, lot_id: int) -> Lot:
        """Return a lot; raises UnknownLotError."""
        found = reading.lot_of(self._reader, lot_id)
        if found is None:
            raise UnknownLotError(str(lot_id))
        return found

    def held(self, lot_id: int, stage: Stage) -> Held:
        """Return what of a lot lies at a stage."""
        return reading.held(self._reader, lot_id, stage)

    def pool(self, pool: int) -> tuple[Held, int]:
        """Return what a pool holds and what it cost, in céntimos."""
        return reading.pool_held(self._reader, pool)

    def least_cents(self, pool: int, date: dt.date) -> int:
        """Return the least that a pool had cost at the end of a day or of any day after it, in céntimos."""
        return reading.least_cents(self._reader, pool, date)

    @property
    def formula(self) -> CostFormula:
        """Return how gold is costed."""
        return reading.cost_formula(self._reader)

    def layers(self, pool: int) -> Iterator[Stock]:
        """Yield the gold that came into a pool, the newest first, as it is read."""
        return reading.layers(self._reader, pool)

    def first_out(self, since: dt.date) -> dt.date | None:
        """Return the first day from `since` on that gold went out at a cost."""
        return reading.first_out(self._reader, since)

    def id_of_key(self, key: str) -> int | None:
        """Return the movement that a form with this idempotency key already wrote."""
        found = self._reader.value(_OF_KEY, (key,))
        return None if found is None else int(found)

    def add_sale(self, sale: GoldSale, entry: int) -> None:
        """Write what a sale was of, and whose grams it counts as."""
        gone = Held()
        for part in sale.parts:
            gone += part.gone
        values = {
            "entry_id": entry, "kind": "ore" if sale.kind is LotKind.ORE else "dore", "review_id": sale.review,
            "details": sale.details, "gross_mg": gone.gross_mg, "fine_mg": gone.fine_mg, "ore_g": gone.ore_g,
        }  # fmt: skip
        self._connection.execute(insert(g.gold_sale), values)
        sellers = [
            {
                "entry_id": entry, "party_id": seller.party, "month": str(Month.of(sale.date)),
                "gross_mg": seller.gross_mg, "fine_mg": seller.fine_mg, "cents": seller.amount.cents,
                "reason": seller.reason,
            }
            for seller in sale.sellers
        ]  # fmt: skip
        if sellers:
            self._connection.execute(insert(g.gold_sale_seller), sellers)

    def cap_mg(self, date: dt.date) -> int | None:
        """Return the milligrams that a person may sell in the month of a day; None where no limit is set."""
        return gold_sales.cap_mg(self._reader, date)

    def sold_by(self, party: int, month: Month) -> tuple[int, int]:
        """Return gross and fine milligrams that a person sold in a month."""
        return gold_sales.sold_by(self._reader, party, month)

    def has_ruc(self, party: int) -> bool:
        """Say whether a person has a RUC."""
        return gold_sales.has_ruc(self._reader, party)

    def enterprise_has_ruc(self) -> bool:
        """Say whether the enterprise has one."""
        return gold_sales.enterprise_has_ruc(self._reader)

    def append(self, move: Move, entry: int | None = None, reverses: int | None = None) -> int:
        """Write a movement and return its id; the same key writes once. `entry` is the note that it belongs to.

        Raises PeriodClosedError, NotSoMuchThereError, CostWithoutGoldError.
        """
        known = self.id_of_key(move.key)
        if known is not None:
            return known
        if Month.of(move.date) <= (closed_until(self._reader) or Month(1, 1)):
            raise PeriodClosedError(move.date)
        for line in move.lines:
            self._check_there(line, move.date)
        pools = [pool_of(self.get(line.lot), line.stage) for line in move.lines]
        for pool in set(pools):
            lines = [line for line, of in zip(move.lines, pools, strict=True) if of == pool]
            self._check_carried(pool, lines, undoes=move.kind is MoveKind.UNDONE)
        return self._insert(move, entry, reverses)

    def entry_of(self, move_id: int) -> int | None:
        """Return the entry of the note that made a movement, if one did."""
        found = self._reader.value(_ENTRY_OF, (move_id,))
        return None if found is None else int(found)

    def add_mercury(self, move_id: int, used_mg: int, recovered_mg: int) -> None:
        """Write what mercury was used, for the leader's eyes."""
        values = {"move_id": move_id, "used_mg": used_mg, "recovered_mg": recovered_mg}
        self._connection.execute(insert(g.mercury).prefix_with("OR IGNORE"), values)

    def undo(self, move_id: int, key: str) -> int:
        """Write the mirror image of a movement that no note made.

        Raises UnknownMovementError and what `append` raises.
        """
        return self._mirror(move_id, None, key)

    def undo_with(self, cancelled: DatedReversal, reversal: int) -> None:
        """Write the mirror image of what a note moved, with the entry that cancels it and on its day.

        Raises what `append` raises.
        """
        for (move_id,) in tuple(self._reader.rows(_OF_ENTRY, (cancelled.entry,))):
            self._mirror(move_id, reversal, f"{cancelled.key}:{move_id}", cancelled.date)

    def _mirror(self, move_id: int, entry: int | None, key: str, date: dt.date | None = None) -> int:
        known = self.id_of_key(key)
        if known is not None:
            return known
        move = reading.move_of(self._reader, move_id)
        if move is None or move.kind is MoveKind.UNDONE or self._reader.first(_IS_UNDONE, (move_id,)):
            raise UnknownMovementError(move_id)
        if date is None:
            closed = closed_until(self._reader)
            date = move.date if closed is None or Month.of(move.date) > closed else self._writer.now.date()
        return self.append(move.mirrored(date, key), entry, move_id)

    def _check_there(self, line: MoveLine, date: dt.date) -> None:
        """Refuse what would leave less than nothing at a stage on that day or on one after it."""
        if not line.change.is_short:
            return
        least = reading.least_held(self._reader, line.lot, line.stage, date)
        if (least + line.change).is_short:
            raise NotSoMuchThereError(self.get(line.lot).code, least.ore_g, least.fine_mg, date)

    def _check_carried(self, pool: int, lines: list[MoveLine], *, undoes: bool) -> None:
        """Refuse a cost below zero, or one with no weight left that carries it; a lot's may come before its ore."""
        left, cents = self.pool(pool)
        for line in lines:
            left, cents = left + line.change, cents + line.cents
        goes = not undoes and any(line.change.ore_g < 0 for line in lines)
        # Whether ore ever went is asked of a lot alone, and last: it reads its lines until one did.
        carries = left.ore_g or left.fine_mg or not (pool == GOLD_POOL or goes or self._reader.first(_WENT, (pool,)))
        if cents < 0 or (cents and not carries):
            raise CostWithoutGoldError(cents)

    def _insert(self, move: Move, entry: int | None, reverses: int | None) -> int:
        writer, date = self._writer, move.date.isoformat()
        uid, told_at = str(uuid_utils.uuid7()), writer.now.isoformat(timespec="seconds")
        sequence, head = self._reader.first(_LAST, (writer.device_id,)) or (0, GENESIS)
        sealed = SealedMove(
            uid, writer.device_uid, sequence + 1, date, move.kind.value, self._uid(_ENTRY_UID, entry),
            self._uid(_MOVE_UID, reverses), move.custody, move.cause, move.document, told_at, writer.actor_uid,
            move.key, tuple(map(self._sealed, move.lines)),
        )  # fmt: skip
        cursor = self._driver.execute(
            _MOVE,
            (
                uid, writer.device_id, sequence + 1, date, move.kind.value, entry, reverses, move.custody, move.cause,
                move.document, told_at, writer.actor_id, move.key, len(move.lines), sealed.hash_after(head), head,
            ),
        )  # fmt: skip
        move_id = int(cursor.lastrowid)
        for line in move.lines:
            change, pool = line.change, pool_of(self.get(line.lot), line.stage)
            weights = (change.ore_g, change.gross_mg, change.fine_mg)
            self._driver.execute(_LINE, (move_id, line.lot, line.stage.value, pool, date, *weights, line.cents))
        return move_id

    def _sealed(self, line: MoveLine) -> SealedLine:
        change, lot = line.change, self._uid(_LOT_UID, line.lot)
        return SealedLine(lot, line.stage.value, change.ore_g, change.gross_mg, change.fine_mg, line.cents)

    def _uid(self, sql: str, row: int | None) -> str:
        return "" if row is None else str(self._reader.one(sql, (row,))[0])
