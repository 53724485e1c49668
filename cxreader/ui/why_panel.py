"""The panel that says why a passage has its theme, and asks whether that is right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxreader.model.theme import Family
from cxreader.model.views import Reason
from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import TitleLabel
from cxreader.ui.pane import Pane
from cxreader.ui.theme_tabs import ThemeTabs
from cxreader.ui.why_text import WhyText
from cxreader.ui.why_view import WhyView


class WhyPanel(Pane):
    """The reasons of one passage, one theme at a time.

    Signals:
        theme_selected: The person looks at another theme of the passage; its id.
        accepted: The theme looked at is right.
        refused: The theme looked at is not right.
        change_wanted: Give the passage another theme.
        search_wanted: A word that matched is to be searched for in all documents.
        others_wanted: What other languages have for a word is, by its term of the codebook.

    """

    theme_selected = Signal(str)
    accepted = Signal()
    refused = Signal()
    change_wanted = Signal()
    search_wanted = Signal(str)
    others_wanted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._reasons: tuple[Reason, ...] = ()
        self._current = 0
        self._families: Mapping[str, Family] = {}
        self._has_passage = False
        self._noise = ""
        self._tabs = ThemeTabs(appearance)
        self._tabs.chosen.connect(self._on_chosen)
        self._text = WhyView()
        self._text.setObjectName("why")
        self._text.setAccessibleName(self.tr("Why this theme"))
        self._text.search_wanted.connect(self.search_wanted)
        self._text.others_wanted.connect(self.others_wanted)
        self._text.setMinimumHeight(72)
        self._writer = WhyText(appearance, self)
        self._yes = self._button(self.tr("Yes"), self.tr("Yes, this theme"))
        self._no = self._button(self.tr("Not this"), self.tr("Not this theme"))
        self._change = self._button(self.tr("Change…"), self.tr("Change the theme…"))
        self._yes.clicked.connect(self.accepted)
        self._no.clicked.connect(self.refused)
        self._change.clicked.connect(self.change_wanted)
        self.set_home(self._text)
        self._arrange()
        appearance.changed.connect(self._restyle)
        self._restyle()

    def set_reasons(self, reasons: Sequence[Reason], current: int, families: Mapping[str, Family]) -> None:
        """Show the reasons of a passage.

        Args:
            reasons: Its themes with their reasons; none where it has no theme.
            current: Place of the one to look at.
            families: The families of its themes, by id.

        """
        self._reasons, self._families = tuple(reasons), families
        self._current = current
        self._has_passage, self._noise = True, ""
        self._tabs.set_reasons(self._reasons, current, families)
        self._show_current()

    def clear(self) -> None:
        """Show that no passage is looked at."""
        self.set_reasons((), 0, {})
        self._has_passage = False
        self._show_current()

    def set_noise(self, why: str) -> None:
        """Show why a passage is noise, which has no themes."""
        self.set_reasons((), 0, {})
        self._has_passage, self._noise = False, why
        self._show_current()

    def theme(self) -> str | None:
        """Return the id of the theme that is looked at, None where there is none."""
        return self._reasons[self._current].theme.id if self._reasons else None

    def _on_chosen(self, place: int) -> None:
        self._current = place
        self._show_current()
        self.theme_selected.emit(self._reasons[place].theme.id)

    def _show_current(self) -> None:
        document = self._text.document()
        matched = self._reasons[self._current].matched if self._reasons else ()
        self._text.set_words((words, term) for words, term, _ in matched)
        if self._reasons:
            self._writer.write(document, self._reasons[self._current], self._families)
        elif self._noise:
            hint = self.tr("This is noise, which counts for nothing. {reason} If it is text, press Z.")
            self._writer.write_hint(document, hint.format(reason=self._noise))
        elif self._has_passage:
            self._writer.write_hint(document, self.tr("This passage has no theme. Press T to give it one."))
        else:
            hint = self.tr("Put the caret on a sentence to see its themes and why.")
            self._writer.write_hint(document, hint)
        # else the text would be scrolled to its end, where the writing stopped
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        for button in (self._yes, self._no):
            button.setEnabled(bool(self._reasons))
        self._change.setEnabled(self._has_passage)

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self._yes, self._no, self._change):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(TitleLabel(self.tr("Why this theme?")))
        column.addWidget(self._tabs)
        column.addWidget(self._text, 1)
        column.addLayout(buttons)

    def _restyle(self) -> None:
        self._yes.setIcon(self._appearance.icon("check"))
        self._no.setIcon(self._appearance.icon("cross"))
        self._show_current()
