"""Photos and the first pages of PDFs, small and side by side."""

import io
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.platypus import Image, KeepTogether, Paragraph, Spacer
from reportlab.platypus import Table as Grid
from reportlab.platypus.flowables import Flowable

from reports.document import Picture, Pictures
from reports.pdf import style

IN_A_ROW = 3
HEIGHT = 80 * mm
PDF_SCALE = 1.4


def picture_rows(part: Pictures, width: float) -> list[Flowable]:
    """Return rows of three pictures, each with its caption; a row never breaks over a page."""
    rows: list[Flowable] = []
    for start in range(0, len(part.pictures), IN_A_ROW):
        cells = [_cell(picture, width / IN_A_ROW - 4 * mm) for picture in part.pictures[start : start + IN_A_ROW]]
        cells += [[] for _missing in range(IN_A_ROW - len(cells))]
        grid = Grid([cells], [width / IN_A_ROW] * IN_A_ROW)
        grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "LEFT")])
        rows.append(KeepTogether([Spacer(0, 4 * mm), grid]))
    return rows


def _cell(picture: Picture, width: float) -> list[Flowable]:
    content = picture.content if picture.media_type.startswith("image/") else _first_page(picture.content)
    image = Image(io.BytesIO(content))
    share = min(width / image.imageWidth, HEIGHT / image.imageHeight)
    image.drawWidth, image.drawHeight = image.imageWidth * share, image.imageHeight * share
    image.hAlign = "LEFT"
    return [image, Paragraph(escape(picture.caption), style.CELL)]


def _first_page(content: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    held = io.BytesIO()
    document[0].render(scale=PDF_SCALE).to_pil().convert("RGB").save(held, "JPEG", quality=75)
    document.close()
    return held.getvalue()
