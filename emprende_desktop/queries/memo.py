"""The memo of an entry as it is read."""

import json

Arguments = tuple[tuple[str, str], ...]

# Pages read hundreds, all written by us: the decoder alone takes a fourth of what `json.loads` does.
_decode = json.JSONDecoder().raw_decode


def memo_words(written: str) -> dict[str, str]:
    """Return the arguments of a memo by name, as they were written."""
    words: dict[str, str] = _decode(written)[0]
    return words


def memo_arguments(written: str, category: str | None) -> Arguments:
    """Return the arguments of a memo, with the name of its category (empty for none) in place of its number."""
    return tuple({**memo_words(written), "category": category or ""}.items())
