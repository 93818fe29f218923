"""The electronic books that can be written: their codes, and who owes them (`resources/books/books.csv`)."""

from dataclasses import dataclass
from decimal import Decimal

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.formality.book_errors import UnknownBookError
from resources.files import rows as shipped


@dataclass(frozen=True, slots=True)
class ElectronicBook:
    """A book: SUNAT's title and codes, and the regimes that owe it.

    Who owes it had in the year an income above `uit_from` and up to `uit_to` UIT, where these are told. A book that
    nobody owes any more has no regime: the SIRE took its place.
    """

    key: str
    title: str
    code: str
    occasion: str
    generator: str
    zipped: bool
    regimes: tuple[TaxRegime, ...]
    uit_from: Decimal | None
    uit_to: Decimal | None
    source: str

    def is_owed(self, regime: TaxRegime, income_uit: Decimal) -> bool:
        """Say whether an enterprise of a regime owes it, its income of the year given in UIT."""
        above = self.uit_from is None or income_uit > self.uit_from
        return regime in self.regimes and above and (self.uit_to is None or income_uit <= self.uit_to)


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
        regimes=tuple(TaxRegime(word) for word in row["regimes"].split(";") if word),
        uit_from=Decimal(row["uit_from"]) if row["uit_from"] else None,
        uit_to=Decimal(row["uit_to"]) if row["uit_to"] else None,
        source=row["source"],
    )
