"""Writing a tree of UBL: the one place where a document's elements are made; lxml is imported when one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emprende_desktop.domain.money import Money
from emprende_desktop.einvoice.names import CAC, CBC, DS, EXT, NAMESPACES, SAC

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Node:
    """An element being written; children stand in the order in which they are asked for."""

    element: Any
    currency: str

    def part(self, name: str, namespace: str = CAC) -> Node:
        """Add an element that holds others."""
        return Node(self._child(name, namespace), self.currency)

    def text(self, name: str, value: str, attributes: Mapping[str, str] = _NOTHING, namespace: str = CBC) -> None:
        """Add an element with text, on one line and without what XML cannot hold; none where nothing is left."""
        cleaned = " ".join(_NOT_IN_XML.sub(" ", value).split())
        if cleaned:
            child = self._child(name, namespace)
            child.text = cleaned
            for key, told in attributes.items():
                child.set(key, told)

    def amount(self, name: str, value: Money, currency: str = "", namespace: str = CBC) -> None:
        """Add an amount of money with two decimals, in the document's currency where no other is named."""
        self.text(name, value.plain(), {"currencyID": currency or self.currency}, namespace)

    def price(self, name: str, plain: str) -> None:
        """Add a price with as many decimals as it has."""
        self.text(name, plain, {"currencyID": self.currency})

    def _child(self, name: str, namespace: str) -> Any:  # noqa: ANN401  an element of lxml, which has no types
        child = self.element.makeelement(f"{{{namespace}}}{name}")
        self.element.append(child)
        return child


def root(name: str, currency: str) -> Node:
    """Return a document's root, with the empty place where its signature goes."""
    from lxml import etree

    namespaces: dict[str | None, str] = {None: NAMESPACES[name], "cac": CAC, "cbc": CBC, "ds": DS, "ext": EXT}
    if NAMESPACES[name].endswith("-1"):
        namespaces["sac"] = SAC
    node = Node(etree.Element(f"{{{NAMESPACES[name]}}}{name}", nsmap=namespaces), currency)
    node.part("UBLExtensions", EXT).part("UBLExtension", EXT).part("ExtensionContent", EXT)
    return node


def written(node: Node) -> bytes:
    """Return a document as bytes: UTF-8, declared, nothing between its elements."""
    from lxml import etree

    return bytes(etree.tostring(node.element, xml_declaration=True, encoding="UTF-8"))
