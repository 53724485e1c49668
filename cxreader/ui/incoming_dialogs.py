"""The dialogs that tell what a file of another program holds before it comes in, and what became of it afterwards."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.incoming import Coming, TakenIn
from cxreader.ui.appearance import Appearance
from cxreader.ui.incoming_words import coming_rows, details, heading, is_all_here, taken_rows
from cxreader.ui.labels import QuietLabel, TitleLabel

_WIDTH = 560
# letters of a title and of a file's name that are shown
_LONGEST = 120


class _Told(QDialog):
    """A title, a sentence for each kind of thing, and what else there is to tell."""

    def __init__(
        self, title: str, more: QLabel, rows: Sequence[tuple[str, str]], told: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_WIDTH)
        self._title = TitleLabel(_short(title))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._rows.setColumnStretch(1, 1)
        for row, (name, sentence) in enumerate(rows):
            label = QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setAccessibleName(f"{name}: {sentence}")
            self._rows.addWidget(QLabel(name), row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(label, row, 1)
        self._words = "\n".join((title, *(f"{name}: {sentence}" for name, sentence in rows), *filter(None, (told,))))
        # what a screen reader says when the dialog opens
        self.setAccessibleDescription(" ".join(sentence for _, sentence in rows))
        self._details = QPlainTextEdit(told, readOnly=True, tabChangesFocus=True)
        self._details.setObjectName("incomingDetails")
        self._details.setAccessibleName(self.tr("What was read otherwise, and what is left out"))
        self._details.setMinimumHeight(120)
        self._details.setVisible(bool(told))
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(more)
        column.addLayout(self._rows)
        column.addWidget(self._details, 1)
        if not told:
            column.addStretch()
        column.addLayout(self._foot)

    def _add_button(self, words: str, *, default: bool = False) -> QPushButton:
        button = QPushButton(words, default=default, autoDefault=False)
        button.setMinimumHeight(28)
        self._foot.addWidget(button)
        return button


class IncomingDialog(_Told):
    """Tells what a file holds and asks whether that is to come in; accepted where it is."""

    def __init__(self, appearance: Appearance, coming: Coming, file: Path, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            appearance: Gives the colours.
            coming: What would become of it.
            file: The file.
            parent: The window it belongs to.

        """
        incoming = coming.incoming
        more = QuietLabel(appearance, _short(file.name))
        more.setTextFormat(Qt.TextFormat.PlainText)
        more.setToolTip(str(file))
        rows = coming_rows(coming)
        super().__init__(heading(incoming.source), more, rows, details(incoming.adjusted, incoming.left), parent)
        self.setObjectName("incoming")
        self.setWindowTitle(self.tr("Import Notes"))
        nothing = is_all_here(coming)
        words = self.tr("All of it is here already.") if rows else self.tr("There is nothing in it.")
        told = QuietLabel(appearance, words if nothing else self.tr("Undo takes back all of it at once."))
        self._foot.addWidget(told, 1)
        cancel = self._add_button(self.tr("Close") if nothing else self.tr("Cancel"), default=nothing)
        cancel.clicked.connect(self.reject)
        take = self._add_button(self.tr("Import"), default=not nothing)
        take.setEnabled(not nothing)
        take.clicked.connect(self.accept)
        (cancel if nothing else take).setFocus()


class IncomingReport(_Told):
    """Tells what became of a file; accepted where the places of notes are to be checked."""

    def __init__(self, appearance: Appearance, source: str, taken: TakenIn, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            appearance: Gives the colours.
            source: What the file is called, for people.
            taken: What became of it.
            parent: The window it belongs to.

        """
        rows = taken_rows(taken)
        more = QuietLabel(appearance, self.tr("Undo takes back all of it at once."))
        super().__init__(heading(source), more, rows, details(taken.adjusted, taken.left), parent)
        self.setObjectName("incomingReport")
        self.setWindowTitle(self.tr("What Came In"))
        copy = self._add_button(self.tr("Copy"))
        copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(self._words))
        check = self._add_button(self.tr("Check Places…"))
        check.setVisible(bool(taken.unsure))
        check.clicked.connect(self.accept)
        self._foot.addStretch()
        close = self._add_button(self.tr("Close"), default=True)
        close.clicked.connect(self.reject)
        close.setFocus()


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f"{flat[:_LONGEST].rstrip()}…" if len(flat) > _LONGEST else flat
