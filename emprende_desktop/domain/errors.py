"""What a person can do wrong, one class a rule; each carries the data its sentence needs, never the sentence."""

import datetime as dt
from dataclasses import dataclass


class BookkeepingError(Exception):
    """A rule that the user broke and can mend; put into words by `i18n.messages`."""


@dataclass(eq=False)
class UnreadableAmountError(BookkeepingError):
    """Text that is not an amount in soles as Peru writes them."""

    text: str


@dataclass(eq=False)
class AmountNotPositiveError(BookkeepingError):
    """An amount of zero or less where money changes hands."""

    cents: int


@dataclass(eq=False)
class CategoryRequiredError(BookkeepingError):
    """A choice of a form that was not made; `field` is its name in the form."""

    field: str


@dataclass(eq=False)
class OrderNotOpenError(BookkeepingError):
    """An order that was handed over or called off already."""

    order: int


@dataclass(eq=False)
class SameRowError(BookkeepingError):
    """A person or category to be merged into itself, or into one of another kind."""

    row: int


@dataclass(eq=False)
class DifferentUnitError(BookkeepingError):
    """Two products that are to be one and are measured in different units."""

    unit: str
    other: str


@dataclass(eq=False)
class MoreThanLeftError(BookkeepingError):
    """More units than are still with somebody."""

    left: int


@dataclass(eq=False)
class UnreadableQuantityError(BookkeepingError):
    """Text that is not a quantity: at most three decimals."""

    text: str


@dataclass(eq=False)
class UnbalancedEntryError(BookkeepingError):
    """Debits and credits differ by `difference` céntimos."""

    difference: int


@dataclass(eq=False)
class TooFewPostingsError(BookkeepingError):
    """An entry with fewer than two postings."""

    postings: int


@dataclass(eq=False)
class InvalidDniError(BookkeepingError):
    """A DNI that is not eight digits."""

    text: str


@dataclass(eq=False)
class InvalidRucError(BookkeepingError):
    """A RUC with a wrong length, prefix or check digit."""

    text: str


@dataclass(eq=False)
class FormRegimeMismatchError(BookkeepingError):
    """A legal form that may not use a tax regime (NRUS is for natural persons with a RUC 10)."""

    form: str
    regime: str


@dataclass(eq=False)
class FormRequiredError(BookkeepingError):
    """A RUC 20 says legal person but not which: the form must be given."""

    ruc: str


@dataclass(eq=False)
class RucRequiredError(BookkeepingError):
    """A regime that exists only with a RUC."""

    regime: str


@dataclass(eq=False)
class OwnerWithdrawalForbiddenError(BookkeepingError):
    """An association shares no money with its members; `practice` offers pay, ore, refund or loan instead."""

    form: str


@dataclass(eq=False)
class PeriodClosedError(BookkeepingError):
    """A date in a month that was closed."""

    date: dt.date


@dataclass(eq=False)
class InterestExceedsPaymentError(BookkeepingError):
    """An instalment of which more would be interest than was paid; both in céntimos."""

    interest: int
    amount: int


@dataclass(eq=False)
class UnknownAssetError(BookkeepingError):
    """A thing that is not in the register, or not any more."""

    asset: int


@dataclass(eq=False)
class NothingToDepreciateError(BookkeepingError):
    """A month in which nothing more is used up."""

    date: dt.date


@dataclass(eq=False)
class PlaceNotEmptyError(BookkeepingError):
    """A place of money to be put away that still holds some (céntimos)."""

    held: int


@dataclass(eq=False)
class PartyOwesError(BookkeepingError):
    """A person to be erased who still owes or is owed (céntimos)."""

    cents: int


@dataclass(eq=False)
class NumberTakenError(BookkeepingError):
    """A DNI or RUC that somebody else in the books has."""

    name: str


@dataclass(eq=False)
class PeriodNotOverError(BookkeepingError):
    """A month or year to be closed whose last day is still to come."""

    last: dt.date


@dataclass(eq=False)
class AlreadyClosedError(BookkeepingError):
    """A month or year that is closed already."""

    until: dt.date


