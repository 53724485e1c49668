"""The menu bar, the tool bar and the text's own menu: where the commands stand."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from cxreader.ui.actions import MENUS, TEXT_MENU, TOOLBAR, Actions, Command
from cxreader.ui.appearance import CHOICES, Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.search_field import SearchField
from cxreader.ui.tool_bar import ToolBar


class Menus(QObject):
    """Gives a window its menus and its tool bar."""

    def __init__(self, window: QMainWindow, commands: Actions, choices: Choices, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._choices = choices
        self._appearance = appearance
        self._menus = self._make_menus()
        self.search = self._make_toolbar()

    def show_text_menu(self, place: QPoint) -> None:
        """Show what can be done with the sentence or the selection, at a point of the screen."""
        menu = QMenu(self._window)
        self._commands.draw_icons()
        self._fill(menu, tuple(self._commands.command(key) for key in TEXT_MENU))
        menu.exec(place)

    def name_undo(self, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do; empty for nothing."""
        for key, verb, step in (("undo", self.tr("&Undo"), undo), ("redo", self.tr("&Redo"), redo)):
            # a lone "&" in a title would mark an access key
            self._commands[key].setText(f"{verb} {step.replace('&', '&&')}".rstrip())
            self._commands[key].setEnabled(bool(step))

    def fill(self) -> None:
        """Put the commands into the menus, which only have their titles before, and let keys give them."""
        self._commands.give_keys()
        for menu, (title, commands) in zip(self._menus, MENUS, strict=True):
            menu.aboutToShow.connect(self._commands.draw_icons)
            self._fill(menu, commands)
            if title == "&View":
                self._add_colours(menu)

    def menu(self, title: str) -> QMenu:
        """Return a menu of the menu bar by its title in the table of commands."""
        return next(menu for menu, (name, _) in zip(self._menus, MENUS, strict=True) if name == title)

    def _make_menus(self) -> list[QMenu]:
        bar = QMenuBar(self._window)
        self._window.setMenuBar(bar)
        menus = [QMenu(self.tr(title), bar) for title, _ in MENUS]
        for menu in menus:
            bar.addMenu(menu)
        return menus

    def _fill(self, menu: QMenu, commands: tuple[Command, ...]) -> None:
        for command in commands:
            if command.key:
                menu.addAction(self._commands[command.key])
            else:
                menu.addSeparator()

    def _add_colours(self, menu: QMenu) -> None:
        colours = QMenu(self.tr("Colo&urs"), menu)
        menu.insertMenu(self._commands["full_screen"], colours)
        group = QActionGroup(self)
        names = (self.tr("&System"), self.tr("&Light"), self.tr("S&epia"), self.tr("&Dark"), self.tr("&High Contrast"))
        for choice, name in zip(CHOICES, names, strict=True):
            action = colours.addAction(name)
            action.triggered.connect(partial(self._choose_colours, choice))
            action.setCheckable(True)
            action.setChecked(choice == self._appearance.choice)
            group.addAction(action)
            # they are chosen elsewhere too
            colours.aboutToShow.connect(partial(self._mark_colours, action, choice))

    def _mark_colours(self, action: QAction, choice: str) -> None:
        action.setChecked(choice == self._appearance.choice)

    def _choose_colours(self, choice: str, _checked: bool = False) -> None:
        self._choices.change(colours=choice)
        self._appearance.choose(choice)

    def _make_toolbar(self) -> SearchField:
        """Make the tool bar, and return the search field that stands on it."""
        bar = ToolBar(self.tr("Tools"), self._window)
        for key in TOOLBAR:
            if key:
                bar.addAction(self._commands[key])
            else:
                bar.addSeparator()
        field = SearchField(self._appearance, bar)
        bar.put_at_end(field)
        bar.toggleViewAction().setEnabled(False)
        self._window.addToolBar(bar)
        return field
