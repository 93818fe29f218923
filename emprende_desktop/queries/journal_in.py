"""Another program's journal before and after it comes in: where each code goes, and whether the balances agree."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.persistence.reading.reader import Reader, many

_REMEMBERED = "SELECT value FROM preference WHERE name = 'journal.matching'"
_NETS = """
SELECT a.code, SUM(k.debit - k.credit) FROM balance_month k JOIN account a ON a.id = k.account_id
GROUP BY a.code HAVING SUM(k.debit - k.credit) <> 0
"""
_KNOWN = """
SELECT code, MAX(active), MAX(leaf), MAX(name) FROM account WHERE code IN (SELECT value FROM json_each(?)) GROUP BY code
"""


class Fate(StrEnum):
    """What happens to a code of the file."""

    IN_USE = "in_use"
    ACTIVATED = "activated"
    OPENED = "opened"
    MATCHED = "matched"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CodeFate:
    """A code of the file, the account it goes to, that account's name or that of the one it is opened under."""

    code: str
    account: str
    fate: Fate
    name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An account's balance before, what the file changes it by, and its balance after, in céntimos, debit positive."""

    account: str
    before: int
    change: int
    after: int

    @property
    def agrees(self) -> bool:
        """Say whether the account changed by what the file says."""
        return self.after - self.before == self.change


def remembered_matching(reader: Reader) -> dict[str, str]:
    """Return which account each code of other programs was matched to."""
    kept = reader.value(_REMEMBERED)
    found: dict[str, str] = json.loads(kept)["accounts"] if kept else {}
    return found


def net_balances(reader: Reader) -> dict[str, int]:
    """Return debit less credit, in céntimos, of every account with a balance."""
    return {row[0]: row[1] for row in reader.rows(_NETS)}


def code_fates(reader: Reader, codes: tuple[str, ...], matching: Mapping[str, str]) -> tuple[CodeFate, ...]:
    """Return what happens to each code of the file, in its order."""
    wanted = {code: matching.get(code, code) for code in codes}
    asked = {account[:length] for account in wanted.values() for length in range(2, len(account) + 1)}
    known = {code: (active, leaf, name) for code, active, leaf, name in reader.rows(_KNOWN, (many(sorted(asked)),))}

    def fate(code: str, account: str) -> CodeFate:
        prefix = next((account[:n] for n in range(len(account), 1, -1) if account[:n] in known), "")
        if not prefix or not account.isdecimal():
            return CodeFate(code, "", Fate.UNKNOWN, "")
        active, _leaf, name = known[prefix]
        if code != account:
            return CodeFate(code, account, Fate.MATCHED, name)
        if prefix != account:
            return CodeFate(code, account, Fate.OPENED, name)
        return CodeFate(code, account, Fate.IN_USE if active else Fate.ACTIVATED, name)

    return tuple(fate(code, account) for code, account in wanted.items())


def changes_by_account(changes: Mapping[str, int], matching: Mapping[str, str]) -> dict[str, int]:
    """Return what a file changes each account by, from what it changes each of its codes by."""
    found: Counter[str] = Counter()
    for code, cents in changes.items():
        found[matching.get(code, code)] += cents
    return dict(found)


def compared(before: Mapping[str, int], changes: Mapping[str, int], after: Mapping[str, int]) -> tuple[Compared, ...]:
    """Set the balances before and after beside what the file says, by account."""
    return tuple(
        Compared(code, before.get(code, 0), changes.get(code, 0), after.get(code, 0))
        for code in sorted(before.keys() | changes.keys() | after.keys())
        if changes.get(code, 0) or before.get(code, 0) != after.get(code, 0)
    )
