"""A page of a long list, read by key and never by offset."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
Key = TypeVar("Key")

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Page(Generic[Row, Key]):
    """Some rows, and the key to read on after them, or None at the end."""

    rows: tuple[Row, ...]
    next_key: Key | None
