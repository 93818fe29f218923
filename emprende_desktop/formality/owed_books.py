"""Which books an enterprise has to keep for the State."""

import datetime as dt
from enum import StrEnum

from emprende_desktop.domain.dated import DatedValues
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.value_errors import NoValueError
from emprende_desktop.formality.lights import limit_of


class OwedBook(StrEnum):
    """A book, by the name its file has with us: SIRE's registers, and the PLE's layouts."""

    SALES = "sire-rvie"
    PURCHASES = "sire-rce"
    SIMPLIFIED_JOURNAL = "ple-5.2"
    SIMPLIFIED_CHART = "ple-5.4"
    JOURNAL = "ple-5.1"
    CHART = "ple-5.3"
    LEDGER = "ple-6.1"
    INVENTORIES = "ple-3"
    CASH_AND_BANKS = "ple-1"
    FIXED_ASSETS = "ple-7.1"


_REGISTERS = (OwedBook.SALES, OwedBook.PURCHASES)
_SIMPLIFIED = (OwedBook.SIMPLIFIED_JOURNAL, OwedBook.SIMPLIFIED_CHART)
_JOURNAL = (OwedBook.JOURNAL, OwedBook.CHART, OwedBook.LEDGER)
_FULL = (OwedBook.CASH_AND_BANKS, OwedBook.FIXED_ASSETS)


def required_books(regime: TaxRegime, income: Money, values: DatedValues, day: dt.date) -> tuple[OwedBook, ...]:
    """Return the books that a regime owes at a gross income of the year, in céntimos.

    NRUS keeps none, RER the two registers (LIR art. 124), RMT and General more by their income (LIR art. 65, D.Leg.
    1269 art. 11, R.S. 234-2006/SUNAT). Raises NoValueError where the brackets or the UIT of that day are not known.
    """
    if not regime.splits_igv:
        return ()
    if regime is TaxRegime.RER:
        return _REGISTERS

    def within(name: str) -> bool:
        limit = limit_of(name, values, day)
        if limit is None:
            raise NoValueError(name, day)
        return income <= limit

    if within("books.simplified.limit_uit"):
        return (*_REGISTERS, *_SIMPLIFIED)
    if within("books.journal.limit_uit"):
        return (*_REGISTERS, *_JOURNAL)
    inventories = (*_REGISTERS, *_JOURNAL, OwedBook.INVENTORIES)
    return inventories if within("books.inventories.limit_uit") else (*inventories, *_FULL)
