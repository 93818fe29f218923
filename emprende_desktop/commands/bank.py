"""A statement of a bank brought in, and its lines told apart: this note, or none of ours. Nothing here posts."""

from dataclasses import dataclass

from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.trade.bank import BankMatch, SetAside, StatementBalance, StatementLine

CHANGED = frozenset({Topic.BANK})
COLUMNS = "bank.columns."


@dataclass(frozen=True, slots=True)
class StatementImport:
    """The lines of one place and, one each, the key by which a line is recognised when it comes again.

    `columns` is how this place's statement looks, as plain data to be remembered.
    """

    place: int
    file: str
    lines: tuple[StatementLine, ...]
    keys: tuple[str, ...]
    balance: StatementBalance | None
    columns: dict[str, object]


def import_statement(uow: UnitOfWork, statement: StatementImport) -> Committed:
    """Keep every line that is not there yet, and what the statement says was left; raises what stops the progress.

    Returns the import; a statement that brings nothing new adds nothing and returns 0.
    """
    place = statement.place
    uow.remember(f"{COLUMNS}{place}", statement.columns)
    fresh = []
    for line, key in zip(statement.lines, statement.keys, strict=True):
        if uow.bank.is_known(place, key):
            uow.bank.bring_back(place, key)
        else:
            fresh.append((line, key))
    if not fresh:
        return Committed(0, CHANGED)
    written = uow.bank.add_import(place, statement.file, statement.balance)
    for number, (line, key) in enumerate(fresh):
        uow.progress(number, len(fresh))
        uow.bank.add_line(written, place, line, key)
    return Committed(written, CHANGED)


def withdraw_statement(uow: UnitOfWork, statement: int) -> Committed:
    """Take back a statement that came in by mistake: its lines wait no more, until it comes in again."""
    uow.bank.withdraw(statement)
    return Committed(statement, CHANGED)


def match_lines(uow: UnitOfWork, matches: tuple[BankMatch, ...]) -> Committed:
    """Say which note each line is, all or none; raises BankLineSettledError, NotThatNoteError."""
    for match in matches:
        uow.bank.match(match.line, match.entry)
    return Committed(matches[-1].line, CHANGED)


def set_line_aside(uow: UnitOfWork, aside: SetAside) -> Committed:
    """Say that a line is no note of ours; raises BankLineSettledError."""
    uow.bank.set_aside(aside.line, aside.reason.strip())
    return Committed(aside.line, CHANGED)


def unmatch_lines(uow: UnitOfWork, lines: tuple[int, ...]) -> Committed:
    """Let lines wait again, whatever was said of them."""
    for line in lines:
        uow.bank.unmatch(line)
    return Committed(lines[-1], CHANGED)
