"""What a report asks for and where its data comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.statements.layout import Layout
from reports.document import Document, Letterhead
from reports.gold_books import GoldBooks
from reports.tax_books import TaxBooks
from resources.files import rows

if TYPE_CHECKING:
    from emprende_desktop.domain.masters import Party
    from emprende_desktop.invoicing.printed import Printed
    from emprende_desktop.statements.balances import AccountBalance, AccountTotal
    from emprende_desktop.statements.books import BookEntry, LedgerLine
    from emprende_desktop.statements.cash_flow import CashMovement
    from emprende_desktop.statements.debts import DebtChange
    from emprende_desktop.statements.income_statement import Facts
    from emprende_desktop.statements.papers import PaperRow
    from emprende_desktop.statements.party_statement import PartyMovement
    from emprende_desktop.statements.receipts import Fare, Receipt
    from emprende_desktop.statements.reconciliation import Reconciliation
    from emprende_desktop.trade.items import Item, Made
    from emprende_desktop.trade.orders import Order
    from emprende_desktop.trade.register import RegisteredAsset


class Compare(StrEnum):
    """Beside which days a statement stands: those just before it, the same a year before, or none."""

    BEFORE = "before"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """The days asked for (from the beginning of the year without a start), the printing time, and what it is of.

    Without a word on `compare` the days decide (`reports/build/comparison.py`).
    """

    start: dt.date | None
    end: dt.date
    place: str | None
    printed_at: dt.datetime | None
    account: str | None = None
    party: str | None = None
    entry: int | None = None
    compare: Compare | None = None
    lot: str | None = None

    @property
    def period(self) -> Period:
        """Return the days as a period."""
        return Period(self.start or dt.date(self.end.year, 1, 1), self.end)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every report carries: whose it is, the seal, when printed, and whether it is practice."""

    letterhead: Letterhead
    seal: str
    printed_at: dt.datetime
    practice: bool


class ReportSource(Protocol):
    """The books as reports read them."""

    @property
    def gold(self) -> GoldBooks:
        """Return the lots of ore and gold as reports read them."""
        ...

    @property
    def taxes(self) -> TaxBooks:
        """Return the taxes of each month as reports read them."""
        ...

    def imprint(self, request: ReportRequest) -> Imprint:
        """Return what every report carries."""
        ...

    def first_entry(self) -> dt.date | None:
        """Return the date of the first entry."""
        ...

    def last_entry(self) -> dt.date | None:
        """Return the date of the last entry."""
        ...

    def balances(self, start: dt.date | None, end: dt.date) -> tuple[AccountBalance, ...]:
        """Return the balances by account and month."""
        ...

    def totals(self, end: dt.date) -> tuple[AccountTotal, ...]:
        """Return what every account came to on a day, in order of code."""
        ...

    def facts(self, period: Period) -> Facts:
        """Return what stands below the line of an income statement."""
        ...

    def entries(self, period: Period) -> Iterator[BookEntry]:
        """Yield the entries of a period in order, as they are read."""
        ...

    def account_lines(self, code: str, period: Period) -> Iterator[LedgerLine]:
        """Yield the postings on an account in a period, in order, as they are read."""
        ...

    def place_lines(self, place: int, period: Period) -> Iterator[LedgerLine]:
        """Yield what the entries of a period did to a place, in order, as they are read."""
        ...

    def counts(self, period: Period) -> tuple[int, int]:
        """Return how many entries and how many postings a period has."""
        ...

    def debts(self, accounts: tuple[str, ...], end: dt.date) -> tuple[DebtChange, ...]:
        """Return what made and settled debts until a day, debit positive."""
        ...

    def cash_movements(self, period: Period) -> tuple[CashMovement, ...]:
        """Return what explains the cash of a period."""
        ...

    def parties(self, name: str | None, end: dt.date) -> tuple[tuple[Party, tuple[PartyMovement, ...]], ...]:
        """Return a person, or everybody, and what changed what they owe until a day; raises UnknownPartyError."""
        ...

    def receipt(self, entry: int) -> Receipt:
        """Return one note as a receipt; raises UnknownEntryError."""
        ...

    def printed(self, document: int) -> Printed:
        """Return a document that was given, as it is printed; raises UnknownDocumentError."""
        ...

    def fares(self, period: Period) -> tuple[Fare, ...]:
        """Return the fares of a period without a paper."""
        ...

    def orders(self, end: dt.date) -> tuple[Order, ...]:
        """Return the orders taken until a day that still wait."""
        ...

    def items(self) -> tuple[Item, ...]:
        """Return every item in use."""
        ...

    def made(self, period: Period) -> tuple[Made, ...]:
        """Return what was made and spoiled in a period."""
        ...

    def papers(self, period: Period) -> tuple[PaperRow, ...]:
        """Return the papers of the notes of a period."""
        ...

    def wall_names(self) -> dict[str, str]:
        """Return the nicknames of people by their names."""
        ...

    def assets(self, end: dt.date) -> tuple[tuple[RegisteredAsset, ...], Money]:
        """Return the register on a day, and what the ledger has of it (cost less what is used up)."""
        ...

    def place(self, name: str | None) -> tuple[int, str]:
        """Return a place's id and name: the first where none is named; raises UnknownPlaceError."""
        ...

    def reconciliation(self, place: int, end: dt.date) -> Reconciliation:
        """Return a place beside its bank on the day of the last balance that it told until a day."""
        ...

    def place_opening(self, place: int, start: dt.date) -> Money:
        """Return what a place held before a day."""
        ...


def layout(name: str) -> Layout:
    """Return a shipped statement layout."""
    return Layout.parse(rows(f"statements/{name}.csv"))


@dataclass(frozen=True, slots=True)
class Built:
    """A report as paper and as the JSON that other programs read; its lists may be `Told`."""

    document: Document
    json: dict[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """The items of a list in JSON, made while they are written, anew each time."""

    items: Callable[[], Iterator[object]]

    def __iter__(self) -> Iterator[object]:
        return self.items()


Build = Callable[[ReportSource, ReportRequest], Built]
