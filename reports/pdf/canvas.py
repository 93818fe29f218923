"""A canvas whose pages go into the file as they are finished: a paper of thousands of pages is never in memory."""

from collections.abc import Iterable
from functools import lru_cache
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCrossReferenceTable,
    PDFDocument,
    PDFIndirectObject,
    PDFPage,
    PDFStream,
    PDFTrailer,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import style
from reports.pdf.style import Face

VERSION = (1, 4)  # the first that knows transparency, for the watermark
WORDS_KEPT = 4096
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


class Pages(Canvas):
    """A canvas that keeps the page at hand, and how many there were; the last thing written is their numbers."""

    def __init__(self, stream: BinaryIO, language: str) -> None:
        super().__init__(stream, pagesize=A4, invariant=1, initialFontName=style.REGULAR)
        self._doc = _File(stream, language)
        self._shown = lru_cache(WORDS_KEPT)(self._encoded)

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
    """A document that writes each page as it is added, and at the end what all pages share."""

    def __init__(self, stream: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=VERSION, lang=language)
        self._stream = stream
        self._offset = 0
        self._put(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % VERSION)

    def addPage(self, page: PDFPage) -> None:  # noqa: N802  the library's name
        """Write a page and its content; the stream of its number has a name and comes last."""
        name = self.thisPageName()
        content = self.Reference(PDFStream(content=page.stream, filters=[PDFZCompress]))
        number = self.Reference(None, _number_name(self.pageCounter))
        page.Contents = PDFArray([content, number]).format(self)
        self.Pages.addPage(self.Reference(page, name))
        for written in (content.name, name):
            self._put_object(written)
        self.pageCounter += 1
        self.inObject = None

    def add_number(self, page: int, code: str) -> None:
        """Write the content that numbers a page."""
        name = _number_name(page)
        self.idToObject[name] = PDFStream(content=code, filters=[])
        self._put_object(name)

    def format(self) -> bytes:
        """Write what pages share, where everything stands, and nothing more: it is all in the file by then."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 1
        while number in self.numberToId:  # formatting one object may add another
            if self.numberToId[number] not in self.idToOffset:
                self._put_object(self.numberToId[number])
            number += 1
        table = PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[one] for one in range(1, number)])
        start = self._offset
        self._put(table.format(self))
        self._put(PDFTrailer(startxref=start, Size=number, Root=catalog, Info=info, ID=self.ID()).format(self))
        return b""

    def _put_object(self, name: str) -> None:
        self.idToOffset[name] = self._offset
        self._put(PDFIndirectObject(name, self.idToObject[name]).format(self))
        self.idToObject[name] = None

    def _put(self, content: bytes) -> None:
        self._offset += self._stream.write(content)


def _number_name(page: int) -> str:
    return f"Number{page}"
