"""What is asked about a new theme by example: its name and its family."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from cxreader.model.theme import Codebook, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import QuietLabel

_LONGEST = 400


class TeachingForm(QWidget):
    """The example, and the name and the family of the theme that it is an example of.

    Signals:
        changed: Name or family is another one now.

    """

    changed = Signal()

    def __init__(self, appearance: Appearance, codebook: Codebook, parent: QWidget | None = None) -> None:
        """Make a form.

        Args:
            appearance: The program's look.
            codebook: The families to choose from, and the themes that there are.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self._themes: Mapping[str, Theme] = {theme.name.casefold(): theme for theme in codebook.themes}
        self._example = QLabel(wordWrap=True)
        self._name = QLineEdit()
        self._family = QComboBox()
        for family in codebook.families:
            self._family.addItem(family.name, family.id)
        self._chosen = 0
        self._said = QuietLabel(appearance)
        self._said.setWordWrap(True)
        self._arrange(appearance)
        self.setFocusProxy(self._name)
        self._name.textChanged.connect(self._settle)
        self._family.currentIndexChanged.connect(self.changed)
        self._settle()

    @property
    def name(self) -> str:
        """The name as it was typed, without spaces around it."""
        return self._name.text().strip()

    @property
    def family(self) -> str:
        """Id of the chosen family."""
        return str(self._family.currentData() or "")

    @property
    def theme(self) -> Theme | None:
        """The theme that has the name already, None where it is a new one."""
        return self._themes.get(self.name.casefold())

    def propose(self, example: str, name: str, family: str) -> None:
        """Fill in the example, and a name and a family that the person may change.

        Args:
            example: The passage.
            name: A name, selected so that typing puts another in its place; may be empty.
            family: Id of a family; the first one where there is none of that id.

        """
        words = " ".join(example.split())
        self._example.setText(f"“{words[:_LONGEST]}…”" if len(words) > _LONGEST else f"“{words}”")
        self._name.setText(name)
        self._name.selectAll()
        self._family.setCurrentIndex(max(0, self._family.findData(family)))

    def _arrange(self, appearance: Appearance) -> None:
        self._example.setAccessibleName(self.tr("Example"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows: Sequence[tuple[str, QWidget]] = (
            (self.tr("Example"), self._example),
            (self.tr("&Name"), self._name),
            (self.tr("&Family"), self._family),
        )
        for row, (words, widget) in enumerate(rows):
            label = QuietLabel(appearance, words)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter if row else Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self._said, len(rows), 1)
        grid.setRowStretch(len(rows) + 1, 1)

    def _settle(self) -> None:
        known = self.theme
        if self._family.isEnabled():
            self._chosen = self._family.currentIndex()
        self._family.setEnabled(known is None)
        if known:
            self._family.setCurrentIndex(self._family.findData(known.family))
            self._said.setText(self.tr("“{}” is there already. What you said of it so far is kept.").format(known.name))
        else:
            # as it was before the name was that of a theme for a while
            self._family.setCurrentIndex(self._chosen)
            self._said.setText(
                self.tr("A theme by example is never applied by itself: a passage has it where you say yes.")
            )
        self.changed.emit()
