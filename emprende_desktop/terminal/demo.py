"""The practice enterprise and its statements on paper."""

import datetime as dt
from pathlib import Path

from emprende_desktop.company import Company
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.practice import ALIAS, LAST_DAY, PASSPHRASE, make_practice
from emprende_desktop.queries.documents import DocumentsWanted, documents_page
from emprende_desktop.queries.enterprise import modules
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.vault.files import atomic_file
from emprende_desktop.vault.folder import SUFFIX
from reports.books import BooksSource
from reports.registry import Asked, reports_of
from reports.source import ReportRequest
from reports.writers import Format, write_to

START = dt.date(2026, 7, 1)


def make_demo(folder: Path) -> tuple[Path, ...]:
    """Make the practice company and its PDFs in a folder; raises PathTakenError."""
    path = folder / f"{ALIAS}{SUFFIX}"
    make_practice(path)
    with open_company(path, PASSPHRASE, FixedClock(noon(LAST_DAY))) as company:
        return (path, *_print_all(company, folder))


def _print_all(company: Company, folder: Path) -> list[Path]:
    printed = []
    newest = company.fetch(journal_page).rows
    last = next(note.id for note in newest if note.template == "wages")
    given = company.fetch(documents_page, DocumentsWanted())[0].id
    for report in reports_of(company.fetch(modules)):
        target = folder / f"{report.key}.pdf"
        entry = given if report.of is Asked.DOCUMENT else last
        built = report.build(BooksSource(company), ReportRequest(START, LAST_DAY, None, None, entry=entry))
        with atomic_file(target) as stream:
            write_to(stream, built, Format.PDF)
        printed.append(target)
    return printed
