"""The dialog that asks in which encoding a file is to be read, and shows how it would read."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cxreader.readers.encodings import ENCODINGS, encoding_name
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.labels import TitleLabel
from cxreader.ui.picker_entries import Entry
from cxreader.ui.picker_list import PickerList


class Preview(NamedTuple):
    """How the beginning of a file reads in an encoding.

    Attributes:
        text: Its first characters, with U+FFFD where bytes make no sense.
        damage: Places where they make none, in all of the file that was looked at.
        whole: Whether that is all of the file.

    """

    text: str
    damage: int
    whole: bool


class EncodingDialog(QDialog):
    """Asks for an encoding; it reads nothing itself. Once accepted, ``chosen`` is Python's name of it."""

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        codec: str,
        provider: Callable[[str], Preview],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            name: The encoding that the file was read in, as people know it.
            codec: Python's name of it; empty where that is not known.
            provider: Gives the preview for a codec, quickly.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("encodingDialog")
        self.setWindowTitle(self.tr("Encoding"))
        self.resize(880, 480)
        self._codec = codec
        self._provider = provider
        self._now = TitleLabel(self.tr("Read as {}").format(name))
        self._list = PickerList(appearance, badged=False)
        self._list.say(
            self.tr("Encodings"), self.tr("Name, script or region"), self.tr("No encoding has these letters.")
        )
        self._preview = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self._said = QLabel(wordWrap=True)
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._again = QPushButton(self.tr("Read Again"), default=True)
        self._arrange()
        self._cancel.clicked.connect(self.reject)
        self._again.clicked.connect(self.accept)
        self._list.entered.connect(self._again.click)
        self._list.moved.connect(self._show)
        self._list.offer([self._entry(row.codec, row.name, row.group) for row in ENCODINGS])
        self._list.choose(codec)
        self._list.setFocus()

    @property
    def chosen(self) -> str:
        """Python's name of the encoding in the list that is the current one; empty for none."""
        return self._list.chosen or ""

    def _entry(self, codec: str, name: str, group: str) -> Entry:
        aside = self.tr("{} · as now").format(group) if codec == self._codec else group
        return Entry(codec, "", "", name, aside, (group,))

    def _arrange(self) -> None:
        self._preview.setObjectName("preview")
        self._preview.setAccessibleName(self.tr("Preview"))
        self._preview.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # room for two lines at all times, so that nothing jumps when it speaks
        self._said.setMinimumHeight(self._said.fontMetrics().lineSpacing() * 2)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        for head, body, stretch in ((self._now, self._list, 2), (TitleLabel(self.tr("Preview")), self._preview, 3)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(head)
            column.addWidget(body, 1)
            columns.addLayout(column, stretch)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._said, 1)
        for button in (self._cancel, self._again):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addLayout(foot)

    def _show(self) -> None:
        codec = self.chosen
        preview = self._provider(codec) if codec else Preview("", 0, whole=True)
        self._preview.setPlainText(preview.text)
        self._said.setText(self._described(codec, preview) if codec else "")
        self._preview.setAccessibleDescription(self._said.text())
        self._again.setEnabled(bool(codec) and codec != self._codec)

    def _described(self, codec: str, preview: Preview) -> str:
        """Return how much of what was looked at can be read, in a sentence."""
        name = encoding_name(codec)
        if preview.damage:
            places = counted(preview.damage, self.tr("{} place"), self.tr("{} places"))
            if preview.whole:
                return self.tr("{} cannot be read as {}; � stands there.").format(places, name)
            return self.tr("At the beginning {} cannot be read as {}; � stands there.").format(places, name)
        if preview.whole:
            return self.tr("All of it can be read as {}.").format(name)
        return self.tr("As far as the beginning shows, all of it can be read as {}.").format(name)
