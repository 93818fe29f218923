"""Photos and the first pages of PDFs, small and side by side."""

import io
from collections.abc import Iterator
from functools import partial

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from reports.document import Picture, Pictures
from reports.pdf import style
from reports.pdf.blocks import Block
from reports.pdf.canvas import Pages
from reports.pdf.text import wrapped

IN_A_ROW = 3
HEIGHT, GAP = 80 * mm, 4 * mm
EACH = style.WIDTH / IN_A_ROW
ROOM = EACH - GAP
PDF_SCALE = 1.4


def picture_blocks(part: Pictures) -> Iterator[Block]:
    """Yield rows of three pictures, each with its caption."""
    for start in range(0, len(part.pictures), IN_A_ROW):
        row = part.pictures[start : start + IN_A_ROW]
        captions = max(len(_caption(picture)) for picture in row)
        height = max(_size(picture)[1] for picture in row) + style.CELL.leading * captions
        yield Block(height + GAP, partial(_draw_row, row), GAP)


def _caption(picture: Picture) -> list[str]:
    return wrapped(picture.caption, style.CELL, ROOM)


def _draw_row(row: tuple[Picture, ...], canvas: Pages, top: float) -> None:
    for index, picture in enumerate(row):
        width, height = _size(picture)
        left = style.LEFT + index * EACH
        canvas.drawImage(_image(picture), left, top - height, width, height, mask="auto")
        below = top - height - style.CELL.leading
        lines = enumerate(_caption(picture))
        canvas.say(style.CELL, [(left, below - style.CELL.leading * number, line) for number, line in lines])


def _size(picture: Picture) -> tuple[float, float]:
    width, height = _image(picture).getSize()
    share = min(ROOM / width, HEIGHT / height)
    return width * share, height * share


def _image(picture: Picture) -> ImageReader:
    content = picture.content if picture.media_type.startswith("image/") else _first_page(picture.content)
    return ImageReader(io.BytesIO(content))


def _first_page(content: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    held = io.BytesIO()
    document[0].render(scale=PDF_SCALE).to_pil().convert("RGB").save(held, "JPEG", quality=75)
    document.close()
    return held.getvalue()
