"""What a person does to the text with keys: highlight, note, theme, quote."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxreader.model import language as languages
from cxreader.model.annotation import Highlight
from cxreader.model.note_rows import NoteRow
from cxreader.model.passage import without_edges
from cxreader.model.views import language_of
from cxreader.session import noting
from cxreader.ui.appearance import Appearance
from cxreader.ui.centre import Centre
from cxreader.ui.choices import Choices
from cxreader.ui.hub import Hub
from cxreader.ui.notes_panel import NotesPanel
from cxreader.ui.reading_pane import ReadingPane

_FAVOURITES = 9
_LONGEST_NAME = 40  # characters


class Annotating(QObject):
    """Turns keys pressed in the text into edits of what is selected or, without a selection, of the sentence."""

    writing = Signal()  # a note is about to be written
    writing_on = Signal(int)  # the note of this highlight is open for writing

    def __init__(
        self, hub: Hub, centre: Centre, notes: NotesPanel, choices: Choices, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._hub = hub
        self._centre = centre
        self._notes = notes
        self._choices = choices
        self._appearance = appearance
        self._window = window
        hub.changed.connect(self._sign)
        self._sign()

    @property
    def _pane(self) -> ReadingPane:
        return self._centre.text

    def highlight(self) -> None:
        """Highlight the selection or the sentence at the caret."""
        self._highlight()

    def note(self) -> None:
        """Write a note on the selection, on the highlight at the caret, or on the sentence."""
        here = None if self._pane.selection() else self.highlight_here()
        key = here or self._highlight()
        if key is not None:
            self.edit_note(key)

    def edit_note(self, key: int) -> None:
        """Open the note of a highlight for writing."""
        row = self._row(key)
        if row:
            self.writing.emit()
            self._notes.open_editor(row)
            self.writing_on.emit(key)

    def pick_theme(self) -> None:
        """Ask for a theme; it goes to the selection, or takes the place of the sentence's shown theme."""
        theme = None if self._is_on_noise() else self.ask_theme()
        if not theme:
            return
        if self._pane.selection():
            self._highlight((theme,))
        else:
            self._hub.change_theme(theme)

    def ask_theme(self) -> str | None:
        """Ask for a theme, which may be a new one; return its id, or None where the person left."""
        # not needed at the start
        from cxreader.ui.picker_list import NEW
        from cxreader.ui.theme_picker import ThemePicker

        theme = ThemePicker.pick(
            self._window, self._hub.session.codebook, self.favourites(), self._appearance, self._selected_words()
        )
        return self._make_theme(theme.removeprefix(NEW)) if theme and theme.startswith(NEW) else theme

    def favourite(self, key: int) -> None:
        """Give the selection or the sentence one of the themes on the keys 1 to 9."""
        theme = self.theme_on(key)
        if theme is None or self._is_on_noise():
            return
        if self._pane.selection():
            self._highlight((theme,))
        else:
            self._hub.add_theme(theme)

    def theme_on(self, key: int) -> str | None:
        """Return the id of the theme on one of the keys 1 to 9, None where there is none."""
        return next((theme for theme, number in self.favourites().items() if number == key), None)

    def favourites(self) -> dict[str, int]:
        """Return the themes on the keys 1 to 9 with their keys: the chosen ones, then the first of the codebook."""
        themes = [theme.id for theme in self._hub.session.codebook.themes]
        chosen = [theme for theme in self._choices.now.favourites if theme in themes]
        order = list(dict.fromkeys((*chosen, *themes)))
        return {theme: number for number, theme in enumerate(order[:_FAVOURITES], 1)}

    def set_favourite(self, key: int, theme: str) -> None:
        """Put a theme on one of the keys 1 to 9; a theme that was on another key changes places."""
        order = list(self.favourites())
        if theme in order:
            other = order.index(theme)
            order[other], order[key - 1] = order[key - 1], order[other]
        else:
            order[key - 1] = theme
        self._choices.change(favourites=tuple(order))
        self._hub.said.emit(self.tr("{} is on key {}").format(self._hub.session.codebook.theme(theme).name, key))

    def star(self) -> None:
        """Mark the highlight at the caret as a quote to use, or no longer; without one, highlight first."""
        found = self._here()
        if found:
            self._hub.do(lambda session: session.star(found.id, not found.starred))
            return
        key = self._highlight()
        if key is not None:
            self._hub.do(lambda session: session.star(key, starred=True))

    def remove_highlight(self) -> None:
        """Remove the highlight at the caret."""
        found = self._here()
        if found:
            self._hub.do(lambda session: session.remove_highlight(found.id))
        else:
            self._hub.said.emit(self.tr("There is no highlight here"))

    def copy_quote(self) -> None:
        """Copy the selection or the sentence, with where it is from."""
        stretch = self._stretch()
        document = self._hub.document
        if stretch and document:
            quote = document.text[slice(*stretch)]
            language = languages.name(language_of(document.passages, *stretch, document.language))
            QGuiApplication.clipboard().setText(f"“{quote}”\n— {document.title} ({language})")
            self._hub.said.emit(self.tr("Quote copied"))

    def step_note(self, by: int) -> None:
        """Go to the next (1) or previous (-1) highlight, on into other documents."""
        here = self._hub.document.id if self._hub.document else 0
        key = self._hub.session.marked_after(here, self._pane.caret(), by)
        if key:
            self.go_to_note(key)
        else:
            self._hub.said.emit(self.tr("No more notes that way"))

    def go_to_note(self, key: int) -> None:
        """Show a highlight in its text."""
        row = self._row(key)
        if row:
            self._go_to(row.highlight)

    def star_note(self, key: int) -> None:
        """Mark a highlight as a quote to use, or no longer."""
        row = self._row(key)
        if row:
            self._hub.do(lambda session: session.star(key, not row.highlight.starred))

    def _sign(self) -> None:
        """Let the open library know who writes."""
        self._hub.session.author = self._choices.now.author

    def _row(self, key: int) -> NoteRow | None:
        """Return a highlight with all that belongs to it, None where it is gone."""
        return next(iter(noting.note_rows(self._hub.session, (key,))), None)

    def _go_to(self, mark: Highlight) -> None:
        self._hub.go_to(mark.document, mark.start, mark.end)

    def _here(self) -> Highlight | None:
        key = self.highlight_here()
        document = self._hub.document
        return next((mark for mark in document.highlights if mark.id == key), None) if document else None

    def highlight_here(self) -> int | None:
        """Return the id of the highlight at the caret or, while the text is out of sight, in the current passage."""
        passage = self._hub.passage
        if passage and self._pane.isHidden():
            return self._hub.highlight_in(passage.start, passage.end)
        return self._hub.highlight_at(self._pane.caret())

    def _selected_words(self) -> str:
        """Return the selected words, where they are few enough for the name of a theme."""
        chosen, document = self._pane.selection(), self._hub.document
        if not chosen or not document or self._pane.isHidden():
            return ""
        words = " ".join(document.text[slice(*chosen)].split())
        return words if len(words) <= _LONGEST_NAME else ""

    def _make_theme(self, name: str) -> str | None:
        """Make a theme in the family of the shown one, for the person alone to give; return its id."""
        codebook, shown = self._hub.session.codebook, self._hub.theme
        family = codebook.theme(shown).family if shown else codebook.families[-1].id
        change = self._hub.do(lambda session: session.new_theme(name, family, applied=False))
        return change.key if change else None

    def _stretch(self) -> tuple[int, int] | None:
        """Return the selection or, without one, the current passage without the noise at its ends."""
        passage, document = self._hub.passage, self._hub.document
        if passage is None or document is None or self._is_on_noise():
            return None
        sentence = without_edges(document.text, passage.start, passage.end, document.noise)
        return self._pane.selection() or sentence

    def _is_on_noise(self) -> bool:
        """Tell whether there is nothing but noise to do anything with, and say so."""
        passage = self._hub.passage
        if passage is None or not passage.noise or self._pane.selection():
            return False
        if self._pane.shows_noise:
            self._hub.said.emit(self.tr("This is noise. If it is text, press Z first."))
        else:
            self._hub.said.emit(self.tr("This is noise, and hidden. Press Ctrl+Shift+I to see it."))
        return True

    def _highlight(self, themes: tuple[str, ...] = ()) -> int | None:
        stretch = self._stretch()
        return self._hub.highlight(*stretch, themes) if stretch else None
