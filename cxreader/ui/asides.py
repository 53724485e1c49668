"""What stands beside the text on the right, under the themes: why a passage has its themes, and the notes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cxreader.errors import LibraryError
from cxreader.model import language
from cxreader.model.change import Change, Part
from cxreader.model.note_limits import NO_LIMITS, NoteLimits
from cxreader.model.note_places import NotePlace, keys_of, renewed
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.session import Session, noting
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub
from cxreader.ui.lesson_bar import LessonBar
from cxreader.ui.note_filter import NoteOffers
from cxreader.ui.notes_panel import NotesPanel
from cxreader.ui.why_panel import WhyPanel

# so many notes are listed and searched at once, and the places of so many are asked for by themselves
_MANY, _FEW = 1_000, 100
_NOTED = Part.ALL & ~Part.SCOPE


class Asides(QObject):
    """Makes both panels, and keeps them true."""

    def __init__(
        self,
        hub: Hub,
        counting: Counting,
        column: QSplitter,
        choices: Choices,
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        """Put the panels into the two places that were kept for them.

        Args:
            hub: Says what changes.
            counting: Lists the notes of a library that has many.
            column: The right side of the window; its first place is that of the themes.
            choices: Know the order of the notes.
            appearance: The look of the program.
            parent: What they belong to.

        """
        super().__init__(parent)
        self._hub, self._counting, self._choices = hub, counting, choices
        # where the notes stand, and of which library, in which order and within which limits; None while that is asked
        self._places: Sequence[NotePlace] = ()
        self._listed: tuple[Session, bool, NoteLimits] | None = None
        # a child of the column itself would take a place of its own in it
        window = column.window()
        # Tab goes through them in the order in which they are made
        self.lesson = LessonBar(window)
        self.why, self.notes = WhyPanel(appearance, window), NotesPanel(appearance, window)
        for place, panel in enumerate((_over(self.lesson, self.why), self.notes), start=1):
            kept = column.replaceWidget(place, panel)
            if kept:
                kept.deleteLater()
            panel.show()
        self.notes.set_newest_first(choices.now.notes_newest_first)
        self.notes.filter.set_offers(self._offers)
        self.notes.filter.changed.connect(self._show_notes)
        hub.changed.connect(self._refresh)
        hub.passage_changed.connect(self._show_reasons)
        self._show_reasons()
        self._show_notes()

    def order_notes(self, newest_first: bool) -> None:
        """Show the newest notes first, or all in the order of the texts, and keep that choice."""
        self._choices.change(notes_newest_first=newest_first)
        self._show_notes()

    def _refresh(self, change: Change) -> None:
        if change.parts & _NOTED:
            self._show_notes(change.ids if change.parts == Part.HIGHLIGHTS else ())

    def _show_reasons(self) -> None:
        hub = self._hub
        if hub.document is None or hub.passage is None:
            self.why.clear()
            return
        if hub.passage.noise:
            self.why.set_noise(hub.document.why_noise(hub.passage))
            return
        reasons = hub.reasons()
        keys = [reason.theme.id for reason in reasons]
        families = {family.id: family for family in hub.session.codebook.families}
        self.why.set_reasons(reasons, keys.index(hub.theme) if hub.theme in keys else 0, families)

    def _show_notes(self, changed: Collection[int] = ()) -> None:
        """Show the notes; where only some highlights changed, what is known of all others is not asked again."""
        session, newest_first, limits = (
            self._hub.session,
            self._choices.now.notes_newest_first,
            self.notes.filter.limits,
        )
        if 0 < len(changed) <= _FEW and self._listed == (session, newest_first, limits) and limits == NO_LIMITS:
            fresh = noting.note_places(session, changed, newest_first=newest_first)
            self._places = renewed(self._places, fresh, changed)
            self._set_notes(keys_of(self._places), 0, changed)
            return
        if self._listed and self._listed[0] is not session:
            self._set_notes((), 0)
        self._listed = None

        def ask(session: Session) -> tuple[Sequence[NotePlace], tuple[int, ...]]:
            fitting = noting.note_keys(session, newest_first=newest_first, limits=limits) if limits != NO_LIMITS else ()
            return noting.note_places(session, newest_first=newest_first), fitting

        def take(found: tuple[Sequence[NotePlace], tuple[int, ...]]) -> None:
            self._places, fitting = found
            self._listed = (session, newest_first, limits)
            if limits == NO_LIMITS:
                self._set_notes(keys_of(self._places), 0)
            else:
                self._set_notes(fitting, len(self._places))

        self._counting.ask(ask, take, "notes", aside=noting.has_many_notes(session, _MANY))

    def _set_notes(self, keys: Sequence[int], whole: int, changed: Collection[int] = ()) -> None:
        families = {family.id: family for family in self._hub.session.codebook.families}
        self.notes.set_notes(keys, self._fetch, families, changed, whole)

    def _offers(self) -> NoteOffers:
        session = self._hub.session
        themes = [(theme.id, f"{theme.code} {theme.name}") for theme in session.codebook.themes]
        tags = [(tag, tag) for tag in session.highlight_tags()]
        return NoteOffers(themes, tags, [(tag, language.name(tag)) for tag in session.languages()])

    def _fetch(self, keys: Sequence[int]) -> Sequence[NoteRow | AsideRow]:
        try:
            session = self._hub.session
            return [*noting.note_rows(session, [key for key in keys if key > 0]), *noting.aside_rows(session, keys)]
        except LibraryError as problem:
            # told instead of failing while a row is painted
            self._hub.failed.emit(str(problem))
            return ()


def _over(upper: QWidget, lower: QWidget) -> QWidget:
    """Return two widgets as one, the second of which takes all the room."""
    both = QWidget(upper.parentWidget())
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(upper)
    column.addWidget(lower, 1)
    return both
