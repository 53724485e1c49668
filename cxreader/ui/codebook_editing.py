"""Editing the codebook: its window, what a draft would do, and every change that is made of it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cxreader import judging
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Place, Trial
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook, Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.codebook_dialog import CodebookDialog
from cxreader.ui.codebook_files import CodebookFiles
from cxreader.ui.codebook_shaping import CodebookShaping
from cxreader.ui.hub import Hub
from cxreader.ui.language_picker import LanguagePicker
from cxreader.ui.theme_drafts import Draft, differs, with_examples, with_theme
from cxreader.ui.theme_rows import FAMILY

# how long nothing must have been changed before a draft is tried, in milliseconds
_REST = 300
_MOST_SHOWN = 300  # passages that change: nobody goes through more


class Asked(Protocol):
    """A question that is being answered."""

    def cancel(self) -> None:
        """Forget it: nobody is told the answer."""


Ask = Callable[[Callable[[], Trial], Callable[[Trial], None], Callable[[str], None]], Asked]


class CodebookEditing(QObject):
    """Opens the codebook and sees to what is done in it.

    Signals:
        key_chosen: A theme is to be on a digit key; the digit and the theme's id.
        place_wanted: A passage is to be shown in its text; its ``Place``.
        teaching_wanted: The person wants to be asked about more passages for a theme; its id.
        search_wanted: A word of a theme is to be searched for.
        others_wanted: What other languages have for it is.

    """

    key_chosen = Signal(int, str)
    place_wanted = Signal(Place)
    teaching_wanted = Signal(str)
    search_wanted = Signal(str)
    others_wanted = Signal(str)

    def __init__(
        self, hub: Hub, keys: Callable[[], dict[str, int]], ask: Ask, appearance: Appearance, window: QWidget
    ) -> None:
        """Take on the open library.

        Args:
            hub: What is open.
            keys: Gives the digit keys of themes, by theme id.
            ask: Has a question answered in the background, and tells the answer or why there is none.
            appearance: The program's look.
            window: The window that the codebook belongs to.

        """
        super().__init__(window)
        self._hub = hub
        self._keys = keys
        self._ask = ask
        self._appearance = appearance
        self._dialog = CodebookDialog(appearance, window)
        self._files = CodebookFiles(hub, self._dialog)
        self._shaping = CodebookShaping(hub, appearance, self._dialog)
        self._codebook: Codebook = hub.session.full_codebook()
        # what was done before the codebook was opened is not seen in it, and not taken back from it
        self._opened_at = hub.session.last_step
        self._key = self._known(hub.theme) or self._neighbour(0)
        self._trial: Trial | None = None
        self._asked: Asked | None = None
        self._then: Callable[[], object] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._try)
        self._wire()

    def run(self, key: str = "", *, new: bool = False) -> None:
        """Show the codebook until the person leaves it.

        Args:
            key: Key of a theme or family whose name is to be typed over; empty for where the person is.
            new: Whether a theme is to be made first.

        """
        if new:
            key = self._shaping.make_theme(self._key)
        self._go(self._known(key) or self._key)
        self._dialog.tree.setFocus()
        if key:
            self._dialog.name_it()
        self._dialog.exec()
        self._stop_asking()
        self._hub.changed.disconnect(self._heed)
        self._hub.failed.disconnect(self._dialog.set_failure)
        # their parents would keep them for as long as the window lives
        self._dialog.deleteLater()
        self.deleteLater()
        if self._then:
            self._then()

    def _wire(self) -> None:
        dialog, tree = self._dialog, self._dialog.tree
        dialog.chosen.connect(self._go)
        dialog.drafted.connect(self._forget_trial)
        dialog.applied.connect(self._apply)
        dialog.effects_wanted.connect(self._show_effects)
        dialog.place_wanted.connect(self._leave_for)
        dialog.undo_wanted.connect(lambda: self._hub.do(lambda session: session.undo()))
        dialog.import_wanted.connect(self._after_draft(self._files.bring))
        dialog.export_wanted.connect(self._after_draft(self._files.write))
        dialog.form.key_chosen.connect(self._choose_key)
        dialog.form.words.language_wanted.connect(self._add_language)
        dialog.form.words.search_wanted.connect(partial(self._leave_to_search, self.search_wanted.emit))
        dialog.form.words.others_wanted.connect(partial(self._leave_to_search, self.others_wanted.emit))
        dialog.form.examples.passage_wanted.connect(self._add_passage)
        dialog.form.examples.teaching_wanted.connect(self._leave_for_teaching)
        shaping = self._shaping
        tree.theme_wanted.connect(self._after_draft(shaping.add_theme))
        tree.family_wanted.connect(self._after_draft(shaping.add_family))
        tree.merge_wanted.connect(self._after_draft(shaping.merge))
        tree.split_wanted.connect(self._after_draft(shaping.split))
        tree.delete_wanted.connect(self._after_draft(shaping.delete))
        tree.theme_moved.connect(self._after_draft(shaping.move_theme))
        tree.family_moved.connect(self._after_draft(shaping.move_family))
        shaping.went.connect(self._go)
        shaping.made.connect(self._name)
        self._hub.changed.connect(self._heed)
        self._hub.failed.connect(dialog.set_failure)

    def _after_draft(self, act: Callable[..., object]) -> Callable[..., None]:
        """Return what lets the draft hold before it acts."""

        def settle_and_act(*given: object) -> None:
            self._dialog.settle()
            act(*given)

        return settle_and_act

    # ---- what is shown

    def _go(self, key: str) -> None:
        """Show a theme or a family."""
        self._key = key
        self._show()

    def _name(self, key: str) -> None:
        """Show a theme or a family that waits for its name."""
        self._go(key)
        self._dialog.name_it()

    def _heed(self, change: Change) -> None:
        """Show the codebook as it is now."""
        if not change.parts & Part.CODEBOOK:
            # passages were judged anew, so there may be other counts
            if change.parts & (Part.DOCUMENTS | Part.DECISIONS | Part.FINDINGS):
                self._show_tree()
                self._count()
            return
        place = self._place(self._key)
        self._codebook = self._hub.session.full_codebook()
        if not self._known(self._key):
            self._key = self._neighbour(place)
        self._show()

    def _show(self) -> None:
        self._show_tree()
        if not self._theme_shown:
            self._stop_asking()
            self._dialog.show_family(self._codebook.family(self._key.removeprefix(FAMILY)))
            return
        hub = self._hub
        theme = self._codebook.theme(self._key)
        self._dialog.show_theme(
            theme,
            hub.session.examples(theme.id),
            key=self._keys().get(theme.id, 0),
            tag=hub.passage.language if hub.passage else "en",
            passage=hub.passage is not None and not hub.passage.noise,
        )
        self._forget_trial()

    def _show_tree(self) -> None:
        session = self._hub.session
        self._dialog.set_codebook(self._codebook, session.themes(Scope()), self._key)
        self._dialog.set_undo(session.undo_name if session.last_step > self._opened_at else "")

    def _known(self, key: str) -> str:
        """Return the key of a theme or family that is there, else nothing."""
        families = {f"{FAMILY}{family.id}" for family in self._codebook.families}
        return key if key in families or any(theme.id == key for theme in self._codebook.themes) else ""

    def _place(self, key: str) -> int:
        return next((place for place, theme in enumerate(self._codebook.themes) if theme.id == key), 0)

    def _neighbour(self, place: int) -> str:
        """Return what is shown where a theme was: the one that stands there now, else a family."""
        themes = self._codebook.themes
        return themes[min(place, len(themes) - 1)].id if themes else f"{FAMILY}{self._codebook.families[0].id}"

    # ---- drafts

    @property
    def _theme_shown(self) -> bool:
        return not self._key.startswith(FAMILY)

    def _count(self) -> None:
        """Try what stands in the fields of a theme, once nothing has been changed for a moment."""
        self._stop_asking()
        if self._theme_shown:
            self._rest.start()

    def _stop_asking(self) -> None:
        self._rest.stop()
        if self._asked:
            self._asked.cancel()
            self._asked = None

    def _forget_trial(self) -> None:
        self._trial = None
        self._count()

    def _try(self) -> None:
        session = self._hub.session
        draft = self._dialog.draft() or Draft(self._codebook.theme(self._key))
        codebook = with_theme(self._codebook, draft.theme)
        examples = None
        if draft.examples is not None:
            examples = with_examples(session.examples(), draft.theme.id, draft.examples)
        call = partial(judging.trial, session.path, codebook, examples, draft.theme.id)
        self._asked = self._ask(call, self._take, self._dialog.set_failure)

    def _take(self, trial: Trial) -> None:
        self._asked, self._trial = None, trial
        self._dialog.set_trial(trial)

    def _apply(self, wish: Draft | Family) -> None:
        if isinstance(wish, Draft):
            known, theme = self._codebook.theme(self._key), wish.theme
            if wish.examples is None and not differs(theme, known._replace(name=theme.name)):
                self._hub.do(lambda session: session.rename_theme(theme.id, theme.name))
            else:
                self._hub.do(lambda session: session.save_theme(theme, wish.examples))
        else:
            self._hub.do(lambda session: session.save_family(wish))

    def _show_effects(self) -> None:
        if self._trial:
            session = self._hub.session
            gained, lost = self._trial.gained[:_MOST_SHOWN], self._trial.lost[:_MOST_SHOWN]
            self._dialog.show_effects(session.shown(gained), session.shown(lost))

    def _leave_for(self, place: Place) -> None:
        self._then = partial(self.place_wanted.emit, place)
        self._dialog.accept()

    def _leave_for_teaching(self) -> None:
        self._then = partial(self.teaching_wanted.emit, self._key)
        self._dialog.accept()

    def _leave_to_search(self, search: Callable[[str], object], term: str) -> None:
        self._then = partial(search, term)
        self._dialog.accept()

    def _choose_key(self, digit: int) -> None:
        self.key_chosen.emit(digit, self._key)

    def _add_language(self) -> None:
        likely = self._hub.session.languages()
        words = self._dialog.form.words
        fresh = [tag for tag in likely if tag not in words.languages]
        tag = LanguagePicker(self._appearance, self.tr("Words in Which Language?"), "und", fresh, self._dialog).run()
        if tag:
            words.show_language(tag)
            words.write()

    def _add_passage(self) -> None:
        passage, document = self._hub.passage, self._hub.document
        if passage and document:
            (shown,) = self._hub.session.shown([Place(document.id, passage.start, passage.end)])
            self._dialog.form.examples.add(shown.text, shown.language)
