"""One theme summed up, beside the overview: its counts, typical words, and quotes that lead to their texts."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from cxreader.model.overview import Heading
from cxreader.model.summary import Quote, Summary
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel, TitleLabel
from cxreader.ui.summary_delegate import SummaryDelegate
from cxreader.ui.summary_rows import Cited, SummaryModel

_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SummaryPanel(QWidget):
    """What passages say of a theme. It only quotes.

    Signals:
        entered: The person wants to see a `Quote` in its text.
        copy_wanted: The summary is to be copied.
        export_wanted: The summary is to be written to a file.

    """

    entered = Signal(Quote)
    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary: Summary | None = None
        self._badge = _Badge(appearance, self)
        self._title = TitleLabel("", self)
        self._title.setWordWrap(True)
        self._counts = QuietLabel(appearance, "", self)
        self._counts.setWordWrap(True)
        self._part = QuietLabel(appearance, self.tr("From the texts that say most of it:"), self)
        self._part.setWordWrap(True)
        self._rows = SummaryModel(self)
        self._view = _View(self)
        self._view.setObjectName("summary")
        self._view.setAccessibleName(self.tr("Summary"))
        self._view.setModel(self._rows)
        self._view.setItemDelegate(SummaryDelegate(appearance, self._view))
        self._view.entered_on.connect(self._enter)
        self._copy = self._button(self.tr("Copy Summary"), self.copy_wanted)
        self._export = self._button(self.tr("Export Summary…"), self.export_wanted)
        appearance.changed.connect(self._view.viewport().update)
        self._arrange()
        self.set_heading(None)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return self._view, self._copy, self._export

    def set_heading(self, heading: Heading | None) -> None:
        """Say which theme or family is summed up, before it is; None for none."""
        self.summary = None
        self._rows.set_summary(None)
        coded = heading is not None and heading.short != heading.name
        self._badge.show_code(heading.short if heading and coded else "", heading.colour if heading else "")
        self._title.setText(heading.name if heading else "")
        passages = counted(heading.passages, self.tr("{} passage"), self.tr("{} passages")) if heading else ""
        self._counts.setText(passages)
        self._part.hide()
        self._offer()

    def set_summary(self, summary: Summary) -> None:
        """Show a summary; where it is one of the same theme, the list stays where it is."""
        if summary == self.summary:
            return
        here = self._view.currentIndex().row() if self.summary and self.summary.key == summary.key else 0
        self.summary = summary
        numbers = (
            counted(summary.passages, self.tr("{} passage"), self.tr("{} passages")),
            counted(len(summary.tongues), self.tr("{} language"), self.tr("{} languages")),
            counted(summary.documents, self.tr("{} text"), self.tr("{} texts")),
        )
        self._counts.setText(", ".join(numbers))
        self._part.setVisible(summary.is_part)
        self._rows.set_summary(summary)
        self._view.setAccessibleDescription(f"{summary.name}: {', '.join(numbers)}")
        self._view.setCurrentIndex(self._rows.index(min(here, self._rows.rowCount() - 1)))
        self._offer()

    def _offer(self) -> None:
        for button in (self._copy, self._export):
            button.setEnabled(bool(self.summary and self.summary.passages))

    def _enter(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if isinstance(row, Cited):
            self.entered.emit(row.quote)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 0)
        head.setSpacing(8)
        head.addWidget(self._badge)
        head.addWidget(self._title, 1)
        below = QWidget(self)
        buttons = FlowLayout(below, 8)
        buttons.setContentsMargins(12, 6, 12, 8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for label in (self._counts, self._part):
            label.setContentsMargins(16, 2, 12, 4)
            column.addWidget(label)
        column.addWidget(self._view, 1)
        column.addWidget(below)

    def _button(self, words: str, wish: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setMinimumHeight(30)
        button.clicked.connect(wish)
        return button


class _View(QListView):
    """Quotes; Enter or a click on one leads to its text."""

    entered_on = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter; leave the rest to the list."""
        if event.key() in _ENTERS:
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.entered_on.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Badge(QWidget):
    """The code of a theme on the colour of its family."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._code = self._colour = ""
        self.setFixedSize(badges.badge_size(self.font()))
        appearance.changed.connect(self.update)

    def show_code(self, code: str, colour: str) -> None:
        """Show another code, or none."""
        self._code, self._colour = code, colour
        self.setVisible(bool(code))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badges.paint_theme_badge(painter, self.rect(), self._code, self._appearance.tokens, self._colour, self.font())
