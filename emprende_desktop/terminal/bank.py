"""Bringing in the statement of a bank or wallet from the terminal."""

import csv
import datetime as dt
import io
import json
from dataclasses import dataclass
from pathlib import Path

from emprende_desktop.commands.bank import COLUMNS, StatementImport, import_statement
from emprende_desktop.company import Company
from emprende_desktop.domain.errors import UnknownPlaceError, UnreadableFileError
from emprende_desktop.domain.money import NumberStyle
from emprende_desktop.exchange.bank_statement import (
    BankRole,
    columns_told,
    guess_columns,
    line_keys,
    memory_of,
    read_statement,
)
from emprende_desktop.exchange.sheet import read_sheet
from emprende_desktop.i18n.faults import fault_sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.bank import comparison, lines_known
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.journal import latest_day
from emprende_desktop.queries.masters import places
from emprende_desktop.terminal.notebook import BroughtIn


@dataclass(frozen=True, slots=True)
class StatementFile:
    """The file, the name of its place, and a mapping file (`what,heading`, or `style,peru`) where it is needed."""

    path: Path
    place: str
    mapping: Path | None


def bring_in_statement(company: Company, file: StatementFile, today: dt.date, *, dry_run: bool) -> BroughtIn:
    """Read a statement and, unless a fault stands or it is a dry run, keep what is not there yet. Nothing is posted.

    Raises UnreadableFileError, UnknownPlaceError.
    """
    place = next((place for place in company.fetch(places) if place.name == file.place), None)
    if place is None:
        raise UnknownPlaceError(file.place)
    rows = read_sheet(file.path)
    remembered = json.loads(company.fetch(preference, f"{COLUMNS}{place.id}") or "{}")
    columns = columns_told(rows, *_mapping(file.mapping)) if file.mapping else guess_columns(rows, remembered)
    if not columns.is_whole:
        raise UnreadableFileError(str(file.path), "columns")
    statement = read_statement(rows, columns, company.fetch(latest_day, today))
    if statement.faults:
        lines = tuple(f"{fault.line}\t{fault.code}\t{fault_sentence(fault)}" for fault in statement.faults)
        return BroughtIn(lines, _("{faults} lines to mend: nothing was brought in.").format(faults=len(lines)))
    keys = line_keys(statement.lines)
    known = company.fetch(lines_known, place.id, keys)
    figures = {"new": len(keys) - known, "known": known}
    if dry_run:
        return BroughtIn((), _("{new} lines would go in, {known} are already there.").format(**figures))
    memory = memory_of(rows, columns)
    value = StatementImport(place.id, file.path.name, statement.lines, keys, statement.balance, memory)
    company.execute(import_statement, value)
    found = company.fetch(comparison, place.id)
    told = _("{new} lines went in, {known} were already there; {waiting} wait, {sure} of them surely noted already.")
    return BroughtIn((), told.format(**figures, waiting=len(found.waiting), sure=len(found.sure)))


def _mapping(path: Path) -> tuple[dict[BankRole, str], NumberStyle | None]:
    """Read `what,heading` and, on one line, `style,peru` or `style,europe`; raises UnreadableFileError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UnreadableFileError(str(path), "missing") from None
    read = csv.DictReader(io.StringIO(text, newline=""))
    told = {str(row.get("what")).strip(): str(row.get("heading") or "").strip() for row in read}
    style = told.pop("style", "")
    if not told or not set(told) <= set(BankRole) or style not in {"", *NumberStyle}:
        raise UnreadableFileError(str(path), "content")
    return {BankRole(role): heading for role, heading in told.items()}, NumberStyle(style) if style else None
