"""What a person can do wrong with gold in stock, with its sale and with its sharing out."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class ImpossibleDensityError(BookkeepingError):
    """Weights in air and in water (g) of something that cannot be gold with silver."""

    air: str
    water: str


@dataclass(eq=False)
class MoreGoldThanLeftError(BookkeepingError):
    """More fine gold to leave the stock than there is; both in grams, as plain decimals."""

    asked: str
    left: str


class LossWithoutRestError(BookkeepingError):
    """A normal loss of all that there was: nothing is left to carry its cost."""


@dataclass(eq=False)
class NothingToShareByError(BookkeepingError):
    """A share-out for which nobody has any work, ore or part."""


@dataclass(eq=False)
class TakenFirstError(BookkeepingError):
    """Costs and fund that take more than there is to share out, in céntimos."""

    taken: int
    amount: int


@dataclass(eq=False)
class TooManyDecimalsError(BookkeepingError):
    """A number with more decimals than its kind has."""

    key: str
    text: str
    places: int


@dataclass(eq=False)
class CalculatedCostError(BookkeepingError):
    """A cost given for gold that goes out, where it is what is calculated."""

    key: str


@dataclass(eq=False)
class UnevenFactorsError(BookkeepingError):
    """Members of a share-out of whom one has more factors than another."""

    key: str
