"""Connections to an encrypted database file, always the same way."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from emprende_desktop.domain.errors import DamagedCompanyError, NotACompanyError
from emprende_desktop.domain.progress import CancelledError, Progress, unwatched
from emprende_desktop.vault.drives import drive_named, refusal

_SETTINGS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "busy_timeout = 5000",
)
_STEPS_BETWEEN_QUESTIONS = 200_000


def connect(path: Path, key: bytes, progress: Progress = unwatched) -> sqlcipher.Connection:
    """Open an encrypted file with its raw key, making it where it does not exist.

    A `progress` that raises CancelledError interrupts whatever statement runs; asked again, it tells that from a
    fault. Raises DamagedCompanyError: a wrong key and a broken first page look alike, and the key was proved before;
    DriveFullError, DriveFailedError where it is the drive that refuses.
    """
    with drive_named(path):
        connection = sqlcipher.connect(str(path), check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise refusal(error, path) or DamagedCompanyError(str(path.parent), str(error)) from None
    if progress is not unwatched:
        connection.set_progress_handler(lambda: _is_stopped(progress), _STEPS_BETWEEN_QUESTIONS)
    return connection


def file_of(connection: sqlcipher.Connection) -> Path:
    """Return the file behind a connection."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def _is_stopped(progress: Progress) -> bool:
    try:
        progress(0, 0)
    except CancelledError:
        return True
    return False


def verify_file(path: Path, key: bytes, progress: Progress = unwatched) -> None:
    """Check every page's code, the structure and the references.

    Raises NotACompanyError, DamagedCompanyError, DriveFailedError.
    """
    if not path.is_file():
        raise NotACompanyError(str(path.parent))
    connection = connect(path, key, progress)
    try:
        faults = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        faults += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        faults += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlcipher.DatabaseError as error:
        progress(0, 0)
        trouble = refusal(error, path)
        if trouble is not None:
            raise trouble from None
        faults = [str(error)]
    finally:
        connection.close()
    if faults:
        raise DamagedCompanyError(str(path.parent), str(faults[0]))


def copy_file(path: Path, key: bytes, target: Path, progress: Progress = unwatched) -> None:
    """Copy a database consistently, encrypted under the same key.

    Raises DriveFullError, DriveFailedError, or what stops it.
    """
    connection = connect(path, key, progress)
    try:
        with drive_named(target):
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlcipher.OperationalError:
        progress(0, 0)
        raise
    finally:
        connection.close()
