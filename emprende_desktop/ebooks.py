"""A month of a company as an electronic book of SUNAT, written into a folder: streamed, whole or not at all.

What is told in words is Spanish, whatever the window speaks. Of the registers, the SIRE asks for no place in a
journal; the PLE takes the running number of the month for it, and the entry where a movement of stock has one.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.exchange.ebooks.names import BookName, Operations
from emprende_desktop.exchange.ebooks.registry import electronic_book
from emprende_desktop.exchange.ebooks.stock import Stock, StockTold, counted_lines, valued_lines
from emprende_desktop.exchange.ebooks.writer import any_of, write_named
from emprende_desktop.formality.book_errors import BookOwnerRequiredError
from emprende_desktop.formality.books import (
    BookPage,
    BookRow,
    EntryPlace,
    account_row,
    journal_row,
    no_place,
    place_in_rer,
    purchase_rows,
    sale_rows,
    stock_row,
)
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import VOICE, Language
from emprende_desktop.queries.chart import chart_in_force, chart_rows
from emprende_desktop.queries.documents import issuer
from emprende_desktop.queries.enterprise import enterprise
from emprende_desktop.queries.journal_book import journal_postings
from emprende_desktop.queries.kardex import costing, kardex_opening, kardex_within, pools_within
from emprende_desktop.queries.purchases import registered_purchases
from emprende_desktop.queries.registers import sale_lines
from emprende_desktop.vault.drives import drive_named
from emprende_desktop.vault.files import atomic_file

if TYPE_CHECKING:
    from pathlib import Path

    from emprende_desktop.company import Company
    from emprende_desktop.domain.period import Month
    from emprende_desktop.gold.kardex import Balance, KardexMove

_PCGE = "01"  # table 17
_CASH = ("101", "102", "103")  # money at hand: what the bank holds is format 1.2
_Place = Callable[[int], EntryPlace]
_Rows = Callable[["Company", BookPage, TaxRegime], Iterator[BookRow]]


def write_ebook(company: Company, key: str, month: Month, folder: Path, progress: Progress = unwatched) -> Path:
    """Write a book of a month under its name and return where; a month without rows makes an empty book.

    Raises UnknownBookError, BookOwnerRequiredError, FaultyBookError, UnbalancedBookError, DriveFullError,
    DriveFailedError: then there is no file.
    """
    book = electronic_book(key)
    owner = company.fetch(enterprise, month.last)
    if not owner.ruc:
        raise BookOwnerRequiredError
    page = BookPage(owner.ruc, owner.name, month)
    with closing(_read(_ROWS[key](company, page, owner.regime))) as read:
        holds_rows, rows = any_of(read)
        name = BookName(book, owner.ruc, month, holds_rows=holds_rows, operations=Operations.OPERATING)
        path = folder / name.file
        with drive_named(folder):
            folder.mkdir(parents=True, exist_ok=True)
        with atomic_file(path) as stream:
            write_named(stream, name, rows, progress)
    return path


def _read(rows: Iterator[BookRow]) -> Generator[BookRow, None, None]:
    yield from rows


def _no_place(_regime: TaxRegime) -> _Place:
    return no_place


def _by_number(regime: TaxRegime) -> _Place:
    """Tell a place by the running number of the month, which the PLE takes in place of the journal's (CUO)."""
    return place_in_rer if regime is TaxRegime.RER else lambda number: EntryPlace(str(number), "M1")


def _sales(place: Callable[[TaxRegime], _Place]) -> _Rows:
    def rows(company: Company, page: BookPage, regime: TaxRegime) -> Iterator[BookRow]:
        lines = company.stream(sale_lines, page.month.first, page.month.last)
        return sale_rows(lines, page, place(regime))

    return rows


def _purchases(place: Callable[[TaxRegime], _Place]) -> _Rows:
    def rows(company: Company, page: BookPage, regime: TaxRegime) -> Iterator[BookRow]:
        lines = company.stream(registered_purchases, page.month.first, page.month.last)
        return purchase_rows(lines, page, place(regime))

    return rows


def _journal(company: Company, page: BookPage, _regime: TaxRegime) -> Iterator[BookRow]:
    said = VOICE.aside(Language.SPANISH, memo_text)
    for posting in company.stream(journal_postings, page.month.first, page.month.last, said):
        yield journal_row(posting, page)


def _cash(company: Company, page: BookPage, regime: TaxRegime) -> Iterator[BookRow]:
    for row in _journal(company, page, regime):
        if str(row.values["account"]).startswith(_CASH):
            yield row


def _accounts(company: Company, page: BookPage, _regime: TaxRegime) -> Iterator[BookRow]:
    for account in company.fetch(lambda reader: chart_rows(reader, chart_in_force(reader, page.month.year))):
        if account.leaf:
            yield account_row(account.code, account.name, _PCGE, page)


def _stock(told: Callable[[Stock, Balance, Iterable[KardexMove], dt.date], Iterator[StockTold]]) -> _Rows:
    def rows(company: Company, page: BookPage, _regime: TaxRegime) -> Iterator[BookRow]:
        first, last = page.month.first, page.month.last
        formula, site = company.fetch(costing), company.fetch(issuer).annexe
        numbers = itertools.count(1)
        for pool, code in company.fetch(pools_within, first, last):
            stock, opening = Stock(pool, code, formula), company.fetch(kardex_opening, pool, first)
            moves = company.stream(kardex_within, pool, first, last)
            for (entry, line), number in zip(told(stock, opening, moves, first), numbers, strict=False):
                place = EntryPlace(str(entry or f"K{number}"), f"M{number}")
                yield stock_row(line, stock.item(site), page, place)

    return rows


_ROWS: dict[str, _Rows] = {
    "sire-rvie": _sales(_no_place),
    "sire-rce": _purchases(_no_place),
    "ple-1.1": _cash,
    "ple-5.1": _journal,
    "ple-5.2": _journal,
    "ple-5.3": _accounts,
    "ple-5.4": _accounts,
    "ple-6.1": _journal,
    "ple-8.1": _purchases(_by_number),
    "ple-8.3": _purchases(_by_number),
    "ple-12.1": _stock(counted_lines),
    "ple-13.1": _stock(valued_lines),
    "ple-14.1": _sales(_by_number),
    "ple-14.2": _sales(_by_number),
}
