"""Accounts of the chart (PCGE): code, name, type and the side that increases them."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Debe or haber."""

    DEBIT = "debit"
    CREDIT = "credit"

    @property
    def opposite(self) -> "Side":
        """Return the other side."""
        return Side.CREDIT if self is Side.DEBIT else Side.DEBIT


class AccountType(StrEnum):
    """What an account measures; `MEMORANDUM` covers PCGE elements 8, 9 and 0."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"
    MEMORANDUM = "memorandum"

    @property
    def root(self) -> str:
        """Return the root that plain-text ledgers use."""
        roots = {"asset": "Assets", "liability": "Liabilities", "income": "Income", "expense": "Expenses"}
        return roots.get(self.value, "Equity")


@dataclass(frozen=True, slots=True)
class Account:
    """A row of the chart; `parent` is a code or empty, `is_leaf` says that it takes postings."""

    code: str
    name: str
    type: AccountType
    normal_side: Side
    parent: str
    is_leaf: bool
