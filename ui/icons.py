"""Pictures in any colour and size, drawn from the shipped vectors."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from resources.files import read_bytes
from ui.theme import color as color_of


def pixmap(name: str, color: str, size: int) -> QPixmap:
    """Return a picture, drawn once; the vectors draw in `currentColor`, a colour or the name of one of the palette."""
    shown = color_of(color)
    key = f"{name} {shown} {size}"
    image = QPixmap()
    if not QPixmapCache.find(key, image):
        image = _drawn(name, shown, size)
        QPixmapCache.insert(key, image)
    return image


def _drawn(name: str, color: str, size: int) -> QPixmap:
    svg = read_bytes(f"icons/{name}.svg").replace(b"currentColor", color.encode())
    image = QPixmap(QSize(size, size))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
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
