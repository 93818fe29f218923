"""What is given to a customer, on a page or on a roll: its head with a framed number, facts, sums, and a QR code."""

import io
from collections.abc import Iterable, Iterator
from functools import partial

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from reports.document import Banner, Code, Emphasis, Masthead, Particulars, Picture, Sum, Sums
from reports.pdf import style
from reports.pdf.blocks import Block
from reports.pdf.canvas import Pages
from reports.pdf.style import Face, Sheet
from reports.pdf.text import width, wrapped

GAP, PAD = 8, 4
FRAME = 66 * mm
LOGO = (44 * mm, 20 * mm)
LABELS = 74
SIDE, BETWEEN = 0.46, 12
QR = {False: 30 * mm, True: 34 * mm}  # on a page, on a roll; SUNAT asks for two centimetres at least
QUIET = 4  # modules around a code (ISO/IEC 18004)
_Lines = list[tuple[Face, str]]


def masthead_block(head: Masthead, sheet: Sheet) -> Block:
    """Return who gives a paper, and its kind and number framed: beside each other, on a roll one below the other."""
    room = sheet.room if sheet.is_roll else sheet.room - FRAME - BETWEEN
    lines = _faced(head.lines, (style.NAME, style.IDENTITY), room, sheet)
    framed = _faced(
        head.framed, (style.FRAMED, style.FRAMED), (sheet.room if sheet.is_roll else FRAME) - 2 * PAD, sheet
    )
    logo = _logo_size(head.logo, room) if head.logo is not None else (0.0, 0.0)
    told, frame = logo[1] + (PAD if head.logo else 0) + _height(lines), _height(framed) + 4 * PAD
    height = told + frame + GAP if sheet.is_roll else max(told, frame)
    draw = _draw_roll_head if sheet.is_roll else _draw_page_head
    return Block(height + GAP, partial(draw, head.logo, lines, framed))


def paper_blocks(part: Particulars | Sums | Code | Banner, sheet: Sheet) -> Iterator[Block]:
    """Yield a part of what is given to a customer."""
    match part:
        case Particulars():
            yield from _particulars(part, sheet)
        case Sums():
            yield from _sums(part, sheet)
        case Code():
            yield _code(part, sheet)
        case Banner():
            yield _banner(part, sheet)


def _particulars(part: Particulars, sheet: Sheet) -> Iterator[Block]:
    """Yield facts: two lists beside each other on a page, on a roll one fact below the other."""
    gap: float = GAP
    if part.title:
        face = sheet.face(style.SECTION)
        lines: _Lines = [(face, line) for line in wrapped(part.title, face, sheet.room)]
        yield Block(_height(lines), partial(_draw_lines, lines, sheet.left), gap, keeps=True)
        gap = 2
    if sheet.is_roll:
        for name, value in (*part.left, *part.right):
            face = sheet.face(style.CELL)
            text = f"{name}: {value}" if name else value
            lines = [(face, line) for line in wrapped(text, face, sheet.room)]
            yield Block(_height(lines), partial(_draw_lines, lines, sheet.left), gap)
            gap = 0
        return
    left = _listed(part.left, sheet.room * (1 - SIDE) - BETWEEN if part.right else sheet.room)
    right = _listed(part.right, sheet.room * SIDE)
    height = style.CELL.leading * max(len(left), len(right))
    yield Block(height, partial(_draw_facts, left, right), gap)


def _sums(part: Sums, sheet: Sheet) -> Iterator[Block]:
    """Yield sums in one piece at the right of a page, with sentences beside; on a roll, a block each."""
    if not sheet.is_roll:
        rows = [_sum_row(each, sheet.room * SIDE, sheet) for each in part.sums]
        beside = _faced(part.beside, (style.STRONG, style.CELL), sheet.room * (1 - SIDE) - BETWEEN, sheet)
        height = max(sum(_row_height(row) for row in rows), _height(beside))
        yield Block(height, partial(_draw_sums, rows, beside), GAP)
        return
    gap: float = GAP
    for each in part.sums:
        row = _sum_row(each, sheet.room, sheet)
        yield Block(_row_height(row), partial(_draw_sum, row, (sheet.left, sheet.right)), gap)
        gap = 0
    if part.beside:
        beside = _faced(part.beside, (style.STRONG, style.CELL), sheet.room, sheet)
        yield Block(_height(beside), partial(_draw_lines, beside, sheet.left), GAP)


