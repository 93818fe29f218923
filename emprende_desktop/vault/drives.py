"""Which drive a file is on, how much room is there, and what a drive's refusal means."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emprende_desktop.domain.drive_errors import DriveFailedError, DriveFullError, TooLittleRoomError
from emprende_desktop.domain.errors import BookkeepingError, UnreadableFileError

# Room for the copy, its proof and what is written meanwhile, and some more for the rest of the machine.
COPIES_AT_ONCE = 3
ROOM_LEFT_OVER = 50 * 1024 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FAILED = (errno.EIO, errno.EROFS, errno.ENXIO, errno.ENODEV)
# Result codes of SQLite (sqlite.org/rescode.html); the primary one is in the lowest byte.
_PRIMARY = 0xFF
_SQLITE_IOERR, _SQLITE_FULL, _SQLITE_CANTOPEN = 10, 13, 14


def drive_of(path: Path) -> str:
    """Return the drive as a person sees it: its letter, or the folder where it is mounted."""
    found = path.absolute()
    if found.drive:
        return found.drive
    while not found.is_mount() and found != found.parent:
        found = found.parent
    return str(found)


def require_room(folder: Path, size: int) -> None:
    """Ask whether files of `size` bytes can be copied in a folder; raises TooLittleRoomError."""
    needed = COPIES_AT_ONCE * size + ROOM_LEFT_OVER
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise TooLittleRoomError(drive_of(folder), free, needed)


def refusal(error: object, path: Path) -> BookkeepingError | None:
    """Return what a fault says of the drive of a path, or of the path itself, None where it is no fault of a system."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & _PRIMARY if isinstance(code, int) else None
    number = error.errno if isinstance(error, OSError) else None
    if primary == _SQLITE_FULL or number in _FULL:
        return DriveFullError(drive_of(path))
    if primary in (_SQLITE_IOERR, _SQLITE_CANTOPEN) or number in _FAILED:
        return DriveFailedError(drive_of(path))
    return UnreadableFileError(str(path), "unwritable") if number is not None else None


@contextmanager
def drive_named(path: Path) -> Iterator[None]:
    """Raise DriveFullError or DriveFailedError where the drive of a path refuses; every other error passes.

    UnreadableFileError where it is no fault of the drive: the folder is not there, or not hers to write in.
    """
    try:
        yield
    except Exception as error:
        trouble = refusal(error, path)
        if trouble is None:
            raise
        raise trouble from error
