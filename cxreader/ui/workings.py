"""What the window does: those who act, joined to what is seen, and how they begin.

All of it is made right after the first picture, for none of it is needed to paint one.
"""

from cxreader.model.change import Change, Part
from cxreader.ui.actors import Actors
from cxreader.ui.libraries import Opened
from cxreader.ui.main_window import MainWindow
from cxreader.ui.tidings import Tidings
from cxreader.ui.wiring import wire


class Workings(Actors):
    """Brings a window to life: from here on it answers to keys, clicks and files."""

    def __init__(self, window: MainWindow, opened: Opened) -> None:
        """Make all that acts, and begin with the library that is open.

        Args:
            window: The window.
            opened: What was opened in it.

        """
        super().__init__(window)
        self._window = window
        window.hub.changed.connect(self._name_undo)
        wire(window, self)
        tidings = Tidings(window, self)
        self._begin(opened)
        if not opened.problem:
            tidings.tell_of_model()

    def _begin(self, opened: Opened) -> None:
        """Show what was shown last, and do what was left to be done."""
        self._name_undo()
        for view in (self.checking, self.surveying, self.comparing):
            view.take_up()
        self.arriving.begin(opened.problem)
        self.arriving.library_shown.connect(self._introduce)
        self.keeping.start(opened.problem, opened.damaged)
        self.opening.catch_up(Change(Part.ALL))
        self.judging.start()

    def _introduce(self, problem: str) -> None:
        """Show which library is open now."""
        # its note is kept; a highlight of this library may have the same number
        self.asides.notes.editor.discard()
        self._window.introduce(problem)
        self.keeping.begin(problem)

    def _name_undo(self) -> None:
        """Say in the menu what undo and redo would do."""
        session = self._window.hub.session
        self._window.menus.name_undo(session.undo_name, session.redo_name)
