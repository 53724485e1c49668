"""The person's choices about the text: its type, and what is shown beside it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.settings import Settings
from cxreader.ui.actions import Actions
from cxreader.ui.centre import Centre
from cxreader.ui.choices import Choices
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.typography import LARGEST, SMALLEST, Typography


class ReadingChoices(QObject):
    """Gives reading panes what the person chose, and keeps what is chosen anew."""

    def __init__(self, centre: Centre, choices: Choices, commands: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._choices = choices
        self._commands = commands
        self._window = window
        self._panes: list[ReadingPane] = []
        self._layout: QWidget | None = None
        now = choices.now
        for key, on, name in (
            ("show_noise", now.noise, "noise"),
            ("show_stripes", now.stripes, "stripes"),
            ("show_map", now.map, "map"),
        ):
            commands[key].setChecked(on)
            commands[key].toggled.connect(lambda on, name=name: choices.change(**{name: on}))
        commands.on("larger", lambda: centre.text.zoom(1))
        commands.on("smaller", lambda: centre.text.zoom(-1))
        commands.on("normal_size", lambda: centre.text.zoom(0))
        commands.on("text_layout", self._show_layout)
        self.dress(centre.text)

    def dress(self, pane: ReadingPane) -> None:
        """Have a pane show its text as the person wants, from now on."""
        self._panes.append(pane)
        pane.set_layout(_typography(self._choices.now))
        pane.typography_changed.connect(self._keep_typography)
        for key, show in (
            ("show_noise", pane.set_show_noise),
            ("show_stripes", pane.set_show_stripes),
            ("show_map", pane.set_show_map),
        ):
            show(self._commands[key].isChecked())
            self._commands[key].toggled.connect(show)

    def _show_layout(self) -> None:
        # a dialog that few starts need
        from cxreader.ui.text_layout import FontFamily, TextLayout, TextLayoutChoice

        def lay_out(choice: TextLayoutChoice) -> None:
            now = self._choices.now
            if choice.size != now.text_size:
                # else each script keeps its own size
                self._choices.change(text_size=choice.size, text_size_cjk=choice.size)
            self._choices.change(
                measure=choice.measure,
                measure_cjk=choice.unspaced_measure,
                spacing=choice.spacing,
                typeface=choice.family.value,
            )
            self._lay_out()

        if self._layout is None:
            now = _typography(self._choices.now)
            family = FontFamily.SERIF if now.serif else FontFamily.SANS
            choice = TextLayoutChoice(now.size, now.measure, now.wide_measure, now.spacing, family)
            self._layout = layout = TextLayout(choice, self._window)
            layout.changed.connect(lay_out)
            layout.finished.connect(self._forget_layout)
            layout.show()
        self._layout.raise_()
        self._layout.activateWindow()

    def _forget_layout(self) -> None:
        if self._layout:
            self._layout.deleteLater()
            self._layout = None

    def _keep_typography(self, typography: Typography) -> None:
        self._choices.change(text_size=typography.size, text_size_cjk=typography.wide_size)
        self._lay_out()

    def _lay_out(self) -> None:
        for pane in self._panes:
            pane.set_layout(_typography(self._choices.now))


def _typography(settings: Settings) -> Typography:
    """Return how texts are set; whatever the settings file holds stays within what can be chosen."""
    return Typography(
        size=int(_within(settings.text_size, SMALLEST, LARGEST)),
        wide_size=int(_within(settings.text_size_cjk, SMALLEST, LARGEST)),
        measure=int(_within(settings.measure, 50, 80)),
        wide_measure=int(_within(settings.measure_cjk, 28, 40)),
        spacing=_within(settings.spacing, 1.3, 2.0),
        serif=settings.typeface != "sans",
    )


def _within(value: float, least: float, most: float) -> float:
    # the bound comes first, so that it is what is left of "nan"
    return min(most, max(least, value))
