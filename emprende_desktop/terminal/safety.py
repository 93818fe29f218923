"""Checking, backing up and restoring from the terminal."""

from pathlib import Path

from emprende_desktop.company_file import copy_company, open_company, verify_books
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.errors import DamagedCompanyError
from emprende_desktop.vault.drives import drive_named
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyRing, unlock


def check_books(path: Path, secret: str) -> str:
    """Return the first fault of a company's file and books, or empty text; raises WrongPassphraseError."""
    folder = CompanyFolder(path).required()
    key = unlock(KeyRing.read(folder.keys), secret)
    try:
        verify_books(folder.books, key)
    except DamagedCompanyError as fault:
        return fault.detail
    return ""


def back_up(path: Path, secret: str, target: Path) -> None:
    """Write a verified backup while holding the company's lock; raises PathTakenError, UnreadableFileError."""
    with open_company(path, secret, SystemClock()), drive_named(target):
        copy_company(path, secret, target)
