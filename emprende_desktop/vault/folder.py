"""The folder of a company: its alias is what a stranger sees, its content is encrypted."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from emprende_desktop.domain.errors import NotACompanyError

SUFFIX = ".emprende"


@dataclass(frozen=True, slots=True)
class CompanyFolder:
    """Where the parts of one company lie."""

    path: Path

    @property
    def books(self) -> Path:
        """Return the encrypted database."""
        return self.path / "books.db"

    @property
    def keys(self) -> Path:
        """Return the wrapped keys."""
        return self.path / "keys.json"

    @property
    def lock(self) -> Path:
        """Return the file the system locks."""
        return self.path / "lock"

    @property
    def holder(self) -> Path:
        """Return who holds the lock."""
        return self.path / "holder.json"

    @property
    def alias(self) -> str:
        """Return what a stranger may read."""
        return self.path.name.removesuffix(SUFFIX)

    def required(self) -> "CompanyFolder":
        """Return the folder itself, or raise NotACompanyError where it holds no company."""
        if not (self.books.is_file() and self.keys.is_file()):
            raise NotACompanyError(str(self.path))
        return self


def companies_in(home: Path) -> tuple[CompanyFolder, ...]:
    """Return the companies in a folder by alias."""
    if not home.is_dir():
        return ()
    found = (CompanyFolder(path) for path in sorted(home.iterdir()) if path.suffix == SUFFIX)
    return tuple(folder for folder in found if folder.books.is_file() and folder.keys.is_file())


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside it, to the disk, then into place."""
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