def _code(part: Code, sheet: Sheet) -> Block:
    """Return a QR code with its sentences."""
    side = QR[sheet.is_roll] if part.content else 0
    if sheet.is_roll:
        lines = _faced(part.sentences, (style.CELL, style.CELL), sheet.room, sheet)
        return Block(side + _height(lines), partial(_draw_roll_code, part.content, lines), GAP)
    lines = _faced(part.sentences, (style.STRONG, style.IDENTITY), sheet.room - side - BETWEEN, sheet)
    return Block(max(side, _height(lines)), partial(_draw_page_code, part.content, lines), 2 * GAP)


def _banner(part: Banner, sheet: Sheet) -> Block:
    """Return what nobody may overlook, framed over the whole width."""
    lines = _faced((part.text,), (style.NAME, style.NAME), sheet.room - 2 * PAD, sheet)
    return Block(_height(lines) + 2 * PAD, partial(_draw_banner, lines), GAP)


def centred_block(texts: tuple[str, ...], sheet: Sheet) -> Block:
    """Return what stands at the foot of a roll."""
    lines = _faced(texts, (style.IDENTITY, style.IDENTITY), sheet.room, sheet)
    return Block(_height(lines), partial(_draw_centred, lines), GAP)


def _faced(texts: Iterable[str], faces: tuple[Face, Face], room: float, sheet: Sheet) -> _Lines:
    """Return the lines of texts, the first in the first face and the others in the second."""
    looks = [sheet.face(face) for face in faces]
    return [
        (looks[min(index, 1)], line)
        for index, text in enumerate(texts)
        for line in wrapped(text, looks[min(index, 1)], room)
    ]


def _height(lines: _Lines) -> float:
    return sum(face.leading for face, _line in lines)


def _draw_lines(lines: _Lines, left: float, canvas: Pages, top: float) -> None:
    for face, line in lines:
        canvas.say(face, [(left, top - face.size, line)])
        top -= face.leading


def _draw_centred(lines: _Lines, canvas: Pages, top: float) -> None:
    _draw_within(lines, (canvas.sheet.left, canvas.sheet.right), canvas, top)


def _draw_within(lines: _Lines, edges: tuple[float, float], canvas: Pages, top: float) -> None:
    for face, line in lines:
        canvas.say(face, [((edges[0] + edges[1] - width(line, face)) / 2, top - face.size, line)])
        top -= face.leading


def _frame(canvas: Pages, edges: tuple[float, float], top: float, height: float) -> None:
    canvas.setStrokeColor(style.INK if canvas.sheet.is_roll else style.TEAL)
    canvas.setLineWidth(1)
    canvas.roundRect(edges[0], top - height, edges[1] - edges[0], height, PAD, stroke=1, fill=0)


def _draw_page_head(logo: Picture | None, lines: _Lines, framed: _Lines, canvas: Pages, top: float) -> None:
    edges = (canvas.sheet.right - FRAME, canvas.sheet.right)
    _frame(canvas, edges, top, _height(framed) + 4 * PAD)
    _draw_within(framed, edges, canvas, top - 2 * PAD)
    if logo is not None:
        top = _draw_logo(logo, canvas, canvas.sheet.left, top)
    _draw_lines(lines, canvas.sheet.left, canvas, top)


def _draw_roll_head(logo: Picture | None, lines: _Lines, framed: _Lines, canvas: Pages, top: float) -> None:
    sheet = canvas.sheet
    if logo is not None:
        across, _high = _logo_size(logo, sheet.room)
        top = _draw_logo(logo, canvas, (sheet.width - across) / 2, top)
    _draw_centred(lines, canvas, top)
    top -= _height(lines) + GAP
    _frame(canvas, (sheet.left, sheet.right), top, _height(framed) + 4 * PAD)
    _draw_centred(framed, canvas, top - 2 * PAD)


def _logo_size(logo: Picture, room: float) -> tuple[float, float]:
    across, high = ImageReader(io.BytesIO(logo.content)).getSize()
    share = min(min(LOGO[0], room) / across, LOGO[1] / high)
    return across * share, high * share


def _draw_logo(logo: Picture, canvas: Pages, left: float, top: float) -> float:
    """Draw a logo and return what is below it."""
    across, high = _logo_size(logo, canvas.sheet.room)
    canvas.drawImage(ImageReader(io.BytesIO(logo.content)), left, top - high, across, high, mask="auto")
    return top - high - PAD


def _listed(facts: tuple[tuple[str, str], ...], room: float) -> list[tuple[str, str]]:
    """Return facts line by line: the name stands beside the first; one without a name takes all the room."""
    listed: list[tuple[str, str]] = []
    for name, value in facts:
        lines = wrapped(value, style.CELL, room - LABELS if name else room)
        listed += [(name if not number else " " if name else "", line) for number, line in enumerate(lines)]
    return listed


