import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListView

from cxreader import paths
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Effect, Place
from cxreader.ui.lesson_bar import LessonBar
from tests.judging.rounds import themes
from tests.ui.window.desk import Desk


@pytest.fixture
def learner(desk: Desk, judged_sample_file: Path) -> Desk:
    """A window on the sample texts as they are judged by meaning, in which the program may learn."""
    paths.own_library().parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(judged_sample_file, paths.own_library())
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start(judging=True)
    return desk


def bar(desk: Desk) -> LessonBar:
    return desk.part(LessonBar, "lesson")


def offered(desk: Desk) -> tuple[int, int, int]:
    """Return what the bar says: decisions, and themes gained and lost."""
    (label,) = bar(desk).findChildren(QLabel)
    numbers = re.findall(r"[0-9,]+", label.text())
    decisions, more, less = (int(number.replace(",", "")) for number in numbers)
    return decisions, more, less


def refuse_some(desk: Desk) -> set[tuple[Place, str]]:
    there = [place for place, found in themes(desk.session).items() if "response-speed" in found][::2]
    desk.hub.do(lambda session: session.decide([(place, "response-speed") for place in there], Verdict.NO))
    desk.hub.do(lambda session: session.give_theme([(place, "") for place in there], "loyalty"))
    return {(place, theme) for place in there for theme in ("response-speed", "loyalty")}


def test_what_learning_would_change_is_offered_done_and_undone(learner: Desk) -> None:
    before = themes(learner.session)
    assert not bar(learner).isVisible()
    said = refuse_some(learner)
    learner.until(bar(learner).isVisible)
    decisions, more, less = offered(learner)
    assert decisions == len(said)
    assert more + less > 0
    learner.press("Learn")
    assert learner.said() == "Learnt from your decisions. Undo: Ctrl+Z"
    assert not bar(learner).isVisible()
    assert learner.focus() is learner.reader
    basis = learner.session.basis(by_meaning=True)
    learner.until(lambda: not learner.session.waiting(basis))
    after = themes(learner.session)
    changed = [(p, t) for p in before for t in before[p] ^ after[p] if (p, t) not in said]
    assert len(changed) == more + less
    learner.give("undo")
    learner.until(bar(learner).isVisible)
    assert offered(learner) == (decisions, more, less)
    assert themes(learner.session) == before


def test_it_is_shown_passage_by_passage_before(learner: Desk) -> None:
    refuse_some(learner)
    learner.until(bar(learner).isVisible)
    _, more, less = offered(learner)
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        (view,) = dialog.findChildren(QListView)
        rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        shown.extend(row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows)
        QTest.keyClick(view, Qt.Key.Key_Return)

    met = learner.answer(look)
    learner.press("Show")
    assert met == ["What Learning Would Change"]
    names = [theme.name for theme in learner.session.codebook.themes]
    assert len(shown) == more + less
    assert all(any(name in row for name in names) for row in shown)
    # Enter went to the first of them
    assert learner.focus() is learner.reader
    assert learner.hub.passage is not None
    assert bar(learner).isVisible()
    assert learner.session.untaught()


def test_one_can_learn_where_it_is_shown_or_close(learner: Desk) -> None:
    refuse_some(learner)
    learner.until(bar(learner).isVisible)
    learner.answer(lambda dialog: dialog.reject())
    learner.press("Show")
    assert learner.session.untaught()
    learner.answer(lambda dialog: learner.press("Learn", dialog))
    learner.press("Show")
    assert not learner.session.untaught()
    assert not bar(learner).isVisible()
    assert learner.focus() is learner.reader


def test_the_list_of_passages_has_the_focus_again(learner: Desk) -> None:
    learner.give("passages")
    refuse_some(learner)
    learner.until(bar(learner).isVisible)
    learner.press("Learn")
    assert learner.panels.centre.view.isAncestorOf(learner.focus())


def test_decisions_that_are_taken_back_leave_nothing_to_learn(learner: Desk) -> None:
    told: list[Effect | None] = []
    refuse_some(learner)
    learner.until(bar(learner).isVisible)
    # what was told of earlier, once or more often, does not matter
    learner.workings.judging.told.connect(told.append)
    learner.give("undo")
    learner.give("undo")
    learner.until(lambda: told)
    assert told[0] is None
    assert not bar(learner).isVisible()


def test_another_codebook_takes_the_offer_away(learner: Desk) -> None:
    refuse_some(learner)
    learner.until(bar(learner).isVisible)
    learner.workings.judging.rest()
    learner.hub.do(lambda session: session.rename_theme("loyalty", "Staying"))
    assert not bar(learner).isVisible()
    # pressed a moment too late
    bar(learner).shown_wanted.emit()
    assert learner.window.isActiveWindow()


def test_what_cannot_be_kept_is_still_offered(learner: Desk) -> None:
    refuse_some(learner)
    learner.until(bar(learner).isVisible)
    with learner.session._library.reading() as db:
        db.execute("PRAGMA query_only = ON")
        learner.press("Learn")
        db.execute("PRAGMA query_only = OFF")
    assert bar(learner).isVisible()
    assert learner.banner()
