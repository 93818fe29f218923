"""The electronic books that can be written: their names and SUNAT's codes (`resources/books/books.csv`).

Who owes which is told by `formality/owed_books.py`.
"""

from dataclasses import dataclass

from emprende_desktop.formality.book_errors import UnknownBookError
from resources.files import rows as shipped


@dataclass(frozen=True, slots=True)
class ElectronicBook:
    """A book: our key, SUNAT's title and codes, and whether it travels in a ZIP."""

    key: str
    title: str
    code: str
    occasion: str
    generator: str
    zipped: bool
    source: str


def electronic_books() -> tuple[ElectronicBook, ...]:
    """Return every book, as the terminal lists them."""
    return tuple(_book(row) for row in shipped("books/books.csv"))


def electronic_book(key: str) -> ElectronicBook:
    """Return a book by its key (`sire-rvie`, `ple-5.2`); raises UnknownBookError."""
    for book in electronic_books():
        if book.key == key:
            return book
    raise UnknownBookError(key)


def _book(row: dict[str, str]) -> ElectronicBook:
    return ElectronicBook(
        key=row["key"],
        title=row["title"],
        code=row["code"],
        occasion=row["occasion"],
        generator=row["generator"],
        zipped=row["zipped"] == "yes",
        source=row["source"],
    )
