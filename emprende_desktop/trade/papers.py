"""A photo or PDF of a receipt, attached to a note and kept inside the encrypted file."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import UnreadableFileError

BYTES_MAX = 8 * 1024 * 1024
_BEGINNINGS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"%PDF-", "application/pdf"))
PDF = "application/pdf"
XML = "application/xml"


@dataclass(frozen=True, slots=True)
class NewPaper:
    """What was read of a file: its kind by its content, never by its name."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AddedPaper:
    """A paper for a note that stands already."""

    entry: int
    paper: NewPaper


def paper_of(content: bytes, name: str) -> NewPaper:
    """Return the paper of a file's content; raises UnreadableFileError for one too large or of another kind."""
    if len(content) > BYTES_MAX:
        raise UnreadableFileError(name, "size")
    kind = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    if kind is None:
        raise UnreadableFileError(name, "picture")
    return NewPaper(kind, content)


def xml_paper(content: bytes, name: str) -> NewPaper:
    """Return the XML of a document, byte for byte; raises UnreadableFileError for what does not begin as one."""
    if len(content) > BYTES_MAX:
        raise UnreadableFileError(name, "size")
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise UnreadableFileError(name, "content")
    return NewPaper(XML, content)
