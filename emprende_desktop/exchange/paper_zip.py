"""Papers in one ZIP, each written as it is read: of any number of them little more than one is ever held."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from emprende_desktop.exchange.photos import without_metadata

_EPOCH = (1980, 1, 1, 0, 0, 0)  # a file says nothing of when it was made, and the same papers make the same bytes
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class Zipped:
    """A file of the ZIP: its name, how many bytes were written of it, and their SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


def zip_papers(stream: BinaryIO, papers: Iterable[tuple[str, str, bytes]]) -> Iterator[Zipped]:
    """Write papers (name without its ending, kind, content) under numbers in their order; yield what was written.

    The ZIP is whole when the last one was asked for. Raises UnreadableFileError for a broken photo.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for number, (stem, media_type, content) in enumerate(papers, 1):
            name = f"{number:02d}-{stem}{_SUFFIXES[media_type]}"
            entry, digest, size = zipfile.ZipInfo(name, _EPOCH), hashlib.sha256(), 0
            with archive.open(entry, "w") as file:
                for piece in without_metadata(media_type, content, name):
                    digest.update(piece)
                    size += file.write(piece)
            yield Zipped(name, size, digest.hexdigest())
