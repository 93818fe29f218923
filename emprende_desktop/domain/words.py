"""Comparing words as people do: without regard to case, accents and spaces."""

import unicodedata


def fold(text: str) -> str:
    """Return the text for comparing: no accents, no case, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
