"""A Document as a PDF file: A4, embedded fonts, the same bytes for the same Document."""

import io
from functools import partial
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as Grid
from reportlab.platypus.flowables import Flowable

from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.i18n.translation import _
from reports.document import BarChart, Document, Pictures, ShareBar, Signature, Table, Tiles
from reports.pdf import style
from reports.pdf.charts import bar_chart, share_bar, tile_row
from reports.pdf.pictures import picture_rows
from reports.pdf.tables import table_parts

WIDTH = A4[0] - 2 * style.MARGIN


def pdf_bytes(document: Document, progress: Progress = unwatched) -> bytes:
    """Return the PDF; nothing in it depends on when or where it is made. Raises what stops the progress."""
    style.register_fonts()
    stream = io.BytesIO()
    template = BaseDocTemplate(
        stream, pagesize=A4, title=document.title, author=document.letterhead.name, lang=document.language,
        subject=document.subtitle, creator="Emprende Desktop", invariant=1,
    )  # fmt: skip
    frame = Frame(
        style.MARGIN, style.FOOT, WIDTH, A4[1] - style.FOOT - 14 * mm,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=partial(_draw_page, document))])
    story = _story(document)
    parts = len(story)
    template.afterFlowable = lambda _part: progress(parts - len(story), parts)
    template.build(story, canvasmaker=_NumberedCanvas)
    return stream.getvalue()


def _story(document: Document) -> list[Flowable]:
    story: list[Flowable] = [_head(document), Spacer(0, 4 * mm)]
    for part in document.parts:
        if isinstance(part, Table):
            story += table_parts(part, WIDTH)
        elif isinstance(part, Pictures):
            story += picture_rows(part, WIDTH)
        else:
            story += [Spacer(0, 5 * mm), KeepTogether(_drawn(part))]
    if document.signatures:
        story += [Spacer(0, 18 * mm), KeepTogether([_signatures(document.signatures)])]
    return story


def _drawn(part: ShareBar | Tiles | BarChart) -> list[Flowable]:
    match part:
        case ShareBar():
            return share_bar(part, WIDTH)
        case Tiles():
            return tile_row(part, WIDTH)
        case BarChart():
            return bar_chart(part, WIDTH)


def _head(document: Document) -> Flowable:
    letter = document.letterhead
    left = [Paragraph(escape(document.title), style.HEAD), Paragraph(escape(document.subtitle), style.SUBHEAD)]
    right = [Paragraph(escape(letter.name), style.NAME)]
    right += [Paragraph(escape(text), style.IDENTITY) for text in (letter.identity, letter.locality) if text]
    grid = Grid([[left, right]], [WIDTH * 0.66, WIDTH * 0.34])
    grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
                   ("RIGHTPADDING", (0, 0), (-1, -1), 0)])  # fmt: skip
    return grid


def _signatures(signatures: tuple[Signature, ...]) -> Flowable:
    cells = [[Paragraph(f'<para align="center">{escape(text)}</para>', style.IDENTITY) for text in (s.who, s.below)]
             for s in signatures]  # fmt: skip
    gap = 8 * mm
    width = (WIDTH - gap * (len(signatures) - 1)) / len(signatures)
    row: list[object] = []
    for cell in cells:
        row += [cell, ""]
    grid = Grid([row[:-1]], ([width, gap] * len(signatures))[:-1])
    grid.setStyle([("LINEABOVE", (i, 0), (i, 0), 0.6, style.INK) for i in range(0, 2 * len(signatures), 2)])
    return grid


def _draw_page(document: Document, canvas: Canvas, _template: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(style.TEAL)
    canvas.rect(0, A4[1] - style.BAND, A4[0], style.BAND, stroke=0, fill=1)
    if document.practice:
        _watermark(canvas)
    canvas.setStrokeColor(style.RULE)
    canvas.line(style.MARGIN, 17 * mm, A4[0] - style.MARGIN, 17 * mm)
    canvas.setFillColor(style.GREY)
    canvas.setFont(style.REGULAR, 7)
    for index, note in enumerate(document.notes):
        canvas.drawString(style.MARGIN, (13 - 3.5 * index) * mm, note)
    printed = document.printed_at.strftime("%d/%m/%Y %H:%M")
    canvas.drawString(style.MARGIN, 9.5 * mm, f"Emprende Desktop · {printed} · {document.seal}")
    if canvas.getPageNumber() > 1:
        canvas.drawString(style.MARGIN, A4[1] - 10 * mm, f"{document.title} · {document.letterhead.name}")
    canvas.bookmarkPage(f"page{canvas.getPageNumber()}")
    canvas.addOutlineEntry(_("Page {number}").format(number=canvas.getPageNumber()), f"page{canvas.getPageNumber()}")
    canvas.restoreState()


def _watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColor(style.GREY, alpha=0.13)
    canvas.setFont(style.BOLD, 90)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(50)
    canvas.drawCentredString(0, 0, _("PRACTICE"))
    canvas.restoreState()


class _NumberedCanvas(Canvas):
    """Writes "page x of y" when the number of pages is known."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802  the library's name
        """Keep a page until all are counted."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write every page with its number."""
        for state in self._pages:
            self.__dict__.update(state)
            self.setFont(style.REGULAR, 7)
            self.setFillColor(style.GREY)
            number = _("Page {number} of {pages}").format(number=self._pageNumber, pages=len(self._pages))
            self.drawRightString(A4[0] - style.MARGIN, 9.5 * mm, number)
            super().showPage()
        super().save()
