"""Bringing in what was kept elsewhere, a notebook or another program's journal: whole or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.exchange.journal_file import JournalFile, digest_of, entries_of
from emprende_desktop.exchange.notebook import NotebookRow
from emprende_desktop.ledger.entry import JournalEntry
from emprende_desktop.posting_rules.notebook import notebook_entry
from emprende_desktop.trade.notes import NotebookNote

if TYPE_CHECKING:
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.PARTIES, Topic.IMPORTS})
MATCHING = "notebook.matching"
JOURNAL_MATCHING = "journal.matching"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NotebookImport:
    """Read rows and, one each, the key by which a row is recognised when the file comes again.

    `matching` is what the matching page wants to remember (columns and words), as plain data.
    """

    rows: tuple[NotebookRow, ...]
    keys: tuple[str, ...]
    matching: dict[str, object]


def import_notebook(uow: UnitOfWork, notebook: NotebookImport) -> Committed:
    """Post every row that is not in the books yet, in the notebook's order; returns the last entry.

    Raises UnknownAccountError, AccountTakesNoPostingsError, PeriodClosedError, or what stops the progress:
    then nothing goes in.
    """
    last = 0
    for number, (row, key) in enumerate(zip(notebook.rows, notebook.keys, strict=True)):
        uow.progress(number, len(notebook.rows))
        if uow.journal.id_of_key(key) is None:
            last = uow.journal.append(_entry(uow, row, key))
    uow.remember(MATCHING, notebook.matching)
    return Committed(last, CHANGED)


def _entry(uow: UnitOfWork, row: NotebookRow, key: str) -> JournalEntry:
    medio, rubro = row.medio_account, row.rubro_account
    note = NotebookNote(row.date, row.amount, row.inflow, medio, rubro, key, _party(uow, row.person), row.detail)
    return notebook_entry(note, uow.masters.place_on(medio), uow.masters.place_on(rubro))


def _party(uow: UnitOfWork, name: str) -> int | None:
    if not name.strip():
        return None
    return uow.masters.party_named(NewParty(name)) or uow.masters.add_party(NewParty(name))


@dataclass(frozen=True, slots=True)
class JournalImport:
    """Another program's journal, what proof-reading found in it, and what its codes stand for."""

    file: Path
    read: JournalFile
    matching: dict[str, str] = field(default_factory=dict)


def import_journal(uow: UnitOfWork, journal: JournalImport) -> Committed:
    """Post every entry that is not in the books yet, opening the accounts it needs; returns the last entry.

    Raises UnknownAccountError, PeriodClosedError, UnreadableFileError where the file is no longer the one that was
    proof-read, or what stops the progress: then nothing goes in.
    """
    matching = journal.matching
    _refuse_changed(journal)
    places = {(code, year): _place_in(uow, matching.get(code, code), year) for code, year in journal.read.accounts}
    entries = entries_of(journal.file, places, matching)
    last, done = 0, 0
    while chunk := tuple(islice(entries, AT_ONCE)):
        uow.progress(done, journal.read.entries)
        last = uow.journal.append_all(chunk)[-1]
        done += len(chunk)
    _refuse_changed(journal)
    uow.remember(JOURNAL_MATCHING, {"accounts": matching})
    return Committed(last, CHANGED)


def _refuse_changed(journal: JournalImport) -> None:
    if digest_of(journal.file) != journal.read.digest:
        raise UnreadableFileError(str(journal.file), "changed")


def _place_in(uow: UnitOfWork, account: str, year: int) -> int | None:
    """Return the place of a money account; a code that is not in use is opened first."""
    uow.chart.open_for_import(account, dt.date(year, 1, 1))
    return uow.masters.place_on(account)
