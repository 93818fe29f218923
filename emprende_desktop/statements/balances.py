"""What statements are made of: the debits and credits of one account in one month, or all of them until a day."""

from dataclasses import dataclass
from typing import NamedTuple

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.ledger.account import AccountType
from emprende_desktop.ledger.entry import EntryKind


class AccountBalance(NamedTuple):
    """Debits and credits of one account in one month (or a part of it), in céntimos.

    A named tuple: a statement is made of hundreds, and a frozen dataclass takes four times as long to make.
    """

    code: str
    name: str
    type: AccountType
    month: Month
    kind: EntryKind
    debit: Money
    credit: Money

    @property
    def net(self) -> int:
        """Return debit less credit, in céntimos."""
        return self.debit.cents - self.credit.cents


@dataclass(frozen=True, slots=True)
class AccountTotal:
    """What one account came to on a day: debit less credit from the beginning, in céntimos."""

    code: str
    name: str
    net: int
