import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from cxreader.ui.status_bar import StatusBar


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(bar: StatusBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible() and label.text()]


def test_at_rest_it_says_that_all_is_saved(bar: StatusBar) -> None:
    assert shown(bar) == ["All saved"]
    assert not bar.cancel.isVisible()


def test_scope_and_place_are_shown(bar: StatusBar) -> None:
    bar.set_scope("31 passages · 12 documents · Polish")
    bar.set_place("PL · 19 %")
    assert shown(bar) == ["31 passages · 12 documents · Polish", "PL · 19 %", "All saved"]


def test_a_message_is_shown(bar: StatusBar) -> None:
    bar.say("Added 3 documents")
    assert bar.currentMessage() == "Added 3 documents"


def test_what_is_shown_elsewhere_is_spoken_only(bar: StatusBar) -> None:
    bar.say("Marked as noise. Undo: Ctrl+Z")
    bar.speak("3 more look the same.")
    assert bar.currentMessage() == "Marked as noise. Undo: Ctrl+Z"


@pytest.mark.parametrize(
    ("done", "words"), [(0, "Reading 1 of 300"), (111, "Reading 112 of 300"), (300, "Reading 300 of 300")]
)
def test_a_job_counts_and_can_be_cancelled(bar: StatusBar, done: int, words: str) -> None:
    bar.set_progress(done, 300)
    assert words in shown(bar)
    progress = bar.findChild(QProgressBar)
    assert isinstance(progress, QProgressBar)
    assert (progress.value(), progress.maximum(), progress.accessibleName()) == (done, 300, "Progress")
    assert bar.cancel.isVisible()
    assert bar.cancel.height() >= 28


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "10 s left"),
        (41, "50 s left"),
        (50, "50 s left"),
        (51, "1 min left"),
        (61, "2 min left"),
        (3541, "1 h 0 min left"),
        (5000, "1 h 24 min left"),
    ],
)
def test_a_job_says_how_long_it_will_take(bar: StatusBar, seconds: int, words: str) -> None:
    bar.set_progress(1111, 10_000, seconds)
    assert f"Reading 1,112 of 10,000 · {words}" in shown(bar)


def test_a_job_that_is_over_is_shown_no_more(bar: StatusBar) -> None:
    bar.set_progress(3, 3)
    bar.set_progress(0, 0)
    assert shown(bar) == ["All saved"]
    assert not bar.cancel.isVisible()


def test_it_says_in_how_many_passages_themes_were_found(bar: StatusBar) -> None:
    bar.set_judged(1200, 34567)
    assert "Finding themes: 1,200 of 34,567" in shown(bar)
    assert bar.cancel.isVisible()
    bar.set_judged(0, 0)
    assert shown(bar) == ["All saved"]


def test_it_says_whether_all_is_saved(bar: StatusBar) -> None:
    bar.set_saved(False)
    assert shown(bar) == ["Not saved"]
    bar.set_saved(True)
    assert shown(bar) == ["All saved"]
