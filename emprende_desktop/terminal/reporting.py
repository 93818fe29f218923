"""Printing a report from the terminal."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from emprende_desktop.company import Company
from emprende_desktop.i18n.translation import _
from emprende_desktop.vault.files import atomic_file
from reports.books import BooksSource
from reports.registry import REPORTS, report_named
from reports.source import Compare, ReportRequest
from reports.writers import Format, write_to


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    name: str
    start: dt.date | None
    end: dt.date
    output: Format
    out: Path | None
    place: str | None
    printed_at: dt.datetime | None
    account: str | None = None
    party: str | None = None
    entry: int | None = None
    compare: Compare | None = None
    lot: str | None = None


def names() -> tuple[str, ...]:
    """Return each report's name and title, separated by a tab."""
    return tuple(f"{report.key}\t{_(report.title)}" for report in REPORTS)


def run(company: Company, wish: Wish, screen: BinaryIO) -> None:
    """Write the report to its file, or to the screen where none is named; raises UnreadableFileError."""
    report = report_named(wish.name)
    request = ReportRequest(
        wish.start,
        wish.end,
        wish.place,
        wish.printed_at,
        wish.account,
        wish.party,
        wish.entry,
        wish.compare,
        wish.lot,
    )
    built = report.build(BooksSource(company), request)
    if wish.out is None:
        write_to(screen, built, wish.output)
        screen.flush()
        return
    with atomic_file(wish.out) as stream:
        write_to(stream, built, wish.output)
