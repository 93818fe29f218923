"""What a person can do wrong with weights, assays, terms and settlements; `key` names the figure that is wrong."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class UnreadableNumberError(BookkeepingError):
    """Text that is not a plain decimal number of at most twelve digits before and after the point."""

    key: str
    text: str


@dataclass(eq=False)
class UnknownKeyError(BookkeepingError):
    """A key that a description in JSON does not have."""

    key: str


@dataclass(eq=False)
class MissingKeyError(BookkeepingError):
    """A key that a description in JSON needs."""

    key: str


@dataclass(eq=False)
class WrongKindError(BookkeepingError):
    """A value of JSON of another kind than is `wanted`: text, list, pair, band or object."""

    key: str
    wanted: str


@dataclass(eq=False)
class UnknownChoiceError(BookkeepingError):
    """A word that is none of the `choices`."""

    key: str
    text: str
    choices: tuple[str, ...]


@dataclass(eq=False)
class KeysTogetherError(BookkeepingError):
    """Two keys that say the same thing, of which only one may be given."""

    key: str
    other: str


@dataclass(eq=False)
class OutOfRangeError(BookkeepingError):
    """A number outside what can be; the limits are written as plain decimals."""

    key: str
    text: str
    low: str
    high: str


@dataclass(eq=False)
class NotPositiveError(BookkeepingError):
    """A number of zero where there must be more."""

    key: str


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


@dataclass(eq=False)
class LossWithoutRestError(BookkeepingError):
    """A normal loss of all that there was: nothing is left to carry its cost (céntimos)."""

    cents: int


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
