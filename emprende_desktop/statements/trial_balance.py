"""Trial balance (balance de comprobación): each account's balance on its side."""

from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.statements.balances import AccountBalance


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


def trial_balance(balances: Iterable[AccountBalance]) -> TrialBalance:
    """Add up every account from the beginning; accounts at zero are left out."""
    nets: dict[tuple[str, str], int] = {}
    for balance in balances:
        key = (balance.code, balance.name)
        nets[key] = nets.get(key, 0) + balance.net
    rows = tuple(
        TrialBalanceRow(code, name, Money(max(net, 0)), Money(max(-net, 0)))
        for (code, name), net in sorted(nets.items())
        if net
    )
    debit = sum((row.debit for row in rows), ZERO)
    credit = sum((row.credit for row in rows), ZERO)
    assert debit == credit, "a trial balance that does not balance cannot come from sealed entries"
    return TrialBalance(rows, debit, credit)
