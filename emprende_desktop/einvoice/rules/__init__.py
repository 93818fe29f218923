"""SUNAT's rules of 2026-02-12 on our own XML: what it would refuse or observe, in its own words, before signing."""

from dataclasses import dataclass
from functools import cache

from lxml import etree

from emprende_desktop.einvoice.rules import (
    attributes,
    batch,
    excise,
    header,
    lines,
    notes,
    parties,
    signature,
    taxes,
    terms,
    totals,
)
from emprende_desktop.einvoice.rules.document import Document, Facts, Modified, Node
from emprende_desktop.einvoice.rules.rule import Rule
from emprende_desktop.einvoice.rules.sheet import SheetRule, checked

__all__ = ["Broken", "Facts", "Modified", "check", "rules_of"]

ERROR = "ERROR"


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a document breaks: SUNAT's return code and words, ERROR (it is refused) or OBSERV, and where."""

    code: str
    kind: str
    message: str
    tag: str
    value: str

    @property
    def stops(self) -> bool:
        """Whether SUNAT refuses the document for this."""
        return self.kind == ERROR


def _all() -> tuple[Rule, ...]:
    return (
        *header.RULES,
        *header.REFERENCES,
        *signature.RULES,
        *parties.RULES,
        *parties.SELLER,
        *notes.RULES,
        *lines.RULES,
        *lines.ALLOWANCES,
        *lines.GOLD,
        *taxes.RULES,
        *excise.SELECTIVE,
        *excise.BAGS,
        *totals.TAXES,
        *totals.ALLOWANCES,
        *totals.FOOT,
        *terms.PAYMENT,
        *terms.DETRACTION,
        *terms.PREPAID,
        *batch.HEAD,
        *batch.SUMMARY,
        *batch.SUMS,
        *batch.VOIDING,
        *attributes.rules(),
    )


@cache
def rules_of(kind: str) -> tuple[Rule, ...]:
    """Return the rules of a kind of document (01, 03, 04, 07, 08, RC, RA) that its sheet asks."""
    asked = checked(kind)
    return tuple(rule for rule in _all() if kind in rule.kinds and asked.keys() & {rule.code, rule.milder})


def _asked(rule: Rule, document: Document, rows: dict[str, SheetRule]) -> SheetRule | None:
    return rows.get(rule.milder if rule.milder and not document.is_strict else rule.code)


def _parsed(content: bytes) -> Node:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def check(content: bytes | Node, kind: str, facts: Facts) -> tuple[Broken, ...]:
    """Return the rules that a document breaks, in the order of its tags, each place once.

    `content` is the XML or its parsed root. Raises lxml's XMLSyntaxError when the bytes are no XML.
    """
    root = _parsed(content) if isinstance(content, bytes) else content
    document, rows = Document(root, kind, facts), checked(kind)
    broken: dict[Broken, None] = {}
    for rule in rules_of(kind):
        row = _asked(rule, document, rows)
        if row is not None:
            for tag, value in rule.breaches(document):
                broken[Broken(row.code, row.kind, row.message, tag, value)] = None
    return tuple(broken)
