"""XML from outside, read so that it can do no harm: no DTD, no entities, no network, not too large, not too deep."""

from typing import Any

from emprende_desktop.invoicing.wire_errors import HostileXmlError

LARGEST = 5 * 1024 * 1024


def root_of(content: bytes, largest: int = LARGEST) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root element of a document of at most `largest` bytes and 256 levels, the limit of libxml2.

    Comments and processing instructions are left out: no text of an element is cut in two by them.
    Raises HostileXmlError, saying why it is not read.
    """
    from lxml import etree

    if len(content) > largest:
        raise HostileXmlError("large")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise HostileXmlError("deep" if "depth" in str(error) else "broken") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostileXmlError("doctype")
    return root
