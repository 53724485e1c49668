"""The bar that says in words what all views are about, and lets go of it piece by piece."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.chip import Chip
from cxreader.ui.flow_layout import FlowLayout, in_lines
from cxreader.ui.labels import QuietLabel
from cxreader.ui.scope_words import TokenWords, size_words

_DOT = 10
_GAP = 4  # between the dot and the words
_LINES = 2  # that tokens may take before they are folded
_WIDEST = 220  # pixels that the words of a token may take


class ScopeBar(QWidget):
    """The scope as a row of tokens and one sentence.

    Tokens that take more than two lines are folded into a button that shows them all.

    Signals:
        removed: The person wants one token gone; the limit that it stands for.
        cleared: The person wants all of them gone.
    """

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scope")
        self._appearance = appearance
        self._tokens: tuple[TokenWords, ...] = ()
        self._buttons: list[Chip] = []
        self._unfolded = False
        self._title = QLabel(self.tr("Scope:"), self)
        self._more = Chip(self)
        self._more.clicked.connect(self._turn_fold)
        self._sentence = QuietLabel(appearance, parent=self)
        self._sentence.setObjectName("scopeSentence")
        self._clear = QPushButton(self.tr("Clear"), self)
        self._clear.setFlat(True)
        self._clear.setAccessibleName(self.tr("Clear scope"))
        self._clear.clicked.connect(self.cleared)
        self._layout = FlowLayout(self, 8)
        self._layout.setContentsMargins(12, 6, 12, 6)
        for widget in (self._title, self._more, self._sentence, self._clear):
            self._layout.addWidget(widget)
        # the bar must not jump when the first token comes, nor its words stand higher without one
        self._line = self._clear.sizeHint().height()
        self._sentence.setMinimumHeight(self._line)
        self._more.setFixedHeight(self._line)
        self.setMinimumHeight(self._line + 12)
        appearance.changed.connect(self._paint_dots)
        self.set_tokens((), "")
        self.set_size(0, 0)

    def set_tokens(self, tokens: Sequence[TokenWords], sentence: str) -> None:
        """Say another scope.

        Args:
            tokens: Its limits, in the order shown; none where everything is in scope.
            sentence: All of it as one sentence, for a tooltip and for screen readers.

        """
        if tuple(tokens) != self._tokens:
            self._tokens = tuple(tokens)
            self._unfolded = self._unfolded and len(tokens) > 1
            self._rebuild()
        self._sentence.setToolTip(sentence)
        self._sentence.setAccessibleDescription(sentence)
        self._title.setVisible(bool(tokens))
        self._clear.setVisible(bool(tokens))
        self._fold()

    def set_size(self, passages: int, documents: int) -> None:
        """Say how large the scope is: the number of passages in it, and of documents that hold them."""
        self._say(size_words(passages, documents))

    def set_counting(self) -> None:
        """Say that it is not known yet how large the scope is."""
        self._say(self.tr("Counting…"))

    def _say(self, words: str) -> None:
        self._sentence.setText(words)
        self._sentence.setAccessibleName(self.tr("Scope: {sentence}").format(sentence=words))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold tokens anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fold()

    def _fold(self) -> None:
        """Show as many tokens as go into two lines, and a button for the rest."""
        shown = self._room()
        folded = self._tokens[shown:]
        for place, button in enumerate(self._buttons):
            button.setVisible(self._unfolded or place < shown)
        if self._unfolded:
            self._more.setText(self.tr("Fewer"))
            self._more.setAccessibleName(self.tr("Show fewer limits"))
        else:
            self._more.setText(f"+{len(folded)}")
            self._more.setAccessibleName(self.tr("Show {} more limits").format(len(folded)))
        self._more.setToolTip(", ".join(token.name for token in folded))
        if self._more.hasFocus() and not folded and self._buttons:
            self._buttons[-1].setFocus()
        self._more.setVisible(bool(folded))
        self._layout.update()

    def _room(self) -> int:
        """Return how many tokens go into two lines, at least one."""
        margins = self._layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        before, after = (
            [self._title.sizeHint().width()],
            [self._sentence.sizeHint().width(), self._clear.sizeHint().width()],
        )
        widths = [button.sizeHint().width() for button in self._buttons]
        for count in range(len(widths), 1, -1):
            more = [self._more.sizeHint().width()] if count < len(widths) else []
            if in_lines((*before, *widths[:count], *more, *after), room, self._layout.spacing())[-1] < _LINES:
                return count
        return min(1, len(widths))

    def _turn_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _rebuild(self) -> None:
        """Make the buttons anew; the focus stays at its place, so that one can go on removing."""
        focused = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        for button in self._buttons:
            self._layout.drop(button)
        self._buttons = [self._button(token) for token in self._tokens]
        # Tab can be led on only from what takes the focus itself
        before: QWidget = self._clear
        for place, button in enumerate(self._buttons, 1):
            self._layout.insert_widget(place, button)
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self._more)
        QWidget.setTabOrder(self._more, self._clear)
        self._paint_dots()
        if focused is not None and self._buttons:
            self._buttons[min(focused, len(self._buttons) - 1)].setFocus()

    def _button(self, words: TokenWords) -> Chip:
        short = self._more.fontMetrics().elidedText(words.short, Qt.TextElideMode.ElideMiddle, _WIDEST)
        button = Chip(self, f"{short} ×", self.tr("Remove {name}").format(name=words.name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(_DOT + _GAP, _DOT))
        button.setFixedHeight(self._line)
        button.clicked.connect(lambda: self.removed.emit(words.token))
        button.show()
        return button

    def _paint_dots(self) -> None:
        for words, button in zip(self._tokens, self._buttons, strict=True):
            if words.colour:
                button.setIcon(_dot(self._appearance.tokens.ink(words.colour), self.devicePixelRatioF()))


def _dot(colour: QColor, ratio: float) -> QIcon:
    dot = QPixmap(round((_DOT + _GAP) * ratio), round(_DOT * ratio))
    dot.setDevicePixelRatio(ratio)
    dot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(0, 0, _DOT, _DOT))
    painter.end()
    return QIcon(dot)
