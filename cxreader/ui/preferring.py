"""What a person chooses in the Preferences becomes of the program at once."""

from PySide6.QtCore import QObject

from cxreader.model.suggestions import Suggestions
from cxreader.ui.main_window import MainWindow
from cxreader.ui.preferences import AUTHOR, COLOURS, MAP, NOISE, SINGLE_KEYS, STRIPES, SUGGESTIONS, Preferences

# what is shown or not, each by the command that does the same
_SHOWN = {NOISE: "show_noise", STRIPES: "show_stripes", MAP: "show_map"}


class Preferring(QObject):
    """Shows the preferences, and does what is chosen in them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def run(self) -> None:
        """Let the person choose."""
        now, session = self._window.choices.now, self._window.hub.session
        names = (AUTHOR, COLOURS, SINGLE_KEYS, NOISE, STRIPES, MAP)
        chosen = {name: getattr(now, name) for name in names} | {SUGGESTIONS: session.suggestions.value}
        dialog = Preferences(self._window.appearance, chosen, self._window)
        dialog.chosen.connect(self._take)
        dialog.exec()
        # its parent would keep it for as long as the window lives
        dialog.deleteLater()
        self.deleteLater()

    def _take(self, name: str, value: str | bool) -> None:
        window = self._window
        if name == SUGGESTIONS:
            window.hub.do(lambda session: session.set_suggestions(Suggestions(str(value))))
        elif name in _SHOWN:
            # which keeps the choice as well
            window.commands[_SHOWN[name]].setChecked(bool(value))
        else:
            window.choices.change(**{name: value})
        if name == COLOURS:
            window.appearance.choose(str(value))
        elif name == SINGLE_KEYS:
            window.commands.let_letters_act(bool(value))
        elif name == AUTHOR:
            window.hub.session.author = str(value)
