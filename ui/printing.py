"""A PDF onto a printer, page by page: one page's picture is held at a time."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from emprende_desktop.domain.progress import CancelledError, Progress

DOTS_PER_INCH = 200


def print_pages(printer: QPrinter, content: bytes, progress: Progress) -> None:
    """Draw the pages a printer asks for, on any thread; raises what stops it, the job aborted."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(document), len(document))
    painter = QPainter(printer)
    try:
        for number in range(first, last + 1):
            progress(number - first, last - first + 1)
            if number > first:
                printer.newPage()
            painter.drawImage(_fitted(painter.viewport(), image := page_image(document, number - 1)), image)
    except CancelledError:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()


def page_image(document: object, index: int, scale: float = DOTS_PER_INCH / 72) -> QImage:
    """Return a page as a picture; `scale` is pixels a point."""
    page = document[index]  # type: ignore[index]  # pypdfium2 has no types
    picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    image = QImage(picture.tobytes(), picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888)
    return image.copy()


def _fitted(area: QRect, image: QImage) -> QRect:
    """Return where a picture goes: as large as the paper allows, its shape kept."""
    size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(area.topLeft(), size)
