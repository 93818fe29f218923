"""The layouts of SUNAT's books: which fields a line has, and by what rule each is written (`resources/books`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.formality.book_errors import UnknownBookError
from resources.files import rows as shipped

_FILES = ("books/sire_rvie.csv", "books/sire_rce.csv", "books/ple_layouts.csv")


class Rule(StrEnum):
    """How a value is written; `CODE` is told as it is, `TEXT` may be cleaned."""

    TEXT = "text"
    CODE = "code"
    DIGITS = "digits"
    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a book: its number and name as SUNAT has them, its rule, and the name of the value that goes in.

    `longest` counts characters, or the whole digits of an amount; `codes` are those of its table, if it has one. A
    field without a value stays empty.
    """

    number: int
    name: str
    rule: Rule
    shortest: int
    longest: int
    decimals: int
    mandatory: bool
    codes: frozenset[str]
    value: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a line of a book, in order."""

    key: str
    fields: tuple[Field, ...]

    def field(self, value: str) -> Field | None:
        """Return the field that a value goes into, if the book has one."""
        return next((field for field in self.fields if field.value == value), None)


def layout(key: str) -> Layout:
    """Return the layout of a book by its key (`sire-rvie`, `ple-5.2`); raises UnknownBookError."""
    tables = _tables()
    fields = (_field(row, tables) for name in _FILES for row in shipped(name) if row["book"] == key)
    found = Layout(key, tuple(fields))
    if not found.fields:
        raise UnknownBookError(key)
    return found


def _tables() -> dict[str, set[str]]:
    tables: dict[str, set[str]] = defaultdict(set)
    for row in shipped("books/tables.csv"):
        tables[row["table"]].add(row["code"])
    return tables


def _field(row: dict[str, str], tables: Mapping[str, set[str]]) -> Field:
    return Field(
        number=int(row["number"]),
        name=row["name"],
        rule=Rule(row["kind"]),
        shortest=int(row["min"]),
        longest=int(row["max"]),
        decimals=int(row["decimals"]),
        mandatory=row["mandatory"] == "yes",
        codes=frozenset(tables[row["table"]] if row["table"] else ()),
        value=row["value"],
    )
