"""Writing files whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from emprende_desktop.vault.drives import drive_named


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place, bring it to the disk, then move it there; replaces what stood there.

    Raises DriveFullError, DriveFailedError.
    """
    with atomic_file(path) as stream:
        stream.write(content)


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Lend a file beside its place; what was written is brought to the disk and moved there, or nothing is left.

    A device or a pipe is written to as it stands: nothing takes its place. Raises DriveFullError, DriveFailedError.
    """
    if path.is_char_device() or path.is_fifo():
        with drive_named(path), path.open("wb") as stream:
            yield stream
        return
    with drive_named(path):
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
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
