"""A report as neutral data: what it says and how its parts relate, not how they look."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from emprende_desktop.domain.money import Money

if TYPE_CHECKING:
    from emprende_desktop.statements.sources import Source

Cell = str | Money | dt.date


class Align(StrEnum):
    """How a column stands."""

    LEFT = "left"
    RIGHT = "right"


class Paper(StrEnum):
    """What a report is printed on: a page, on its side, or a roll as long as what stands on it, by its millimetres."""

    A4 = "a4"
    LANDSCAPE = "landscape"
    ROLL_80 = "80"
    ROLL_58 = "58"

    @property
    def is_roll(self) -> bool:
        """Say whether it is cut off where the words end."""
        return self in (Paper.ROLL_80, Paper.ROLL_58)


class Emphasis(StrEnum):
    """What a row is; one that is signed is a detail with room for it."""

    DETAIL = "detail"
    SIGNED = "signed"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"

    @property
    def is_detail(self) -> bool:
        """Say whether it tells one thing, and neither heads nor adds up others."""
        return self in (Emphasis.DETAIL, Emphasis.SIGNED)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how it stands, and its share of the width."""

    title: str
    align: Align = Align.LEFT
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: what it is of, in words; the postings that add up to it; the lines it adds up."""

    told: str
    source: "Source | None" = None
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, one a column; `origins`, where it has any, are one a cell too.

    `mark` is what the outline of a long paper calls this place; `carried` is what the rows before it add up to.
    """

    cells: tuple[Cell, ...]
    emphasis: Emphasis = Emphasis.DETAIL
    origins: tuple[Origin | None, ...] = ()
    mark: str = ""
    carried: tuple[Cell, ...] = ()


class Rows(Protocol):
    """Rows that can be counted and gone through from the first, as often as there are writers."""

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        ...

    def __len__(self) -> int:
        """Count them."""
        ...


@dataclass(frozen=True, slots=True)
class Streamed:
    """Rows made while they are written, anew for each writer: a book of any length is never held."""

    rows: Callable[[], Iterator[Row]]
    count: Callable[[], int]

    def __iter__(self) -> Iterator[Row]:
        return self.rows()

    def __len__(self) -> int:
        return self.count()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows: a tuple, or `Streamed` where a book may have any number of them.

    A `dense` one has a dozen columns and is written small on paper. Where its rows are carried, a page that ends
    within it says so, and the next begins with it: the words stand in the column `carries`.
    """

    columns: tuple[Column, ...]
    rows: Rows
    title: str = ""
    dense: bool = False
    carries: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a hundred: its name, whole number, and what kind of part it is."""

    label: str
    percent: int
    kind: str


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One hundred divided: the figures stand inside."""

    title: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure to be read from afar: what it is, and whether money came `in`, went `out` or is `gold` to keep."""

    label: str
    amount: Money
    kind: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """A few figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a chart: its name and céntimos, below zero too."""

    label: str
    amount: Money


@dataclass(frozen=True, slots=True)
class BarChart:
    """Columns side by side on one scale, each with its figure."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or the first page of a PDF, as its bytes, with what stands below it."""

    caption: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures side by side."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known by name: two lists beside each other where there is room. A fact without a name is a sentence."""

    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A line of a bill, its figure written out; without one it takes the whole width."""

    label: str
    figure: str = ""
    emphasis: Emphasis = Emphasis.DETAIL


@dataclass(frozen=True, slots=True)
class Sums:
    """Lines with their figures, one below the other; `beside` stands to their left where there is room, else below."""

    sums: tuple[Sum, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of a text, or none, with sentences beside or below."""

    content: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """What nobody may overlook."""

    text: str


Part = Table | ShareBar | Tiles | BarChart | Pictures | Particulars | Sums | Code | Banner


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign: who, and what is written below."""

    who: str
    below: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who the report is of."""

    name: str
    identity: str
    locality: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a document that is given to somebody: who gives it, and framed, its kind and number."""

    lines: tuple[str, ...]
    framed: tuple[str, ...]
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report; `printed_at` is in Lima's time, `seal` names the entries it rests on.

    `notes` stand at the foot of every page, `remarks` below the figures: what the reader must know of them. What has
    a `masthead` is a paper of its own, its pages numbered from one wherever it is bound.
    """

    title: str
    subtitle: str
    letterhead: Letterhead
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    signatures: tuple[Signature, ...]
    printed_at: dt.datetime
    seal: str
    practice: bool = False
    language: str = "es-PE"
    remarks: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    masthead: Masthead | None = None

    def tables(self) -> Iterable[Table]:
        """Yield the tables in order."""
        return (part for part in self.parts if isinstance(part, Table))
