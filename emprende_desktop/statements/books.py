"""Journal, cash book and general ledger as values: entries in order, and balances before and after."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Period


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
class CashBookRow:
    """A movement of one place and what it held after, in céntimos."""

    entry: BookEntry
    money_in: Money
    money_out: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class CashBook:
    """One place's movements in a period."""

    place: str
    period: Period
    opening: Money
    rows: tuple[CashBookRow, ...]

    @property
    def closing(self) -> Money:
        """Return what the place held at the end."""
        return self.rows[-1].balance if self.rows else self.opening


def cash_book(place: int, name: str, opening: Money, entries: Iterable[BookEntry], period: Period) -> CashBook:
    """List what came in and went out of a place, with the running balance."""
    rows = []
    balance = opening
    for entry in entries:
        cents = sum(line.cents for line in entry.lines if line.place == place)
        if any(line.place == place for line in entry.lines):
            balance += Money(cents)
            rows.append(CashBookRow(entry, Money(max(cents, 0)), Money(max(-cents, 0)), balance))
    return CashBook(name, period, opening, tuple(rows))


def journal_totals(entries: Iterable[BookEntry]) -> Money:
    """Add up the debits of entries; the credits are the same."""
    cents = sum(line.cents for entry in entries for line in entry.lines if line.cents > 0)
    return ZERO + Money(cents)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A posting on an account and the balance after it, in signed céntimos, debit positive."""

    entry: BookEntry
    cents: int
    balance: int


@dataclass(frozen=True, slots=True)
class LedgerAccount:
    """One account's postings in a period; balances in signed céntimos, debit positive."""

    code: str
    name: str
    opening: int
    rows: tuple[LedgerRow, ...]

    @property
    def closing(self) -> int:
        """Return the balance at the end."""
        return self.rows[-1].balance if self.rows else self.opening


def general_ledger(
    openings: Mapping[str, tuple[str, int]], entries: Iterable[BookEntry], only: str | None
) -> tuple[LedgerAccount, ...]:
    """List each account that had a balance or a posting, in order of code; `only` names one account.

    `openings` is code → (name, balance before the period in signed céntimos).
    """
    names = {code: name for code, (name, _cents) in openings.items()}
    running = {code: cents for code, (_name, cents) in openings.items()}
    rows: dict[str, list[LedgerRow]] = {}
    for entry in entries:
        for line in entry.lines:
            names.setdefault(line.account, line.account_name)
            running[line.account] = running.get(line.account, 0) + line.cents
            rows.setdefault(line.account, []).append(LedgerRow(entry, line.cents, running[line.account]))
    return tuple(
        LedgerAccount(code, names[code], openings.get(code, ("", 0))[1], tuple(rows.get(code, ())))
        for code in sorted(names)
        if only in (None, code) and (code in rows or running[code])
    )
