"""Mending the chart of accounts: what is posted stays, only what is offered, named and opened changes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emprende_desktop.domain.chart_errors import (
    AccountExistsError,
    AccountInUseError,
    AccountNotDividedError,
    AccountNotOwnError,
    ChartYearError,
    InvalidAccountCodeError,
    NothingToCarryError,
)
from emprende_desktop.domain.errors import NameRequiredError, YearNotClosedError
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.persistence.reading.charts import (
    PCGE_2019,
    PCGE_2026,
    issued_chart,
    listed_accounts,
    moved_codes,
)
from emprende_desktop.posting_rules.chart import Carried, carried_entry

if TYPE_CHECKING:
    from emprende_desktop.persistence.accounts import KeptAccount
    from emprende_desktop.persistence.unit_of_work import UnitOfWork

CHANGED = frozenset({Topic.ACCOUNTS})
CARRIED = frozenset({Topic.ACCOUNTS, Topic.JOURNAL})
POSITION = ("1", "2", "3", "4", "5")
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


@dataclass(frozen=True, slots=True)
class Carrying:
    """Carry the balances to the chart that took over; `key` is the idempotency key of the request."""

    key: str


def carry_balances(uow: UnitOfWork, carrying: Carrying) -> Committed:
    """Carry what stands on codes that move to the PCGE 2026 to their new codes, on the first day of its first year.

    It is an entry like others, undone like others. Raises NothingToCarryError, YearNotClosedError.
    """
    written = uow.journal.id_of_key(carrying.key)
    if written is not None:
        return Committed(written, CARRIED)
    year = uow.accounts.began(PCGE_2026)
    if year is None or uow.accounts.is_carried():
        raise NothingToCarryError
    closed = uow.periods.closed_until()
    if closed is None or closed < Month(year - 1, 12):
        raise YearNotClosedError(year - 1)
    moves, standing = moved_codes(), uow.accounts.standing(PCGE_2019)
    balances = [Carried(code, moves[code], net) for code, net in sorted(standing.items()) if _carries(uow, code, moves)]
    if not balances:
        raise NothingToCarryError
    return Committed(uow.journal.append(carried_entry(balances, dt.date(year, 1, 1), carrying.key)), CARRIED)


def _carries(uow: UnitOfWork, code: str, moves: dict[str, str]) -> bool:
    """Say whether a code moves, is of the position, and can be taken from in the newer chart."""
    there = uow.accounts.named(PCGE_2026, code)
    return code in moves and code[0] in POSITION and there is not None and there.leaf
