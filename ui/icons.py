"""Pictures in any colour and size, drawn from the shipped vectors."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from resources.files import read_bytes
from ui.theme import color as color_of

DRAWN = 56  # drawn large, and shown as large as the text
BESIDE = (13, 10)  # width to height of a picture with its gap


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


def picture_size(pixels: int) -> QSize:
    """Return the size of the picture of a button of a height in pixels, with the gap before its words."""
    return QSize(pixels * BESIDE[0] // BESIDE[1], pixels)


def before_words(name: str, color: str, chosen_color: str = "") -> QIcon:
    """Return a picture that stands before words: it keeps a gap, pales with its button, and can change when chosen."""
    made = QIcon(_gapped(name, color))
    made.addPixmap(_gapped(name, "grey"), QIcon.Mode.Disabled)
    if chosen_color:
        made.addPixmap(_gapped(name, chosen_color), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _gapped(name: str, color: str) -> QPixmap:
    image = QPixmap(picture_size(DRAWN))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.drawPixmap(0, 0, pixmap(name, color, DRAWN))
    painter.end()
    return image


def icon(name: str, color: str, size: int = 28) -> QIcon:
    """Return a picture for a button."""
    return QIcon(pixmap(name, color, size * 2))
