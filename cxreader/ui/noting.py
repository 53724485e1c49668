"""What is written in the note editor: notes on highlights, memos, and notes on links; and what its chips mean."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from cxreader.model import language
from cxreader.model.annotation import Highlight, Subject
from cxreader.model.change import Change, Part
from cxreader.model.note_keys import link_of, memo_of, of_memo
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.session import Session, noting
from cxreader.ui.annotating import Annotating
from cxreader.ui.appearance import Appearance
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub
from cxreader.ui.notes_panel import NotesPanel

# so many highlights are searched at once, and so many are offered before more is typed
_MANY, _OFFERED = 1_000, 200


class Noting(QObject):
    """Keeps what is typed, and gives notes their themes, tags and links."""

    def __init__(
        self,
        hub: Hub,
        counting: Counting,
        annotating: Annotating,
        notes: NotesPanel,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        """Bring the editor to life.

        Args:
            hub: Carries out the edits.
            counting: Looks for highlights where there are many.
            annotating: Asks for themes, and goes to highlights.
            notes: The panel that the editor is in.
            appearance: The program's look.
            window: The window.

        """
        super().__init__(window)
        self._hub, self._counting, self._annotating, self._notes = hub, counting, annotating, notes
        self._appearance, self._window = appearance, window
        # what the memo is on of which nothing is written yet
        self._subject = (Subject.LIBRARY, "", 0)
        editor = notes.editor
        notes.activated.connect(self._go_to)
        notes.edit_wanted.connect(self.edit)
        notes.removed.connect(self._remove)
        notes.starred.connect(annotating.star_note)
        notes.memo_wanted.connect(self.show_memo_menu)
        annotating.writing.connect(self._offer_tags)
        annotating.writing_on.connect(self._show_links)
        hub.changed.connect(self._heed)
        editor.edited.connect(self._keep)
        editor.starred.connect(annotating.star_note)
        editor.theme_wanted.connect(self._add_theme)
        editor.theme_removed.connect(self._remove_theme)
        editor.tags_changed.connect(self._tag)
        editor.link_wanted.connect(self.link)
        editor.followed.connect(annotating.go_to_note)
        editor.unlinked.connect(lambda key: hub.do(lambda session: session.unlink(key)))

    # ---- opening

    def edit(self, key: int) -> None:
        """Open a note for writing: that of a highlight, of a link, or a memo, by its key in the panel."""
        if key > 0:
            self._annotating.edit_note(key)
            return
        for row in noting.aside_rows(self._hub.session, (key,)):
            self._open(row)

    def write_memo(self, subject: Subject, target: str = "", document: int = 0) -> None:
        """Open the memo on something for writing, a new one where there is none; that is stored with its first word."""
        session = self._hub.session
        there = session.memos_on(subject, target, document)
        if there:
            self.edit(of_memo(there[-1].id))
            return
        row = noting.blank_memo(session, subject, target, document)
        # what was written on another one must be kept as a memo on that
        self._notes.editor.flush()
        if self._hub.unkept:
            return
        self._subject = (subject, target, document)
        self._open(row)

    def write_memo_here(self, subject: Subject) -> None:
        """Open the memo on the open document, on its main language, on the theme in hand, or on the library."""
        opened, theme = self._hub.document, self._hub.theme or next(iter(self._hub.scope.themes), "")
        if subject is Subject.LIBRARY:
            self.write_memo(subject)
        elif subject is Subject.THEME and theme:
            self.write_memo(subject, theme)
        elif subject is Subject.DOCUMENT and opened:
            self.write_memo(subject, document=opened.id)
        elif subject is Subject.LANGUAGE and opened:
            self.write_memo(subject, opened.language)
        elif subject is Subject.THEME:
            self._hub.said.emit(self.tr("This passage has no theme. Go to one that has."))
        else:
            self._hub.said.emit(self.tr("No document is open"))

    def show_memo_menu(self, place: QPoint) -> None:
        """Show what memos can be written on here, at a point of the screen."""
        hub, menu = self._hub, QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offers = {Subject.LIBRARY: self.tr("Memo on This &Library")}
        if hub.document:
            spoken = language.name(hub.document.language).replace("&", "&&")
            offers[Subject.DOCUMENT] = self.tr("Memo on This &Document")
            offers[Subject.LANGUAGE] = self.tr("Memo on the Lan&guage {}").format(spoken)
        theme = hub.theme or next(iter(hub.scope.themes), "")
        if theme:
            name = hub.session.codebook.theme(theme).name.replace("&", "&&")
            offers[Subject.THEME] = self.tr("Memo on the &Theme {}").format(name)
        for subject, words in offers.items():
            menu.addAction(words, partial(self.write_memo_here, subject))
        menu.popup(place)

    def _open(self, row: AsideRow) -> None:
        self._annotating.writing.emit()
        self._notes.open_editor(row)

    # ---- links

    def link_here(self) -> None:
        """Ask which highlight is to be linked with the one at the caret."""
        key = self._annotating.highlight_here()
        if key is None:
            self._hub.said.emit(self.tr("There is no highlight here"))
        else:
            self.link(key)

    def link(self, key: int) -> None:
        """Ask which highlight is to be linked with one, and link them."""
        from cxreader.ui.highlight_picker import HighlightPicker

        if len(noting.notes_having(self._hub.session, "", 2)) < 2:  # noqa: PLR2004 - this one and any other
            self._hub.said.emit(self.tr("There is no other highlight to link to"))
            return

        def search(words: str, take: Callable[[Sequence[NoteRow]], None]) -> None:
            self._counting.ask(
                lambda session: [row for row in noting.notes_having(session, words, _OFFERED) if row.key != key],
                take,
                "highlights",
                aside=noting.has_many_notes(self._hub.session, _MANY),
            )

        chosen = HighlightPicker(self._appearance, search, self._window).run()
        if chosen:
            self._hub.do(lambda session: session.link(key, int(chosen)))

    def _heed(self, change: Change) -> None:
        key = self._notes.editor.highlight
        if key and key > 0 and change.parts & (Part.MEMOS | Part.HIGHLIGHTS):
            self._show_links(key)

    def _show_links(self, key: int) -> None:
        self._notes.editor.set_links(self._hub.session.linked_quotes(key))

    # ---- what is done with a note

    def _go_to(self, key: int) -> None:
        """Go to where a link begins, or to the document that a memo is on."""
        session = self._hub.session
        one = next((link.one for link in session.links() if link.id == link_of(key)), 0) if link_of(key) else 0
        if one:
            self._annotating.go_to_note(one)
        for row in noting.aside_rows(session, (key,)) if memo_of(key) else ():
            if row.document:
                self._hub.open(row.document)

    def _remove(self, key: int) -> None:
        if memo_of(key):
            self._hub.do(lambda session: session.remove_memo(memo_of(key)))
        elif link_of(key):
            self._hub.do(lambda session: session.unlink(link_of(key)))
        else:
            self._hub.do(lambda session: session.remove_highlight(key))

    def _keep(self, key: int, words: str) -> None:
        editor, hub = self._notes.editor, self._hub
        sitting = editor.sitting
        change = hub.do(lambda session: self._written(session, key, words, sitting))
        hub.unkept = change is None
        hub.tell_stored()
        if change is None:
            editor.take_back()
        elif not key and change.ids:
            editor.go_on_as(of_memo(change.ids[0]))
            # so that it is in sight once the editor makes room again
            self._notes.select(of_memo(change.ids[0]))

    def _written(self, session: Session, key: int, words: str, sitting: int) -> Change:
        if memo_of(key):
            return session.write_memo(memo_of(key), words, sitting)
        if link_of(key):
            return session.write_link(link_of(key), words, sitting)
        if key:
            return session.annotate(key, words, sitting)
        return session.add_memo(*self._subject, words)

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
