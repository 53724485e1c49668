"""Choosing another encoding for the open document: its file's bytes, how they would read, and reading them again."""

import re
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.errors import LibraryError, ReadError
from cxreader.model.characters import REPLACEMENT
from cxreader.model.document import Form
from cxreader.model.views import OpenDocument
from cxreader.readers.decode import decode_as
from cxreader.readers.source import take
from cxreader.ui.appearance import Appearance
from cxreader.ui.encoding_dialog import EncodingDialog, Preview
from cxreader.ui.hub import Hub
from cxreader.ui.opening import Opening

# bytes that a preview looks at, characters that it shows, and those at a cut that may be half there
_HEAD, _SHOWN, _EDGE = 65_536, 2_000, 8
_DAMAGE = re.compile(f"{REPLACEMENT}+")


class EncodingChoice(QObject):
    """Asks for an encoding and has the file read again in it."""

    def __init__(self, hub: Hub, opening: Opening, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._appearance = appearance
        self._window = window

    def run(self) -> None:
        """Ask and, unless the person thinks better of it, read again."""
        document = self._hub.document
        if document is None:
            return
        try:
            wish = self._hub.session.recoding(document.id, document.codec)
            path, form = Path(wish.stored.name), wish.stored.form
            if form.format and not document.codec:
                words = self.tr("“{}” says itself how its letters are kept: there is no encoding to choose")
                self._hub.said.emit(words.format(path.name))
                return
            data, _ = take(path)
        except LibraryError as pasted:
            self._hub.said.emit(str(pasted))
        except ReadError as gone:
            self._hub.failed.emit(str(gone))
        else:
            self._ask(document, data, form)

    def _ask(self, document: OpenDocument, data: bytes, form: Form) -> None:
        dialog = EncodingDialog(
            self._appearance, document.encoding, document.codec, lambda codec: preview(data, codec), self._window
        )
        if dialog.exec():
            if form.format:
                # offsets of a text that was put together are not those of bytes
                self._opening.reread(document.id, form.manner._replace(encoding=dialog.chosen))
            else:
                self._opening.recode(document.id, dialog.chosen)
        # its parent would keep it for as long as the window lives
        dialog.deleteLater()


def preview(data: bytes, codec: str) -> Preview:
    """Return how the beginning of some bytes reads in an encoding, by Python's name of that."""
    text, whole = decode_as(data[:_HEAD], codec).text, len(data) <= _HEAD
    looked_at = text if whole else text[:-_EDGE]
    return Preview(looked_at[:_SHOWN], len(_DAMAGE.findall(looked_at)), whole)
