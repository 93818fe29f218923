"""SUNAT's catalogues (annex 8 of RS 097-2012), as they are shipped."""

from functools import cache

from resources.files import rows


@cache
def catalogue(number: str) -> dict[str, dict[str, str]]:
    """Return a catalogue of SUNAT by code."""
    return {row["code"]: row for row in rows(f"sunat/catalogues/{number}.csv")}
