"""Bringing in a notebook from the terminal."""

from dataclasses import dataclass
from pathlib import Path

from emprende_desktop.commands.imports import NotebookImport, import_notebook
from emprende_desktop.company import Company
from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.exchange.matching import guess_columns, read_word_match
from emprende_desktop.exchange.notebook import Notebook, read_notebook, row_keys
from emprende_desktop.exchange.sheet import read_sheet
from emprende_desktop.i18n.faults import fault_sentence
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.journal import known_keys, latest_day


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """The faults as lines for the screen, and what happened in a sentence."""

    faults: tuple[str, ...]
    summary: str


def bring_in(company: Company, file: Path, map_file: Path, clock: Clock, *, dry_run: bool) -> BroughtIn:
    """Read a notebook and, unless a fault stands or it is a dry run, post what is not in the books yet.

    Raises UnreadableFileError, UnknownAccountError, PeriodClosedError.
    """
    rows = read_sheet(file)
    columns = guess_columns(rows)
    if columns is None:
        raise UnreadableFileError(str(file), "headings")
    latest = company.fetch(latest_day, clock.now().date())
    notebook = read_notebook(rows, columns, read_word_match(map_file), latest)
    if notebook.faults:
        lines = tuple(f"{fault.line}\t{fault.code}\t{fault_sentence(fault)}" for fault in notebook.faults)
        summary = _("{faults} rows to mend, {rows} readable: nothing was brought in.")
        return BroughtIn(lines, summary.format(faults=len(lines), rows=len(notebook.rows)))
    keys = row_keys(notebook.rows)
    known = company.fetch(known_keys, keys)
    if not dry_run:
        company.execute(import_notebook, NotebookImport(notebook.rows, keys, {}))
    return BroughtIn((), _summary(notebook, len(known), dry_run=dry_run))


def _summary(notebook: Notebook, known: int, *, dry_run: bool) -> str:
    figures = {
        "new": len(notebook.rows) - known,
        "known": known,
        "money_in": money(notebook.total(inflow=True)),
        "money_out": money(notebook.total(inflow=False)),
    }
    if dry_run:
        text = _("{new} rows would go in, {known} are already there; in {money_in}, out {money_out}.")
    else:
        text = _("{new} rows went in, {known} were already there; in {money_in}, out {money_out}.")
    return text.format(**figures)
