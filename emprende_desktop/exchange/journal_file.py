"""A journal kept in another program: `entry,date,account,memo,cents`, one line a posting, cents signed, debit positive.

The lines of an entry stand together. The file is read a line at a time, so that its length costs no memory.
"""

import csv
import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from emprende_desktop.domain.clock import is_too_far_ahead
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.faults import Fault, FaultCode, FaultFoundError
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting

HEADER = ["entry", "date", "account", "memo", "cents"]
FAULTS_MAX = 1_000
CENTS_MAX = 10**15
_CENTS = re.compile(r"-?[0-9]{1,18}")
_ACCOUNT = re.compile(r"[0-9]{2,12}")

KnownAccount = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A posting as it stands in the file; `cents` is positive for a debit."""

    line: int
    entry: str
    date: dt.date
    account: str
    memo: str
    cents: int


@dataclass(frozen=True, slots=True)
class JournalFile:
    """What a first reading found: how many entries, what each account changes by in céntimos, and the faults."""

    entries: int
    changes: dict[str, int]
    faults: tuple[Fault, ...]


def proof_read(path: Path, is_account: KnownAccount, latest: dt.date) -> JournalFile:
    """Read a whole file and list its faults, one a line; raises UnreadableFileError."""
    faults: list[Fault] = []
    changes: Counter[str] = Counter()
    entries = 0
    seen: set[str] = set()
    for name, lines in groupby(_parsed(path, is_account, latest, faults), key=lambda line: line.entry):
        postings = list(lines)
        fault = _entry_fault(name, postings, seen)
        if fault is not None:
            faults.append(Fault(postings[0].line, fault, name))
        seen.add(name)
        entries += 1
        for posting in postings:
            changes[posting.account] += posting.cents
        if len(faults) >= FAULTS_MAX:
            break
    return JournalFile(entries, dict(changes), tuple(sorted(faults, key=lambda fault: fault.line)))


def entries_of(path: Path) -> Iterator[JournalEntry]:
    """Read a file that has no faults as entries; their keys recognise them when the file comes again."""
    occurrences: Counter[str] = Counter()
    for _name, lines in groupby(_parsed(path, lambda _code: True, dt.date.max, []), key=lambda line: line.entry):
        postings = list(lines)
        words = [postings[0].date.isoformat(), *(f"{p.account} {p.cents} {p.memo}" for p in postings)]
        digest = hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:40]
        occurrences[digest] += 1
        yield JournalEntry(
            postings[0].date,
            Memo("journal", (("detail", postings[0].memo),)),
            tuple(_posting(line) for line in postings),
            f"journal:{digest}:{occurrences[digest]}",
        )


def _posting(line: JournalLine) -> Posting:
    return Posting(line.account, Side.DEBIT if line.cents > 0 else Side.CREDIT, Money(abs(line.cents)))


def _entry_fault(name: str, postings: list[JournalLine], seen: set[str]) -> FaultCode | None:
    if name in seen:
        return FaultCode.SPLIT_ENTRY
    if len({posting.date for posting in postings}) > 1:
        return FaultCode.SEVERAL_DATES
    if len(postings) < 2 or sum(posting.cents for posting in postings) != 0:
        return FaultCode.UNBALANCED
    return None


def _parsed(path: Path, is_account: KnownAccount, latest: dt.date, faults: list[Fault]) -> Iterator[JournalLine]:
    """Yield the lines that read well; the others become faults."""
    for number, cells in _rows(path):
        try:
            yield _line(number, cells, is_account, latest)
        except FaultFoundError as found:
            faults.append(Fault(number, found.code, found.text))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            if [cell.strip() for cell in next(reader, [])] != HEADER:
                raise UnreadableFileError(str(path), "content")
            for cells in reader:
                if any(cells):
                    yield reader.line_num, cells
    except (OSError, UnicodeDecodeError):
        raise UnreadableFileError(str(path), "missing") from None
    except csv.Error:
        raise UnreadableFileError(str(path), "content") from None


def _line(number: int, cells: list[str], is_account: KnownAccount, latest: dt.date) -> JournalLine:
    if len(cells) != len(HEADER) or not cells[0].strip():
        raise FaultFoundError(FaultCode.MISSING_ENTRY, "")
    name, date, account, memo, cents = (cell.strip() for cell in cells)
    if not _CENTS.fullmatch(cents) or abs(int(cents)) > CENTS_MAX:
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, cents)
    if int(cents) == 0:
        raise FaultFoundError(FaultCode.ZERO_AMOUNT, cents)
    if not _ACCOUNT.fullmatch(account) or not is_account(account):
        raise FaultFoundError(FaultCode.UNKNOWN_ACCOUNT, account)
    return JournalLine(number, name, _date(date, latest), account, " ".join(memo.split()), int(cents))


def _date(text: str, latest: dt.date) -> dt.date:
    try:
        date = dt.date.fromisoformat(text) if len(text) == len("2026-06-30") else None
    except ValueError:
        date = None
    if date is None:
        raise FaultFoundError(FaultCode.IMPOSSIBLE_DATE, text)
    if latest != dt.date.max and is_too_far_ahead(date, latest):
        raise FaultFoundError(FaultCode.FUTURE_DATE, text)
    return date
