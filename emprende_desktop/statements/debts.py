"""Who owes, how much and since when: what was paid settles the oldest debt of the same person first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

AGES = (30, 60, 90)


@dataclass(frozen=True, slots=True)
class DebtChange:
    """A debt made (positive céntimos) or settled (negative) by a person on a day; no name is an empty one."""

    party: str
    date: dt.date
    cents: int


@dataclass(frozen=True, slots=True)
class AgedDebt:
    """What a person owes in céntimos: up to 30, 60, 90 days old, and older; a credit in favour is negative and new."""

    party: str
    by_age: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """Return the whole debt."""
        return sum(self.by_age)


def aged_debts(changes: Iterable[DebtChange], on: dt.date) -> tuple[AgedDebt, ...]:
    """Return who still owes, the largest debt first; the sum is the balance of the accounts."""
    made: dict[str, list[tuple[dt.date, int]]] = {}
    settled: dict[str, int] = {}
    for change in changes:
        made.setdefault(change.party, [])
        if change.cents > 0:
            made[change.party].append((change.date, change.cents))
        else:
            settled[change.party] = settled.get(change.party, 0) - change.cents
    debts = (AgedDebt(party, _by_age(sorted(debts), settled.get(party, 0), on)) for party, debts in made.items())
    return tuple(sorted((debt for debt in debts if debt.total), key=lambda debt: (-debt.total, debt.party)))


def _by_age(debts: list[tuple[dt.date, int]], settled: int, on: dt.date) -> tuple[int, int, int, int]:
    ages = [0, 0, 0, 0]
    for date, cents in debts:
        paid = min(settled, cents)
        settled -= paid
        ages[sum((on - date).days > limit for limit in AGES)] += cents - paid
    ages[0] -= settled
    return (ages[0], ages[1], ages[2], ages[3])
