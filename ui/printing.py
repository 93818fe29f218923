"""A PDF onto a printer, page by page: one page's picture is held at a time."""

from PySide6.QtCore import QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from emprende_desktop.domain.progress import CancelledError, Progress

DOTS_PER_INCH = 200
ROLL_WIDTH_MAX = 250  # points: a roll of 80 mm has 227


def print_pages(printer: QPrinter, content: bytes, progress: Progress) -> None:
    """Draw the pages a printer asks for, on any thread; raises what stops it, the job aborted."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(document), len(document))
    _lay(printer, document[first - 1])
    painter = QPainter(printer)
    try:
        for number in range(first, last + 1):
            progress(number - first, last - first + 1)
            if number > first:
                _lay(printer, document[number - 1])
                printer.newPage()
            image = page_image(document, number - 1)
            painter.drawImage(_fitted(painter.viewport(), image, printer.resolution()), image)
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


def _lay(printer: QPrinter, page: object) -> None:
    """Turn the paper as a page lies; on a roll, cut it where the page ends."""
    width, height = page.get_size()  # type: ignore[attr-defined]  # pypdfium2 has no types
    paper = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    if paper.width() <= ROLL_WIDTH_MAX and width <= ROLL_WIDTH_MAX:
        printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Point))
        printer.setPageMargins(QMarginsF())
        return
    turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)


def _fitted(area: QRect, image: QImage, dots_per_inch: int) -> QRect:
    """Return where a picture goes: as large as it is, or as the paper allows, its shape kept."""
    true = image.size() * (dots_per_inch / DOTS_PER_INCH)
    size = true.scaled(true.boundedTo(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(area.topLeft(), size)
