"""Appending sealed entries and reading them back; nothing here ever changes a sealed row."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import uuid_utils
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import AlreadyReversedError, PeriodClosedError, UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind, JournalEntry, Memo, Posting
from emprende_desktop.ledger.seal import GENESIS, SealedEntry, SealedPosting
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.chart import ChartRepository
from emprende_desktop.persistence.reading.applications import standing_payments
from emprende_desktop.persistence.reading.fragments import begins_with, of_person
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.trade.notes import Application

_SEAL = update(t.journal_entry).where(t.journal_entry.c.id == bindparam("entry"))
_NET = f"""
SELECT COALESCE(SUM(k.debit - k.credit), 0) FROM (
  SELECT account_id, debit, credit FROM balance_month WHERE month < :month
  UNION ALL
  SELECT account_id, debit, credit FROM balance_day WHERE date BETWEEN :first AND :day
) k JOIN account a ON a.id = k.account_id WHERE {begins_with(":prefixes")}
"""
_NET_OF_PARTY = f"""
SELECT COALESCE(SUM(p.debit - p.credit), 0) FROM posting p JOIN account a ON a.id = p.account_id
WHERE {of_person("p.party_id", ":party")} AND {begins_with(":prefixes")}
"""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, from which device, and when."""

    actor_id: int
    actor_uid: str
    device_id: int
    device_uid: str
    now: dt.datetime


