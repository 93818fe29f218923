"""Opening balances from a file: `account,debit,credit`."""

import datetime as dt
from pathlib import Path

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.exchange.matching import read_balances
from emprende_desktop.trade.notes import OpeningBalances, OpeningLine

KEY = "opening"


def read_opening(path: Path) -> tuple[OpeningLine, ...]:
    """Return the balances of a file; raises UnreadableFileError, UnreadableAmountError."""
    lines = tuple(
        OpeningLine(account, _amount(debit) - _amount(credit)) for account, debit, credit in read_balances(path)
    )
    if not any(line.amount for line in lines):
        raise UnreadableFileError(str(path), "content")
    return lines


def _amount(text: str) -> Money:
    return parse_money(text) if text else ZERO


def write_opening(path: Path, secret: str, clock: Clock, date: dt.date, lines: tuple[OpeningLine, ...]) -> None:
    """Post the opening entry of a company."""
    with open_company(path, secret, clock) as company:
        company.execute(record_note, OpeningBalances(date, lines, KEY))
