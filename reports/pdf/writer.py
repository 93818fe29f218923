"""Documents as one PDF: A4, embedded fonts, pages written when they are full, the same bytes for the same Documents."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.i18n.translation import _
from reports.document import BarChart, Document, Pictures, ShareBar, Signature, Table, Tiles
from reports.pdf import style
from reports.pdf.blocks import Block, together
from reports.pdf.canvas import Pages
from reports.pdf.charts import bar_chart, share_bar, tile_row
from reports.pdf.pictures import picture_blocks
from reports.pdf.style import Face
from reports.pdf.tables import table_blocks
from reports.pdf.text import width, wrapped
from reports.steps import Steps

HEAD_SHARE = 0.66
SIGNATURE_GAP = 8 * mm
FOOT = 9.5 * mm


def write_pdf(
    stream: BinaryIO, documents: tuple[Document, ...], progress: Progress = unwatched, pages: int | None = None
) -> None:
    """Write Documents one after another, each from a new page; raises what stops the progress.

    Where only so many `pages` are wanted, the rest is never read. Nothing in the file depends on when or where it is
    made.
    """
    style.register_fonts()
    first = documents[0]
    canvas = Pages(stream, first.language)
    canvas.setTitle(" · ".join(document.title for document in documents))
    canvas.setAuthor(first.letterhead.name)
    canvas.setSubject(first.subtitle)
    canvas.setCreator("Emprende Desktop")
    drawn, whole = 0, True
    for page in _pages(canvas, documents, Steps(progress, documents)):
        if page - 1 == pages:
            whole = False
            break
        drawn = page
    canvas.number_pages(_number(page, drawn, whole=whole) for page in range(1, drawn + 1))
    canvas.save()


def _pages(canvas: Pages, documents: tuple[Document, ...], steps: Steps) -> Iterator[int]:
    """Draw page after page; yield the number of each before it is begun, when those before it are in the file."""
    for document in documents:
        yield canvas.getPageNumber()
        _begin(canvas, document, first=True)
        y: float = style.TOP
        for group in together(_blocks(document, steps)):
            if y < style.TOP and y - sum(block.gap + block.height for block in group) < style.BOTTOM:
                canvas.showPage()
                yield canvas.getPageNumber()
                _begin(canvas, document, first=False)
                y = style.TOP
                if group[0].above is not None:
                    y = _draw(group[0].above, canvas, y)
            for block in group:
                y = _draw(block, canvas, y)
        canvas.showPage()


def _draw(block: Block, canvas: Pages, y: float) -> float:
    """Draw a block below a height of the page and return the height below it."""
    top = y - block.gap if y < style.TOP else y
    if block.mark:
        canvas.mark(block.mark, 1)
    block.draw(canvas, top)
    return top - block.height


def _blocks(document: Document, steps: Steps) -> Iterator[Block]:
    yield _head(document)
    for part in document.parts:
        match part:
            case Table():
                yield from table_blocks(part, steps.through(part.rows))
            case Pictures():
                yield from picture_blocks(part)
            case ShareBar():
                yield share_bar(part)
            case Tiles():
                yield tile_row(part)
            case BarChart():
                yield bar_chart(part)
    if document.remarks:
        yield _remarks(document.remarks)
    if document.signatures:
        yield _signatures(document.signatures)


def _head(document: Document) -> Block:
    letter = document.letterhead
    left = [(style.HEAD, document.title), (style.SUBHEAD, document.subtitle)]
    right = [(style.NAME, letter.name), (style.IDENTITY, letter.identity), (style.IDENTITY, letter.locality)]
    columns = (
        _told(left, style.WIDTH * HEAD_SHARE - SIGNATURE_GAP),
        _told([(face, text) for face, text in right if text], style.WIDTH * (1 - HEAD_SHARE)),
    )
    height = max(sum(face.leading for face, _line in column) for column in columns)
    return Block(height + 4 * mm, partial(_draw_head, columns))


def _told(texts: list[tuple[Face, str]], room: float) -> list[tuple[Face, str]]:
    return [(face, line) for face, text in texts for line in wrapped(text, face, room)]


def _draw_head(columns: tuple[list[tuple[Face, str]], ...], canvas: Pages, top: float) -> None:
    for column, right in zip(columns, (False, True), strict=True):
        y = top
        for face, line in column:
            left = style.RIGHT - width(line, face) if right else style.LEFT
            canvas.say(face, [(left, y - face.size, line)])
            y -= face.leading


def _remarks(remarks: tuple[str, ...]) -> Block:
    lines = _told([(style.IDENTITY, remark) for remark in remarks], style.WIDTH)
    return Block(style.IDENTITY.leading * len(lines), partial(_draw_remarks, lines), 4 * mm)


def _draw_remarks(lines: list[tuple[Face, str]], canvas: Pages, top: float) -> None:
    for number, (face, line) in enumerate(lines):
        canvas.say(face, [(style.LEFT, top - face.size - face.leading * number, line)])


def _signatures(signatures: tuple[Signature, ...]) -> Block:
    return Block(3 * style.IDENTITY.leading, partial(_draw_signatures, signatures), 18 * mm)


def _draw_signatures(signatures: tuple[Signature, ...], canvas: Pages, top: float) -> None:
    each = (style.WIDTH - SIGNATURE_GAP * (len(signatures) - 1)) / len(signatures)
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(0.6)
    for index, signature in enumerate(signatures):
        left = style.LEFT + index * (each + SIGNATURE_GAP)
        canvas.line(left, top, left + each, top)
        lines = [line for text in (signature.who, signature.below) for line in wrapped(text, style.IDENTITY, each)]
        for number, line in enumerate(lines, 1):
            start = left + (each - width(line, style.IDENTITY)) / 2
            canvas.say(style.IDENTITY, [(start, top - style.IDENTITY.leading * number, line)])


def _begin(canvas: Pages, document: Document, *, first: bool) -> None:
    """Draw what every page of a Document carries."""
    canvas.setFillColor(style.TEAL)
    canvas.rect(0, A4[1] - style.BAND, A4[0], style.BAND, stroke=0, fill=1)
    if document.practice:
        _watermark(canvas)
    canvas.setStrokeColor(style.RULE)
    canvas.line(style.LEFT, 17 * mm, style.RIGHT, 17 * mm)
    printed = document.printed_at.strftime("%d/%m/%Y %H:%M")
    runs = [(style.LEFT, (13 - 3.5 * index) * mm, note) for index, note in enumerate(document.notes)]
    runs.append((style.LEFT, FOOT, f"Emprende Desktop · {printed} · {document.seal}"))
    if first:
        canvas.mark(document.title, 0)
    else:
        runs.append((style.LEFT, A4[1] - 10 * mm, f"{document.title} · {document.letterhead.name}"))
    canvas.say(style.FOOTER, runs)


def _watermark(canvas: Pages) -> None:
    canvas.saveState()
    canvas.setFillColor(style.GREY, alpha=0.13)
    canvas.setFont(style.BOLD, 90)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(50)
    canvas.drawCentredString(0, 0, _("PRACTICE"))
    canvas.restoreState()


def _number(page: int, pages: int, *, whole: bool) -> tuple[float, float, str]:
    """Return the number of a page and where it stands; how many there are is known of a whole paper alone."""
    told = _("Page {number} of {pages}") if whole else _("Page {number}")
    text = told.format(number=page, pages=pages)
    return style.RIGHT - width(text, style.FOOTER), FOOT, text
