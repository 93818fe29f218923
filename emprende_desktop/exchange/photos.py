"""Photos without what a phone writes into them: where and when it was, which phone, small copies of the picture.

A JPEG keeps what is needed to draw it and no other segment (ITU-T T.81, annex B), a PNG its critical chunks and those
of colour and size (ISO/IEC 15948, 11.3). What follows the end of a picture is left out: phones put a second one there.
"""

import re
import struct
from collections.abc import Iterator

from emprende_desktop.domain.errors import UnreadableFileError

Pieces = Iterator[memoryview]

_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APP_FIRST, _APP_LAST, _ADOBE = 0xE0, 0xEF, 0xEE  # of these only Adobe's says how colours are to be read
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_PNG_HEAD = 8
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs")
)


def without_metadata(media_type: str, content: bytes, name: str) -> Pieces:
    """Yield what is kept of a photo, piece by piece; anything else is yielded as it is.

    Raises UnreadableFileError for a photo that is broken: what cannot be followed to its end is not given away.
    """
    kept = {"image/jpeg": _jpeg, "image/png": _png}.get(media_type)
    if kept is None:
        yield memoryview(content)
        return
    try:
        yield from kept(content)
    except (IndexError, struct.error, ValueError):
        raise UnreadableFileError(name, "content") from None


def _jpeg(content: bytes) -> Pieces:
    view, at = memoryview(content), 2
    yield view[:at]
    while True:
        marker_at = _MARKER.match(content, at)
        if marker_at is None:
            raise ValueError(at)
        at, marker = marker_at.end(), content[marker_at.end() - 1]
        if marker == _EOI:
            yield view[at - 2 : at]
            return
        if marker in _ALONE:
            raise ValueError(marker)
        (length,) = struct.unpack_from(">H", content, at)
        end = at + length
        if marker == _SOS:
            end = _end_of_scan(content, end)
        if not (marker == _COMMENT or (_APP_FIRST <= marker <= _APP_LAST and marker != _ADOBE)):
            yield view[at - 2 : end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the marker after the drawn lines of a scan begins."""
    found = _MARKER.search(content, at)
    if found is None:
        raise ValueError(at)
    return found.start()


def _png(content: bytes) -> Pieces:
    view, at = memoryview(content), _PNG_HEAD
    yield view[:at]
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise ValueError(end)
        if kind in _PNG_KEPT:
            yield view[at:end]
        if kind == b"IEND":
            return
        at = end
