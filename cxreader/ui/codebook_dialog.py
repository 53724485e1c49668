"""The codebook's window: the tree at the left, the fields of a theme or family at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cxreader.model.judgement import Place, Suggestion, Trial
from cxreader.model.theme import Codebook, Example, Family, Theme
from cxreader.model.views import ThemeGroup
from cxreader.ui.appearance import Appearance
from cxreader.ui.codebook_tree import CodebookTree
from cxreader.ui.draft_bar import DraftBar
from cxreader.ui.family_form import FamilyForm
from cxreader.ui.field_undo import FieldUndo
from cxreader.ui.foot import foot
from cxreader.ui.passage_changes import PassageChanges
from cxreader.ui.theme_drafts import Draft, differs, fitted, hindrance
from cxreader.ui.theme_form import ThemeForm

_LONGEST_NAME = 32  # characters of what undo would take back that its button has room for


class CodebookDialog(QDialog):
    """Shows the codebook and takes the person's wishes; it changes nothing itself.

    Signals:
        chosen: Another theme or family is to be shown; its key in the tree.
        drafted: What stands in the fields of a theme is another draft now, or none any more.
        applied: A draft is to hold: a ``Draft`` or a ``Family``.
        effects_wanted: The passages that the draft changes are to be shown.
        place_wanted: A passage is to be shown in its text; its ``Place``.
        undo_wanted: The last edit of the library is to be taken back.
        import_wanted: A codebook is to be read from a file.
        export_wanted: The codebook is to be written to a file.

    """

    chosen = Signal(str)
    drafted = Signal()
    applied = Signal(object)
    effects_wanted = Signal()
    place_wanted = Signal(Place)
    undo_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook")
        self.setWindowTitle(self.tr("Codebook"))
        self.setAccessibleName(self.tr("Codebook"))
        self.resize(1080, 720)
        self._codebook = Codebook("", 0, (), ())
        self._theme: Theme | None = None
        self._examples: tuple[Example, ...] = ()
        self._family: Family | None = None
        self._undo_name = ""
        self.tree = CodebookTree(appearance)
        self.form = ThemeForm(appearance)
        self._family_form = FamilyForm(appearance)
        self._changes = PassageChanges(appearance)
        self._pages = QStackedWidget()
        for page in (self.form, self._family_form, self._changes):
            self._pages.addWidget(page)
        self._bar = DraftBar()
        self._undo = QPushButton(autoDefault=False)
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._import = QPushButton(self.tr("Im&port…"), autoDefault=False)
        self._export = QPushButton(self.tr("&Export…"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), default=True)
        self._arrange()
        self._connect()
        FieldUndo(self)

    def _arrange(self) -> None:
        self.tree.setFixedWidth(288)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._pages, 1)
        right.addWidget(self._bar)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.tree)
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addLayout(foot(self._import, self._export, None, self._undo, self._close))

    def _connect(self) -> None:
        self.tree.chosen.connect(self._go)
        self.tree.name_wanted.connect(self.name_it)
        self.form.changed.connect(self._on_change)
        self._family_form.changed.connect(self._on_change)
        self._bar.applied.connect(self._apply)
        self._bar.reverted.connect(self._revert)
        self._bar.show_wanted.connect(self._toggle_effects)
        self._changes.entered.connect(self.place_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo.click)
        self._import.clicked.connect(self.import_wanted)
        self._export.clicked.connect(self.export_wanted)
        self._close.clicked.connect(self.reject)

    # ---- what is shown

    def set_codebook(self, codebook: Codebook, groups: Sequence[ThemeGroup], current: str) -> None:
        """Show other families and themes, with one of them as the current one.

        Args:
            codebook: All of them.
            groups: The same with how many passages speak of each theme.
            current: Key of a theme or family in the tree.

        """
        self._codebook = codebook
        self.form.set_families(codebook.families)
        self.tree.set_groups(groups, current)

    def show_theme(self, theme: Theme, examples: Sequence[Example], *, key: int, tag: str, passage: bool) -> None:
        """Show a theme.

        Args:
            theme: The theme, with its words.
            examples: Its examples.
            key: The digit that gives it in the text; 0 for none.
            tag: The language that a new example is probably in.
            passage: Whether there is a passage open that could become an example.

        """
        self._theme, self._examples, self._family = theme, tuple(examples), None
        self.form.set_theme(theme, examples, tag, passage=passage)
        self.form.set_key(key)
        self._show_page(self.form)
        self._bar.set_trial(None, counting=True)
        self._tell_of_draft()

    def show_family(self, family: Family) -> None:
        """Show a family."""
        self._theme, self._family = None, family
        self._family_form.set_family(family, self._codebook.families)
        self._show_page(self._family_form)
        self._bar.set_trial(None)
        self._tell_of_draft()

    def set_trial(self, trial: Trial) -> None:
        """Show what the draft would do, or without one how things are."""
        self._bar.set_trial(trial)
        self.form.words.set_found(trial.found)

    def set_failure(self, words: str) -> None:
        """Say why it could not be counted, in a sentence."""
        self._bar.set_failure(words)

    def show_effects(self, gained: Sequence[Suggestion], lost: Sequence[Suggestion]) -> None:
        """Show the passages that the draft gives the theme, and those that it takes it from."""
        self._changes.set_passages(gained, lost)
        self._show_page(self._changes)
        self._changes.setFocus()

    def set_undo(self, name: str) -> None:
        """Say what undo would take back; empty for nothing."""
        self._undo_name = name
        shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
        # a lone "&" would mark an access key
        self._undo.setText(self.tr("Undo {}").format(shown.replace("&", "&&")).rstrip())
        self._undo.setAccessibleName(self.tr("Undo {}").format(name).rstrip())
        self._allow_undo()

    def name_it(self) -> None:
        """Put the focus into the name of what is shown, all of it selected."""
        if self._family:
            self._family_form.name_it()
        else:
            self._show_page(self.form)
            self.form.name_it()

    # ---- the draft

    def draft(self) -> Draft | None:
        """Return what was changed of the theme on show and not applied yet; None for nothing."""
        if self._theme is None:
            return None
        theme, examples = self.form.theme(), self.form.examples.examples()
        if examples == self._examples:
            return Draft(theme) if differs(theme, self._theme) else None
        return Draft(theme, examples)

    def settle(self) -> None:
        """Let the draft hold, if one stands; a name or badge that could not be is as it was."""
        self.form.words.finish()
        self.form.examples.add_typed()
        draft = self.draft()
        if draft and self._theme:
            self.applied.emit(draft._replace(theme=fitted(draft.theme, self._theme, self._codebook)))
        elif self._family and (family := self._family_form.family()) != self._family:
            self.applied.emit(family._replace(name=family.name or self._family.name))

    def _on_change(self) -> None:
        self._bar.set_trial(None, counting=self._theme is not None)
        self._tell_of_draft()
        self.drafted.emit()

    def _tell_of_draft(self) -> None:
        draft = self.draft()
        stands = draft is not None or (self._family is not None and self._family_form.family() != self._family)
        self._bar.set_draft(stands=stands, hindrance=hindrance(draft.theme, self._codebook) if draft else "")
        self._bar.apply.setDefault(stands)
        self._close.setDefault(not stands)
        self._allow_undo()

    def _allow_undo(self) -> None:
        # what stands in the fields is what a person would mean to take back
        self._undo.setEnabled(bool(self._undo_name) and not self._bar.apply.isEnabled())

    def _apply(self) -> None:
        self._leave_bar()
        self.settle()

    def _revert(self) -> None:
        self._leave_bar()
        if self._family:
            self.show_family(self._family)
        elif self._theme:
            self.chosen.emit(self._theme.id)

    def _leave_bar(self) -> None:
        """Take the focus from a button that is about to be disabled; Qt would give it to whatever comes next."""
        if self._bar.isAncestorOf(self.focusWidget()):
            self.tree.setFocus()

    def _go(self, key: str) -> None:
        self.settle()
        self.chosen.emit(key)

    # ---- the passages that change

    def _toggle_effects(self) -> None:
        if self._pages.currentWidget() is self._changes:
            self._show_page(self.form)
        else:
            self.effects_wanted.emit()

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._bar.set_shown(shown=page is self._changes)

    # ---- leaving

    def reject(self) -> None:
        """Go back from the passages to the theme, else close; a draft holds."""
        if self._pages.currentWidget() is self._changes:
            self._show_page(self.form)
            self._bar.apply.setFocus()
            return
        self.settle()
        super().reject()

    def accept(self) -> None:
        """Close; a draft holds."""
        self.settle()
        super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, whatever is on show."""
        if self._pages.currentWidget() is self._changes:
            self._show_page(self.form)
        super().closeEvent(event)
