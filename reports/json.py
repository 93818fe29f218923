"""The figures of a report as JSON, written a piece at a time: a list in it may have any number of items."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

PIECES_AT_ONCE = 1000


def write_json(stream: BinaryIO, told: dict[str, object]) -> None:
    """Write objects, lists (of anything that is gone through once) and plain values, indented by one."""
    pieces: list[str] = []
    for piece in _pieces(told, "\n"):
        pieces.append(piece)
        if len(pieces) == PIECES_AT_ONCE:
            stream.write("".join(pieces).encode())
            pieces.clear()
    stream.write("".join([*pieces, "\n"]).encode())


def _pieces(value: object, line: str) -> Iterator[str]:
    if isinstance(value, dict):
        items = ((f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.items())
        yield from _enclosed("{}", items, line)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        yield from _enclosed("[]", (("", item) for item in value), line)
    else:
        yield json.dumps(value, ensure_ascii=False)


def _enclosed(brackets: str, items: Iterator[tuple[str, object]], line: str) -> Iterator[str]:
    inner = f"{line} "
    before = brackets[0]
    for name, item in items:
        yield f"{before}{inner}{name}"
        yield from _pieces(item, inner)
        before = ","
    yield f"{line}{brackets[1]}" if before == "," else brackets
