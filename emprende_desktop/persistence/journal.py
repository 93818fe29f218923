"""Appending sealed entries and reading them back; nothing here ever changes a sealed row."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import AlreadyReversedError, PeriodClosedError, UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind, JournalEntry, Memo, Posting
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.chain import Chain, Writer
from emprende_desktop.persistence.chart import ChartRepository
from emprende_desktop.persistence.engine import driver_of
from emprende_desktop.persistence.reading.applications import applications_of, dropped_payments, standing_payments
from emprende_desktop.persistence.reading.fragments import begins_with, of_person
from emprende_desktop.persistence.reading.periods import closed_until
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.trade.notes import Application

_IDS_OF_KEYS = "SELECT key, id FROM journal_entry WHERE key IN (SELECT value FROM json_each(?))"
_LAST_DATE = "SELECT MAX(date) FROM journal_entry"
_REVERSAL = "SELECT 1 FROM journal_entry WHERE reverses_id = ?"
_APPLICATION = "INSERT INTO application (payment_id, settled_id, cents) VALUES (?, ?, ?)"
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


class JournalRepository:
    """The entries of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader, writer: Writer, chart: ChartRepository) -> None:
        self._connection = connection
        self._driver = driver_of(connection)
        self._reader = reader
        self._writer = writer
        self._chart = chart
        self._absent: set[str] = set()

    @cached_property
    def _chain(self) -> Chain:
        return Chain(self._driver, self._writer, self._chart)

    def append(self, entry: JournalEntry, applications: Iterable[Application] = ()) -> int:
        """Seal an entry and return its id; a key that was written before returns the entry it wrote.

        Raises PeriodClosedError, AlreadyReversedError, UnknownAccountError, AccountTakesNoPostingsError.
        """
        known = self.id_of_key(entry.key)
        if known is not None:
            return known
        entry_id = self.append_all((entry,))[0]
        for application in applications:
            self._driver.execute(_APPLICATION, (entry_id, application.entry, application.amount.cents))
        return entry_id

    def append_all(self, entries: Sequence[JournalEntry]) -> tuple[int, ...]:
        """Seal entries in their order and return an id for each, as `append` does for one; raises the same."""
        ids = self._ids_of_keys([entry.key for entry in entries])
        fresh: dict[str, JournalEntry] = {}
        closed = self._closed_until()
        for entry in entries:
            if entry.key in ids or entry.key in fresh:
                continue
            if entry.date.isoformat()[:7] <= closed:
                raise PeriodClosedError(entry.date)
            if entry.reverses is not None and self.is_reversed(entry.reverses):
                raise AlreadyReversedError(entry.reverses)
            fresh[entry.key] = entry
        if fresh:
            ids |= zip(fresh, self._chain.append(tuple(fresh.values())), strict=True)
            self._absent -= fresh.keys()
        return tuple(ids[entry.key] for entry in entries)

    def _ids_of_keys(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the entries that keys already wrote; a key that was asked for in vain is not asked for again."""
        asked = [key for key in keys if key not in self._absent]
        ids: dict[str, int] = dict(self._reader.rows(_IDS_OF_KEYS, (many(asked),))) if asked else {}
        self._absent.update(key for key in asked if key not in ids)
        return ids

    def id_of_key(self, key: str) -> int | None:
        """Return the entry that a form with this idempotency key already wrote."""
        return self._ids_of_keys((key,)).get(key)

    def is_open(self, date: dt.date) -> bool:
        """Say whether the month of a date takes entries: no month before a closed one does."""
        return str(Month.of(date)) > self._closed_until()

    def _closed_until(self) -> str:
        """Return the last closed month, empty where none is."""
        return str(closed_until(self._reader) or "")

    def is_reversed(self, entry_id: int) -> bool:
        """Say whether an entry was reversed."""
        return self._reader.first(_REVERSAL, (entry_id,)) is not None

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

    def applications_of(self, payment: int) -> tuple[Application, ...]:
        """Return what a payment settles."""
        settled = applications_of(self._reader, payment)
        return tuple(Application(entry, Money(cents)) for entry, cents in settled)

    def dropped_payments(self, corrected: int, entry_id: int) -> tuple[int, ...]:
        """Return the payments of an entry that were undone when another was posted in its place."""
        return dropped_payments(self._reader, corrected, entry_id)

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
        text = self._reader.value(_LAST_DATE)
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
