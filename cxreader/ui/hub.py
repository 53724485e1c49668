"""The only meeting place of the session and the widgets: what is open, where the person is, and every edit."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cxreader.errors import AstrayError, DamageError, LibraryError
from cxreader.model import language as languages
from cxreader.model.annotation import Highlight
from cxreader.model.change import Change, Part
from cxreader.model.scope import Facet, Scope, Token
from cxreader.model.views import CodedPassage, OpenDocument, Reason
from cxreader.session import Session
from cxreader.ui.uncollected import uncollected

_T = TypeVar("_T")
_START = attrgetter("start")

# parts whose changes name documents, that the open text is made of, and that the current passage is made of
_OF_DOCUMENTS = Part.DOCUMENTS | Part.FINDINGS
_OF_TEXT = Part.DOCUMENTS | Part.DECISIONS | Part.HIGHLIGHTS | Part.FINDINGS | Part.CODEBOOK
_OF_PASSAGE = Part.DOCUMENTS | Part.DECISIONS | Part.FINDINGS | Part.CODEBOOK


class Hub(QObject):
    """Holds the open session, document, passage and scope, and says when one of them is no longer as it was."""

    changed = Signal(Change)  # some parts of the library, or the scope, changed
    document_shown = Signal(int)  # another document is open (or none); the offset to show in it
    passage_changed = Signal()  # the caret is in another passage, or its themes or the chosen theme changed
    said = Signal(str)  # a message for the person
    failed = Signal(str)  # something could not be done, and why
    damaged = Signal()  # … because the library is damaged
    strayed = Signal()  # … because its files were taken away or replaced
    stored = Signal(bool)  # whether all that there was to store is stored
    went = Signal(int, int)  # the reader is to go to this stretch of the open document
    beside_shown = Signal(int)  # another document is beside the open one (or none any more); the offset to show in it
    turned = Signal()  # the open document and the one beside it have changed places
    reader_lost = Signal()  # the reader is to be taken to a passage of the new scope
    leaving = Signal()  # the open document is about to be left: what is not yet kept of it must be kept now

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.scope = Scope()
        # its limits in the order in which they were chosen
        self.trail: tuple[Token, ...] = ()
        self.document: OpenDocument | None = None
        # what it is compared with
        self.beside: OpenDocument | None = None
        self.passage: CodedPassage | None = None
        # whether a new scope takes the reader to the first passage in it; the list of passages sees to that itself
        self.follows_scope = True
        # whether the person wrote something that could not be stored and would be lost with this library
        self.unkept = False
        # the highlight that was opened or moved last, which is meant where several lie at one place
        self.chosen = 0
        self._theme = ""

    # ---- what is open

    def use(self, session: Session) -> None:
        """Go over to another library and to where the person last was in it."""
        if session is not self.session:
            self.leave()
            self.session.close()
        self._show(session)

    def exchange(self, open_anew: Callable[[], Session]) -> None:
        """Close the library before another is opened, which is the same file perhaps."""
        self.leave()
        self.session.close()
        self._show(open_anew())

    def _show(self, session: Session) -> None:
        self.session = session
        document, self.scope = session.last_view()
        self.trail = self.scope.tokens()
        self.document = self.beside = self.passage = None
        self.changed.emit(Change(Part.ALL))
        first = document or session.neighbour(0, 1)
        if first:
            self.open(first)
        else:
            self.close_document()

    def leave(self) -> None:
        """Keep where the person is and what they are writing, before the library is closed."""
        self.leaving.emit()
        self._keep_view()

    def open(self, document: int, place: int | None = None) -> None:
        """Show a document at a place or, without one, where the person last was in it."""
        if self.beside and self.beside.id == document:
            self.turn()
        if self.document and self.document.id == document:
            if place is not None:
                self.went.emit(place, place)
            return
        self.leaving.emit()
        with uncollected():
            self.document = self.session.open(document)
            self.passage = None
            self._theme = ""
            self.document_shown.emit(self.session.place(document) if place is None else place)
        self._keep_view()

    def go_to(self, document: int, start: int, end: int) -> None:
        """Show a stretch of a document."""
        self.open(document, start)
        self.went.emit(start, end)

    def open_beside(self, document: int) -> None:
        """Show a document beside the open one, where the person last was in it; 0 for none any more."""
        self.beside = self.session.open(document) if document else None
        self.beside_shown.emit(self.session.place(document) if document else 0)

    def turn(self) -> None:
        """Let the open document and the one beside it change places."""
        if self.beside is None:
            return
        self.leaving.emit()
        self.document, self.beside = self.beside, self.document
        self.passage = None
        self._theme = ""
        self.turned.emit()
        self.document_shown.emit(self.session.place(self.document.id))
        self._keep_view()

    def close_document(self) -> None:
        """Show no document."""
        self.document = self.passage = None
        self.document_shown.emit(0)
        self.passage_changed.emit()

    def remember_place(self, document: int, position: int, seen: int) -> None:
        """Keep the offset of the caret in a text, and the furthest one that was on screen."""
        self._try(lambda: self.session.remember_place(document, position, seen))

    # ---- where the person is

    def caret_at(self, offset: int) -> None:
        """Make the passage at an offset the current one."""
        passage = self._passage_at(offset)
        if passage != self.passage:
            moved = passage is None or self.passage is None or passage.number != self.passage.number
            self.passage = passage
            if moved:
                self._theme = ""
            self.passage_changed.emit()

    def reasons(self) -> tuple[Reason, ...]:
        """Return why the current passage has its themes."""
        if self.document is None or self.passage is None:
            return ()
        return self.session.reasons(self.document, self.passage)

    @property
    def theme(self) -> str:
        """Id of the current passage's theme that the reasons are shown for, empty for none.

        It is the one the person chose, else one of the scope, else the strongest that counts or is suggested.
        """
        codings = self.passage.codings if self.passage else ()
        keys = [coding.theme for coding in codings]
        if self._theme in keys:
            return self._theme
        counted = [coding.theme for coding in codings if coding.counts]
        suggested = [coding.theme for coding in codings if coding.suggested]
        scoped = [theme for theme in keys if theme in self.scope.themes]
        return next(iter((*scoped, *counted, *suggested, *keys)), "")

    def choose_theme(self, theme: str) -> None:
        """Show the reasons for another theme of the current passage."""
        self._theme = theme
        self.passage_changed.emit()

    def set_scope(self, scope: Scope) -> None:
        """Limit all views to a scope."""
        if scope == self.scope:
            return
        self._put_scope(scope)
        self.changed.emit(Change(Part.SCOPE))
        # the theme that the reasons are shown for may be another one now
        self.passage_changed.emit()
        if self.follows_scope and (scope.themes or self._is_out_of(scope)):
            self.reader_lost.emit()
        self._keep_view()

    # ---- edits

    def do(self, edit: Callable[[Session], Change]) -> Change | None:
        """Carry out an edit and let every view know what changed; None where it could not be stored."""
        change = self._try(lambda: edit(self.session))
        if change is None:
            return None
        self._take_over(change)
        if change.message:
            self.said.emit(change.message)
        beyond = self.session.beyond_undo()
        if beyond:
            words = self.tr(
                "“{}” was too much to be kept for Undo: neither it nor what was done before can be taken back."
            )
            self.failed.emit(words.format(beyond))
        return change

    def tell_stored(self) -> None:
        """Say whether all is stored, and will be found again."""
        self.stored.emit(not (self.unkept or self.session.astray))

    def catch_up(self) -> None:
        """Show what another window has written into the library, and write to it where that has let go of it."""
        self.do(lambda session: session.catch_up())

    def found(self, documents: tuple[int, ...]) -> None:
        """Let every view know that the program found other themes in some documents."""
        self._take_over(Change(Part.FINDINGS, ids=documents))

    def accept(self) -> None:
        """Say that the current passage does speak of the shown theme."""
        self._decide(lambda session, passage, theme: session.accept(passage, theme))

    def refuse(self) -> None:
        """Say that it does not."""
        self._decide(lambda session, passage, theme: session.refuse(passage, theme))

    def change_theme(self, theme: str) -> None:
        """Put a theme in the place of the shown one of the current passage."""
        passage, shown = self.passage, self.theme
        if passage:
            self.do(lambda session: session.set_theme(passage, theme, instead_of=shown))
            self.choose_theme(theme)

    def add_theme(self, theme: str) -> None:
        """Give the current passage one more theme."""
        passage = self.passage
        if passage:
            self.do(lambda session: session.set_theme(passage, theme))
            self.choose_theme(theme)

    def highlight(self, start: int, end: int, themes: tuple[str, ...] = ()) -> int | None:
        """Mark a stretch of the open document and return the highlight's id."""
        if self.document is None or start >= end:
            return None
        key = self.document.id
        change = self.do(lambda session: session.highlight(key, start, end, themes))
        return change.ids[0] if change else None

    def highlight_at(self, offset: int) -> int | None:
        """Return the id of the shortest highlight at an offset of the open document."""
        mark = self.mark_at(offset)
        return mark.id if mark else None

    def mark_at(self, offset: int) -> Highlight | None:
        """Return the highlight at an offset of the open document: that which was opened last, else the shortest."""
        return self._shortest(offset - 1, offset + 1)

    def highlight_in(self, start: int, end: int) -> int | None:
        """Return the id of the shortest highlight that touches a stretch of the open document."""
        mark = self._shortest(start, end)
        return mark.id if mark else None

    def _shortest(self, start: int, end: int) -> Highlight | None:
        marks = self.document.highlights if self.document else ()
        found = [mark for mark in marks[: bisect_left(marks, end, key=_START)] if start < mark.end]
        return min(found, key=lambda mark: (mark.id != self.chosen, mark.end - mark.start, mark.id), default=None)

    def _put_scope(self, scope: Scope) -> None:
        kept = [token for token in self.trail if token in scope.tokens()]
        self.trail = (*kept, *(token for token in scope.tokens() if token not in kept))
        self.scope = scope

    def _decide(self, edit: Callable[[Session, CodedPassage, str], Change]) -> None:
        passage, theme = self.passage, self.theme
        if passage is None or not theme:
            self.said.emit(self.tr("This passage has no theme. Press T to give it one."))
            return
        self._theme = theme
        self.do(lambda session: edit(session, passage, theme))

    def _take_over(self, change: Change) -> None:
        if Part.CODEBOOK in change.parts:
            change = self._without_gone_themes(change)
        here = self.document.id if self.document else 0
        elsewhere = bool(here) and _leaves(here, change)
        if self.beside and change.parts & _OF_TEXT and not _leaves(self.beside.id, change):
            self.beside = self.session.renewed(self.beside, change)
        if self.document and not elsewhere and change.parts & _OF_TEXT:
            self.document = self.session.renewed(self.document, change)
            # by its place: what a person said of the text may have made more passages of it, or fewer, and a text that
            # came without any, as from a folder, has some now
            start = self.passage.start if self.passage else self.session.place(self.document.id)
            self.passage = self._passage_at(start)
        if change.parts:
            self.changed.emit(change)
        if change.parts & _OF_PASSAGE:
            self.passage_changed.emit()
        if Part.DOCUMENTS in change.parts and not elsewhere:
            self._stay_on_list(here)
        if Part.DOCUMENTS in change.parts and self.beside and not self.session.is_listed(self.beside.id):
            self.open_beside(self.session.stand_in(self.beside.id))

    def _stay_on_list(self, here: int) -> None:
        """Go on to what stands in for the open document, or to a neighbour, where it was taken off the list.

        Where none was open, go to any.
        """
        if here and self.session.is_listed(here):
            return
        session = self.session
        ways = ((1, self.scope), (-1, self.scope), (1, Scope()), (-1, Scope()))
        near = session.stand_in(here) or next(filter(None, (session.neighbour(here, *way) for way in ways)), 0)
        if near:
            self.open(near)
        else:
            self.close_document()

    def _without_gone_themes(self, change: Change) -> Change:
        """Take themes out of the scope that are no more, which is part of the change then.

        Where one took them over, it stands in their place.
        """
        known = {theme.id for theme in self.session.codebook.themes}
        scope, heir = self.scope, known & {change.key}
        if scope.themes | scope.also <= known:
            return change
        for facet in (Facet.THEME, Facet.ALSO):
            values = getattr(scope, facet)
            scope = scope if values <= known else scope.only(facet, *(values & known), *heir)
        self._put_scope(scope)
        self._keep_view()
        return change._replace(parts=change.parts | Part.SCOPE)

    def _is_out_of(self, scope: Scope) -> bool:
        """Tell whether the open document is in none of the languages of a scope."""
        spoken = self.document.languages if self.document else ()
        return bool(scope.languages) and scope.languages.isdisjoint(map(languages.base, spoken))

    def _keep_view(self) -> None:
        self._try(lambda: self.session.remember_view(self.document.id if self.document else 0, self.scope))

    def _passage_at(self, offset: int) -> CodedPassage | None:
        passages = self.document.passages if self.document else ()
        at = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
        return passages[at] if at >= 0 else (passages[0] if passages else None)

    def _try(self, action: Callable[[], _T]) -> _T | None:
        try:
            done = action()
        except LibraryError as problem:
            self.failed.emit(str(problem))
            if isinstance(problem, DamageError):
                self.damaged.emit()
            elif isinstance(problem, AstrayError):
                self.strayed.emit()
            self.stored.emit(False)
            return None
        self.tell_stored()
        return done


def _leaves(document: int, change: Change) -> bool:
    """Tell whether a change leaves a document as it is: what is opened beside a long text must not have that read anew.

    Changes name documents only where they are of documents alone.
    """
    return bool(change.parts & _OF_DOCUMENTS and change.ids and document not in change.ids)
