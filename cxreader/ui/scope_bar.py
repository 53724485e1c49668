"""The bar that says in words what all views are about, and lets go of it piece by piece."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel

_DOT = 10
_GAP = 4  # between the dot and the words


class Token(NamedTuple):
    """One limit of the scope.

    Attributes:
        key: What stands for it between the bar and whoever listens.
        short: What the bar shows, such as ``PL`` or ``S2 Contact centre``.
        name: What it is called, such as ``Polish``.
        colour: The slot of a theme's family; empty for a language.

    """

    key: str
    short: str
    name: str
    colour: str = ""


class ScopeBar(QWidget):
    """The scope as a row of tokens and one sentence.

    Signals:
        removed: The person wants one token gone; its key.
        cleared: The person wants all of them gone.
    """

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scope")
        self._appearance = appearance
        self._tokens: tuple[Token, ...] = ()
        self._buttons: list[QToolButton] = []
        self._title = QLabel(self.tr("Scope:"), self)
        self._sentence = QuietLabel(appearance, parent=self)
        self._sentence.setObjectName("scopeSentence")
        self._clear = QPushButton(self.tr("Clear"), self)
        self._clear.setFlat(True)
        self._clear.setAccessibleName(self.tr("Clear scope"))
        self._clear.clicked.connect(self.cleared)
        self._layout = FlowLayout(self, 8)
        self._layout.setContentsMargins(12, 6, 12, 6)
        for widget in (self._title, self._sentence, self._clear):
            self._layout.addWidget(widget)
        # the bar must not jump when the first token comes, nor its words stand higher without one
        self._sentence.setMinimumHeight(self._clear.sizeHint().height())
        self.setMinimumHeight(self._clear.sizeHint().height() + 12)
        appearance.changed.connect(self._paint_dots)
        self.set_scope((), 0, 0)

    def set_scope(self, tokens: Sequence[Token], passages: int, documents: int) -> None:
        """Say another scope.

        Args:
            tokens: Its limits, in the order shown; none where everything is in scope.
            passages: Number of passages in it.
            documents: Number of documents that hold them.

        """
        if tuple(tokens) != self._tokens:
            self._tokens = tuple(tokens)
            self._rebuild()
        sentence = self._words(passages, documents)
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(self.tr("Scope: {sentence}").format(sentence=sentence))
        self._title.setVisible(bool(tokens))
        self._clear.setVisible(bool(tokens))
        self._layout.update()

    def _words(self, passages: int, documents: int) -> str:
        held = counted(passages, self.tr("{} passage"), self.tr("{} passages"))
        holders = counted(documents, self.tr("{} document"), self.tr("{} documents"))
        return self.tr("{passages} in {documents}").format(passages=held, documents=holders)

    def _rebuild(self) -> None:
        """Make the buttons anew; the focus stays at its place, so that one can go on removing."""
        focused = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(token) for token in self._tokens]
        # Tab can be led on only from what takes the focus itself
        before: QWidget = self._clear
        for place, button in enumerate(self._buttons, 1):
            self._layout.insert_widget(place, button)
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self._clear)
        self._paint_dots()
        if focused is not None and self._buttons:
            self._buttons[min(focused, len(self._buttons) - 1)].setFocus()

    def _button(self, token: Token) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("chip", True)
        button.setText(f"{token.short} ×")
        remove = self.tr("Remove {name}").format(name=token.name)
        button.setAccessibleName(remove)
        button.setToolTip(remove)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(_DOT + _GAP, _DOT))
        button.setFixedHeight(self._clear.sizeHint().height())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.removed.emit(token.key))
        button.show()
        return button

    def _paint_dots(self) -> None:
        for token, button in zip(self._tokens, self._buttons, strict=True):
            if token.colour:
                button.setIcon(_dot(self._appearance.tokens.ink(token.colour), self.devicePixelRatioF()))


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
