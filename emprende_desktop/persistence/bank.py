"""What banks and wallets said, and which note each line is."""

import uuid_utils
from sqlalchemy.engine import Connection

from emprende_desktop.domain.bank_errors import BankLineSettledError, NotThatNoteError
from emprende_desktop.persistence.chain import Writer
from emprende_desktop.trade.bank import WITHDRAWN, StatementBalance, StatementLine

_ADD_IMPORT = """
INSERT INTO statement_import (uid, place_id, file, told_at, actor_id, balance, balance_on)
  VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_ADD_LINE = """
INSERT INTO bank_line (uid, import_id, place_id, date, cents, detail, key) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_IS_KNOWN = "SELECT 1 FROM bank_line WHERE place_id = ? AND key = ?"
_LINE = """
SELECT l.place_id, l.cents, (SELECT COUNT(*) FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0)
FROM bank_line l WHERE l.id = ?
"""
_CHANGED = """
SELECT COALESCE(SUM(debit - credit), 0),
  EXISTS (SELECT 1 FROM journal_entry WHERE reverses_id = ?),
  EXISTS (SELECT 1 FROM bank_match WHERE entry_id = ? AND place_id = ? AND undone = 0)
FROM posting WHERE entry_id = ? AND place_id = ?
"""
_ADD_MATCH = """
INSERT INTO bank_match (line_id, place_id, entry_id, reason, told_at, actor_id) VALUES (?, ?, ?, ?, ?, ?)
"""
_WITHDRAW = """
INSERT INTO bank_match (line_id, place_id, reason, told_at, actor_id)
  SELECT l.id, l.place_id, ?, ?, ? FROM bank_line l
  WHERE l.import_id = ? AND NOT EXISTS (SELECT 1 FROM bank_match m WHERE m.line_id = l.id AND m.undone = 0)
"""
_BRING_BACK = """
UPDATE bank_match SET undone = 1 WHERE undone = 0 AND reason = ?
  AND line_id = (SELECT id FROM bank_line WHERE place_id = ? AND key = ?)
"""
_UNDO = "UPDATE bank_match SET undone = 1 WHERE line_id = ? AND undone = 0"


class BankRepository:
    """The statements of one unit of work."""

    def __init__(self, connection: Connection, writer: Writer) -> None:
        self._connection = connection
        self._writer = writer

    def is_known(self, place: int, key: str) -> bool:
        """Say whether a line of a place came in before."""
        return self._connection.exec_driver_sql(_IS_KNOWN, (place, key)).first() is not None

    def bring_back(self, place: int, key: str) -> None:
        """Let a line wait again whose statement was taken back."""
        self._connection.exec_driver_sql(_BRING_BACK, (WITHDRAWN, place, key))

    def withdraw(self, statement: int) -> None:
        """Set aside every line of a statement that waits; what was compared stays."""
        values = (WITHDRAWN, self._told_at(), self._writer.actor_id, statement)
        self._connection.exec_driver_sql(_WITHDRAW, values)

    def add_import(self, place: int, file: str, balance: StatementBalance | None) -> int:
        """Write that a statement came in."""
        said = (balance.amount.cents, balance.date.isoformat()) if balance else (None, None)
        values = (_uid(), place, file, self._told_at(), self._writer.actor_id, *said)
        return int(self._connection.exec_driver_sql(_ADD_IMPORT, values).scalar_one())

    def add_line(self, statement: int, place: int, line: StatementLine, key: str) -> None:
        """Write a line of a statement."""
        values = (_uid(), statement, place, line.date.isoformat(), line.amount.cents, line.detail, key)
        self._connection.exec_driver_sql(_ADD_LINE, values)

    def match(self, line: int, entry: int) -> None:
        """Write that a line is a note.

        Raises BankLineSettledError, NotThatNoteError where the note is undone, taken or of another amount or place.
        """
        place, cents = self._waiting(line)
        facts = self._connection.exec_driver_sql(_CHANGED, (entry, entry, place, entry, place)).one()
        if facts != (cents, 0, 0):
            raise NotThatNoteError(cents)
        self._settle(line, place, entry, "")

    def set_aside(self, line: int, reason: str) -> None:
        """Write that a line is no note of this enterprise, and why; raises BankLineSettledError."""
        place, _cents = self._waiting(line)
        self._settle(line, place, None, reason)

    def unmatch(self, line: int) -> None:
        """Let a line wait again; the match stays in the file as undone."""
        self._connection.exec_driver_sql(_UNDO, (line,))

    def _waiting(self, line: int) -> tuple[int, int]:
        place, cents, settled = self._connection.exec_driver_sql(_LINE, (line,)).one()
        if settled:
            raise BankLineSettledError(line)
        return place, cents

    def _settle(self, line: int, place: int, entry: int | None, reason: str) -> None:
        values = (line, place, entry, reason, self._told_at(), self._writer.actor_id)
        self._connection.exec_driver_sql(_ADD_MATCH, values)

    def _told_at(self) -> str:
        return self._writer.now.isoformat(timespec="seconds")


def _uid() -> str:
    return str(uuid_utils.uuid7())
