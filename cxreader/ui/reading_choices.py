"""The person's choices about the text: its type, and what is shown beside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.settings import Settings
from cxreader.ui.actions import Actions
from cxreader.ui.choices import Choices
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.typography import Typography


class ReadingChoices(QObject):
    """Gives the reading pane what the person chose, and keeps what is chosen anew."""

    def __init__(self, pane: ReadingPane, choices: Choices, commands: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._pane = pane
        self._choices = choices
        self._window = window
        self._layout: QWidget | None = None
        now = choices.now
        pane.set_layout(_typography(now))
        pane.typography_changed.connect(self._keep_typography)
        shown: tuple[tuple[str, bool, Callable[[bool], None], str], ...] = (
            ("show_noise", now.noise, pane.set_show_noise, "noise"),
            ("show_stripes", now.stripes, pane.set_show_stripes, "stripes"),
            ("show_map", now.map, pane.set_show_map, "map"),
        )
        for key, on, show, name in shown:
            show(on)
            commands[key].setChecked(on)
            commands[key].toggled.connect(show)
            commands[key].toggled.connect(lambda on, name=name: choices.change(**{name: on}))
        commands.on("larger", lambda: pane.zoom(1))
        commands.on("smaller", lambda: pane.zoom(-1))
        commands.on("normal_size", lambda: pane.zoom(0))
        commands.on("text_layout", self._show_layout)

    def _show_layout(self) -> None:
        # a dialog that few starts need
        from cxreader.ui.text_layout import FontFamily, TextLayout, TextLayoutChoice

        def lay_out(choice: TextLayoutChoice) -> None:
            self._choices.change(
                text_size=choice.size,
                text_size_cjk=choice.size,
                measure=choice.measure,
                measure_cjk=choice.unspaced_measure,
                spacing=choice.spacing,
                typeface=choice.family.value,
            )
            self._pane.set_layout(_typography(self._choices.now))

        if self._layout is None:
            now = self._choices.now
            family = FontFamily.SANS if now.typeface == FontFamily.SANS else FontFamily.SERIF
            choice = TextLayoutChoice(now.text_size, now.measure, now.measure_cjk, now.spacing, family)
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


def _typography(settings: Settings) -> Typography:
    return Typography(
        size=settings.text_size,
        wide_size=settings.text_size_cjk,
        measure=settings.measure,
        wide_measure=settings.measure_cjk,
        spacing=settings.spacing,
        serif=settings.typeface != "sans",
    )
