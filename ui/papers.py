"""Photos and PDFs of receipts, read from outside and drawn: a photo is made smaller and loses where it was taken."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.i18n.translation import N_
from emprende_desktop.trade.papers import PDF, NewPaper, paper_of, xml_paper
from ui.printing import page_image

SIDE_MAX = 1600
LOGO_SIDE = 480
QUALITY = 80
PAPER_KINDS = N_("Photos and PDF (*.jpg *.jpeg *.png *.webp *.bmp *.pdf);;All files (*)")
FILE_MAX = 40 * 1024 * 1024


def read_paper(path: Path) -> NewPaper:
    """Return a file as a paper; a photo is written anew as JPEG, without the place and time the phone put into it.

    Raises UnreadableFileError.
    """
    content = _content(path)
    image = _upright(content)
    if not image.isNull():
        return paper_of(_smaller(image), str(path))
    found = paper_of(content, str(path))
    if found.media_type != PDF or drawn(found.media_type, found.content) is None:
        raise UnreadableFileError(str(path), "content")
    return found


def read_logo(path: Path) -> bytes:
    """Return a picture as a small PNG on white, as documents carry it; raises UnreadableFileError."""
    image = _upright(_content(path))
    if image.isNull():
        raise UnreadableFileError(str(path), "picture")
    if max(image.width(), image.height()) > LOGO_SIDE:
        image = image.scaled(
            LOGO_SIDE, LOGO_SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    white.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())


def document_file(path: Path, what: str) -> NewPaper:
    """Return the XML or the PDF (`what`) of a document as it is; raises UnreadableFileError."""
    content = _content(path)
    if what == "xml":
        return xml_paper(content, str(path))
    found = paper_of(content, str(path))
    if found.media_type != PDF:
        raise UnreadableFileError(str(path), "content")
    return found


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_MAX:
            raise UnreadableFileError(str(path), "size")
        return path.read_bytes()
    except OSError:
        raise UnreadableFileError(str(path), "missing") from None


def _upright(content: bytes) -> QImage:
    """Return a photo as it was taken: a phone held sideways writes down how it is to be turned, which is lost here."""
    held = QBuffer()
    held.setData(content)
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    return reader.read()


def _smaller(image: QImage) -> bytes:
    if max(image.width(), image.height()) > SIDE_MAX:
        image = image.scaled(
            SIDE_MAX, SIDE_MAX, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB32).save(held, "JPEG", QUALITY)  # type: ignore[call-overload]
    return bytes(held.data().data())


def drawn(media_type: str, content: bytes) -> QImage | None:
    """Return a paper as a picture, the first page of a PDF; None where nothing can be drawn of it."""
    if media_type != PDF:
        image = QImage.fromData(content)
        return None if image.isNull() else image
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        return page_image(document, 0) if len(document) else None
    finally:
        document.close()
