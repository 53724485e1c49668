"""Discovered topics: looking for them in the background, and making themes of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxreader.judging import discover
from cxreader.model.judgement import Place, TopicRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job
from cxreader.ui.judging import Judging
from cxreader.ui.topics_dialog import TopicsDialog, topic_name

# the most typical passages, whose themes say which family a new one may belong to
_TYPICAL = 20


class Discovering(QObject):
    """One sitting over the topics of a library.

    A theme that is made of a topic is never applied by itself. The passages that the person sees as typical of it
    when they make it become its first ones; about all others they are asked.

    Signals:
        more_wanted: More passages are to be found for a theme, by its id.

    """

    more_wanted = Signal(str)

    def __init__(self, hub: Hub, judging: Judging, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._judging = judging
        self._job: Job | None = None
        self._topics: tuple[TopicRow, ...] = ()
        self._current = 0
        # the themes that were made, by the number of their topic
        self._themes: dict[int, str] = {}
        # only what was done here is taken back here
        self._opened_at = hub.session.last_step
        self._dialog = TopicsDialog(appearance, hub.session.codebook.families, window)
        self._dialog.count_chosen.connect(self._look)
        self._dialog.shown.connect(self._show)
        card = self._dialog.card
        card.all_wanted.connect(self._show_all)
        card.make_wanted.connect(self._make)
        card.more_wanted.connect(lambda: self.more_wanted.emit(self._themes[self._current]))
        card.place_wanted.connect(self._go_to)
        self._dialog.undo_wanted.connect(self._undo)
        self._dialog.set_undo("")
        hub.changed.connect(self._heed)
        hub.failed.connect(self._dialog.say)

    def run(self) -> None:
        """Look for topics and show them until the person has seen enough."""
        self._look(self._dialog.count)
        self._dialog.exec()
        self._stop_looking()
        self._hub.changed.disconnect(self._heed)
        # its parent would keep it for as long as the window lives
        self._dialog.deleteLater()
        self.deleteLater()

    # ---- inside

    def _stop_looking(self) -> None:
        if self._job:
            self._job.cancel()

    def _look(self, count: int) -> None:
        self._dialog.wait()
        self._stop_looking()
        call = partial(discover, self._hub.session.path, count)
        self._job = self._judging.ask(call, self._take, self._dialog.say)

    def _take(self, topics: Sequence[TopicRow]) -> None:
        # what much is said of comes first; what is closest is often but a phrase
        self._topics, self._themes = tuple(sorted(topics, key=lambda topic: -len(topic.passages))), {}
        self._dialog.offer(self._topics, {})

    def _show(self, number: int) -> None:
        """Show a topic in full."""
        self._current = number
        topic, card, codebook = self._topics[number], self._dialog.card, self._hub.session.codebook
        card.set_words(topic.words)
        card.set_passages(topic.samples, len(topic.passages))
        if number in self._themes:
            theme = codebook.theme(self._themes[number])
            card.set_theme(theme.name, theme.family, made=True)
        else:
            card.set_theme(topic_name(topic), self._family(topic), made=False)

    def _show_all(self) -> None:
        passages = self._topics[self._current].passages
        shown = self._hub.session.shown(passages)
        self._dialog.card.set_passages(shown, len(shown))

    def _make(self) -> None:
        """Make a theme of the current topic, with its samples as its first passages."""
        number, card = self._current, self._dialog.card
        said = [sample.place for sample in self._topics[number].samples]
        change = self._hub.do(lambda session: session.new_theme(card.name, card.family, applied=False, passages=said))
        if change is None:
            return
        self._themes[number] = change.key
        self._offer(number)
        words = self.tr("“{}” is a theme now. Its first passages are the {} shown here.")
        self._dialog.say(words.format(self._names()[number], len(said)))

    def _undo(self) -> None:
        """Take back what was made last."""
        name = self._hub.session.undo_name
        if self._hub.do(lambda session: session.undo()):
            self._dialog.say(self.tr("Undone: {}").format(name))

    def _heed(self) -> None:
        """Offer topics as topics again whose theme is no more."""
        session = self._hub.session
        known = {theme.id for theme in session.codebook.themes}
        if not known.issuperset(self._themes.values()):
            self._themes = {topic: key for topic, key in self._themes.items() if key in known}
            self._offer(self._current)
        self._dialog.set_undo(session.undo_name if session.last_step > self._opened_at else "")

    def _offer(self, number: int) -> None:
        self._dialog.offer(self._topics, self._names(), number)

    def _names(self) -> dict[int, str]:
        return {topic: self._hub.session.codebook.theme(key).name for topic, key in self._themes.items()}

    def _go_to(self, place: Place) -> None:
        self._dialog.accept()
        self._hub.go_to(*place)

    def _family(self, topic: TopicRow) -> str:
        """Return the family that most of the topic's typical passages speak of; empty for none."""
        themes, codebook = self._hub.session.themes_at(topic.passages[:_TYPICAL]), self._hub.session.codebook
        families: dict[str, int] = {}
        for key, count in themes.items():
            family = codebook.theme(key).family
            families[family] = families.get(family, 0) + count
        return max(families, key=lambda family: families[family], default="")
