"""How the program looks: its colours, its style, and its icons in those colours."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from cxreader.paths import resource
from cxreader.ui.filling import fill
from cxreader.ui.palette import Mode, Tokens, tokens
from cxreader.ui.style_sheet import style_sheet

SYSTEM = "system"
CHOICES = (SYSTEM, *(mode.value for mode in Mode))

_ICON_SIZE = 18
# as every drawing begins
_DRAWN_SIZE = 'width="24" height="24"'


class Appearance(QObject):
    """The look of the whole program; panels repaint when it says ``changed``."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = SYSTEM) -> None:
        """Dress the program.

        Args:
            app: The program.
            choice: ``system`` or the name of a mode; anything else counts as ``system``.

        """
        super().__init__(app)
        self._app = app
        # kept, since a passing reference to the style hints is dead by the time they emit
        self._hints = app.styleHints()
        self._icons: dict[tuple[Mode, str], QIcon] = {}
        self._choice = choice if choice in CHOICES else SYSTEM
        self._tokens = self._apply()
        self._hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def choice(self) -> str:
        """What the person chose: ``system`` or the name of a mode."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Take on a mode, or follow the system; anything unknown counts as ``system``."""
        self._choice = choice if choice in CHOICES else SYSTEM
        self._tokens = self._apply()
        self.changed.emit()

    def icon(self, name: str) -> QIcon:
        """Return a shipped icon in the colours in use, or an empty one where there is none of that name."""
        key = (self._tokens.mode, name)
        if key not in self._icons:
            self._icons[key] = self._draw_icon(name)
        return self._icons[key]

    def _follow_system(self) -> None:
        if self._choice == SYSTEM and self._mode() is not self._tokens.mode:
            self.choose(SYSTEM)

    def _mode(self) -> Mode:
        if self._choice != SYSTEM:
            return Mode(self._choice)
        # an unknown scheme, as on a bare X11 desktop, is taken for a light one
        return Mode.DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else Mode.LIGHT

    def _apply(self) -> Tokens:
        """Dress the program in the chosen mode and return its colours."""
        self._tell_system()
        chosen = tokens(self._mode())
        self._app.setPalette(_palette(chosen))
        self._app.setStyleSheet(style_sheet(chosen))
        return chosen

    def _tell_system(self) -> None:
        """Let title bars and native dialogs follow the choice where the platform can."""
        if self._choice == SYSTEM:
            self._hints.unsetColorScheme()
        else:
            dark = Mode(self._choice) in (Mode.DARK, Mode.BLACK)
            self._hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _draw_icon(self, name: str) -> QIcon:
        icon = QIcon()
        path = resource("icons", f"{name}.svg")
        if path.is_file():
            drawing = path.read_text(encoding="utf-8")
            drawn = _draw_svg(drawing, self._tokens.text, round(_ICON_SIZE * self._app.devicePixelRatio()))
            icon.addPixmap(drawn, QIcon.Mode.Normal)
            icon.addPixmap(_recoloured(drawn, self._tokens.disabled), QIcon.Mode.Disabled)
        return icon


def _draw_svg(drawing: str, colour: QColor, size: int) -> QPixmap:
    # Qt's reader of drawings knows no palette and no other size than the drawing's own, so both are written into it
    drawing = drawing.replace("currentColor", colour.name()).replace(_DRAWN_SIZE, f'width="{size}" height="{size}"')
    picture = QPixmap()
    picture.loadFromData(drawing.encode(), "svg")
    return picture


def _recoloured(picture: QPixmap, colour: QColor) -> QPixmap:
    """Return a picture of one colour in another one, which takes less time than to draw it again."""
    copy = picture.copy()
    painter = QPainter(copy)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    fill(painter, copy.rect(), colour)
    painter.end()
    return copy


def _palette(colours: Tokens) -> QPalette:
    """Return Qt's palette for a mode."""
    role = QPalette.ColorRole
    shades = {
        role.Window: colours.window,
        role.Base: colours.page,
        role.AlternateBase: colours.window,
        role.Button: colours.window,
        role.ToolTipBase: colours.page,
        role.WindowText: colours.text,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.ToolTipText: colours.text,
        role.BrightText: colours.failure,
        role.PlaceholderText: colours.secondary,
        role.Highlight: colours.accent,
        role.Accent: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.page,
        role.Midlight: colours.hairline,
        role.Mid: colours.hairline,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }
    palette = QPalette()
    for use, shade in shades.items():
        palette.setColor(use, shade)
    for use in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, use, colours.border)
    return palette
