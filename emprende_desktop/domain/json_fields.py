"""The keys of an object of JSON, read strictly: numbers are text, and what nobody knows is refused."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from emprende_desktop.domain.exact import parse_exact
from emprende_desktop.domain.json_errors import (
    KeysTogetherError,
    MissingKeyError,
    UnknownChoiceError,
    UnknownKeyError,
    WrongKindError,
)

Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """One object of JSON. `path` stands before its keys in errors, as in `maquila.base`."""

    def __init__(self, values: object, keys: Sequence[str], path: str = "") -> None:
        """Refuse what is no object (WrongKindError) and keys that are none of `keys` (UnknownKeyError)."""
        if not isinstance(values, Mapping):
            raise WrongKindError(path or "JSON", "object")
        self._values: Mapping[object, object] = values
        self._path = path
        for key in values:
            if key not in keys:
                raise UnknownKeyError(self.named(str(key)))

    def named(self, key: str) -> str:
        """Return a key as errors name it."""
        return f"{self._path}.{key}" if self._path else key

    def has(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._values

    def value(self, key: str) -> object:
        """Return what stands under a key; raises MissingKeyError."""
        if key not in self._values:
            raise MissingKeyError(self.named(key))
        return self._values[key]

    def text(self, key: str) -> str:
        """Return a text; raises WrongKindError."""
        return text_of(self.value(key), self.named(key))

    def number(self, key: str) -> Fraction:
        """Return a number of zero or more, written as text; raises UnreadableNumberError."""
        return parse_exact(self.text(key), self.named(key))

    def number_or_zero(self, key: str) -> Fraction:
        """Return a number, and zero where the key is not there: a charge that was not agreed."""
        return self.number(key) if self.has(key) else Fraction()

    def number_or_none(self, key: str) -> Fraction | None:
        """Return a number, or None where the key is not there."""
        return self.number(key) if self.has(key) else None

    def count(self, key: str) -> int:
        """Return a whole number, written `3` or `"3"`; raises WrongKindError."""
        value = self.value(key)
        if type(value) is int and 0 <= value < 10**6:
            return value
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 6:
            return int(value)
        raise WrongKindError(self.named(key), "count")

    def decimal(self, key: str) -> Decimal:
        """Return a number of zero or more, written as text, exactly; raises UnreadableNumberError."""
        parse_exact(self.text(key), self.named(key))
        return Decimal(self.text(key))

    def flag(self, key: str, *, otherwise: bool) -> bool:
        """Return true or false, or what holds where the key is not there; raises WrongKindError."""
        value = self.value(key) if self.has(key) else otherwise
        if not isinstance(value, bool):
            raise WrongKindError(self.named(key), "flag")
        return value

    def text_or(self, key: str, otherwise: str = "") -> str:
        """Return a text, or another where the key is not there."""
        return self.text(key) if self.has(key) else otherwise

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """Return one of the words of a kind; raises UnknownChoiceError."""
        text = self.text(key)
        if text not in {one.value for one in choices}:
            raise UnknownChoiceError(self.named(key), text, tuple(one.value for one in choices))
        return choices(text)

    def items(self, key: str) -> Sequence[object]:
        """Return a list; raises WrongKindError."""
        return list_of(self.value(key), self.named(key))

    def inner(self, key: str, keys: Sequence[str]) -> "Fields":
        """Return the object under a key."""
        return Fields(self.value(key), keys, self.named(key))

    def inner_of_mode(self, key: str, modes: Mapping[str, Sequence[str]]) -> tuple[str, "Fields"]:
        """Return the object under a key that says in `mode` which keys it has, and that mode."""
        every = ("mode", *(name for names in modes.values() for name in names))
        described = self.inner(key, every)
        mode = described.text("mode")
        if mode not in modes:
            raise UnknownChoiceError(described.named("mode"), mode, tuple(modes))
        return mode, self.inner(key, ("mode", *modes[mode]))

    def refuse_together(self, key: str, others: Sequence[str]) -> None:
        """Raise KeysTogetherError where a key stands beside one that says the same."""
        for other in others:
            if self.has(key) and self.has(other):
                raise KeysTogetherError(self.named(key), self.named(other))


def once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the values of an object by key, as a reader of JSON finds them; raises KeysTogetherError for one twice."""
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values:
            raise KeysTogetherError(key, key)
        values[key] = value
    return values


def text_of(value: object, key: str) -> str:
    """Return a value that is text, and no half of a letter; raises WrongKindError."""
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise WrongKindError(key, "text")
    return value


def list_of(value: object, key: str) -> Sequence[object]:
    """Return a value that is a list; raises WrongKindError."""
    if not isinstance(value, list):
        raise WrongKindError(key, "list")
    return value
