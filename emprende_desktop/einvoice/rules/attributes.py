"""Rules of attributes, made from the sheet itself: each says which words an attribute must have where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial

from emprende_desktop.einvoice.rules.document import Document
from emprende_desktop.einvoice.rules.rule import Breach, Rule
from emprende_desktop.einvoice.rules.sheet import CHECKED, sheet

_QUOTED = re.compile(r"['\u2018\"]+([^'\u2018\u2019\"]+)['\u2019\"]+")
_ABOUT = "como atributo @"

# The words that an attribute may have, by the path of its tag and its name.
Words = Mapping[tuple[str, str], set[str]]


def _other_words(allowed: Words, document: Document) -> Iterator[Breach]:
    for (path, name), values in allowed.items():
        for node in document.nodes(path):
            value = node.get(name)
            if value is not None and value not in values:
                yield f"{path}/@{name}", value


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of attributes; where two fields share a tag, what either asks is right."""
    allowed: dict[tuple[str, str], dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in sheet():
        if row.how == CHECKED and _ABOUT in row.message:
            path, _, name = row.tag.split("/", 2)[2].partition("@")
            words = {value.strip() for value in _QUOTED.findall(row.rule)}
            allowed[row.document, row.code][path, name] |= words
    return tuple(Rule(code, partial(_other_words, words), {kind}) for (kind, code), words in allowed.items())
