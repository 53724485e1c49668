"""A slim line above the text that tells something and offers what can be done about it."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.filling import fill
from cxreader.ui.icon_button import IconButton

_MARK_WIDTH = 4


class BannerKind(StrEnum):
    """How much a message matters."""

    INFO = "info"
    WARNING = "warning"


class Banner(QFrame):
    """A message with buttons; hidden while there is none.

    Signals:
        action_wanted: Key of the button that was pressed.
        dismissed: The person closed the message.

    """

    action_wanted = Signal(str)
    dismissed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._appearance = appearance
        self._kind = BannerKind.INFO
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions: dict[str, QPushButton] = {}
        self._close = IconButton(appearance, "close", self.tr("Close this message"))
        self._close.clicked.connect(self._on_close)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 8, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._close)
        appearance.changed.connect(self.update)
        self.hide()

    def show_message(
        self, text: str, actions: Sequence[tuple[str, str]] = (), kind: BannerKind = BannerKind.INFO
    ) -> None:
        """Show a message in place of any other.

        Args:
            text: What happened, then what can be done.
            actions: Key and words of each button.
            kind: How much it matters.

        """
        self._label.setText(text)
        self.setAccessibleName(text)
        self._kind = kind
        self._set_actions(actions)
        self.update()
        self.show()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self.setAccessibleName("")
        self._set_actions(())

    def withdraw(self, action: str) -> None:
        """Take the message away if it is one that offers an action, named by its key."""
        if action in self._actions:
            self.clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the first button."""
        # no focus proxy: with one, the way round by Tab never comes back to where it began
        next(iter((*self._actions.values(), self._close))).setFocus(event.reason())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the mark at the leading edge and the line below."""
        super().paintEvent(event)
        tokens = self._appearance.tokens
        painter = QPainter(self)
        fill(painter, self.rect(), tokens.page)
        mark = self.rect()
        mark.setWidth(_MARK_WIDTH)
        if self.isRightToLeft():
            mark.moveRight(self.rect().right())
        fill(painter, mark, self._colour())
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), tokens.hairline)

    def _set_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        for old in self._actions.values():
            self._row.removeWidget(old)
            # hidden first, since the button may be the very one whose press led here
            old.hide()
            old.deleteLater()
        self._actions = {}
        for place, (key, words) in enumerate(actions, start=1):
            button = QPushButton(words, autoDefault=False)
            button.clicked.connect(lambda _checked=False, key=key: self.action_wanted.emit(key))
            self._row.insertWidget(place, button)
            button.show()
            self._actions[key] = button
        # Tab can be led on only from what takes the focus itself
        before: QWidget = self._close
        for widget in (*self._actions.values(), self._close):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _colour(self) -> QColor:
        tokens = self._appearance.tokens
        return tokens.warning if self._kind is BannerKind.WARNING else tokens.accent
