"""Writing files whole or not at all; where the system refuses, a person is told which."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place, bring it to the disk, then move it there; replaces what stood there.

    Raises UnreadableFileError.
    """
    with atomic_file(path) as stream:
        stream.write(content)


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Lend a file beside its place; what was written is brought to the disk and moved there, or nothing is left.

    Raises UnreadableFileError where it cannot be written, and whatever stops the writing.
    """
    with told_as_unwritable(path), _part_of(path) as stream:
        yield stream


@contextmanager
def told_as_unwritable(path: Path) -> Iterator[None]:
    """Say of a file or folder that it cannot be written where the system refuses it: UnreadableFileError."""
    try:
        yield
    except OSError:
        from emprende_desktop.domain.errors import UnreadableFileError

        raise UnreadableFileError(str(path), "unwritable") from None


@contextmanager
def _part_of(path: Path) -> Iterator[BinaryIO]:
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
