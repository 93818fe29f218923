"""Making and opening the folder of a company: its key, its lock, its encrypted file and what it starts with."""

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

import uuid_utils
from sqlalchemy import Engine, insert, update
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

from emprende_desktop.company import Company
from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.enterprise import Enterprise, Standing
from emprende_desktop.domain.errors import DamagedCompanyError, NewerCompanyError, PathTakenError
from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewPlace, PlaceKind
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.ledger.account import Account, AccountType, Side
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.chart import PCGE_2019
from emprende_desktop.persistence.engine import engine_over
from emprende_desktop.persistence.schema import HEAD, create_schema, revision
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.posting_rules.accounts import PLACE_ACCOUNTS
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.vault.backup import restore_backup, write_backup
from emprende_desktop.vault.cipher import connect, copy_file, verify_file
from emprende_desktop.vault.drives import require_room
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyCost, KeyRing, change_passphrase, create, unlock
from emprende_desktop.vault.lock import CompanyLock
from resources.files import rows


@dataclass(frozen=True, slots=True)
class NewCompany:
    """What the three first pages ask; `practice` marks the enterprise that is only for learning."""

    enterprise: Enterprise
    standing: Standing
    leader: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Secrets:
    """The passphrase a person chose, and how dear guessing it is made."""

    passphrase: str
    cost: KeyCost


def create_company(path: Path, new: NewCompany, secrets: Secrets, clock: Clock, progress: Progress = unwatched) -> str:
    """Make the folder of a company and return its recovery code, which is kept nowhere.

    Raises PathTakenError, WeakPassphraseError, or what stops it.
    """
    if path.exists():
        raise PathTakenError(str(path))
    uid = str(uuid_utils.uuid7())
    ring, key, recovery = create(secrets.passphrase, uid, secrets.cost)
    folder = CompanyFolder(path)
    path.mkdir(parents=True)
    engine = engine_over(lambda: connect(folder.books, key))
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            create_schema(connection)
            progress(1, 3)
            _seed(connection, new, uid, clock.now())
            progress(2, 3)
        ring.write(folder.keys)
    except BaseException:
        engine.dispose()
        shutil.rmtree(path)
        raise
    engine.dispose()
    return recovery


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
    try:
        engine = _checked_engine(folder, key, progress)
    except BaseException:
        lock.release()
        raise
    return Company(engine, clock, lock.release)


def _checked_engine(folder: CompanyFolder, key: bytes, progress: Progress) -> Engine:
    engine = engine_over(lambda: connect(folder.books, key))
    try:
        with engine.connect() as connection, connection.begin():
            found = revision(connection)
        if found != HEAD:
            _upgrade(engine, folder, key, found, progress)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _upgrade(engine: Engine, folder: CompanyFolder, key: bytes, found: str, progress: Progress) -> None:
    """Bring older books to the newest schema, a copy kept beside them first; it can be stopped until then.

    Raises NewerCompanyError, DamagedCompanyError, TooLittleRoomError, DriveFullError, DriveFailedError, or what stops
    it.
    """
    if not found:
        raise DamagedCompanyError(str(folder.path), "no schema")
    from emprende_desktop.persistence.upgrade import is_older, upgrade_schema  # Alembic, only when it is needed

    with engine.connect() as connection, connection.begin():
        if not is_older(connection, found):
            raise NewerCompanyError(str(folder.path))
    kept = folder.path / f"books-{found}.db"
    if not kept.exists():
        require_room(folder.path, folder.books.stat().st_size)
        scratch = kept.with_suffix(".part")
        scratch.unlink(missing_ok=True)
        try:
            copy_file(folder.books, key, scratch, progress)
            scratch.rename(kept)
        finally:
            scratch.unlink(missing_ok=True)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        upgrade_schema(connection)
        _seed_dated_values(connection)


def verify_books(path: Path, key: bytes, progress: Progress = unwatched) -> None:
    """Check every page of the books, hash and add up everything in them.

    Raises NotACompanyError, DamagedCompanyError naming the first fault, or what stops it.
    """
    verify_file(path, key, progress)
    engine = engine_over(lambda: connect(path, key, progress))
    try:
        with engine.connect() as connection, connection.begin():
            finding = first_finding(connection)
    except OperationalError:
        progress(0, 0)
        raise
    finally:
        engine.dispose()
    if finding is not None:
        raise DamagedCompanyError(str(path), f"{finding.code} {finding.subject}")


