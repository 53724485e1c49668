"""The dialogs in which themes come about, each loaded when it is first asked for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxreader.analysis import model_file
from cxreader.model.judgement import Place
from cxreader.ui.annotating import Annotating
from cxreader.ui.appearance import Appearance
from cxreader.ui.centre import Centre
from cxreader.ui.hub import Hub
from cxreader.ui.judging import Judging


class Theming(QObject):
    """Opens the codebook, and what needs the meaning model: a new theme by example, topics, passages that are alike.

    Signals:
        search_wanted: A word of the codebook is to be searched for.
        others_wanted: What other languages have for it is.

    """

    search_wanted = Signal(str)
    others_wanted = Signal(str)

    def __init__(
        self,
        hub: Hub,
        judging: Judging,
        annotating: Annotating,
        centre: Centre,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._hub = hub
        self._judging = judging
        self._annotating = annotating
        self._centre = centre
        self._appearance = appearance
        self._window = window

    def edit_codebook(self, key: str = "", *, new: bool = False) -> None:
        """Show the codebook.

        Args:
            key: Key in the sidebar of a theme or family whose name is to be typed over; empty for where the person is.
            new: Whether a theme is to be made first.

        """
        from cxreader.ui.codebook_editing import CodebookEditing

        note = self._annotating
        editing = CodebookEditing(self._hub, note.favourites, self._judging.ask, self._appearance, self._window)
        editing.key_chosen.connect(note.set_favourite)
        editing.place_wanted.connect(lambda place: self._hub.go_to(*place))
        editing.teaching_wanted.connect(self.teach_more)
        editing.search_wanted.connect(self.search_wanted)
        editing.others_wanted.connect(self.others_wanted)
        editing.run(key, new=new)

    def new_theme(self) -> None:
        """Make a theme, and show the codebook to give it a name, words and examples."""
        self.edit_codebook(new=True)

    def teach(self) -> None:
        """Make a theme by the example of the selection or of the current passage."""
        from cxreader.ui.teaching import Teaching

        if self._is_possible():
            Teaching(self._hub, self._judging, self._appearance, self._window).start(self._selection())

    def teach_more(self, theme: str) -> None:
        """Ask about more passages for a theme that there is already, by its id."""
        from cxreader.ui.teaching import Teaching

        if self._is_possible():
            Teaching(self._hub, self._judging, self._appearance, self._window).go_on_with(theme)

    def discover(self) -> None:
        """Look for topics that may become themes."""
        from cxreader.ui.discovering import Discovering

        if self._is_possible():
            discovering = Discovering(self._hub, self._judging, self._appearance, self._window)
            discovering.more_wanted.connect(self.teach_more)
            discovering.run()

    def find_like_this(self) -> None:
        """Show the passages whose meaning is like that of the selection or of the current passage."""
        selection = self._selection()
        passage, document = self._hub.passage, self._hub.document
        span = selection or ((passage.start, passage.end) if passage else None)
        if document and span:
            self.find_by_meaning(document.text[slice(*span)], Place(document.id, *span))
        else:
            self._hub.said.emit(self.tr("Go to a passage first, then look for others like it"))

    def find_by_meaning(self, words: str = "", like: Place | None = None) -> None:
        """Show the passages that say the like of words, given with where they stand if they do; ask if empty."""
        from cxreader.ui.nearby import Nearby

        if self._is_possible():
            nearby = Nearby(self._hub, self._judging, self._appearance, self._window)
            nearby.teaching_wanted.connect(self.teach)
            nearby.run(words, like)

    def _selection(self) -> tuple[int, int] | None:
        """Return what is selected in the text in sight."""
        return self._centre.text.selection() if self._centre.texts else None

    def _is_possible(self) -> bool:
        if not self._judging.available:
            self._hub.failed.emit(model_file.MISSING)
        return self._judging.available
