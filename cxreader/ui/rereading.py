"""Files that have changed since they were read: seen, told of, read again, and the places of notes checked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.model.change import Change, Part
from cxreader.model.pieces import Piece
from cxreader.model.review import Remembered, ReviewRow
from cxreader.readers.staleness import FileState, look_at
from cxreader.session import rereading
from cxreader.ui.appearance import Appearance
from cxreader.ui.banner import Banner
from cxreader.ui.counts import counted
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Glance, Jobs
from cxreader.ui.opening import Opening
from cxreader.ui.panels import Panels
from cxreader.ui.readings import changes_between, read_changes
from cxreader.ui.relocating import Relocating

SHOW_CHANGES, READ_AGAIN, CHECK_PLACES, FIND_FILE = "show changes", "read again", "check places", "find file"
PUT_HERE, BACK_TO_LIST = "put here", "back to list"
ACTIONS = frozenset({SHOW_CHANGES, READ_AGAIN, CHECK_PLACES, FIND_FILE, PUT_HERE, BACK_TO_LIST})
_LONGEST_QUOTE = 60


class _Sight(NamedTuple):
    """What was seen of a file."""

    file: Remembered
    state: FileState


class Rereading(QObject):
    """Looks at the file of the text that is read, and sees to what a person wishes to be done about it."""

    def __init__(
        self, hub: Hub, opening: Opening, jobs: Jobs, panels: Panels, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._jobs = jobs
        self._panels = panels
        self._appearance = appearance
        self._window = window
        self._banner: Banner = panels.banner
        self._glance = Glance(self, self._take)
        self._relocating = Relocating(hub, window)
        self._looking: set[str] = set()
        self._sight: _Sight | None = None
        # files that the person does not want to hear of, as they are now
        self._put_off: set[tuple[str, int]] = set()
        self._told = self._placing = 0
        hub.document_shown.connect(self._begin)
        hub.changed.connect(self._refresh)
        self._relocating.found.connect(self._begin)
        self._banner.dismissed.connect(self._put_off_file)
        self._begin()

    # ---- seeing

    def look(self) -> None:
        """Look at the file of the open document, aside: on a network drive that may take for ever."""
        document = self._hub.document
        file = rereading.remembered(self._hub.session, document.id) if document else None
        if file is None or file.path in self._looking:
            return
        self._looking.add(file.path)
        self._glance.look(partial(_see, file))

    def _begin(self) -> None:
        """Tell of nothing that was seen of another document."""
        self._sight = None
        if not self._placing:
            self._withdraw()
            self._tell()
        self.look()

    def _take(self, sight: _Sight) -> None:
        self._looking.discard(sight.file.path)
        document = self._hub.document
        if document is None or document.id != sight.file.document:
            # what is open now was perhaps read from the same file
            self.look()
            return
        self._sight = sight
        self._tell()

    def _refresh(self, change: Change) -> None:
        if change.parts & (Part.HIGHLIGHTS | Part.DOCUMENTS) and self._told:
            self._tell()

    # ---- telling

    def _tell(self) -> None:
        """Say what there is to say, unless something else is being told."""
        if self._placing or (self._banner.isVisible() and not self._told):
            return
        words, actions = self._words()
        if words:
            self._told = self._hub.document.id if self._hub.document else 0
            self._banner.show_message(words, actions)
        else:
            self._withdraw()

    def _withdraw(self) -> None:
        if self._told:
            self._told = 0
            self._banner.clear()

    def _words(self) -> tuple[str, list[tuple[str, str]]]:
        """Return what is to be said, and what can be done about it."""
        session, document, sight = self._hub.session, self._hub.document, self._sight
        if document is None:
            return "", []
        asked = rereading.unsettled(session, document.id)
        check = (CHECK_PLACES, self.tr("Check Places"))
        if sight and sight.state is not FileState.SAME and self._key(sight) not in self._put_off:
            file = rereading.remembered(session, document.id)
            kept = self._kept(file.notes if file else 0)
            if sight.state is FileState.CHANGED:
                again = [] if session.read_only else [(READ_AGAIN, self.tr("Read again"))]
                words = self.tr("This file has changed since you read it. {}").format(kept)
                return words, [(SHOW_CHANGES, self.tr("Show what changed")), *again]
            gone = {
                FileState.MOVED: self.tr("The file of this text is no longer in its folder. {}"),
                FileState.GONE: self.tr("The folder with the file of this text is not there. {}"),
            }
            find = [] if session.read_only else [(FIND_FILE, self.tr("Find File…"))]
            return gone[sight.state].format(kept), [*find, *([check] if asked else [])]
        if not asked:
            return "", []
        if rereading.changed_text(session, document.id) is None:
            # they came from another program
            words = counted(
                asked,
                self.tr("The place of {} imported note is to be confirmed."),
                self.tr("The places of {} imported notes are to be confirmed."),
            )
            return words, [check]
        words = counted(
            asked,
            self.tr("This file was read again, and the place of {} note is to be confirmed."),
            self.tr("This file was read again, and the places of {} notes are to be confirmed."),
        )
        return words, [(SHOW_CHANGES, self.tr("Show what changed")), check]

    def _kept(self, notes: int) -> str:
        if not notes:
            return self.tr("What you have read is kept.")
        return counted(notes, self.tr("Your {} note is kept."), self.tr("Your {} notes are kept."))

    def _put_off_file(self) -> None:
        """Say no more of a file until it changes again."""
        if self._placing:
            self._placing = 0
        elif self._told and self._sight:
            self._put_off.add(self._key(self._sight))
        self._told = 0

    def _key(self, sight: _Sight) -> tuple[str, int]:
        return sight.file.path, sight.file.document

    # ---- doing

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what the commands that have to do with it do."""
        return {"check_places": self.check_places, "read_again": self.read_again, "find_file": self.find_file}

    def act(self, action: str) -> None:
        """Do what a button of the banner says."""
        wishes: dict[str, Callable[[], None]] = {
            SHOW_CHANGES: self.show_changes,
            READ_AGAIN: self.read_again,
            FIND_FILE: self.find_file,
            CHECK_PLACES: self.check_places,
            PUT_HERE: self.put_here,
            BACK_TO_LIST: self.check_places,
        }
        wishes[action]()

    def read_again(self) -> None:
        """Read the file of the open document again, changed or not; all notes on it move to the new text."""
        document = self._file_owner()
        if document:
            self._sight = None
            self._withdraw()
            self._opening.reread(document)

    def find_file(self) -> None:
        """Ask where the file of the open document is now."""
        document = self._file_owner()
        if document:
            self._relocating.ask(document)

    def _file_owner(self) -> int:
        """Return the open document; 0 where there is none, or it has no file, which is said."""
        document = self._hub.document
        if document is None:
            self._hub.said.emit(self.tr("No document is open"))
        elif rereading.remembered(self._hub.session, document.id) is None:
            self._hub.said.emit(self.tr("This text was pasted and has no file"))
        else:
            return document.id
        return 0

    def read_files(self, files: tuple[Path, ...]) -> None:
        """Read files again that have changed in a watched folder."""
        for file in files:
            document = rereading.document_of(self._hub.session, str(file))
            if document:
                self._opening.reread(document)

    def show_changes(self) -> None:
        """Show what is new in the file of the open document and what is gone, or what was when it was read again."""
        document = self._hub.document
        if document is None:
            return
        if self._sight and self._sight.state is FileState.CHANGED:
            file, before = Path(self._sight.file.path), document.text
            self._jobs.start(
                lambda: read_changes(file, document.title, before), self._show_changes, self._fail, lambda _: None
            )
            return
        changed = rereading.changed_text(self._hub.session, document.id)
        if changed:
            self._jobs.start(lambda: changes_between(changed), self._show_changes, self._fail, lambda _: None)

    def _show_changes(self, found: tuple[str, tuple[Piece, ...]]) -> None:
        from cxreader.ui.changes_view import ChangesDialog  # not needed at the start

        title, pieces = found
        dialog = ChangesDialog(self._appearance, title, pieces, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _fail(self, failure: Exception) -> None:
        self._hub.failed.emit(str(failure))

    def check_places(self) -> None:
        """Show the notes whose places were looked for in a changed file, those of the open document first."""
        from cxreader.ui.review_dialog import ReviewDialog  # not needed at the start

        self._leave_placing()
        rows = self._rows()
        if not rows:
            self._hub.said.emit(self.tr("All notes are in their places"))
            return
        dialog = ReviewDialog(self._appearance, self._window)
        dialog.set_rows(rows)
        dialog.confirmed.connect(lambda key: dialog.set_rows(self._confirm(key)))
        dialog.kept.connect(lambda key: dialog.set_rows(self._keep(key)))
        dialog.exec()
        chosen = dialog.elsewhere
        dialog.deleteLater()
        if chosen:
            self._choose(chosen)

    def _rows(self) -> list[ReviewRow]:
        here = self._hub.document.id if self._hub.document else 0
        # each kind stays together
        return sorted(rereading.to_review(self._hub.session), key=lambda row: row.document != here)

    def _confirm(self, key: int) -> list[ReviewRow]:
        self._hub.do(lambda session: session.confirm_place(key))
        return self._rows()

    def _keep(self, key: int) -> list[ReviewRow]:
        self._hub.do(lambda session: rereading.keep_as_note(session, key))
        return self._rows()

    def _choose(self, row: ReviewRow) -> None:
        """Let the person show in the text where a note belongs."""
        self._placing = row.highlight
        self._hub.go_to(row.document, row.start, row.start)
        quote = row.before[slice(*row.old)]
        short = f"{quote[:_LONGEST_QUOTE].rstrip()}…" if len(quote) > _LONGEST_QUOTE else quote
        words = self.tr("Select where “{}” is now, and press H.").format(" ".join(short.split()))
        self._banner.show_message(
            words, [(PUT_HERE, self.tr("Put It Here")), (BACK_TO_LIST, self.tr("Back to the List"))]
        )
        self._panels.centre.focus_view()

    def put_here(self) -> None:
        """Put the note that a place is being looked for to what is selected."""
        stretch, key = self._panels.centre.text.selection(), self._placing
        if not stretch:
            self._hub.said.emit(self.tr("Select the words in the text first"))
            return
        self._leave_placing()
        self._hub.do(lambda session: session.place_highlight(key, *stretch))
        self._tell()

    def instead_of(self, wish: Callable[[], object]) -> Callable[[], object]:
        """Return what highlights, or puts a note to what is selected while a place is being looked for."""
        return lambda: self.put_here() if self._placing else wish()

    def _leave_placing(self) -> None:
        if self._placing:
            self._placing = 0
            self._banner.clear()


def _see(file: Remembered) -> _Sight:
    try:
        return _Sight(file, look_at(file))
    except OSError:
        return _Sight(file, FileState.SAME)
