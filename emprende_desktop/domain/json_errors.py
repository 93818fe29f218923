"""What is wrong with an object of JSON, or with a number written in it, as data: words live in `i18n`."""

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
