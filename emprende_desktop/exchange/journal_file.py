"""A journal kept in another program: `entry,date,account,memo,cents`, one line a posting, cents signed, debit positive.

The lines of an entry stand together. The file is read a line at a time, so that its length costs no memory.
"""

import csv
import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from emprende_desktop.domain.clock import is_too_far_ahead, is_too_long_ago
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.money import CENTS_MAX, Money
from emprende_desktop.domain.progress import Progress, told_now_and_then, unwatched
from emprende_desktop.exchange.faults import Fault, FaultCode, FaultFoundError
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting

HEADER = ["entry", "date", "account", "memo", "cents"]
FAULTS_MAX = 1_000
_CENTS = re.compile(r"-?[0-9]{1,18}")
_ACCOUNT = re.compile(r"[0-9]{2,12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENTRY = attrgetter("entry")

IsAccount = Callable[[str], bool]
Places = Mapping[tuple[str, int], int | None]
Matching = Mapping[str, str]
Refuse = Callable[[str, Fault], None]


class JournalLine(NamedTuple):
    """A posting as it stands in the file; `cents` is positive for a debit."""

    line: int
    entry: str
    date: dt.date
    account: str
    memo: str
    cents: int


@dataclass(frozen=True, slots=True)
class JournalFile:
    """What a first reading found: how many entries, what each account changes by in céntimos, and the faults.

    `accounts` are the codes with the years in which they are used, in the order of the file; `digest` is the SHA-256
    of the file that was read.
    """

    entries: int
    accounts: tuple[tuple[str, int], ...]
    changes: dict[str, int]
    faults: tuple[Fault, ...]
    digest: str


def proof_read(path: Path, is_account: IsAccount, latest: dt.date, progress: Progress = unwatched) -> JournalFile:
    """Read a whole file and list its faults, one a line; raises UnreadableFileError.

    An entry with a faulty line is not said not to balance as well.
    """
    faults: list[Fault] = []
    broken: set[str] = set()

    def refuse(name: str, fault: Fault) -> None:
        faults.append(fault)
        broken.add(name)

    changes: Counter[str] = Counter()
    entries = 0
    seen: set[str] = set()
    accounts: dict[tuple[str, int], None] = {}
    for name, lines in groupby(_parsed(path, is_account, latest, refuse), key=_ENTRY):
        told_now_and_then(progress, entries, 0)
        postings = list(lines)
        fault = _entry_fault(name, postings, seen, broken)
        if fault is not None:
            faults.append(Fault(postings[0].line, fault, name))
        seen.add(name)
        entries += 1
        for posting in postings:
            changes[posting.account] += posting.cents
            accounts[posting.account, posting.date.year] = None
        if len(faults) >= FAULTS_MAX:
            break
    in_order = tuple(sorted(faults, key=lambda fault: fault.line))
    return JournalFile(entries, tuple(accounts), dict(changes), in_order, digest_of(path))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, by which one that was changed is known; raises UnreadableFileError."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        raise UnreadableFileError(str(path), "missing") from None


def account_in(prefixes: frozenset[str], matching: Matching) -> IsAccount:
    """Return what says that a code can be posted: it was matched by hand, or an account of the chart begins it."""

    def is_account(code: str) -> bool:
        if code in matching:
            return True
        return bool(_ACCOUNT.fullmatch(code)) and any(code[:length] in prefixes for length in range(2, len(code) + 1))

    return is_account


def entries_of(path: Path, places: Places, matching: Matching) -> Iterator[JournalEntry]:
    """Read a file that has no faults as entries; their keys recognise them when the file comes again.

    `places` says where the money of a code is in a year, None where it is no money; `matching` says which account a
    code of the file stands for. The keys are made of the codes of the file: matching anew brings nothing in twice.
    Raises UnreadableFileError where the file is not the one that had no faults.
    """

    def refuse(_name: str, _fault: Fault) -> None:
        raise UnreadableFileError(str(path), "changed")

    occurrences: Counter[str] = Counter()
    for _name, group in groupby(_parsed(path, lambda _code: True, dt.date.max, refuse), key=_ENTRY):
        lines = list(group)
        date = lines[0].date
        words = [date.isoformat(), *[f"{line.account} {line.cents} {line.memo}" for line in lines]]
        digest = hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:40]
        occurrences[digest] += 1
        yield JournalEntry(
            date,
            Memo("journal", (("detail", lines[0].memo),)),
            tuple([
                Posting(
                    matching.get(line.account, line.account),
                    Side.DEBIT if line.cents > 0 else Side.CREDIT,
                    Money(abs(line.cents)),
                    places[line.account, date.year],
                )
                for line in lines
            ]),
            f"journal:{digest}:{occurrences[digest]}",
        )  # fmt: skip


def _entry_fault(name: str, postings: list[JournalLine], seen: set[str], broken: set[str]) -> FaultCode | None:
    if name in seen:
        return FaultCode.SPLIT_ENTRY
    if len({posting.date for posting in postings}) > 1:
        return FaultCode.SEVERAL_DATES
    if name in broken:
        return None
    if len(postings) < 2 or sum(posting.cents for posting in postings) != 0:
        return FaultCode.UNBALANCED
    return None


def _parsed(path: Path, is_account: IsAccount, latest: dt.date, refuse: Refuse) -> Iterator[JournalLine]:
    """Yield the lines that read well; the others become faults. What repeats, dates and accounts, is read once."""
    date_of, account_of = cache(partial(_date, latest)), cache(partial(_account, is_account))
    for number, cells in _rows(path):
        try:
            name, date, account, memo, cents = _named(cells)
            amount, code = _cents(cents), account_of(account)
            yield JournalLine(number, name, date_of(date), code, " ".join(memo.split()), amount)
        except FaultFoundError as found:
            refuse(cells[0].strip(), Fault(number, found.code, found.text))


def _named(cells: list[str]) -> Iterator[str]:
    """Return the cells of a line that says which entry it belongs to."""
    if len(cells) != len(HEADER) or not cells[0].strip():
        raise FaultFoundError(FaultCode.MISSING_ENTRY, "")
    return map(str.strip, cells)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            if [cell.strip() for cell in next(reader, [])] != HEADER:
                raise UnreadableFileError(str(path), "content")
            for cells in reader:
                if any(cells) and (len(cells) > 1 or cells[0].strip()):
                    yield reader.line_num, cells
    except (OSError, UnicodeDecodeError):
        raise UnreadableFileError(str(path), "missing") from None
    except csv.Error:
        raise UnreadableFileError(str(path), "content") from None


def _cents(text: str) -> int:
    cents = int(text) if _CENTS.fullmatch(text) else CENTS_MAX + 1
    if abs(cents) > CENTS_MAX:
        raise FaultFoundError(FaultCode.NOT_A_NUMBER, text)
    if not cents:
        raise FaultFoundError(FaultCode.ZERO_AMOUNT, text)
    return cents


def _account(is_account: IsAccount, text: str) -> str:
    if not is_account(text):
        raise FaultFoundError(FaultCode.UNKNOWN_ACCOUNT, text)
    return text


def _date(latest: dt.date, text: str) -> dt.date:
    try:
        date = dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        date = None
    if date is None or is_too_long_ago(date):
        raise FaultFoundError(FaultCode.IMPOSSIBLE_DATE, text)
    if latest != dt.date.max and is_too_far_ahead(date, latest):
        raise FaultFoundError(FaultCode.FUTURE_DATE, text)
    return date
