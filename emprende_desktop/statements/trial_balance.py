"""Trial balance (balance de comprobación): each account's balance on its side."""

from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.statements.balances import AccountBalance, AccountTotal


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


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """An account with what its debits and credits add up to and its balance on one side, in céntimos."""

    account: str
    name: str
    debit: Money
    credit: Money
    debit_balance: Money
    credit_balance: Money


@dataclass(frozen=True, slots=True)
class WorkingBalance:
    """Rows by account code; debits equal credits, and balances on one side those on the other."""

    rows: tuple[WorkingRow, ...]
    total: WorkingRow


def working_balance(before: Iterable[AccountBalance], within: Iterable[AccountBalance]) -> WorkingBalance:
    """Add up each account's debits and credits (balance de comprobación de sumas y saldos).

    `before` is what was there when the year began: it enters as one sum on the side of its balance.
    """
    names: dict[str, str] = {}
    opened: dict[str, int] = {}
    sums: dict[str, tuple[int, int]] = {}
    for balance in before:
        names[balance.code] = balance.name
        opened[balance.code] = opened.get(balance.code, 0) + balance.net
    for code, net in opened.items():
        sums[code] = (max(net, 0), max(-net, 0))
    for balance in within:
        names[balance.code] = balance.name
        debit, credit = sums.get(balance.code, (0, 0))
        sums[balance.code] = (debit + balance.debit.cents, credit + balance.credit.cents)
    rows = tuple(_working_row(code, names[code], *sides) for code, sides in sorted(sums.items()) if any(sides))
    totals = [
        Money(sum(cents))
        for cents in zip(
            *((r.debit.cents, r.credit.cents, r.debit_balance.cents, r.credit_balance.cents) for r in rows), strict=True
        )
    ] or [ZERO] * 4
    total = WorkingRow("", "", *totals)
    assert (total.debit, total.debit_balance) == (total.credit, total.credit_balance), "sealed entries balance"
    return WorkingBalance(rows, total)


def _working_row(code: str, name: str, debit: int, credit: int) -> WorkingRow:
    net = debit - credit
    return WorkingRow(code, name, Money(debit), Money(credit), Money(max(net, 0)), Money(max(-net, 0)))
