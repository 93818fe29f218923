"""What a leader writes down in her own words, before it becomes an entry.

Ids are local row ids: `category`, `place` and `party` of the open company; `key` is the idempotency key of
the form (a UUID), so that a double click posts once. Amounts are positive and include any IGV.
"""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.domain.errors import AmountNotPositiveError, PaymentExceedsDebtError, SamePlaceError
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.trade.amounts import positive
from emprende_desktop.trade.assets import AssetPurchase
from emprende_desktop.trade.carried import Carried
from emprende_desktop.trade.documents import NO_DOCUMENT, Document
from emprende_desktop.trade.financing import GrantReceived, LoanPayment, LoanReceived
from emprende_desktop.trade.market import MarketDay
from emprende_desktop.trade.prepaid import Prepayment
from emprende_desktop.trade.wages import WageAdvance, Wages


@dataclass(frozen=True, slots=True)
class Sale:
    """Sold: paid into `place`, or on credit (fiado) where `place` is None."""

    date: dt.date
    amount: Money
    category: int
    place: int | None
    key: str
    party: int | None = None
    document: Document = NO_DOCUMENT
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class Expense:
    """Spent: paid from `place`, or owed to the supplier where `place` is None; a lot may carry it until it is sold."""

    date: dt.date
    amount: Money
    category: int
    place: int | None
    key: str
    party: int | None = None
    document: Document = NO_DOCUMENT
    detail: str = ""
    carried: Carried | None = None

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class Application:
    """Part of a payment that settles one open entry, in céntimos."""

    entry: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Collection:
    """A customer paid into `place`; what no `application` names stays "por aplicar"."""

    date: dt.date
    amount: Money
    place: int
    key: str
    party: int | None = None
    applications: tuple[Application, ...] = ()
    detail: str = ""

    def __post_init__(self) -> None:
        _check_payment(self.amount, self.applications)


@dataclass(frozen=True, slots=True)
class SupplierPayment:
    """Paid a supplier from `place`; what no `application` names stays "por aplicar"."""

    date: dt.date
    amount: Money
    place: int
    key: str
    party: int | None = None
    applications: tuple[Application, ...] = ()
    detail: str = ""

    def __post_init__(self) -> None:
        _check_payment(self.amount, self.applications)


def _check_payment(amount: Money, applications: tuple[Application, ...]) -> None:
    positive(amount)
    applied = sum(part.amount.cents for part in applications)
    if applied > amount.cents:
        raise PaymentExceedsDebtError(applied, amount.cents)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a note leaves open: owed `to_me` or by me, by or to whom, in céntimos."""

    to_me: bool
    party: int | None
    amount: Money


def keeps_payments(before: Owed | None, after: Owed | None, paid: Money) -> bool:
    """Say whether what was paid on a note (céntimos) fits the note that is written in its place.

    It does where the same person still owes, on the same side, at least as much as was paid.
    """
    if before is None or after is None:
        return False
    return (before.to_me, before.party) == (after.to_me, after.party) and after.amount >= paid


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money moved from one place to another."""

    date: dt.date
    amount: Money
    source: int
    target: int
    key: str
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        if self.source == self.target:
            raise SamePlaceError(str(self.source))


@dataclass(frozen=True, slots=True)
class OwnerContribution:
    """*Puse de mi bolsillo*: the owner's own money came into `place`."""

    date: dt.date
    amount: Money
    place: int
    key: str
    party: int | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class OwnerWithdrawal:
    """*Saqué para mi casa*: money left `place` for the owner's home; never an expense."""

    date: dt.date
    amount: Money
    place: int
    key: str
    party: int | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)


@dataclass(frozen=True, slots=True)
class CashCount:
    """What was counted in a place, in céntimos; raises AmountNotPositiveError below zero."""

    date: dt.date
    place: int
    counted: Money
    key: str

    def __post_init__(self) -> None:
        if self.counted < ZERO:
            raise AmountNotPositiveError(self.counted.cents)


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One thing she has or owes on the opening date: an account, its place or person if any, signed céntimos.

    Positive is a debit balance (she has), negative a credit balance (she owes).
    """

    account: str
    amount: Money
    place: int | None = None
    party: int | None = None


def opening_capital(lines: tuple[OpeningLine, ...]) -> Money:
    """Return what is left over of what she has after what she owes, in céntimos: her capital."""
    return Money(sum(line.amount.cents for line in lines))


@dataclass(frozen=True, slots=True)
class OpeningBalances:
    """What she has and owes today; what is left over is her capital."""

    date: dt.date
    lines: tuple[OpeningLine, ...]
    key: str


@dataclass(frozen=True, slots=True)
class NotebookNote:
    """A row of a paper notebook: money in or out of `medio`, for `rubro`; both are codes of accounts.

    Raises AmountNotPositiveError, SamePlaceError.
    """

    date: dt.date
    amount: Money
    inflow: bool
    medio: str
    rubro: str
    key: str
    party: int | None = None
    detail: str = ""

    def __post_init__(self) -> None:
        positive(self.amount)
        if self.medio == self.rubro:
            raise SamePlaceError(self.medio)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of a free entry: an account and signed céntimos, debit positive."""

    account: str
    amount: Money


@dataclass(frozen=True, slots=True)
class FreeEntry:
    """A journal entry as the advisor writes it; `party` is whom all its lines concern, if anybody."""

    date: dt.date
    lines: tuple[EntryLine, ...]
    key: str
    detail: str = ""
    party: int | None = None


Note = (
    Sale
    | Expense
    | Collection
    | SupplierPayment
    | Transfer
    | OwnerContribution
    | OwnerWithdrawal
    | NotebookNote
    | OpeningBalances
    | FreeEntry
    | LoanReceived
    | LoanPayment
    | GrantReceived
    | AssetPurchase
    | MarketDay
    | Prepayment
    | WageAdvance
    | Wages
)


def owed_by(note: Note) -> Owed | None:
    """Return what a sale, an expense or a purchase leaves open; None where it was paid at once."""
    if not isinstance(note, Sale | Expense | AssetPurchase) or note.place is not None:
        return None
    return Owed(isinstance(note, Sale), note.party, note.amount)
