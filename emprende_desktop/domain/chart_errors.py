"""What a person can do wrong with the chart of accounts, one class a rule."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class InvalidAccountCodeError(BookkeepingError):
    """A code that is not of two to twelve digits under an account of the chart."""

    code: str


@dataclass(eq=False)
class AccountExistsError(BookkeepingError):
    """A code that the chart has already."""

    code: str


@dataclass(eq=False)
class AccountNotOwnError(BookkeepingError):
    """An account of the official list: its name stays."""

    code: str


@dataclass(eq=False)
class AccountInUseError(BookkeepingError):
    """An account with a balance, postings this year, or a place or category on it."""

    code: str


@dataclass(eq=False)
class AccountNotDividedError(BookkeepingError):
    """An account that has postings or that notes go to by themselves: it takes no sub-account."""

    code: str


@dataclass(eq=False)
class ChartYearError(BookkeepingError):
    """A year whose chart stands: it has entries, or the chart was not issued yet."""

    year: int


@dataclass(eq=False)
class NothingToCarryError(BookkeepingError):
    """No chart took over from another, or its balances were carried already."""
