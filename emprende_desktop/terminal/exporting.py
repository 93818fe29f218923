"""The whole journal for hledger, Beancount or a spreadsheet."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from emprende_desktop.company import Company
from emprende_desktop.exchange.plain_text import ExportEntry, beancount_ledger, csv_journal, hledger_journal
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.ledger.account import Account
from emprende_desktop.queries.statements import accounts_in_use, book_entries
from emprende_desktop.vault.files import write_atomically


class ExportFormat(StrEnum):
    """Which program reads it."""

    HLEDGER = "hledger"
    BEANCOUNT = "beancount"
    CSV = "csv"


_Writer = Callable[[Iterable[Account], Iterable[ExportEntry]], Iterator[str]]
_WRITERS: dict[ExportFormat, _Writer] = {
    ExportFormat.HLEDGER: hledger_journal,
    ExportFormat.BEANCOUNT: beancount_ledger,
    ExportFormat.CSV: lambda _accounts, entries: csv_journal(entries),
}


def write_export(company: Company, output: ExportFormat, path: Path) -> None:
    """Write every entry in order of date and number."""
    entries = company.fetch(
        lambda connection: [
            ExportEntry(
                entry.id,
                entry.date,
                memo_text(entry.template, entry.arguments),
                tuple((line.account, line.cents) for line in entry.lines),
            )
            for entry in book_entries(connection, None, dt.date.max)
        ]
    )
    lines = _WRITERS[output](company.fetch(accounts_in_use), entries)
    write_atomically(path, "".join(lines).encode())
