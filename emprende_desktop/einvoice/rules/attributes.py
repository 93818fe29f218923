"""Rules of attributes, made from the sheet itself: each says which words an attribute must have where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from emprende_desktop.einvoice.rules.rule import Rule, of_values
from emprende_desktop.einvoice.rules.sheet import CHECKED, SheetRule, sheet

_QUOTED = re.compile(r"['‘\"]+([^'‘’\"]+)['’\"]+")
_ABOUT = "como atributo @"


def is_of_attribute(row: SheetRule) -> bool:
    """Whether a validation says which words an attribute must have."""
    return row.how == CHECKED and _ABOUT in row.message


def _wanted() -> Iterator[tuple[tuple[str, str, str], str]]:
    """Yield (document, code, path) and the words that the attribute at the path may have."""
    for row in sheet():
        if is_of_attribute(row) and "@" in row.tag:
            path = row.tag.split("/", 2)[2].replace("@", "/@")
            for value in _QUOTED.findall(row.rule):
                yield (row.document, row.code, path), value


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of attributes; where two fields share a tag, what either asks is right."""
    allowed: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key, value in _wanted():
        allowed[key].add(value.strip())
    return tuple(
        of_values(code, "", path, frozenset(values), kinds={document})
        for (document, code, path), values in allowed.items()
    )
