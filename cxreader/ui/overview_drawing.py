"""The overview drawn as a picture of pixels."""

from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from cxreader.exporters import overview_picture
from cxreader.model.overview import Sheet

# a picture is drawn at twice its size, unless it would take more pixels than these
_MOST_PIXELS = 24_000_000


def drawn(sheet: Sheet) -> QImage:
    """Return an overview as a picture."""
    width, height = overview_picture.extent(sheet.overview)
    scale = 2 if 4 * width * height <= _MOST_PIXELS else 1
    source = QBuffer()
    source.setData(overview_picture.svg(sheet))
    reader = QImageReader(source, b"svg")
    reader.setScaledSize(QSize(width * scale, height * scale))
    return reader.read()


def png(sheet: Sheet) -> bytes:
    """Return an overview as a file with a picture."""
    target = QBuffer()
    QImageWriter(target, b"png").write(drawn(sheet))
    return bytes(target.data().data())
