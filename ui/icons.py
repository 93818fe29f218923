"""Pictures in any colour and size, drawn from the shipped vectors."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from resources.files import read_bytes
from ui.theme import color as color_of


def pixmap(name: str, color: str, size: int) -> QPixmap:
    """Return a picture in a colour, or in one of the palette by its name; each is drawn once."""
    shown = color_of(color)
    return _once(f"{name} {shown} {size}", lambda: _painted(_outline(name, size), shown))


def _once(key: str, make: Callable[[], QPixmap]) -> QPixmap:
    image = QPixmap()
    if not QPixmapCache.find(key, image):
        image = make()
        QPixmapCache.insert(key, image)
    return image


def _outline(name: str, size: int) -> QPixmap:
    """Return the vectors of a picture drawn in black, to be painted in any colour."""
    return _once(f"{name} {size}", lambda: _drawn(name, size))


def _drawn(name: str, size: int) -> QPixmap:
    image = QPixmap(QSize(size, size))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(read_bytes(f"icons/{name}.svg"))).render(painter)
    painter.end()
    return image


def _painted(outline: QPixmap, color: str) -> QPixmap:
    image = QPixmap(outline)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(color))
    painter.end()
    return image


def room_icon(name: str, color: str, chosen_color: str) -> QIcon:
    """Return a picture that changes its colour while its button is chosen."""
    made = icon(name, color)
    made.addPixmap(pixmap(name, chosen_color, 56), QIcon.Mode.Normal, QIcon.State.On)
    return made


def icon(name: str, color: str, size: int = 28) -> QIcon:
    """Return a picture for a button."""
    return QIcon(pixmap(name, color, size * 2))
