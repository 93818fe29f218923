"""Trial balance (balance de comprobación): each account's balance on its side."""

from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.statements.balances import AccountTotal


@dataclass(frozen=True, slots=True)
class TrialBalanceRow:
    """An account and its balance, on one side only, in céntimos."""

    account: str
    name: str
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """Rows by account code; both totals are equal."""

    rows: tuple[TrialBalanceRow, ...]
    debit: Money
    credit: Money


def trial_balance(totals: Iterable[AccountTotal]) -> TrialBalance:
    """Put every account on its side, in order of code; accounts at zero are left out."""
    rows = tuple(
        TrialBalanceRow(total.code, total.name, Money(max(total.net, 0)), Money(max(-total.net, 0)))
        for total in sorted(totals, key=lambda total: total.code)
        if total.net
    )
    debit = sum((row.debit for row in rows), ZERO)
    credit = sum((row.credit for row in rows), ZERO)
    assert debit == credit, "a trial balance that does not balance cannot come from sealed entries"
    return TrialBalance(rows, debit, credit)
