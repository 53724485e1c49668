"""The dialog that tells what a library holds and where it is, and backs it up."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxreader.model import language
from cxreader.model.keeping import Backup, Inventory
from cxreader.ui.counts import counted, grouped, sized
from cxreader.ui.foot import foot
from cxreader.ui.labels import TitleLabel
from cxreader.ui.moments import moment

# room that holds nothing pays to be given back from so many bytes on, and from this share of the file
_SPARE, _SHARE = 5_000_000, 0.1
# languages that are named one by one
_NAMED = 6


class LibraryProperties(QDialog):
    """Rows of a name and a value each, and what can be done with the file.

    Signals:
        backup_wanted: It is to be backed up now.
        folder_wanted: Its folder is to be shown.
        compact_wanted: Its file is to be made smaller.

    """

    backup_wanted = Signal()
    folder_wanted = Signal()
    compact_wanted = Signal()

    def __init__(self, name: str, path: Path, *, writable: bool, parent: QWidget | None = None) -> None:
        """Make the dialog; what the library holds is put in when it is known.

        Args:
            name: Name of the library.
            path: Its file.
            writable: Whether it can be written to.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("libraryProperties")
        self.setWindowTitle(self.tr("Library Properties"))
        self.setMinimumWidth(560)
        self._writable = writable
        self._values: dict[str, QLabel] = {}
        self._backup = QPushButton(self.tr("Back Up Now"), autoDefault=False)
        self._folder = QPushButton(self.tr("Show in Folder"), autoDefault=False)
        self._compact = QPushButton(self.tr("Compact"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), default=True)
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._arrange(name, path)
        self._backup.setEnabled(writable)
        self._compact.hide()
        self._backup.clicked.connect(self._want_backup)
        self._folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        self._compact.clicked.connect(self._want_compact)
        self._close.clicked.connect(self.reject)
        self._close.setFocus()

    def set_inventory(self, known: Inventory) -> None:
        """Show what the library holds."""
        self._put("size", sized(known.size))
        self._put("documents", grouped(known.documents))
        self._put("passages", grouped(known.passages))
        self._put("words", self._length(known))
        self._put("languages", self._languages(known))
        self._put("highlights", grouped(known.highlights))
        self._put("decisions", grouped(known.decisions))
        if known.made:
            self._put("made", moment(datetime.fromisoformat(known.made)))
        self._compact.setText(self.tr("Compact ({} Less)").format(sized(known.spare)))
        self._compact.setVisible(self._writable and known.spare > max(_SPARE, _SHARE * known.size))

    def set_backup(self, last: Backup | None) -> None:
        """Show when the library was backed up last, None for never."""
        self._put("backup", self.tr("{}, {}").format(moment(last.made), sized(last.size)) if last else self.tr("Never"))
        self._backup.setEnabled(self._writable)

    def say(self, words: str) -> None:
        """Tell what came of a wish."""
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._backup.setEnabled(self._writable)
        self._compact.setEnabled(True)

    def _arrange(self, name: str, path: Path) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        # a path has no place to be broken at
        file = QLineEdit(str(path), readOnly=True)
        file.setObjectName("file")
        file.setCursorPosition(0)
        self._add(grid, self.tr("File"), file)
        for key, words in self._names().items():
            value = QLabel("…", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # nothing but words to those who go by keys
            value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            value.setObjectName(key)
            self._values[key] = value
            self._add(grid, words, value)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(TitleLabel(name))
        column.addLayout(grid)
        column.addWidget(self._said)
        column.addLayout(foot(self._backup, self._folder, self._compact, None, self._close))

    def _add(self, grid: QGridLayout, words: str, value: QWidget) -> None:
        row = grid.rowCount()
        name = QLabel(words)
        name.setBuddy(value)
        # beside the first line of a value, however many it has, and in the middle of a field
        value.ensurePolished()
        name.setMinimumHeight(value.sizeHint().height())
        value.setAccessibleName(words)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)

    def _names(self) -> dict[str, str]:
        return {
            "size": self.tr("Size"),
            "documents": self.tr("Documents"),
            "passages": self.tr("Passages"),
            "words": self.tr("Length"),
            "languages": self.tr("Languages"),
            "highlights": self.tr("Highlights"),
            "decisions": self.tr("Decisions"),
            "made": self.tr("Made"),
            "backup": self.tr("Last backup"),
        }

    def _put(self, key: str, words: str) -> None:
        self._values[key].setText(words)
        self._values[key].setAccessibleName(f"{self._names()[key]}: {words}")

    def _length(self, known: Inventory) -> str:
        parts = []
        if known.words or not known.characters:
            parts.append(counted(known.words, self.tr("{} word"), self.tr("{} words")))
        if known.characters:
            parts.append(counted(known.characters, self.tr("{} character"), self.tr("{} characters")))
        return self.tr(" and ").join(parts)

    def _languages(self, known: Inventory) -> str:
        named = [f"{language.name(base)} {grouped(count)}" for base, count in known.languages[:_NAMED]]
        more = len(known.languages) - _NAMED
        if more > 0:
            named.append(self.tr("{} more").format(grouped(more)))
        return ", ".join(named) or self.tr("None yet")

    def _want_backup(self) -> None:
        self._backup.setEnabled(False)
        self._said.setText(self.tr("Backing up…"))
        self._close.setFocus()
        self.backup_wanted.emit()

    def _want_compact(self) -> None:
        self._compact.setEnabled(False)
        self._said.setText(self.tr("Making the file smaller…"))
        self._close.setFocus()
        self.compact_wanted.emit()