def copy_company(path: Path, secret: str, target: Path, progress: Progress = unwatched) -> None:
    """Write a verified copy of a company into one file, which the same secret opens.

    Raises WrongPassphraseError, PathTakenError, DamagedCompanyError, or what stops it.
    """
    folder = CompanyFolder(path).required()
    write_backup(folder, unlock(KeyRing.read(folder.keys), secret), target, verify_books, progress)


def restore_company(backup: Path, path: Path, secret: str, clock: Clock, progress: Progress = unwatched) -> None:
    """Make a company of a copy, with a device of its own.

    Raises PathTakenError, DamagedBackupError, WrongPassphraseError, or what stops it.
    """
    key = restore_backup(backup, path, secret, verify_books, progress)
    renew_device(CompanyFolder(path).books, key, clock.now())


def change_key(path: Path, secret: str, new: Secrets, progress: Progress = unwatched) -> None:
    """Let a new passphrase open a company in place of the old one; the recovery code stays as it is.

    Raises WrongPassphraseError, WeakPassphraseError, or what stops it.
    """
    folder = CompanyFolder(path).required()
    ring = change_passphrase(KeyRing.read(folder.keys), secret, new.passphrase, new.cost)
    progress(1, 1)
    ring.write(folder.keys)


def renew_device(path: Path, key: bytes, now: dt.datetime) -> None:
    """Give a restored copy a device of its own: two copies that write under one id would fork the chain."""
    engine = engine_over(lambda: connect(path, key))
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.execute(update(t.device).values(current=0))
            _add_device(connection, now)
    finally:
        engine.dispose()


def _add_device(connection: Connection, now: dt.datetime) -> None:
    values = {"uid": str(uuid_utils.uuid7()), "since": now.isoformat(timespec="seconds"), "current": 1}
    connection.execute(insert(t.device), values)


def _seed(connection: Connection, new: NewCompany, uid: str, now: dt.datetime) -> None:
    enterprise = new.enterprise
    connection.execute(
        insert(t.enterprise),
        {
            "id": 1, "uid": uid, "name": enterprise.name.strip(), "alias": enterprise.alias.strip(),
            "ruc": enterprise.ruc, "locality": enterprise.locality, "trade": enterprise.trade,
            "practice": int(new.practice),
        },
    )  # fmt: skip
    _add_device(connection, now)
    leader = {"uid": str(uuid_utils.uuid7()), "name": new.leader.strip(), "role": "leader"}
    connection.execute(insert(t.person), leader)
    _seed_dated_values(connection)
    uow = UnitOfWork(connection, now)
    uow.set_standing(new.standing)
    uow.chart.seed(PCGE_2019, _chart_rows())
    for row in rows("places.csv"):
        kind = PlaceKind(row["kind"])
        uow.masters.add_place(NewPlace(kind, row["name"]), PLACE_ACCOUNTS[kind])
    for row in rows("categories.csv"):
        if row["trade"] == enterprise.trade:
            kind_of = CategoryKind(row["kind"])
            uow.masters.add_category(NewCategory(kind_of, row["name"], row["icon"], row["account"]))


def _chart_rows() -> list[tuple[Account, bool]]:
    return [
        (
            Account(
                row["code"], row["name"], AccountType(row["type"]), Side(row["normal_side"]), row["parent"],
                row["leaf"] == "1",
            ),
            row["active"] == "1",
        )
        for row in rows("charts/chart_2019.csv")
    ]  # fmt: skip


def _seed_dated_values(connection: Connection) -> None:
    """Copy the tables that the state changes; rows that are there, edited or not, are left alone."""
    values = [
        {
            "name": f"igv.{row['regime']}", "valid_from": row["valid_from"], "valid_to": row["valid_to"],
            "value": row["total_pct"], "source": row["source"],
        }
        for row in rows("tax/igv_rates.csv")
    ]  # fmt: skip
    values += [
        {
            "name": f"depreciation.{row['asset_class']}", "valid_from": row["valid_from"], "valid_to": row["valid_to"],
            "value": row["percent"], "source": row["source"],
        }
        for row in rows("tax/depreciation_rates.csv")
    ]  # fmt: skip
    values += rows("tax/nrus.csv")
    connection.execute(insert(t.dated_value).prefix_with("OR IGNORE"), values)
