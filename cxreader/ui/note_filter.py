"""What the list of notes is limited to: words to look for, and a menu of themes, tags, languages and the star."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from cxreader.model.note_limits import NO_LIMITS, NoteLimits

_DEBOUNCE_MS = 150


class NoteOffers(NamedTuple):
    """What notes can be limited to, each a value and its name."""

    themes: Sequence[tuple[str, str]] = ()
    tags: Sequence[tuple[str, str]] = ()
    languages: Sequence[tuple[str, str]] = ()


class NoteFilter(QWidget):
    """A field and a button with a menu.

    Signals:
        changed: Other notes are wanted; the limits are in `limits`.

    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limits = NO_LIMITS
        self._offers: Callable[[], NoteOffers] = NoteOffers
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Search notes"))
        self._field.setAccessibleName(self.tr("Search notes"))
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumHeight(28)
        self._field.setAcceptDrops(False)
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self._take_words)
        self._field.textChanged.connect(self._timer.start)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._button = QToolButton()
        self._button.setText(self.tr("Filter"))
        self._button.setAccessibleName(self.tr("Filter notes"))
        self._button.setProperty("chip", True)
        self._button.setCheckable(True)
        self._button.setMinimumHeight(28)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._show_menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 8)
        line.setSpacing(4)
        line.addWidget(self._field, 1)
        line.addWidget(self._button)

    def set_offers(self, offers: Callable[[], NoteOffers]) -> None:
        """Take what says what notes can be limited to, asked whenever the menu opens."""
        self._offers = offers

    def clear(self) -> None:
        """Limit the notes to nothing."""
        self._field.clear()
        self._limit(NO_LIMITS)

    def _show_menu(self) -> None:
        self._mark()
        self._menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _fill(self) -> None:
        """Offer the star, themes, tags and languages, and what takes all limits away."""
        offers, now, menu = self._offers(), self.limits, self._menu
        menu.clear()
        for child in menu.findChildren(QMenu):
            child.deleteLater()
        star = menu.addAction(self.tr("★ Marked as Quotes"))
        star.setCheckable(True)
        star.setChecked(now.starred)
        star.triggered.connect(partial(self._choose, now._replace(starred=not now.starred)))
        lists = (
            ("theme", self.tr("Theme"), offers.themes),
            ("tag", self.tr("Tag"), offers.tags),
            ("language", self.tr("Language"), offers.languages),
        )
        for field, words, choices in lists:
            part = QMenu(words, menu)
            part.setEnabled(bool(choices))
            menu.addMenu(part)
            for value, name in choices:
                entry = part.addAction(name.replace("&", "&&"))
                entry.setCheckable(True)
                chosen = getattr(now, field) == value
                entry.setChecked(chosen)
                # chosen once more, it goes
                entry.triggered.connect(partial(self._choose, _with(now, field, "" if chosen else value)))
        menu.addSeparator()
        menu.addAction(self.tr("Clear Filter"), self.clear).setEnabled(now != NO_LIMITS)

    def _choose(self, limits: NoteLimits, _checked: bool = False) -> None:
        self._limit(limits)

    def _take_words(self) -> None:
        self._limit(self.limits._replace(words=" ".join(self._field.text().split())))

    def _limit(self, limits: NoteLimits) -> None:
        if limits != self.limits:
            self.limits = limits
            self._mark()
            self.changed.emit()

    def _mark(self) -> None:
        self._button.setChecked(self.limits._replace(words="") != NO_LIMITS)


def _with(limits: NoteLimits, field: str, value: str) -> NoteLimits:
    fields: dict[str, Any] = {field: value}
    return limits._replace(**fields)
