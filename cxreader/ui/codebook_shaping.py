"""What becomes of whole themes and families: they are made, merged, split, moved and deleted."""

from PySide6.QtCore import QObject, Signal

from cxreader.model.theme import Family, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.codebook_dialog import CodebookDialog
from cxreader.ui.hub import Hub
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry
from cxreader.ui.split_dialog import SplitDialog
from cxreader.ui.theme_rows import FAMILY


class CodebookShaping(QObject):
    """Carries out what is wished for in the codebook's tree.

    Signals:
        made: A theme or family is there now and waits for a name; its key.
        went: A theme is to be shown; its id.

    """

    made = Signal(str)
    went = Signal(str)

    def __init__(self, hub: Hub, appearance: Appearance, dialog: CodebookDialog) -> None:
        super().__init__(dialog)
        self._hub = hub
        self._appearance = appearance
        self._dialog = dialog

    def make_theme(self, near: str = "") -> str:
        """Make a theme; return its id, empty where it could not be stored.

        Args:
            near: Key of a theme in whose family it is to be, or of the family itself; empty for the last family.

        """
        themes, families = self._themes(), self._families()
        beside = themes[near].family if near in themes else near.removeprefix(FAMILY)
        family = beside if beside in families else list(families)[-1]
        name = _free(self.tr("New theme"), {theme.name for theme in themes.values()})
        change = self._hub.do(lambda session: session.new_theme(name, family))
        return change.key if change else ""

    def add_theme(self) -> None:
        """Make a theme beside the current one."""
        key = self.make_theme(self._dialog.tree.current)
        if key:
            self.made.emit(key)

    def add_family(self) -> None:
        """Make a family."""
        name = _free(self.tr("New family"), {family.name for family in self._families().values()})
        change = self._hub.do(lambda session: session.new_family(name))
        if change:
            self.made.emit(f"{FAMILY}{change.key}")

    def merge(self, source: str) -> None:
        """Ask which theme another one is to become part of, and merge them."""
        name = self._themes()[source].name
        target = self._pick_theme(self.tr("Merge {} Into").format(name), source)
        if target and self._hub.do(lambda session: session.merge_themes(source, target)):
            self.went.emit(target)

    def split(self, key: str) -> None:
        """Ask what of a theme is to become a theme of its own, and split it."""
        session = self._hub.session
        dialog = SplitDialog(session.full_codebook().theme(key), session.examples(key), self._dialog)
        if dialog.exec():
            name, terms, examples = dialog.name, dialog.terms(), dialog.examples()
            change = self._hub.do(lambda session: session.split_theme(key, name, terms, examples))
            if change:
                self.went.emit(change.key)
        dialog.deleteLater()

    def delete(self, key: str) -> None:
        """Delete a theme or a family, and ask where its themes are to go."""
        if not key.startswith(FAMILY):
            self._hub.do(lambda session: session.delete_theme(key))
            return
        family = key.removeprefix(FAMILY)
        to = self._pick_family(family) if any(theme.family == family for theme in self._themes().values()) else ""
        if to is not None:
            self._hub.do(lambda session: session.delete_family(family, to))

    def move_theme(self, key: str, family: str, place: int) -> None:
        """Move a theme to a place in a family."""
        self._hub.do(lambda session: session.move_theme(key, family, place))

    def move_family(self, key: str, place: int) -> None:
        """Move a family to a place."""
        self._hub.do(lambda session: session.move_family(key, place))

    def _themes(self) -> dict[str, Theme]:
        return {theme.id: theme for theme in self._hub.session.codebook.themes}

    def _families(self) -> dict[str, Family]:
        return {family.id: family for family in self._hub.session.codebook.families}

    def _pick_theme(self, title: str, without: str) -> str | None:
        """Ask for a theme other than one; return its id, or None where the person left."""
        families = self._families()
        picker = Picker(self._appearance, self._dialog)
        picker.say(title, self.tr("Name, code or family"), self.tr("No theme has these letters."))
        picker.offer(
            [
                Entry(theme.id, theme.code, families[theme.family].colour, theme.name, families[theme.family].name)
                for theme in self._themes().values()
                if theme.id != without
            ]
        )
        return picker.run()

    def _pick_family(self, without: str) -> str | None:
        """Ask where the themes of a family are to go; return another family's id, or None where the person left."""
        families = self._families()
        gone = families.pop(without)
        picker = Picker(self._appearance, self._dialog)
        picker.say(
            self.tr("Themes of {} Go To").format(gone.name), self.tr("Name"), self.tr("No family has these letters.")
        )
        picker.offer([Entry(family.id, "", family.colour, family.name) for family in families.values()])
        return picker.run()


def _free(name: str, taken: set[str]) -> str:
    """Return a name that nothing has yet: ``New theme``, else with a number."""
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free
