"""Documents in a ZIP as SUNAT takes them, and its answers out of the ZIP it gives, whatever that holds."""

import io
import zipfile

from emprende_desktop.domain.zip_faults import UNREADABLE_ZIP
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.wire_errors import DamagedAnswerError

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same document makes the same bytes, whenever it is sent
_ANSWER_LARGEST = 1024 * 1024
_ENTRIES_MAX = 4


def zipped(name: FileName, signed: bytes) -> bytes:
    """Return a ZIP whose one entry is the signed document under its name; the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo(f"{name.stem}.xml", _EPOCH)
        entry.create_system = 0
        archive.writestr(entry, signed, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def answer_in(content: bytes, name: FileName) -> bytes:
    """Return the XML of the answer about a document, at most a megabyte of it.

    SUNAT puts an empty folder or file beside it, which is passed over. Raises DamagedAnswerError for any other
    entry, for another name, for what is encrypted, cut, too large, or swells beyond what it says.
    """
    if len(content) > _ANSWER_LARGEST:
        raise DamagedAnswerError("the ZIP is too large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, _the_answer(archive.infolist(), name))
    except UNREADABLE_ZIP as error:
        raise DamagedAnswerError(str(error)) from None


def _the_answer(entries: list[zipfile.ZipInfo], name: FileName) -> zipfile.ZipInfo:
    wanted = f"R-{name.stem}.xml".lower()
    held = [entry for entry in entries if entry.file_size]
    if len(entries) > _ENTRIES_MAX or len(held) != 1:
        raise DamagedAnswerError("it holds not exactly one answer")
    if held[0].filename.lower() != wanted:
        raise DamagedAnswerError("the answer has another name")
    if held[0].file_size > _ANSWER_LARGEST:
        raise DamagedAnswerError("the answer is too large")
    return held[0]


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return an entry, of which no more is unpacked than it says it has."""
    with archive.open(entry) as file:
        read = file.read(entry.file_size)
    if len(read) != entry.file_size:
        raise DamagedAnswerError("the answer is cut")
    return read
