"""Writing files whole or not at all."""

import os
import tempfile
from pathlib import Path

from emprende_desktop.vault.drives import drive_named


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place, bring it to the disk, then move it there; replaces what stood there.

    Raises DriveFullError, DriveFailedError.
    """
    with drive_named(path):
        _write(path, content)


def _write(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring a folder's names to the disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
