"""What writing costs: one sale through its command, and a journal of another program brought in."""

import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from unittest import mock

import sqlcipher3.dbapi2 as sqlcipher

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.notes import Sale
from emprende_desktop.vault.cipher import connect
from emprende_desktop.vault.keys import KeyRing, unlock

SALES, ROUNDS = 51, 3
BOOKS = ("journal_entry", "posting")


def one_sale(path, secret, date):
    """Return the median milliseconds of a durable sale through its command, and of its statements on the driver.

    They take turns in blocks: two connections that wrote one sale each would empty each other's cache every time.
    """
    seen, ours, bare = [], [], []
    recording = mock.patch.object(sqlcipher, "connect", partial(sqlcipher.connect, factory=partial(_Recorder, seen)))
    with recording, open_company(path, secret, SystemClock()) as company:
        sell = _seller(company, date, "recorded")
        sell()
        seen.clear()
        entry = sell()
    key = unlock(KeyRing.read(path / "keys.json"), secret)
    for round_ in range(ROUNDS):
        with open_company(path, secret, SystemClock()) as company:
            ours += _spans(_seller(company, date, f"ours{round_}"))
        raw = connect(path / "books.db", key)
        raw.isolation_level = None
        bare += _spans(_replay(raw, seen, entry, f"bare{round_}"))
        raw.close()
    return statistics.median(ours), statistics.median(bare)


def _spans(work):
    """Return the milliseconds of each of some runs, after three that do not count."""
    spans = []
    for _time in range(3 + SALES):
        start = time.perf_counter()
        work()
        spans.append(1000 * (time.perf_counter() - start))
    return spans[3:]


def _seller(company, date, name):
    """Return what writes a sale at a time, with a key of its own, and says its entry."""
    place, category = company.fetch(places)[0].id, company.fetch(categories, CategoryKind.SALE)[0].id
    notes = (Sale(date, Money(1_000), category, place, f"{name}:{number}") for number in range(10**9))
    return lambda: company.execute(record_note, next(notes)).row_id


def _replay(raw, seen, entry, name):
    """Return what runs the statements of a recorded sale again, under an id, a sequence, a uid and a key of its own."""
    uid, sequence, key = raw.execute("SELECT uid, sequence, key FROM journal_entry WHERE id = ?", (entry,)).fetchone()
    last, numbers = raw.execute("SELECT MAX(id) FROM journal_entry").fetchone()[0], iter(range(1, 10**9))

    def run():
        number = next(numbers)
        new = {entry: last + number, sequence: last + number, uid: f"{name}:{number}", key: f"{name}:{number}"}
        for sql, rows in seen:
            for row in rows:
                raw.execute(sql, [new.get(value, value) for value in row])
        raw.commit()

    return run


class _Recorder(sqlcipher.Connection):
    """A connection that writes down what is run on it, in order."""

    def __init__(self, seen, *arguments, **settings):
        super().__init__(*arguments, **settings)
        self._seen = seen

    def cursor(self, factory=None):
        """Return a cursor that writes each statement down."""
        cursor = super().cursor(_RecordingCursor)
        cursor.seen = self._seen
        return cursor


class _RecordingCursor(sqlcipher.Cursor):
    """A cursor that writes each statement down with its parameters before it runs it."""

    def execute(self, sql, row=()):
        """Remember and run."""
        self.seen.append((sql, [row]))
        return super().execute(sql, row)

    def executemany(self, sql, rows):
        """Remember and run."""
        self.seen.append((sql, rows := list(rows)))
        return super().executemany(sql, rows)


def bare_rows(path, secret):
    """Return how many entries and postings books have, and the seconds that they take thrown into bare tables."""
    key = unlock(KeyRing.read(path / "keys.json"), secret)
    books = connect(path / "books.db", key)
    tables = [books.execute(f"SELECT * FROM {table}") for table in BOOKS]
    names = [", ".join(column[0] for column in table.description) for table in tables]
    rows = [table.fetchall() for table in tables]
    books.close()
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        bare = connect(Path(folder) / "bare.db", key)
        for table, columns in zip(BOOKS, names, strict=True):
            bare.execute(f"CREATE TABLE {table} ({columns})")
        bare.commit()
        start = time.perf_counter()
        for table, columns, found in zip(BOOKS, names, rows, strict=True):
            bare.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns.split(',')))})", found)
        bare.commit()
        seconds = time.perf_counter() - start
        bare.close()
    return sum(map(len, rows)), seconds
