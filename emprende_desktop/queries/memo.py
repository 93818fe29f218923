"""The memo of an entry as it is read."""

import json

Arguments = tuple[tuple[str, str], ...]


def memo_arguments(written: str, category: str | None) -> Arguments:
    """Return the arguments of a memo, with the name of its category (empty for none) in place of its number."""
    return tuple({**json.loads(written), "category": category or ""}.items())
