"""What stands in the place of the list of passages while none is in scope."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.ui.counts import grouped


class PassagesNowhere(QWidget):
    """Says what there is none of, and the two ways out.

    Signals:
        others_wanted: The person wants to see the other languages too.
        clear_wanted: The person wants no limits.

    """

    others_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noPassages")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._others = self._button(self.others_wanted)
        self._clear = self._button(self.clear_wanted)
        self._clear.setText(self.tr("Clear scope"))
        self.setFocusProxy(self._clear)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._others)
        row.addWidget(self._clear)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addStretch(3)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return self._others, self._clear

    def tell(self, themes: Sequence[str], languages: Sequence[str], others: int, scope: str = "") -> None:
        """Say what there is none of.

        Args:
            themes: Names of the scope's themes.
            languages: Names of its languages.
            others: How many passages there are in other languages.
            scope: The scope as a sentence without a stop where it has other limits as well.

        """
        about, tongues = (self.tr(" or ").join(names) for names in (themes, languages))
        if scope:
            words = self.tr("No {}.").format(scope[:1].lower() + scope[1:])
        elif themes and languages:
            words = self.tr("No passages about {themes} in {languages}.").format(themes=about, languages=tongues)
        elif themes:
            words = self.tr("No passages about {}.").format(about)
        else:
            words = self.tr("No passages in {}.").format(tongues) if languages else self.tr("No passages.")
        self._words.setText(words)
        self._others.setText(self.tr("Show other languages ({})").format(grouped(others)))
        self._others.setVisible(others > 0)
        self._clear.setVisible(bool(themes or languages or scope))
        self.setFocusProxy(self._others if others else self._clear)

    def _button(self, wish: object) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.setMinimumHeight(32)
        button.clicked.connect(wish)
        return button
