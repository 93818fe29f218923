"""Reading ahead: what comes next is read in a thread while what came is written."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def chunks_ahead(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield items so many at a time, while a thread already reads those after them.

    The database lets go of Python's lock while a statement runs, so both cores are used. Raises what reading raises.
    """
    coming = iter(items)

    def chunk() -> tuple[T, ...]:
        return tuple(islice(coming, size))

    with ThreadPoolExecutor(max_workers=1) as reader:
        following = reader.submit(chunk)
        while found := following.result():
            following = reader.submit(chunk)
            yield found
