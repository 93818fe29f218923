"""Documents as one PDF: each on its sheet, fonts embedded, pages written when full, the same bytes each time."""

from collections.abc import Generator, Iterator
from functools import partial
from typing import BinaryIO

from reportlab.lib.units import mm

from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.i18n.translation import _
from reports.document import (
    Banner,
    BarChart,
    Code,
    Document,
    Particulars,
    Pictures,
    ShareBar,
    Signature,
    Sums,
    Table,
    Tiles,
)
from reports.pdf import style
from reports.pdf.blocks import Block, together
from reports.pdf.canvas import Pages
from reports.pdf.charts import bar_chart, share_bar, tile_row
from reports.pdf.papers import centred_block, masthead_block, paper_blocks
from reports.pdf.pictures import picture_blocks
from reports.pdf.style import Face, Sheet
from reports.pdf.tables import table_blocks
from reports.pdf.text import width, wrapped
from reports.steps import Steps

HEAD_SHARE = 0.66
SIGNATURE_GAP = 8 * mm
FOOT = 9.5 * mm
WATERMARK = 90


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
    firsts: list[tuple[int, Document]] = []
    for page, document in _pages(canvas, documents, Steps(progress, documents)):
        if page - 1 == pages:
            whole = False
            break
        if document is not None:
            firsts.append((page, document))
        drawn = page
    canvas.number_pages(_numbers(firsts, drawn, whole=whole))
    canvas.save()


def _pages(canvas: Pages, documents: tuple[Document, ...], steps: Steps) -> Iterator[tuple[int, Document | None]]:
    """Draw page after page; yield the number of each before it is begun, when those before it are in the file.

    With the first page of a Document comes that.
    """
    for document in documents:
        yield canvas.getPageNumber(), document
        blocks = _blocks(document, steps)
        sheet = style.SHEETS[document.paper]
        if sheet.is_roll:
            blocks = iter(whole := list(blocks))
            sheet = sheet.as_long_as(sum(block.gap + block.height for block in whole))
        canvas.lay(sheet)
        _begin(canvas, document, first=True)
        y = sheet.top
        for group in together(blocks, sheet):
            if y < sheet.top and y - _height(group) < sheet.bottom:
                y = yield from _turn(canvas, document, group[0], y)
            for block in group:
                y = _draw(block, canvas, y)
        canvas.showPage()


def _height(group: list[Block]) -> float:
    """Return how much room a group needs: with what is carried over, should the page end below it."""
    carried = group[-1].carried.height if group[-1].carried else 0
    return sum(block.gap + block.height for block in group) + carried


def _turn(canvas: Pages, document: Document, block: Block, y: float) -> Generator[tuple[int, None], None, float]:
    """End a page and begin the next, as a block asks that stands on top of it; return the height below that."""
    carried = block.carried
    if carried is not None:
        carried.ends(canvas, y)
    canvas.showPage()
    yield canvas.getPageNumber(), None
    _begin(canvas, document, first=False)
    y = canvas.sheet.top
    if block.above is not None:
        y = _draw(block.above, canvas, y)
    if carried is not None:
        carried.begins(canvas, y)
        y -= carried.height
    return y


def _draw(block: Block, canvas: Pages, y: float) -> float:
    """Draw a block below a height of the page and return the height below it."""
    top = y - block.gap if y < canvas.sheet.top else y
    if block.mark:
        canvas.mark(block.mark, 1)
    block.draw(canvas, top)
    return top - block.height


def _blocks(document: Document, steps: Steps) -> Iterator[Block]:
    sheet = style.SHEETS[document.paper]
    yield _head(document, sheet) if document.masthead is None else masthead_block(document.masthead, sheet)
    for part in document.parts:
        match part:
            case Table():
                yield from table_blocks(part, steps.through(part.rows), sheet)
            case Particulars() | Sums() | Code() | Banner():
                yield from paper_blocks(part, sheet)
            case Pictures():
                yield from picture_blocks(part)
            case ShareBar():
                yield share_bar(part)
            case Tiles():
                yield tile_row(part)
            case BarChart():
                yield bar_chart(part)
    yield from _ends(document, sheet)


def _ends(document: Document, sheet: Sheet) -> Iterator[Block]:
    """Yield what stands below the parts; on a roll the notes too, which has no foot."""
    if document.remarks:
        yield _remarks(document.remarks, sheet)
    if document.signatures:
        yield _signatures(document.signatures, sheet)
    if document.notes and sheet.is_roll:
        yield centred_block(document.notes, sheet)


def _head(document: Document, sheet: Sheet) -> Block:
    letter = document.letterhead
    left = [(style.HEAD, document.title), (style.SUBHEAD, document.subtitle)]
    right = [(style.NAME, letter.name), (style.IDENTITY, letter.identity), (style.IDENTITY, letter.locality)]
    columns = (
        _told(left, sheet.room * HEAD_SHARE - SIGNATURE_GAP),
        _told([(face, text) for face, text in right if text], sheet.room * (1 - HEAD_SHARE)),
    )
    height = max(sum(face.leading for face, _line in column) for column in columns)
    return Block(height + 4 * mm, partial(_draw_head, columns))


