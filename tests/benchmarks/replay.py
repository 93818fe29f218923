"""What a reading ran, so that the same texts can be run on the bare driver."""

from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.vault.cipher import connect
from emprende_desktop.vault.keys import KeyRing, unlock


class Recorder(Reader):
    """A reader that keeps every text with its parameters."""

    __slots__ = ("ran",)

    def __init__(self, reader):
        super().__init__(reader._connection)
        self.ran = []

    def rows(self, sql, parameters=()):
        """Run a text and keep it."""
        self.ran.append((sql, parameters))
        return super().rows(sql, parameters)


def ran(company, query, *args):
    """Return the texts of SQL that a query runs, each with its parameters."""

    def recorded(reader):
        recorder = Recorder(reader)
        query(recorder, *args)
        return recorder.ran

    return company.fetch(recorded)


def bare(path, secret):
    """Return a connection of the driver alone to the books of a company."""
    raw = connect(path / "books.db", unlock(KeyRing.read(path / "keys.json"), secret))
    raw.isolation_level = None
    return raw


def replayed(raw, texts):
    """Run texts on the bare driver, of one moment as a reading is, every row fetched."""
    raw.execute("BEGIN")
    for sql, parameters in texts:
        raw.execute(sql, parameters).fetchall()
    raw.execute("ROLLBACK")
