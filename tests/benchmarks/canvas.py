"""The reference for long papers: lines of text on a bare canvas, same font, nothing else."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import style

ROWS_A_PAGE = 60


def draw(rows):
    """Return a PDF of rows of five words each."""
    style.register_fonts()
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    for start in range(0, len(rows), ROWS_A_PAGE):
        canvas.setFont(style.REGULAR, 8.5)
        for line, row in enumerate(rows[start : start + ROWS_A_PAGE]):
            y = A4[1] - 60 - line * 12
            for column, cell in enumerate(row[:2]):
                canvas.drawString(50 + column * 70, y, cell)
            for column, cell in enumerate(row[2:]):
                canvas.drawRightString(400 + column * 75, y, cell)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
