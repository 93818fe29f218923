"""The chain of this device: entries become rows with their hash, and are sealed.

Fixed SQL on the driver, because every note and a hundred thousand imported entries pass here and nowhere else.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import uuid_utils

from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Posting
from emprende_desktop.ledger.seal import GENESIS, SealedEntry, SealedPosting
from emprende_desktop.persistence.chart import ChartRepository
from emprende_desktop.persistence.reading.reader import Driver

ROWS_AT_ONCE = 500

_LAST = """
SELECT (SELECT MAX(id) FROM journal_entry), (SELECT MAX(sequence) FROM journal_entry WHERE device_id = :device),
  (SELECT hash FROM journal_entry WHERE device_id = :device ORDER BY sequence DESC LIMIT 1)
"""
_ENTRIES = """
INSERT INTO journal_entry (id, uid, device_id, sequence, date, written_on, wall_clock, kind, actor_id, key,
  memo_template, memo_arguments, reverses_id, total, hash, previous_hash)"""
_POSTINGS = "INSERT INTO posting (entry_id, account_id, debit, credit, place_id, party_id, lot, date)"
_PAPERS = "INSERT INTO entry_paper (entry_id, sha256, position)"
_SEAL = "UPDATE journal_entry SET sealed = 1 WHERE id BETWEEN ? AND ?"
_UIDS = {
    "journal_entry": "SELECT uid FROM journal_entry WHERE id = ?",
    "place": "SELECT uid FROM place WHERE id = ?",
    "party": "SELECT uid FROM party WHERE id = ?",
}

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, from which device, and when."""

    actor_id: int
    actor_uid: str
    device_id: int
    device_uid: str
    now: dt.datetime


class _End(NamedTuple):
    """The last entry of the books, and the last number and hash of this device."""

    entry_id: int
    sequence: int
    hash: bytes


class Chain:
    """The end of this device's chain in one unit of work; only this writes entries."""

    def __init__(self, driver: Driver, writer: Writer, chart: ChartRepository) -> None:
        self._driver = driver
        self._writer = writer
        self._chart = chart
        self._uids: dict[tuple[str, int], str] = {}
        last_id, sequence, head = driver.execute(_LAST, {"device": writer.device_id}).fetchone()
        self._end = _End(last_id or 0, sequence or 0, head or GENESIS)
        self._written_on = writer.now.date().isoformat()
        self._wall_clock = writer.now.isoformat(timespec="seconds")

    def append(self, entries: Sequence[JournalEntry]) -> range:
        """Write entries after the last one and seal them, each step for all at once; return their ids.

        Raises UnknownAccountError, AccountTakesNoPostingsError.
        """
        end, rows, postings, papers = self._end, [], [], []
        for entry in entries:
            date = entry.date.isoformat()
            row, end = self._sealed_after(end, entry, date)
            rows.append(row)
            for p in entry.postings:
                account, cents = self._chart.posting_id(p.account, entry.date), p.amount.cents
                debit, credit = (cents, 0) if p.side is Side.DEBIT else (0, cents)
                postings.append((end.entry_id, account, debit, credit, p.place, p.party, p.lot, date))
            papers += [(end.entry_id, sha256, position) for position, sha256 in enumerate(entry.papers)]
        ids = range(self._end.entry_id + 1, end.entry_id + 1)
        self._insert(_ENTRIES, rows)
        self._insert(_POSTINGS, postings)
        self._insert(_PAPERS, papers)
        self._driver.execute(_SEAL, (ids[0], ids[-1]))
        self._end = end
        return ids

    def _sealed_after(self, end: _End, entry: JournalEntry, date: str) -> tuple[Row, _End]:
        """Return an entry as its row, with the hash that seals it after an end of the chain, and the new end."""
        writer, memo, kind = self._writer, entry.memo, entry.kind.value
        entry_id, sequence = end.entry_id + 1, end.sequence + 1
        uid, arguments = str(uuid_utils.uuid7()), _arguments_text(dict(memo.arguments))
        reverses = "" if entry.reverses is None else self._uid("journal_entry", entry.reverses)
        seal = SealedEntry(
            uid, writer.device_uid, sequence, date, self._written_on, self._wall_clock, kind, writer.actor_uid,
            entry.key, memo.template, arguments, reverses, entry.papers,
            tuple(map(self._sealed, entry.postings)),
        ).hash_after(end.hash)  # fmt: skip
        row = (
            entry_id, uid, writer.device_id, sequence, date, self._written_on, self._wall_clock, kind,
            writer.actor_id, entry.key, memo.template, arguments, entry.reverses, entry.total.cents, seal, end.hash,
        )  # fmt: skip
        return row, _End(entry_id, sequence, seal)

    def _sealed(self, p: Posting) -> SealedPosting:
        place = "" if p.place is None else self._uid("place", p.place)
        party = "" if p.party is None else self._uid("party", p.party)
        return SealedPosting(p.account, p.side, p.amount.cents, place, party, p.lot or "")

    def _uid(self, table: str, row_id: int) -> str:
        known = self._uids.get((table, row_id))
        if known is None:
            known = self._uids[table, row_id] = self._driver.execute(_UIDS[table], (row_id,)).fetchone()[0]
        return known

    def _insert(self, into: str, rows: Sequence[Row]) -> None:
        """Insert rows many in a statement: the database keeps a journal of its own for each statement."""
        for start in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[start : start + ROWS_AT_ONCE]
            one = f"({', '.join('?' * len(part[0]))})"
            values = ", ".join([one] * len(part))
            self._driver.execute(f"{into} VALUES {values}", tuple(chain.from_iterable(part)))


_arguments_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
