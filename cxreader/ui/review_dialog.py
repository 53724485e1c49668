"""The list of notes whose places were looked for in a changed file, each with its old and its new sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.analysis.changes import changes
from cxreader.model.anchor import Outcome
from cxreader.model.pieces import Kind, Piece
from cxreader.model.review import ReviewRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.changes_view import ChangesView
from cxreader.ui.counts import counted
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel, TitleLabel

_LONGEST_QUOTE = 90


class ReviewDialog(QDialog):
    """Asks for each note whether it is in its place; rows are settled from outside.

    Once it is closed, ``elsewhere`` is the row whose place the person wants to choose in the text, if any.

    Signals:
        confirmed: This highlight is in its place; its id.
        kept: This highlight belongs nowhere any more and stays as a note; its id.

    """

    confirmed = Signal(int)
    kept = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setWindowTitle(self.tr("Check Places of Notes"))
        self.resize(880, 560)
        self.elsewhere: ReviewRow | None = None
        self._rows: tuple[ReviewRow, ...] = ()
        self._count = TitleLabel("")
        self._list = _List()
        self._list.setObjectName("reviewList")
        self._list.setAccessibleName(self.tr("Notes"))
        self._before = ChangesView(appearance)
        self._before.setAccessibleName(self.tr("As you marked it"))
        self._now = ChangesView(appearance)
        self._now.setAccessibleName(self.tr("In the text as it is now"))
        self._where = QuietLabel(appearance)
        self._right = QPushButton(self.tr("This Is Right (Y)"), default=True)
        self._choose = QPushButton(self.tr("Not Here: Choose in Text (C)"), autoDefault=False)
        self._keep = QPushButton(self.tr("Keep as a Note (X)"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._arrange(appearance)
        self._list.currentRowChanged.connect(self._show)
        self._list.pressed_key.connect(self._on_key)
        self._right.clicked.connect(lambda: self.confirmed.emit(self._rows[self._list.currentRow()].highlight))
        self._keep.clicked.connect(lambda: self.kept.emit(self._rows[self._list.currentRow()].highlight))
        self._choose.clicked.connect(self._leave_for_text)
        self._close.clicked.connect(self.reject)

    def set_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show notes; the current place in the list stays, so that one can go through them with one key."""
        place = max(0, self._list.currentRow())
        if self._rows and [row.highlight for row in rows[: place + 1]] == [
            row.highlight for row in self._rows[: place + 1]
        ]:
            # it was settled and is still where it was
            place = next((n for n, row in enumerate(rows) if row.outcome is Outcome.CONFIRM), place)
        self._rows = tuple(rows)
        asked = sum(row.outcome is Outcome.CONFIRM for row in rows)
        self._count.setText(
            counted(asked, self.tr("{} note to be confirmed"), self.tr("{} notes to be confirmed"))
            if asked
            else self.tr("Nothing left to be confirmed")
        )
        self._list.blockSignals(True)
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(self._line(row))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._line(row).replace("\n", ". "))
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setCurrentRow(min(place, len(rows) - 1))
        self._show(self._list.currentRow())
        self._list.setFocus()

    def _line(self, row: ReviewRow) -> str:
        quote = " ".join(row.before[slice(*row.old)].split())
        short = f"{quote[:_LONGEST_QUOTE].rstrip()}…" if len(quote) > _LONGEST_QUOTE else quote
        return f"{self._outcome(row)} · {row.title}\n“{short}”"

    def _outcome(self, row: ReviewRow) -> str:
        if row.outcome is Outcome.CONFIRM:
            return self.tr("To be confirmed")
        return self.tr("No longer in the text") if row.outcome is Outcome.LOST else self.tr("In its place")

    def _show(self, place: int) -> None:
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        asked = row is not None and row.outcome is Outcome.CONFIRM
        self._right.setEnabled(asked)
        self._keep.setEnabled(asked)
        self._choose.setEnabled(row is not None)
        if row is None:
            self._before.show_pieces(())
            self._now.show_pieces(())
            self._where.clear()
            return
        pieces = changes(row.before, row.now) if row.now else (Piece(Kind.SAME, row.before),)
        self._before.show_pieces([piece for piece in pieces if piece.kind is not Kind.NEW])
        self._now.show_pieces([piece for piece in pieces if piece.kind is not Kind.GONE] if row.now else ())
        self._before.frame(*row.old)
        self._now.frame(*row.new)
        self._now.setPlaceholderText(self.tr("These words are not in the text any more."))
        self._where.setText(self.tr("Your note: {}").format(row.note) if row.note else "")

    def _leave_for_text(self) -> None:
        self.elsewhere = self._rows[self._list.currentRow()]
        self.accept()

    def _on_key(self, key: int) -> None:
        wishes = {Qt.Key.Key_Y: self._right, Qt.Key.Key_X: self._keep, Qt.Key.Key_C: self._choose}
        wishes[Qt.Key(key)].click()

    def _arrange(self, appearance: Appearance) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._count)
        told = QuietLabel(
            appearance, self.tr("These notes were made in another text than this one. Nothing of them is lost.")
        )
        column.addWidget(told)
        column.addWidget(self._list, 2)
        sides = QHBoxLayout()
        sides.setSpacing(8)
        for words, view in ((self.tr("As you marked it"), self._before), (self.tr("Now"), self._now)):
            side = QVBoxLayout()
            label = QLabel(words)
            label.setBuddy(view)
            side.addWidget(label)
            side.addWidget(view, 1)
            sides.addLayout(side, 1)
        column.addLayout(sides, 2)
        self._where.setWordWrap(True)
        column.addWidget(self._where)
        column.addLayout(foot(self._choose, self._keep, None, self._close, self._right))


class _List(QListWidget):
    """The list itself, which answers the letters of the buttons."""

    pressed_key = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the letters."""
        if event.key() in (Qt.Key.Key_Y, Qt.Key.Key_X, Qt.Key.Key_C) and not event.modifiers():
            self.pressed_key.emit(event.key())
        else:
            super().keyPressEvent(event)
