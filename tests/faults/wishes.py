"""What a person wishes while the drive refuses: to save, to copy, to bring older books up to date, to make a PDF."""

import datetime as dt
import shutil
import zipfile
from pathlib import Path

from sqlalchemy import text

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import copy_company, open_company, verify_books
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.engine import engine_over
from emprende_desktop.persistence.gold_triggers import GOLD_TRIGGERS
from emprende_desktop.persistence.invoice_triggers import INVOICE_TRIGGERS
from emprende_desktop.queries.journal import known_keys
from emprende_desktop.trade.notes import Sale
from emprende_desktop.vault.cipher import connect
from emprende_desktop.vault.files import write_atomically
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyRing, unlock
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from reports.writers import Format, write
from tests.persistence.test_migrations import GOLD, INVOICES

PASSPHRASE = "clave de prueba"
DAY = dt.date(2026, 9, 30)
CLOCK = FixedClock(noon(DAY))
NEW = "new"


class Saving:
    """One sale more."""

    def __init__(self, path, sale):
        self.path, self.sale = path, sale

    def wish(self):
        with open_company(self.path, PASSPHRASE, CLOCK) as company:
            company.execute(record_note, self.sale)

    def is_done(self):
        return NEW in keys(self.path)

    def left_by_half(self):
        return False  # `Scene.is_whole` verifies the books


class Copying:
    """A verified copy in another folder."""

    def __init__(self, path, _sale):
        self.path, self.target = path, path.parent / "copia.emprende-copia"

    def wish(self):
        copy_company(self.path, PASSPHRASE, self.target)

    def is_done(self):
        return self.target.exists()

    def left_by_half(self):
        return self.target.exists() and not zipfile.is_zipfile(self.target)


class Upgrading:
    """Books of an older version opened."""

    def __init__(self, path, _sale):
        self.path = path
        age(path)

    def wish(self):
        open_company(self.path, PASSPHRASE, CLOCK).close()

    def is_done(self):
        return (self.path / "books-0008.db").exists()

    def left_by_half(self):
        return False  # `Scene.is_whole` verifies the books


class Printing:
    """A statement as a PDF."""

    def __init__(self, path, _sale):
        self.path, self.target = path, path.parent / "diario.pdf"

    def wish(self):
        with open_company(self.path, PASSPHRASE, CLOCK) as company:
            request = ReportRequest(None, DAY, None, None)
            content = write(report_named("journal").build(BooksSource(company), request), Format.PDF)
        write_atomically(self.target, content)

    def is_done(self):
        return self.target.exists()

    def left_by_half(self):
        return self.target.exists() and not self.target.read_bytes().rstrip().endswith(b"%%EOF")


WISHES = {"save": Saving, "copy": Copying, "upgrade": Upgrading, "pdf": Printing}


class Scene:
    """A company with a few notes, made anew for each trial from a kept copy of its folder."""

    def __init__(self, company, notes, folder: Path):
        self.keys = {f"k{number}" for number in range(5)}
        for key in sorted(self.keys):
            notes.sell(1_000, key=key)
        self.sale = Sale(DAY, Money(500), notes.sale_of["Uniformes"], notes.places["Efectivo"], NEW)
        company.close()
        self.folder = folder
        self.whole = folder / "whole.emprende"
        shutil.copytree(folder / "taller.emprende", self.whole)

    def set_up(self, wish):
        """Return the wish over a fresh folder."""
        stage = self.folder / "stage"
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        shutil.copytree(self.whole, stage / "taller.emprende")
        return WISHES[wish](stage / "taller.emprende", self.sale)

    def is_whole(self, wish):
        """Say whether every note that was called saved is there, and the file and the books are sound."""
        folder = CompanyFolder(wish.path)
        verify_books(folder.books, unlock(KeyRing.read(folder.keys), PASSPHRASE))
        return self.keys <= keys(wish.path)


def keys(path):
    with open_company(path, PASSPHRASE, CLOCK) as company:
        return set(company.fetch(known_keys, ("k0", "k1", "k2", "k3", "k4", NEW)))


def age(path):
    """Put books back to the schema before the statements of banks."""
    folder = CompanyFolder(path)
    engine = engine_over(lambda: connect(folder.books, unlock(KeyRing.read(folder.keys), PASSPHRASE)))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        for trigger in (*GOLD_TRIGGERS, *INVOICE_TRIGGERS):
            connection.execute(text(f"DROP TRIGGER {trigger.split()[2]}"))
        for table in (*INVOICES, *GOLD, "bank_match", "bank_line", "statement_import"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DROP TRIGGER reversal_undoes_match"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0008'"))
    engine.dispose()
