"""The folder of a company: its alias is what a stranger sees, its content is encrypted."""

from dataclasses import dataclass
from pathlib import Path

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
            from emprende_desktop.domain.errors import NotACompanyError

            raise NotACompanyError(str(self.path))
        return self


def companies_in(home: Path) -> tuple[CompanyFolder, ...]:
    """Return the companies in a folder by alias."""
    if not home.is_dir():
        return ()
    found = (CompanyFolder(path) for path in sorted(home.iterdir()) if path.suffix == SUFFIX)
    return tuple(folder for folder in found if folder.books.is_file() and folder.keys.is_file())