@dataclass(eq=False)
class NotClosedError(BookkeepingError):
    """A month to be reopened that is open."""

    date: dt.date


@dataclass(eq=False)
class YearNotClosedError(BookkeepingError):
    """A month to be closed after a year whose result was never carried to its account."""

    year: int


@dataclass(eq=False)
class ClosingEntryError(BookkeepingError):
    """A closing entry to be undone by itself: a year is opened as a whole."""

    date: dt.date


class ReasonRequiredError(BookkeepingError):
    """A closed month to be reopened without saying why."""


@dataclass(eq=False)
class AlreadyReversedError(BookkeepingError):
    """A second reversal of one entry."""

    entry_id: int


@dataclass(eq=False)
class ReversalTooEarlyError(BookkeepingError):
    """A reversal dated before what it reverses, whose day this is."""

    date: dt.date


@dataclass(eq=False)
class PartlyPaidError(BookkeepingError):
    """A reversal of a credit note of hand that was already partly paid by `payments`."""

    entry_id: int
    payments: tuple[int, ...]


@dataclass(eq=False)
class UnknownAccountError(BookkeepingError):
    """A code that the chart of accounts does not have."""

    code: str


@dataclass(eq=False)
class UnknownEntryError(BookkeepingError):
    """An entry number that the books do not have."""

    entry_id: int


@dataclass(eq=False)
class AccountTakesNoPostingsError(BookkeepingError):
    """A heading of the chart where only its leaves take postings."""

    code: str


@dataclass(eq=False)
class NameRequiredError(BookkeepingError):
    """Something that needs a name was given none."""

    field: str


@dataclass(eq=False)
class DuplicateNameError(BookkeepingError):
    """A category, place or person with that name is already there."""

    name: str


@dataclass(eq=False)
class PaymentExceedsDebtError(BookkeepingError):
    """More was applied to a debt than is still open, in céntimos."""

    applied: int
    open: int


@dataclass(eq=False)
class SamePlaceError(BookkeepingError):
    """Money moved from a place to itself."""

    place: str


@dataclass(eq=False)
class MissingPartyError(BookkeepingError):
    """A debt without a person, where one is needed to apply a payment."""


@dataclass(eq=False)
class AlreadyOpenedError(BookkeepingError):
    """Opening balances were already written."""

    date: dt.date


@dataclass(eq=False)
class WrongPassphraseError(BookkeepingError):
    """Neither a person's passphrase nor the recovery code opens the key (or the key file is damaged)."""


@dataclass(eq=False)
class WeakPassphraseError(BookkeepingError):
    """A passphrase shorter than `minimum` characters."""

    minimum: int


@dataclass(eq=False)
class NotACompanyError(BookkeepingError):
    """A path that holds no company of ours."""

    path: str


@dataclass(eq=False)
class DamagedCompanyError(BookkeepingError):
    """A company file that cannot be read; `detail` is for the log only."""

    path: str
    detail: str


@dataclass(eq=False)
class NewerCompanyError(BookkeepingError):
    """A company file written by a newer version of the app."""

    path: str


@dataclass(eq=False)
class CompanyInUseError(BookkeepingError):
    """Another window or program has the company open."""

    holder: str


@dataclass(eq=False)
class PathTakenError(BookkeepingError):
    """Something already stands where a company, a backup or a file would be written."""

    path: str


@dataclass(eq=False)
class DamagedBackupError(BookkeepingError):
    """A backup that is cut, altered or not ours."""

    path: str


@dataclass(eq=False)
class UnreadableFileError(BookkeepingError):
    """A file that is missing, too large or not of the kind it should be."""

    path: str
    reason: str


@dataclass(eq=False)
class FaultyNotebookError(BookkeepingError):
    """A notebook with faulty rows: nothing of it was imported."""

    faults: int


@dataclass(eq=False)
class UnknownReportError(BookkeepingError):
    """A report name that does not exist."""

    name: str


@dataclass(eq=False)
class UnknownPartyError(BookkeepingError):
    """Nobody of that name, DNI or RUC is in the books."""

    name: str


@dataclass(eq=False)
class UnknownPlaceError(BookkeepingError):
    """A place of money that the company does not have."""

    name: str
