"""Learning from decisions: what it would change is offered, shown on demand, and done when the person says so."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.model.change import Change, Part
from cxreader.model.judgement import Effect, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.centre import Centre
from cxreader.ui.counts import grouped
from cxreader.ui.hub import Hub
from cxreader.ui.judging import Judging
from cxreader.ui.lesson_bar import LessonBar


class Learning(QObject):
    """Joins the line that offers to learn with what knows what that would do."""

    def __init__(
        self, hub: Hub, judging: Judging, bar: LessonBar, centre: Centre, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._hub, self._bar, self._centre = hub, bar, centre
        self._appearance, self._window = appearance, window
        self._effect: Effect | None = None
        judging.told.connect(self._offer)
        hub.changed.connect(self._heed)
        bar.learn_wanted.connect(self._learn)
        bar.shown_wanted.connect(self._show)

    def _heed(self, change: Change) -> None:
        # what was found out is of another codebook, or of another library
        if Part.CODEBOOK in change.parts:
            self._offer(None)

    def _offer(self, effect: Effect | None) -> None:
        self._effect = effect
        if effect and effect.more + effect.less:
            self._bar.offer(self._hub.session.untaught(), effect.more, effect.less)
        else:
            self._bar.withdraw()

    def _learn(self) -> None:
        if self._hub.do(lambda session: session.learn()):
            # the button that was pressed is gone
            self._centre.focus_view()

    def _show(self) -> None:
        from cxreader.ui.lesson_dialog import LessonDialog

        effect = self._effect
        if effect is None:
            return
        words = self.tr("If cxreader learns from your decisions: +{more} \N{MINUS SIGN}{less}")
        heading = words.format(more=grouped(effect.more), less=grouped(effect.less))
        dialog = LessonDialog(self._appearance, heading, list(self._passages(effect)), self._window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.learn:
            self._learn()
        elif dialog.chosen:
            self._hub.go_to(*dialog.chosen)
            self._centre.focus_view()

    def _passages(self, effect: Effect) -> Iterator[Suggestion]:
        """Yield the passages that would change, theme by theme, with what would change before their titles."""
        session = self._hub.session
        for theme in session.codebook.themes:
            for sign, side in (("+", effect.gained), ("\N{MINUS SIGN}", effect.lost)):
                for passage in session.shown(side.get(theme.id, ())):
                    yield passage._replace(title=f"{sign}{theme.code} {theme.name} · {passage.title}")