class JournalRepository:
    """The entries of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader, writer: Writer, chart: ChartRepository) -> None:
        self._connection = connection
        self._reader = reader
        self._writer = writer
        self._chart = chart
        self._uids: dict[tuple[str, int], str] = {}
        self._sequence, self._head = self._last_of_device()
        self._last_id = connection.execute(select(func.coalesce(func.max(t.journal_entry.c.id), 0))).scalar_one()
        self._open: dict[str, bool] = {}

    def _last_of_device(self) -> tuple[int, bytes]:
        row = self._connection.execute(
            select(t.journal_entry.c.sequence, t.journal_entry.c.hash)
            .where(t.journal_entry.c.device_id == self._writer.device_id)
            .order_by(t.journal_entry.c.sequence.desc())
            .limit(1)
        ).first()
        return (row.sequence, row.hash) if row else (0, GENESIS)

    def append(self, entry: JournalEntry, applications: Iterable[Application] = ()) -> int:
        """Seal an entry and return its id; a key that was written before returns the entry it wrote.

        Raises PeriodClosedError, AlreadyReversedError, UnknownAccountError, AccountTakesNoPostingsError.
        """
        before = self._last_id
        entry_id = self.append_all((entry,))[0]
        rows = [{"payment_id": entry_id, "settled_id": a.entry, "cents": a.amount.cents} for a in applications]
        if rows and entry_id > before:
            self._connection.execute(insert(t.application), rows)
        return entry_id

    def append_all(self, entries: Sequence[JournalEntry]) -> tuple[int, ...]:
        """Seal entries in their order and return an id for each, as `append` does for one; raises the same.

        Everything is inserted unsealed and then sealed, each step for all of them at once.
        """
        ids = self._ids_of_keys([entry.key for entry in entries])
        fresh: list[tuple[int, str, JournalEntry]] = []
        for entry in entries:
            if entry.key in ids:
                continue
            self._refuse_closed(entry.date)
            if entry.reverses is not None and self.is_reversed(entry.reverses):
                raise AlreadyReversedError(entry.reverses)
            self._last_id += 1
            ids[entry.key] = self._last_id
            fresh.append((self._last_id, str(uuid_utils.uuid7()), entry))
        if fresh:
            self._write(fresh)
        return tuple(ids[entry.key] for entry in entries)

    def _write(self, fresh: list[tuple[int, str, JournalEntry]]) -> None:
        entries, postings, seals, papers = [], [], [], []
        for entry_id, uid, entry in fresh:
            self._sequence += 1
            sealed = self._sealed(entry, uid)
            digest = sealed.hash_after(self._head)
            entries.append(self._entry_row(entry_id, uid, entry))
            postings += self._posting_rows(entry_id, entry)
            papers += [{"entry_id": entry_id, "sha256": sha, "position": i} for i, sha in enumerate(entry.papers)]
            seals.append({"entry": entry_id, "sealed": 1, "hash": digest, "previous_hash": self._head})
            self._head = digest
        self._connection.execute(insert(t.journal_entry), entries)
        self._connection.execute(insert(t.posting), postings)
        if papers:
            self._connection.execute(insert(t.entry_paper), papers)
        self._connection.execute(_SEAL, seals)

    def _ids_of_keys(self, keys: list[str]) -> dict[str, int]:
        entry = t.journal_entry.c
        found = self._connection.execute(select(entry.key, entry.id).where(entry.key.in_(keys)))
        return {row.key: row.id for row in found}

    def id_of_key(self, key: str) -> int | None:
        """Return the entry that a form with this idempotency key already wrote."""
        return self._connection.execute(select(t.journal_entry.c.id).where(t.journal_entry.c.key == key)).scalar()

    def _refuse_closed(self, date: dt.date) -> None:
        if not self.is_open(date):
            raise PeriodClosedError(date)

    def is_open(self, date: dt.date) -> bool:
        """Say whether the month of a date takes entries: no month before a closed one does."""
        month = str(Month.of(date))
        if month not in self._open:
            closed = select(t.closed_period.c.month).where(t.closed_period.c.month >= month)
            self._open[month] = self._connection.execute(closed).first() is None
        return self._open[month]

    def is_reversed(self, entry_id: int) -> bool:
        """Say whether an entry was reversed."""
        reversal = select(t.journal_entry.c.id).where(t.journal_entry.c.reverses_id == entry_id)
        return self._connection.execute(reversal).first() is not None

    def _entry_row(self, entry_id: int, uid: str, entry: JournalEntry) -> dict[str, object]:
        writer = self._writer
        return {
            "id": entry_id, "uid": uid, "device_id": writer.device_id, "sequence": self._sequence,
            "date": entry.date.isoformat(), "written_on": writer.now.date().isoformat(),
            "wall_clock": writer.now.isoformat(timespec="seconds"), "kind": entry.kind.value,
            "actor_id": writer.actor_id, "key": entry.key, "memo_template": entry.memo.template,
            "memo_arguments": _arguments_text(entry.memo), "reverses_id": entry.reverses,
            "total": entry.side_total(Side.DEBIT).cents,
        }  # fmt: skip

    def _posting_rows(self, entry_id: int, entry: JournalEntry) -> list[dict[str, object]]:
        return [
            {
                "entry_id": entry_id, "account_id": self._chart.posting_id(p.account, entry.date),
                "debit": p.amount.cents if p.side is Side.DEBIT else 0,
                "credit": p.amount.cents if p.side is Side.CREDIT else 0,
                "place_id": p.place, "party_id": p.party, "lot": p.lot,
            }
            for p in entry.postings
        ]  # fmt: skip

    def _sealed(self, entry: JournalEntry, uid: str) -> SealedEntry:
        writer = self._writer
        return SealedEntry(
            uid=uid,
            device=writer.device_uid,
            sequence=self._sequence,
            date=entry.date.isoformat(),
            written_on=writer.now.date().isoformat(),
            wall_clock=writer.now.isoformat(timespec="seconds"),
            kind=entry.kind,
            actor=writer.actor_uid,
            key=entry.key,
            memo_template=entry.memo.template,
            memo_arguments=_arguments_text(entry.memo),
            reverses=self._uid("journal_entry", entry.reverses),
            papers=entry.papers,
            postings=tuple(
                SealedPosting(
                    p.account, p.side, p.amount.cents, self._uid("place", p.place), self._uid("party", p.party),
                    p.lot or "",
                )
                for p in entry.postings
            ),
        )  # fmt: skip

    def _uid(self, table: str, row_id: int | None) -> str:
        if row_id is None:
            return ""
        known = self._uids.get((table, row_id))
        if known is None:
            columns = t.metadata.tables[table].c
            known = str(self._connection.execute(select(columns.uid).where(columns.id == row_id)).scalar_one())
            self._uids[table, row_id] = known
        return known

    def get(self, entry_id: int) -> JournalEntry:
        """Read a sealed entry back; raises UnknownEntryError."""
        row = self._connection.execute(select(t.journal_entry).where(t.journal_entry.c.id == entry_id)).first()
        if row is None:
            raise UnknownEntryError(entry_id)
        papers = select(t.entry_paper.c.sha256).where(t.entry_paper.c.entry_id == entry_id)
        return JournalEntry(
            date=dt.date.fromisoformat(row.date),
            memo=Memo(row.memo_template, tuple(json.loads(row.memo_arguments).items())),
            postings=self._postings(entry_id),
            key=row.key,
            kind=EntryKind(row.kind),
            reverses=row.reverses_id,
            papers=tuple(self._connection.execute(papers.order_by(t.entry_paper.c.position)).scalars()),
        )

    def _postings(self, entry_id: int) -> tuple[Posting, ...]:
        rows = self._connection.execute(
            select(t.posting, t.account.c.code)
            .join(t.account, t.account.c.id == t.posting.c.account_id)
            .where(t.posting.c.entry_id == entry_id)
            .order_by(t.posting.c.id)
        )
        return tuple(
            Posting(
                r.code,
                Side.DEBIT if r.debit else Side.CREDIT,
                Money(r.debit or r.credit),
                r.place_id,
                r.party_id,
                r.lot,
            )
            for r in rows
        )

    def payments_of(self, entry_id: int) -> tuple[int, ...]:
        """Return the payments that settle part of an entry and still stand."""
        return standing_payments(self._reader, entry_id)

    def applied_to(self, entry_id: int) -> Money:
        """Return how much of an entry is settled by payments that still stand."""
        reversal = t.journal_entry.alias()
        cents = self._connection.execute(
            select(func.coalesce(func.sum(t.application.c.cents), 0))
            .outerjoin(reversal, reversal.c.reverses_id == t.application.c.payment_id)
            .where(t.application.c.settled_id == entry_id, reversal.c.id.is_(None))
        ).scalar_one()
        return Money(cents)

    def owed_on(self, account: str) -> Money:
        """Return the credit balance of an account, all its days together, in céntimos."""
        kept = t.balance_month.c
        owed = select(func.coalesce(func.sum(kept.credit - kept.debit), 0)).join(
            t.account, t.account.c.id == kept.account_id
        )
        return Money(self._connection.execute(owed.where(t.account.c.code == account)).scalar_one())

    def net_on(self, prefixes: tuple[str, ...], date: dt.date) -> Money:
        """Return the debit balance of accounts that begin so at the end of a day, from the kept balances."""
        month = Month.of(date)
        span = {"month": str(month), "first": month.first.isoformat(), "day": date.isoformat()}
        return Money(self._reader.value(_NET, {**span, "prefixes": many(prefixes)}))

    def net_of_party(self, party: int, prefixes: tuple[str, ...]) -> int:
        """Return what a person owes (positive) or is owed on accounts that begin so, in céntimos."""
        return int(self._reader.value(_NET_OF_PARTY, {"party": party, "prefixes": many(prefixes)}))

    def last_date(self) -> dt.date | None:
        """Return the latest date of any entry."""
        text = self._connection.execute(select(func.max(t.journal_entry.c.date))).scalar()
        return dt.date.fromisoformat(text) if text else None

    def opening_date(self) -> dt.date | None:
        """Return the date of the opening entry that stands, if there is one."""
        reversal = t.journal_entry.alias()
        text = self._connection.execute(
            select(func.min(t.journal_entry.c.date))
            .outerjoin(reversal, reversal.c.reverses_id == t.journal_entry.c.id)
            .where(
                t.journal_entry.c.kind == EntryKind.OPENING.value,
                reversal.c.id.is_(None),
                t.journal_entry.c.reverses_id.is_(None),
            )
        ).scalar()
        return dt.date.fromisoformat(text) if text else None


def _arguments_text(memo: Memo) -> str:
    return json.dumps(dict(memo.arguments), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
