"""Scopes that a person keeps by name: to keep one, to go to one, and to rename or remove them."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from cxreader.ui.actions import Actions
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.scope_words import proposal, sentence
from cxreader.ui.steering import Steering


class KeptScopes(QObject):
    """Adds the kept scopes to a menu, each time it is shown, and sees to the two dialogs about them."""

    def __init__(
        self, menu: QMenu, commands: Actions, hub: Hub, steering: Steering, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(menu)
        self._hub = hub
        self._steering = steering
        self._appearance = appearance
        self._window = window
        self._change = commands["kept_scopes"]
        self._menu = QMenu(self.tr("Kept &Scopes"), menu)
        menu.insertMenu(self._change, self._menu)
        menu.removeAction(self._change)
        self._menu.aboutToShow.connect(self._fill)

    def keep(self) -> None:
        """Ask for a name, and keep the scope by it."""
        from cxreader.ui.kept_scopes_dialog import ScopeName  # loaded late: it is seldom asked for

        session, scope = self._hub.session, self._hub.scope
        if not scope:
            self._hub.said.emit(self.tr("Everything is in scope. Choose a language or a theme first, then keep that."))
            return
        taken = [kept.name for kept in session.kept_scopes()]
        dialog = ScopeName(self._appearance, proposal(session, scope), sentence(session, scope), taken, self._window)
        if dialog.exec() and dialog.name:
            name = dialog.name
            self._hub.do(lambda session: session.keep_scope(name, scope))
        # its parent would keep it for as long as the window lives
        dialog.deleteLater()

    def change(self) -> None:
        """Show the kept scopes, to go to one of them, and to rename and remove them."""
        from cxreader.ui.kept_scopes_dialog import KeptScopesDialog  # loaded late: it is seldom asked for

        dialog = KeptScopesDialog(self._appearance, self._window)
        first = self._hub.session.last_step

        def show() -> None:
            session = self._hub.session
            dialog.set_rows([(kept.id, kept.name, sentence(session, kept.scope)) for kept in session.kept_scopes()])

        def rename(key: int, name: str) -> None:
            self._hub.do(lambda session: session.rename_scope(key, name))
            show()

        def remove(key: int) -> None:
            self._hub.do(lambda session: session.remove_scope(key))
            show()

        def undo() -> None:
            # what was done before the dialog was opened is for the window to undo
            if self._hub.session.last_step > first:
                self._hub.do(lambda session: session.undo())
                show()

        dialog.renamed.connect(rename)
        dialog.removed.connect(remove)
        dialog.undo_wanted.connect(undo)
        self._hub.said.connect(dialog.say)
        show()
        chosen = dialog.current if dialog.exec() else 0
        dialog.deleteLater()
        if chosen:
            self._steering.go_to("kept", str(chosen))

    def _fill(self) -> None:
        self._menu.clear()
        for kept in self._hub.session.kept_scopes():
            # a lone "&" in a name would mark an access key
            go = self._menu.addAction(kept.name.replace("&", "&&"))
            go.setCheckable(True)
            go.setChecked(kept.scope == self._hub.scope)
            go.triggered.connect(partial(self._go_to, kept.id))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("None yet")).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self._change)

    def _go_to(self, key: int, _checked: bool = False) -> None:
        self._steering.go_to("kept", str(key))
