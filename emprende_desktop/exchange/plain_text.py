"""The journal as hledger, Beancount and CSV write it; the code begins the last part of an account's name."""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Account

COMMODITY = "PEN"


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """An entry for another program: postings are account codes with signed céntimos, debit positive."""

    number: int
    date: dt.date
    memo: str
    postings: tuple[tuple[str, int], ...]


def full_name(account: Account) -> str:
    """Return the account as both programs take it: `Assets:A1011-Caja`."""
    plain = unicodedata.normalize("NFKD", account.name).encode("ascii", "ignore").decode()
    words = "".join(word.capitalize() for word in re.findall(r"[A-Za-z0-9]+", plain))
    return f"{account.type.root}:A{account.code}-{words}"


def hledger_journal(accounts: Iterable[Account], entries: Iterable[ExportEntry]) -> Iterator[str]:
    """Yield the lines of a journal that `hledger check` accepts."""
    names = {account.code: full_name(account) for account in accounts}
    yield f"commodity 1000.00 {COMMODITY}\n\n"
    for name in names.values():
        yield f"account {name}\n"
    for entry in entries:
        yield f"\n{entry.date.isoformat()} ({entry.number}) {_one_line(entry.memo, ';|')}\n"
        for code, cents in entry.postings:
            yield f"    {names[code]}  {Money(cents).plain()} {COMMODITY}\n"


def beancount_ledger(accounts: Iterable[Account], entries: Iterable[ExportEntry]) -> Iterator[str]:
    """Yield the lines of a ledger that `bean-check` accepts."""
    listed = list(entries)
    names = {account.code: full_name(account) for account in accounts}
    first = min((entry.date for entry in listed), default=dt.date(2000, 1, 1))
    yield f'option "operating_currency" "{COMMODITY}"\n\n'
    for name in names.values():
        yield f"{first.isoformat()} open {name} {COMMODITY}\n"
    for entry in listed:
        memo = _one_line(entry.memo, "").replace("\\", "\\\\").replace('"', '\\"')
        yield f'\n{entry.date.isoformat()} * "{memo}" ^{entry.number}\n'
        for code, cents in entry.postings:
            yield f"  {names[code]}  {Money(cents).plain()} {COMMODITY}\n"


def csv_journal(entries: Iterable[ExportEntry]) -> Iterator[str]:
    """Yield one line a posting: entry,date,account,memo,cents with cents signed, debit positive."""
    yield _csv_line(("entry", "date", "account", "memo", "cents"))
    for entry in entries:
        for code, cents in entry.postings:
            memo = _one_line(entry.memo, "")
            safe = f"'{memo}" if memo.startswith(("=", "+", "-", "@")) else memo
            yield _csv_line((str(entry.number), entry.date.isoformat(), code, safe, str(cents)))


def _csv_line(cells: tuple[str, ...]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()


def _one_line(text: str, forbidden: str) -> str:
    kept = "".join(" " if c in forbidden or unicodedata.category(c).startswith("C") else c for c in text)
    return " ".join(kept.split())
