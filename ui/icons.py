"""Pictures in any colour and size, drawn from the shipped vectors."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources.files import read_bytes


def pixmap(name: str, color: str, size: int) -> QPixmap:
    """Return a picture; the vectors draw in `currentColor`."""
    svg = read_bytes(f"icons/{name}.svg").replace(b"currentColor", color.encode())
    image = QPixmap(QSize(size, size))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image


def icon(name: str, color: str, size: int = 28) -> QIcon:
    """Return a picture for a button."""
    return QIcon(pixmap(name, color, size * 2))
