"""Making and opening the folder of a company: its key, its lock, its encrypted file and what it starts with."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from emprende_desktop.company import Company
from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.enterprise import NewCompany
from emprende_desktop.domain.errors import DamagedCompanyError, NewerCompanyError, PathTakenError
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.persistence.reading.reader import Readers
from emprende_desktop.persistence.reading.revision import HEAD, revision
from emprende_desktop.vault.cipher import connect, copy_file, verify_file
from emprende_desktop.vault.cost import KeyCost
from emprende_desktop.vault.drives import drive_named, require_room
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyRing, change_passphrase, create, unlock
from emprende_desktop.vault.lock import CompanyLock

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class Secrets:
    """The passphrase a person chose, and how dear guessing it is made."""

    passphrase: str
    cost: KeyCost


def create_company(path: Path, new: NewCompany, secrets: Secrets, clock: Clock, progress: Progress = unwatched) -> str:
    """Make the folder of a company and return its recovery code, which is kept nowhere.

    Raises PathTakenError, WeakPassphraseError, UnreadableFileError, or what stops it.
    """
    if path.exists():
        raise PathTakenError(str(path))
    from uuid_utils import uuid7

    uid = str(uuid7())
    ring, key, recovery = create(secrets.passphrase, uid, secrets.cost)
    folder = CompanyFolder(path)
    with drive_named(path):
        path.mkdir(parents=True)
    try:
        _write(folder.books, key, lambda connection: _make(connection, new, uid, clock, progress))
        ring.write(folder.keys)
    except BaseException:
        shutil.rmtree(path)
        raise
    return recovery


def _make(connection: "Connection", new: NewCompany, uid: str, clock: Clock, progress: Progress) -> None:
    from emprende_desktop.persistence.schema import create_schema
    from emprende_desktop.persistence.seeding import seed

    create_schema(connection)
    progress(1, 3)
    seed(connection, new, uid, clock.now())
    progress(2, 3)


def _write(path: Path, key: bytes, work: "Callable[[Connection], None]") -> None:
    """Do some work on the books in one transaction."""
    from emprende_desktop.persistence.engine import engine_over, writing  # costs more to import than a window to paint

    engine = engine_over(lambda: connect(path, key))
    try:
        with writing(engine) as connection:
            work(connection)
    finally:
        engine.dispose()


def open_company(path: Path, secret: str, clock: Clock, progress: Progress = unwatched) -> Company:
    """Open a company for writing, by a passphrase or the recovery code; older books are brought up to date first.

    Raises NotACompanyError, WrongPassphraseError, CompanyInUseError, DamagedCompanyError, NewerCompanyError, or
    what stops it.
    """
    folder = CompanyFolder(path).required()
    key = unlock(KeyRing.read(folder.keys), secret)
    progress(0, 0)
    lock = CompanyLock(folder, clock)
    lock.acquire()
    company = Company(lambda: connect(folder.books, key), clock, lock.release, key)
    try:
        found = company.fetch(revision)
        if found != HEAD:
            _upgrade(folder, key, found, progress)
    except BaseException:
        company.close()
        raise
    return company


def _upgrade(folder: CompanyFolder, key: bytes, found: str, progress: Progress) -> None:
    """Bring older books to the newest schema, a copy kept beside them first; it can be stopped until then.

    Raises NewerCompanyError, DamagedCompanyError, TooLittleRoomError, DriveFullError, DriveFailedError, or what stops
    it.
    """
    if not found:
        raise DamagedCompanyError(str(folder.path), "no schema")
    from emprende_desktop.persistence.upgrade import is_older  # Alembic, only when it is needed

    if not is_older(found):
        raise NewerCompanyError(str(folder.path))
    kept = folder.path / f"books-{found}.db"
    if not kept.exists():
        require_room(folder.path, folder.books.stat().st_size)
        scratch = kept.with_suffix(".part")
        scratch.unlink(missing_ok=True)
        try:
            copy_file(folder.books, key, scratch, progress)
            with drive_named(kept):
                scratch.rename(kept)
        finally:
            scratch.unlink(missing_ok=True)
    _write(folder.books, key, _renew)


def _renew(connection: "Connection") -> None:
    from emprende_desktop.persistence.seeding import seed_dated_values
    from emprende_desktop.persistence.upgrade import upgrade_schema

    upgrade_schema(connection)
    seed_dated_values(connection)


def verify_books(path: Path, key: bytes, progress: Progress = unwatched) -> None:
    """Check every page of the books, hash and add up everything in them.

    Raises NotACompanyError, DamagedCompanyError naming the first fault, or what stops it.
    """
    from emprende_desktop.queries.checks import first_finding

    verify_file(path, key, progress)
    readers = Readers(lambda: connect(path, key, progress))
    try:
        with readers.reading() as reader:
            finding = first_finding(reader)
    except sqlcipher.OperationalError:
        progress(0, 0)
        raise
    finally:
        readers.close()
    if finding is not None:
        raise DamagedCompanyError(str(path), f"{finding.code} {finding.subject}")


def copy_company(path: Path, secret: str, target: Path, progress: Progress = unwatched) -> None:
    """Write a verified copy of a company into one file, which the same secret opens.

    Raises WrongPassphraseError, PathTakenError, DamagedCompanyError, or what stops it.
    """
    from emprende_desktop.vault.backup import write_backup

    folder = CompanyFolder(path).required()
    write_backup(folder, unlock(KeyRing.read(folder.keys), secret), target, verify_books, progress)


def restore_company(backup: Path, path: Path, secret: str, clock: Clock, progress: Progress = unwatched) -> None:
    """Make a company of a copy, with a device of its own.

    Raises PathTakenError, DamagedBackupError, WrongPassphraseError, or what stops it.
    """
    from emprende_desktop.persistence.seeding import renew_device
    from emprende_desktop.vault.backup import restore_backup

    key = restore_backup(backup, path, secret, verify_books, progress)
    _write(CompanyFolder(path).books, key, lambda connection: renew_device(connection, clock.now()))


def change_key(path: Path, secret: str, new: Secrets, progress: Progress = unwatched) -> None:
    """Let a new passphrase open a company in place of the old one; the recovery code stays as it is.

    Raises WrongPassphraseError, WeakPassphraseError, or what stops it.
    """
    folder = CompanyFolder(path).required()
    ring = change_passphrase(KeyRing.read(folder.keys), secret, new.passphrase, new.cost)
    progress(1, 1)
    ring.write(folder.keys)
