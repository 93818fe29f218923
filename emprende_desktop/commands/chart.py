"""Mending the chart of accounts: what is posted stays, only what is offered, named and opened changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import (
    AccountExistsError,
    AccountInUseError,
    AccountNotDividedError,
    AccountNotOwnError,
    ChartYearError,
    InvalidAccountCodeError,
    NameRequiredError,
)
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.persistence.reading.charts import issued_chart, listed_accounts

if TYPE_CHECKING:
    from emprende_desktop.persistence.accounts import KeptAccount
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.ACCOUNTS})
_CODE = re.compile(r"[0-9]{2,12}")


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account of one's own: its code begins with that of the account it goes under."""

    chart: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class AccountName:
    """What an account of one's own is called from now on."""

    account: int
    name: str


@dataclass(frozen=True, slots=True)
class AccountUse:
    """Whether an account is offered (`active`), or no more."""

    account: int
    active: bool


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """Which chart rules from a year on."""

    chart: str
    year: int


def add_account(uow: UnitOfWork, new: NewAccount) -> Committed:
    """Open an account of one's own under its longest prefix, in every chart of the company that has room for it.

    Raises InvalidAccountCodeError, AccountExistsError, AccountNotDividedError, NameRequiredError.
    """
    if not new.name.strip():
        raise NameRequiredError("name")
    if uow.accounts.named(new.chart, new.code) is not None:
        raise AccountExistsError(new.code)
    parent = uow.accounts.nearest(new.chart, new.code)
    if parent is None or len(parent.code) < 2 or not _CODE.fullmatch(new.code):
        raise InvalidAccountCodeError(new.code)
    if not _divides(uow, parent):
        raise AccountNotDividedError(parent.code)
    added = uow.accounts.add(parent, new.code, new.name.strip())
    for chart in uow.accounts.charts():
        beside = uow.accounts.nearest(chart, new.code)
        if uow.accounts.named(chart, new.code) is None and beside is not None and _divides(uow, beside):
            uow.accounts.add(beside, new.code, new.name.strip())
    return Committed(added, CHANGED)


def _divides(uow: UnitOfWork, parent: KeptAccount) -> bool:
    """Say whether an account takes sub-accounts: a heading does, and a leaf that nothing goes to."""
    if not parent.leaf:
        return True
    listed = listed_accounts(parent.chart).get(parent.code)
    needed = listed is not None and listed["active"] == "1"  # the posting rules go to these by themselves
    return not needed and not uow.accounts.has_postings(parent.id) and not uow.accounts.is_in_use(parent.id, 0)


def rename_account(uow: UnitOfWork, new: AccountName) -> Committed:
    """Call an account of one's own by another name; raises NameRequiredError, AccountNotOwnError."""
    kept = uow.accounts.kept(new.account)
    if not new.name.strip():
        raise NameRequiredError("name")
    if kept.code in listed_accounts(kept.chart):
        raise AccountNotOwnError(kept.code)
    uow.accounts.rename(new.account, new.name.strip())
    return Committed(new.account, CHANGED)


def use_account(uow: UnitOfWork, use: AccountUse) -> Committed:
    """Offer an account that takes postings, or no more; raises AccountInUseError, AccountNotDividedError."""
    kept = uow.accounts.kept(use.account)
    if use.active and not kept.leaf:
        raise AccountNotDividedError(kept.code)
    if not use.active and uow.accounts.is_in_use(use.account, uow.today.year):
        raise AccountInUseError(kept.code)
    uow.accounts.use(use.account, active=use.active)
    return Committed(use.account, CHANGED)


def choose_chart(uow: UnitOfWork, choice: ChartChoice) -> Committed:
    """Let a chart rule from a year on that has no entries yet; raises ChartYearError."""
    too_early = choice.year < int(issued_chart(choice.chart)["first_year"])
    if too_early or uow.accounts.is_noted_from(choice.year):
        raise ChartYearError(choice.year)
    uow.accounts.choose(choice.chart, choice.year)
    return Committed(choice.year, CHANGED)
