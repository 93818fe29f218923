"""Journal, cash book and general ledger: entries and lines in order, one at a time, and balances before and after."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emprende_desktop.statements.balances import AccountBalance


@dataclass(frozen=True, slots=True)
class BookLine:
    """A posting with its account by name and signed céntimos, debit positive."""

    account: str
    account_name: str
    place: int | None
    party_name: str
    cents: int


@dataclass(frozen=True, slots=True)
class BookEntry:
    """An entry as a book shows it; the memo is a template and its arguments."""

    id: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    lines: tuple[BookLine, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What an entry did to one account or place, in signed céntimos, debit positive; its words as in `BookEntry`."""

    entry: int
    date: dt.date
    template: str
    arguments: tuple[tuple[str, str], ...]
    cents: int


def running(opening: int, lines: Iterable[LedgerLine]) -> Iterator[tuple[LedgerLine, int]]:
    """Yield each line with the balance after it, in signed céntimos."""
    balance = opening
    for line in lines:
        balance += line.cents
        yield line, balance


@dataclass(frozen=True, slots=True)
class LedgerAccount:
    """One account of the general ledger in a period; balances in signed céntimos, debit positive."""

    code: str
    name: str
    opening: int
    closing: int


def ledger_accounts(
    before: Iterable[AccountBalance], within: Iterable[AccountBalance], only: str | None
) -> tuple[LedgerAccount, ...]:
    """List each account that had a balance before a period or moved in it, in order of code; `only` names one.

    Both balances are the kept ones: the lines, which may be more than memory holds, are read when they are written.
    """
    names: dict[str, str] = {}
    opening: dict[str, int] = {}
    moved: dict[str, int] = {}
    for balances, sums in ((before, opening), (within, moved)):
        for balance in balances:
            names[balance.code] = balance.name
            sums[balance.code] = sums.get(balance.code, 0) + balance.net
    return tuple(
        LedgerAccount(code, names[code], opening.get(code, 0), opening.get(code, 0) + moved.get(code, 0))
        for code in sorted(names)
        if only in (None, code) and (code in moved or opening[code])
    )
