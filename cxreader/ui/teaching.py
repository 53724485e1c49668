"""A new theme by example: from one passage to a theme, by asking about ten passages at a time."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.judging import suggest
from cxreader.model.change import Change
from cxreader.model.judgement import Place, Suggestion
from cxreader.model.theme import Theme
from cxreader.model.views import CodedPassage
from cxreader.session import Session
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job
from cxreader.ui.judging import Judging
from cxreader.ui.question_rows import Answer, QuestionRow
from cxreader.ui.teaching_dialog import TeachingDialog

_AT_ONCE = 10
# how many of those that follow are looked at to say how many are likely
_AHEAD = 100
# selected words that are longer are no name
_LONGEST = 60


class Teaching(QObject):
    """One sitting of a person who teaches one theme.

    The theme is made at once, for the program never to apply by itself, and every answer is stored as it is given.
    """

    def __init__(self, hub: Hub, judging: Judging, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._judging = judging
        self._job: Job | None = None
        self._theme = ""
        self._example: CodedPassage | None = None
        self._skipped: set[Place] = set()
        # what was done in this sitting, which it can take back
        self._steps = 0
        self._dialog = TeachingDialog(appearance, hub.session.codebook, window)
        self._dialog.set_undo(False)
        self._dialog.named.connect(self._begin)
        self._dialog.answered.connect(self._take)
        self._dialog.more_wanted.connect(self._look)
        self._dialog.undo_wanted.connect(self._undo)
        hub.failed.connect(self._dialog.say)

    def start(self, selection: tuple[int, int] | None) -> None:
        """Ask for a name for what the current passage, or the one that a selection begins in, speaks of."""
        passage = self._passage(selection)
        document = self._hub.document
        if passage is None or document is None:
            self._hub.said.emit(self.tr("Go to a passage that is an example of the theme first"))
        elif passage.noise:
            self._hub.said.emit(self.tr("This is noise, and no example of a theme. If it is text, press Z first."))
        else:
            self._example = passage
            taught = self._taught(passage)
            words = " ".join(document.text[slice(*selection)].split()) if selection else taught.name if taught else ""
            (shown,) = self._hub.session.shown([_place(passage)])
            self._dialog.form.propose(shown.text, words if len(words) <= _LONGEST else "", self._family(passage))
            self._run()

    def go_on_with(self, theme: str) -> None:
        """Ask about more passages for a theme, from where the person left it."""
        self._begin_with(self._hub.session.codebook.theme(theme))
        self._run()

    # ---- inside

    def _run(self) -> None:
        self._dialog.exec()
        self._stop_looking()
        # its parent would keep it for as long as the window lives
        self._dialog.deleteLater()
        self.deleteLater()

    def _begin(self) -> None:
        """Make the theme, or take up the one of that name, with the example as its first passage."""
        form, example = self._dialog.form, self._example
        if example is None:
            return
        key = form.theme.id if form.theme else self._made(form.name, form.family, example)
        if not key:
            return
        if _place(example) not in self._hub.session.decided(key)[0]:
            self._keep(lambda session: session.accept(example, key))
        self._begin_with(self._hub.session.codebook.theme(key))

    def _made(self, name: str, family: str, example: CodedPassage) -> str:
        said = [_place(example)]
        change = self._keep(lambda session: session.new_theme(name, family, applied=False, passages=said))
        return change.key if change else ""

    def _begin_with(self, theme: Theme) -> None:
        self._theme = theme.id
        self._dialog.begin(theme)
        self._look()

    def _stop_looking(self) -> None:
        if self._job:
            self._job.cancel()

    def _look(self) -> None:
        """Have the next passages looked for in the background."""
        self._stop_looking()
        yes, no = self._hub.session.decided(self._theme)
        self._dialog.wait()
        if not yes:
            self._dialog.say(self.tr("Nothing is known of it yet. Give one passage this theme with T, then come back."))
            return
        most = _AT_ONCE + _AHEAD + len(self._skipped)
        call = partial(suggest, self._hub.session.path, self._theme, yes, no, most)
        self._job = self._judging.ask(call, self._offer, self._dialog.say)

    def _offer(self, found: Sequence[Suggestion]) -> None:
        fresh = [suggestion for suggestion in found if suggestion.place not in self._skipped]
        following = fresh[_AT_ONCE : _AT_ONCE + _AHEAD]
        likely = round(sum(suggestion.likelihood for suggestion in following))
        self._dialog.offer(fresh[:_AT_ONCE], likely, len(following))

    def _take(self, row: QuestionRow, answer: Answer) -> None:
        """Keep an answer; to skip a passage that was answered before leaves that as it was."""
        place, theme = row.suggestion.place, self._theme
        if answer is Answer.YES:
            self._keep(lambda session: session.accept(place, theme))
        elif answer is Answer.NO:
            self._keep(lambda session: session.refuse(place, theme))
        else:
            self._skipped.add(place)
        self._show_answers()

    def _undo(self) -> None:
        """Take back the last answer; a theme that was made for its example goes with it."""
        self._take_back()
        while self._steps and not self._has_example():
            self._take_back()
        if self._has_example():
            self._show_answers()
        else:
            self._stop_looking()
            self._skipped.clear()
            self._dialog.ask_name()

    def _take_back(self) -> None:
        self._steps -= 1
        self._hub.do(lambda session: session.undo())
        self._dialog.set_undo(self._steps > 0)

    def _show_answers(self) -> None:
        """Show what is stored of the passages, and which were skipped."""
        yes, no = self._hub.session.decided(self._theme)
        skipped = dict.fromkeys(self._skipped, Answer.SKIPPED)
        self._dialog.set_answers(skipped | dict.fromkeys(yes, Answer.YES) | dict.fromkeys(no, Answer.NO))

    def _keep(self, edit: Callable[[Session], Change]) -> Change | None:
        change = self._hub.do(edit)
        if change:
            self._steps += 1
            self._dialog.set_undo(True)
        return change

    def _has_example(self) -> bool:
        yes, _ = self._hub.session.decided(self._theme)
        return self._example is None or _place(self._example) in yes

    def _passage(self, selection: tuple[int, int] | None) -> CodedPassage | None:
        passages = self._hub.document.passages if self._hub.document else ()
        if selection is None or not passages:
            return self._hub.passage
        return passages[max(0, bisect_right(passages, selection[0], key=lambda passage: passage.start) - 1)]

    def _taught(self, passage: CodedPassage) -> Theme | None:
        """Return the theme of a passage that was taught by example, if it has one."""
        codebook = self._hub.session.codebook
        themes = (codebook.theme(coding.theme) for coding in passage.counted())
        return next((theme for theme in themes if not theme.applied), None)

    def _family(self, passage: CodedPassage) -> str:
        """Return the family of the passage's first theme; empty for none."""
        counted = passage.counted()
        return self._hub.session.codebook.theme(counted[0].theme).family if counted else ""


def _place(passage: CodedPassage) -> Place:
    return Place(passage.document, passage.start, passage.end)
