"""What is written in the note editor, and what its chips mean."""

from PySide6.QtCore import QObject

from cxreader.model.annotation import Highlight
from cxreader.ui.annotating import Annotating
from cxreader.ui.hub import Hub
from cxreader.ui.notes_panel import NotesPanel


class Noting(QObject):
    """Keeps what is typed, and gives notes their themes and tags."""

    def __init__(self, hub: Hub, annotating: Annotating, notes: NotesPanel, parent: QObject) -> None:
        """Bring the editor to life.

        Args:
            hub: Carries out the edits.
            annotating: Asks for themes, and knows how stars are given.
            notes: The panel that the editor is in.
            parent: What it belongs to.

        """
        super().__init__(parent)
        self._hub, self._annotating, self._notes = hub, annotating, notes
        editor = notes.editor
        notes.edit_wanted.connect(annotating.edit_note)
        notes.removed.connect(lambda key: hub.do(lambda session: session.remove_highlight(key)))
        notes.starred.connect(annotating.star_note)
        annotating.writing.connect(self._offer_tags)
        editor.edited.connect(self._keep)
        editor.starred.connect(annotating.star_note)
        editor.theme_wanted.connect(self._add_theme)
        editor.theme_removed.connect(self._remove_theme)
        editor.tags_changed.connect(self._tag)

    def _keep(self, key: int, words: str) -> None:
        editor, hub = self._notes.editor, self._hub
        sitting = editor.sitting
        hub.unkept = hub.do(lambda session: session.annotate(key, words, sitting)) is None
        hub.tell_stored()
        if hub.unkept:
            editor.take_back()

    def _add_theme(self, key: int) -> None:
        """Ask for one more theme of a highlight."""
        theme, mark = self._annotating.ask_theme(), self._mark(key)
        if theme and mark:
            self._hub.do(lambda session: session.set_highlight_themes(key, (*mark.themes, theme)))

    def _remove_theme(self, key: int, theme: str) -> None:
        mark = self._mark(key)
        if mark:
            rest = [other for other in mark.themes if other != theme]
            self._hub.do(lambda session: session.set_highlight_themes(key, rest))

    def _tag(self, key: int, tags: tuple[str, ...]) -> None:
        if self._hub.do(lambda session: session.set_highlight_tags(key, tags)):
            self._offer_tags()

    def _offer_tags(self) -> None:
        self._notes.editor.set_known_tags(self._hub.session.highlight_tags())

    def _mark(self, key: int) -> Highlight | None:
        return self._hub.session.marked(key)
