"""A canvas whose pages go into the file as they are finished: a paper of thousands of pages is never in memory."""

from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import BinaryIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFPage, PDFStream, PDFTrailer, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from reports.document import Paper
from reports.pdf import style
from reports.pdf.style import Face, Sheet

VERSION = (1, 4)  # the first that knows transparency, for the watermark
WORDS_KEPT = 4096
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class Pages(Canvas):
    """A canvas that keeps the page at hand, and how many there were; the last thing written is their numbers."""

    def __init__(self, stream: BinaryIO, language: str) -> None:
        self.sheet = style.SHEETS[Paper.A4]
        size = (self.sheet.width, self.sheet.height)
        super().__init__(stream, pagesize=size, invariant=1, initialFontName=style.REGULAR)
        self._doc = _File(stream, language)
        self._shown = lru_cache(WORDS_KEPT)(self._encoded)

    def lay(self, sheet: Sheet) -> None:
        """Print on a sheet from the page at hand on."""
        self.sheet = sheet
        self.setPageSize((sheet.width, sheet.height))

    def say(self, face: Face, runs: Iterable[tuple[float, float, str]]) -> None:
        """Write words of one face, each from its left end on its base line."""
        self._code.append(self._words(face, runs))

    def mark(self, title: str, level: int) -> None:
        """Let the outline lead to this page; `level` 0 is a report, 1 a place in it."""
        key = f"mark{len(self._destinations)}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title, key, level)

    def number_pages(self, numbers: Iterable[tuple[float, float, str]]) -> None:
        """Write the number of each page: it says how many there are, so it is known last."""
        for page, run in enumerate(numbers, 1):
            self._doc.add_number(page, self._words(style.FOOTER, (run,)))

    def _words(self, face: Face, runs: Iterable[tuple[float, float, str]]) -> str:
        name = pdfmetrics.getFont(face.font).getSubsetInternalName(0, self._doc)
        code = [f"BT {face.ink} {name} {face.size} Tf"]
        code += [f"1 0 0 1 {x:.2f} {y:.2f} Tm ({self._shown(face.font, text)}) Tj" for x, y, text in runs]
        return " ".join([*code, "ET"])

    def _encoded(self, font: str, text: str) -> str:
        if text.isascii() and text.isprintable():  # these stand as they are in the first part of an embedded font
            return text.translate(_ESCAPED)
        ((_first, letters),) = pdfmetrics.getFont(font).splitString(text, self._doc)  # a part holds all that ours have
        escaped: str = self._escape(letters)
        return escaped


class _File(PDFDocument):
    """A document that writes each page as it is added, and at the end what all pages share.

    Of a page only its number stays: its content has the next one, and the stream that says its number the one after.
    """

    def __init__(self, stream: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=VERSION, lang=language)
        self._stream = stream
        self._offset = 0
        self._offsets = array("q", [0])
        self._pages = array("q")
        self._put(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % VERSION)

    def addPage(self, page: PDFPage) -> None:  # noqa: N802  the library's name
        """Write a page and its content."""
        number = self.objectcounter + 1
        self.objectcounter += 3
        self._pages.append(number)
        self.idToObjectNumberAndVersion[self.thisPageName()] = (number, 0)  # what the outline leads to
        page.Contents = b"[%d 0 R %d 0 R]" % (number + 1, number + 2)
        self._put_object(number, page)
        self._put_object(number + 1, PDFStream(content=page.stream, filters=[PDFZCompress]))
        self.pageCounter += 1
        self.inObject = None

    def add_number(self, page: int, code: str) -> None:
        """Write the content that numbers a page."""
        self._put_object(self._pages[page - 1] + 2, PDFStream(content=code, filters=[]))

    def format(self) -> bytes:
        """Write what pages share, where everything stands, and nothing more: it is all in the file by then."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.Pages.pages = [b"%d 0 R" % number for number in self._pages]
        number = 1
        while number <= self.objectcounter:  # formatting one object may add another
            if number in self.numberToId:
                self._put_object(number, self.idToObject[self.numberToId[number]])
            number += 1
        start = self._offset
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % number)
        for offset in self._offsets[1:]:
            self._put(b"%010d 00000 n \n" % offset)
        self._put(PDFTrailer(startxref=start, Size=number, Root=catalog, Info=info, ID=self.ID()).format(self))
        return b""

    def _put_object(self, number: int, content: PDFObject) -> None:
        self._offsets.extend([0] * (number + 1 - len(self._offsets)))
        self._offsets[number] = self._offset
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, content.format(self)))

    def _put(self, content: bytes) -> None:
        self._offset += self._stream.write(content)
