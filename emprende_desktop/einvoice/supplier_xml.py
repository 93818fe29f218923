"""The root of an XML that a stranger made: no definitions, no entities, no network, no more than a paper can hold.

SUNAT asks for UTF-8 or ISO-8859-1; what is written in anything else is refused rather than guessed.
"""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from emprende_desktop.domain.zip_faults import UNREADABLE_ZIP
from emprende_desktop.einvoice import hardened
from emprende_desktop.invoicing.purchase_errors import UnreadableXmlError, XmlFault
from emprende_desktop.invoicing.wire_errors import HostileXmlError

if TYPE_CHECKING:
    from lxml.etree import _Element

SIZE_MAX = 4 * 1024 * 1024  # bytes, of the XML itself and of the ZIP it came in
DEPTH_MAX = 40
ELEMENTS_MAX = 100_000
_MEMBERS_MAX = 50
_HOSTILE = {
    "large": XmlFault.SIZE,
    "deep": XmlFault.DEPTH,
    "doctype": XmlFault.DEFINITIONS,
    "broken": XmlFault.CONTENT,
}
_ENCODINGS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "ascii": "ascii", "iso-8859-1": "iso-8859-1",
    "latin1": "iso-8859-1", "windows-1252": "cp1252", "cp1252": "cp1252",
}  # fmt: skip
_MARK = b"\xef\xbb\xbf"
_DECLARED = re.compile(
    rb"""<\?xml\s+version\s*=\s*(?:"1\.[0-9]"|'1\.[0-9]')"""
    rb"""(?:\s+encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["'])?"""
    rb"""(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>"""
)


def xml_within(content: bytes) -> bytes:
    """Return the XML of a file, or the one XML of a ZIP, SUNAT's answer to it aside; raises UnreadableXmlError."""
    if not content:
        raise UnreadableXmlError(XmlFault.EMPTY)
    if len(content) > SIZE_MAX:
        raise UnreadableXmlError(XmlFault.SIZE)
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _member(archive)
    except UNREADABLE_ZIP:
        raise UnreadableXmlError(XmlFault.ZIP) from None


def _member(archive: zipfile.ZipFile) -> bytes:
    members = archive.infolist()
    if len(members) > _MEMBERS_MAX:
        raise UnreadableXmlError(XmlFault.MANY)
    found = [one for one in members if _is_document(one.filename)]
    if not found:
        raise UnreadableXmlError(XmlFault.NO_XML)
    if len(found) > 1:
        raise UnreadableXmlError(XmlFault.SEVERAL)
    with archive.open(found[0]) as stream:
        content = stream.read(SIZE_MAX + 1)
    if len(content) > SIZE_MAX:
        raise UnreadableXmlError(XmlFault.SIZE)
    return content


def _is_document(name: str) -> bool:
    bare = name.rsplit("/", 1)[-1].lower()
    return bare.endswith(".xml") and not bare.startswith(("r-", "._"))


def supplier_root(content: bytes) -> "_Element":
    """Parse an XML and hold it against the limits; raises UnreadableXmlError."""
    text = _decoded(content)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableXmlError(XmlFault.DEFINITIONS)
    try:
        root = hardened.root_of(text.encode("utf-8"), 2 * SIZE_MAX)
    except HostileXmlError as error:
        raise UnreadableXmlError(_HOSTILE[error.reason]) from None
    _check_size(root)
    return root


def _decoded(content: bytes) -> str:
    """Return the text after the declaration, read in the encoding that it declares."""
    marked = content.startswith(_MARK)
    bare = content.removeprefix(_MARK)
    declaration = _DECLARED.match(bare)
    if declaration is None and bare.startswith(b"<?xml "):
        raise UnreadableXmlError(XmlFault.CONTENT)
    named = declaration[1] if declaration else None
    encoding = _ENCODINGS.get(named.decode("ascii").lower()) if named else "utf-8"
    if encoding is None or b"\0" in bare or (marked and encoding != "utf-8"):
        raise UnreadableXmlError(XmlFault.ENCODING)
    try:
        return bare[declaration.end() if declaration else 0 :].decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableXmlError(XmlFault.ENCODING) from None


def _check_size(root: "_Element") -> None:
    from lxml import etree

    depth = count = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        if depth > DEPTH_MAX:
            raise UnreadableXmlError(XmlFault.DEPTH)
        if count > ELEMENTS_MAX:
            raise UnreadableXmlError(XmlFault.MANY)