def _told(texts: list[tuple[Face, str]], room: float) -> list[tuple[Face, str]]:
    return [(face, line) for face, text in texts for line in wrapped(text, face, room)]


def _draw_head(columns: tuple[list[tuple[Face, str]], ...], canvas: Pages, top: float) -> None:
    for column, right in zip(columns, (False, True), strict=True):
        y = top
        for face, line in column:
            left = canvas.sheet.right - width(line, face) if right else canvas.sheet.left
            canvas.say(face, [(left, y - face.size, line)])
            y -= face.leading


def _remarks(remarks: tuple[str, ...], sheet: Sheet) -> Block:
    face = sheet.face(style.IDENTITY)
    lines = _told([(face, remark) for remark in remarks], sheet.room)
    return Block(face.leading * len(lines), partial(_draw_remarks, lines), 4 * mm)


def _draw_remarks(lines: list[tuple[Face, str]], canvas: Pages, top: float) -> None:
    for number, (face, line) in enumerate(lines):
        canvas.say(face, [(canvas.sheet.left, top - face.size - face.leading * number, line)])


def _signatures(signatures: tuple[Signature, ...], sheet: Sheet) -> Block:
    return Block(3 * sheet.face(style.IDENTITY).leading, partial(_draw_signatures, signatures), 18 * mm)


def _draw_signatures(signatures: tuple[Signature, ...], canvas: Pages, top: float) -> None:
    sheet = canvas.sheet
    face = sheet.face(style.IDENTITY)
    each = (sheet.room - SIGNATURE_GAP * (len(signatures) - 1)) / len(signatures)
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(0.6)
    for index, signature in enumerate(signatures):
        left = sheet.left + index * (each + SIGNATURE_GAP)
        canvas.line(left, top, left + each, top)
        lines = [line for text in (signature.who, signature.below) for line in wrapped(text, face, each)]
        for number, line in enumerate(lines, 1):
            start = left + (each - width(line, face)) / 2
            canvas.say(face, [(start, top - face.leading * number, line)])


def _begin(canvas: Pages, document: Document, *, first: bool) -> None:
    """Draw what every page of a Document carries; a roll has no more than it says."""
    sheet = canvas.sheet
    if document.practice:
        _watermark(canvas)
    if first:
        canvas.mark(document.title, 0)
    if sheet.is_roll:
        return
    canvas.setFillColor(style.TEAL)
    canvas.rect(0, sheet.height - style.BAND, sheet.width, style.BAND, stroke=0, fill=1)
    canvas.setStrokeColor(style.RULE)
    canvas.line(sheet.left, 17 * mm, sheet.right, 17 * mm)
    printed = document.printed_at.strftime("%d/%m/%Y %H:%M")
    runs = [(sheet.left, (13 - 3.5 * index) * mm, note) for index, note in enumerate(document.notes)]
    runs.append((sheet.left, FOOT, f"Emprende Desktop · {printed} · {document.seal}"))
    if not first:
        runs.append((sheet.left, sheet.height - 10 * mm, f"{document.title} · {document.letterhead.name}"))
    canvas.say(style.FOOTER, runs)


def _watermark(canvas: Pages) -> None:
    sheet = canvas.sheet
    canvas.saveState()
    canvas.setFillColor(style.GREY, alpha=0.13)
    canvas.setFont(style.BOLD, min(WATERMARK, sheet.width / 6))
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(50)
    canvas.drawCentredString(0, 0, _("PRACTICE"))
    canvas.restoreState()


def _numbers(firsts: list[tuple[int, Document]], drawn: int, *, whole: bool) -> Iterator[tuple[float, float, str]]:
    """Yield the number of each page; what has a masthead is numbered on its own, a roll not at all."""
    ends = [page for page, _document in firsts[1:]] + [drawn + 1]
    for (first, document), end in zip(firsts, ends, strict=True):
        alone = document.masthead is not None
        for page in range(first, end):
            numbered = (page - first + 1, end - first) if alone else (page, drawn)
            yield _number(document, *numbered, whole=whole or (alone and end <= drawn))


def _number(document: Document, page: int, pages: int, *, whole: bool) -> tuple[float, float, str]:
    """Return the number of a page and where it stands; how many there are is known of a whole paper alone."""
    sheet = style.SHEETS[document.paper]
    if sheet.is_roll:
        return 0, 0, ""
    told = _("Page {number} of {pages}") if whole else _("Page {number}")
    text = told.format(number=page, pages=pages)
    return sheet.right - width(text, style.FOOTER), FOOT, text