def _draw_facts(left: list[tuple[str, str]], right: list[tuple[str, str]], canvas: Pages, top: float) -> None:
    for facts, x in ((left, canvas.sheet.left), (right, canvas.sheet.right - canvas.sheet.room * SIDE)):
        for number, (name, value) in enumerate(facts):
            y = top - style.CELL.size - style.CELL.leading * number
            canvas.say(style.IDENTITY, [(x, y, name)])
            canvas.say(style.CELL, [(x + LABELS if name else x, y, value)])


_SumRow = tuple[Sum, Face, list[str], float]


def _sum_row(each: Sum, room: float, sheet: Sheet) -> _SumRow:
    """Return a sum, its face, the lines of its label and the room above and below it."""
    face = sheet.face(_SUM_FACES.get(each.emphasis, style.CELL))
    taken = width(each.figure, face) + 2 * PAD if each.figure else 0
    return each, face, wrapped(each.label, face, room - taken), PAD if each.emphasis is Emphasis.TOTAL else 1


_SUM_FACES = {Emphasis.TOTAL: style.TOTAL, Emphasis.SUBTOTAL: style.STRONG, Emphasis.HEADING: style.STRONG}


def _row_height(row: _SumRow) -> float:
    _each, face, lines, around = row
    return face.leading * len(lines) + 2 * around


def _draw_sums(rows: list[_SumRow], beside: _Lines, canvas: Pages, top: float) -> None:
    sheet = canvas.sheet
    _draw_lines(beside, sheet.left, canvas, top)
    for row in rows:
        _draw_sum(row, (sheet.right - sheet.room * SIDE, sheet.right), canvas, top)
        top -= _row_height(row)


def _draw_sum(row: _SumRow, edges: tuple[float, float], canvas: Pages, top: float) -> None:
    """Draw a line of a bill; its figure stands beside the last line of its label."""
    each, face, lines, around = row
    if each.emphasis is Emphasis.TOTAL:
        _draw_total(row, edges, canvas, top)
    y = top - around - face.size
    inset = PAD if each.emphasis is Emphasis.TOTAL and not canvas.sheet.is_roll else 0
    for line in lines:
        canvas.say(face, [(edges[0] + inset, y, line)])
        y -= face.leading
    if each.figure:
        canvas.say(face, [(edges[1] - inset - width(each.figure, face), y + face.leading, each.figure)])


def _draw_total(row: _SumRow, edges: tuple[float, float], canvas: Pages, top: float) -> None:
    """Draw what a total stands on: a pale band, on a roll a line above it."""
    if canvas.sheet.is_roll:
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.6)
        canvas.line(edges[0], top, edges[1], top)
        return
    canvas.setFillColor(style.PALE)
    canvas.rect(edges[0], top - _row_height(row), edges[1] - edges[0], _row_height(row), stroke=0, fill=1)


def _draw_banner(lines: _Lines, canvas: Pages, top: float) -> None:
    sheet = canvas.sheet
    _frame(canvas, (sheet.left, sheet.right), top, _height(lines) + 2 * PAD)
    _draw_centred(lines, canvas, top - PAD)


def _draw_page_code(content: str, lines: _Lines, canvas: Pages, top: float) -> None:
    left = canvas.sheet.left
    if content:
        _draw_code(content, canvas, (left, top), QR[False])
        left += QR[False] + BETWEEN
    _draw_lines(lines, left, canvas, top)


def _draw_roll_code(content: str, lines: _Lines, canvas: Pages, top: float) -> None:
    if content:
        _draw_code(content, canvas, ((canvas.sheet.width - QR[True]) / 2, top), QR[True])
        top -= QR[True]
    _draw_centred(lines, canvas, top)


def _draw_code(content: str, canvas: Pages, at: tuple[float, float], side: float) -> None:
    """Draw a QR code of level Q as squares, its quiet zone within its side (R.S. 097-2012/SUNAT, annex 6)."""
    import segno

    rows = segno.make(content, error="q", micro=False, boost_error=False, encoding="utf-8").matrix
    module = side / (len(rows) + 2 * QUIET)
    path = canvas.beginPath()
    for number, row in enumerate(rows):
        y = at[1] - module * (QUIET + number + 1)
        for start, length in _runs(row):
            path.rect(at[0] + module * (QUIET + start), y, module * length, module)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: bytearray) -> Iterator[tuple[int, int]]:
    """Yield where dark modules of a row begin and how many are beside each other."""
    start: int | None = None
    for index, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            yield start, index - start
            start = None
