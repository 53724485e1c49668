import os
import select
import signal
import sqlite3
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit

from cxreader import judging, paths
from cxreader.analysis import model_file
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Effect, Judged, Place
from cxreader.model.scope import Scope
from cxreader.session import Session, open_session
from tests.judging.rounds import judge_all, themes
from tests.ui.window.desk import Desk

pytestmark = pytest.mark.usefixtures("model_path")


def is_judged(desk: Desk) -> bool:
    return not desk.session.waiting(desk.session.basis(by_meaning=True))


def progress(desk: Desk) -> list[tuple[int, int]]:
    """Return a list that grows by what is said of passages done and of passages in all."""
    seen: list[tuple[int, int]] = []
    desk.workings.judging.progressed.connect(lambda done, whole: seen.append((done, whole)))
    return seen


def until_idle(desk: Desk, seen: list[tuple[int, int]]) -> None:
    desk.until(lambda: seen and seen[-1] == (0, 0) and is_judged(desk))


def rename_a_theme(session: Session) -> None:
    """Make an edition by which everything is judged as before."""
    theme = session.full_codebook().themes[-1]
    session.save_theme(theme._replace(name=f"{theme.name} once more"))


def job(desk: Desk) -> str:
    """Return what the status bar says is going on."""
    labels = desk.panels.status.findChildren(QLabel)
    return next((label.text() for label in labels if label.isVisible() and " of " in label.text()), "")


def workers() -> list[int]:
    return [child.pid for child in active_children() if child.pid]


def ends(process: int) -> Callable[[], bool]:
    """Watch a process; the answer tells whether it ends."""
    handle = os.pidfd_open(process)

    def answer() -> bool:
        ended = bool(select.select([handle], [], [], 30)[0])
        os.close(handle)
        return ended

    return answer


def start_judged(desk: Desk, file: Path) -> None:
    """Open the window on a library of one's own whose themes go by meaning; nothing is judged by itself."""
    desk.put_samples(paths.own_library())
    paths.own_library().write_bytes(file.read_bytes())
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start()


def test_all_that_waits_is_judged_beside_the_window(desk: Desk, judged_sample_file: Path) -> None:
    desk.start_own(judging=True)
    seen, words = progress(desk), set[str]()
    desk.workings.judging.progressed.connect(lambda *_: words.add(job(desk)))
    assert not is_judged(desk)
    until_idle(desk, seen)
    whole = sum(len(p) for p in [themes(desk.session)])
    assert seen[:-1] == sorted(seen[:-1])
    assert seen[-2] == (whole, whole)
    assert {f"Finding themes: {done} of {whole}" for done, _ in seen[:-1]} | {""} == words
    assert not desk.panels.status.cancel.isVisible()
    with sqlite3.connect(judged_sample_file) as db:
        expected = db.execute("SELECT document, passage, theme, score FROM finding ORDER BY 1, 2, 3").fetchall()
    db.close()
    with sqlite3.connect(desk.session.path) as db:
        found = db.execute("SELECT document, passage, theme, score FROM finding ORDER BY 1, 2, 3").fetchall()
    db.close()
    assert found == expected
    # the views show it
    assert desk.theme_counts()["contact-centre"] == len(
        [place for place, keys in themes(desk.session).items() if "contact-centre" in keys]
    )
    document = desk.hub.document
    assert document == desk.session.open(desk.rows()[0].id)


def test_another_codebook_begins_anew_and_what_was_decided_stays(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: seen)
    passage = next(p for p in desk.session.open(2).passages if p.codings)
    theme = desk.session.full_codebook().theme(passage.codings[0].theme)
    desk.hub.do(lambda session: session.refuse(passage, theme.id))
    desk.hub.do(lambda session: session.save_theme(theme._replace(applied=False)))
    until_idle(desk, seen)
    assert (0, 0) in seen[:-1]
    assert all(theme.id not in found for found in themes(desk.session).values())
    assert desk.session.decided(theme.id)[1] == (Place(2, passage.start, passage.end),)


def test_cancel_rests_until_it_is_asked_for(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: job(desk))
    desk.press("Cancel")
    desk.until(lambda: seen[-1] == (0, 0))
    assert job(desk) == ""
    waiting = len(desk.session.waiting(desk.session.basis(by_meaning=True)))
    assert waiting
    # an edit alone begins nothing
    desk.hub.do(lambda session: session.accept(session.open(1).passages[0], "loyalty"))
    desk.until(lambda: not desk.workings.judging._calm.isActive())
    assert len(desk.session.waiting(desk.session.basis(by_meaning=True))) == waiting
    desk.key(Qt.Key.Key_F5)
    desk.until_read()
    until_idle(desk, seen)


def test_a_process_that_dies_is_told_of_and_followed_by_another(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: seen and workers())
    for process in workers():
        os.kill(process, signal.SIGKILL)
    desk.until(desk.banner)
    assert desk.banner() == ("Finding themes by meaning stopped: the process for it has ended. Press F5 to try again.")
    desk.until(lambda: seen[-1] == (0, 0))
    assert not is_judged(desk)
    desk.give("classify_again")
    desk.until_read()
    until_idle(desk, seen)


def test_closing_ends_the_processes(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: seen and workers())
    ended = [ends(process) for process in workers()]
    desk.stop()
    assert all(answer() for answer in ended)


def test_a_document_whose_text_is_read_again_meanwhile_is_judged_as_it_is_then(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: seen)
    for document in (2, 4):
        passage = next(p for p in desk.session.open(document).passages if not p.noise)
        desk.hub.do(lambda session: session.mark_noise(document, [(passage.start, passage.end)], noise=True))  # noqa: B023 - used at once
    desk.until_read()
    until_idle(desk, seen)
    found = themes(desk.session)
    rename_a_theme(desk.session)
    judge_all(desk.session)
    assert themes(desk.session) == found


def test_files_that_are_read_meanwhile_come_first_in_the_status_bar(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: seen)
    desk.workings.arriving.open_paths([desk.put_text(f"{n}.txt", f"The agent called back {n} times.") for n in (1, 2)])
    desk.workings.judging.progressed.emit(5, 9)
    assert not job(desk).startswith("Finding themes: 5")
    desk.until_read()
    until_idle(desk, seen)
    assert len(themes(desk.session)) > seen[0][1]


def test_a_long_text_is_shown_anew_once_it_is_all_judged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxreader.ui.judging._LONG", 10)
    monkeypatch.setattr("cxreader.ui.judging._SHOWN", 1)
    desk.start_own(judging=True)
    desk.hub.open(2)
    seen, shown = progress(desk), list[tuple[int, ...]]()
    desk.hub.changed.connect(lambda change: shown.append(change.ids) if change.parts == Part.FINDINGS else None)
    until_idle(desk, seen)
    assert shown.count((2,)) == 1
    assert set(shown) >= {(1,), (2,), (3,), (4,)}
    assert desk.hub.document == desk.session.open(2)


def test_the_notes_say_the_themes_that_were_found(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    passage = next(p for p in desk.session.open(1).passages if p.codings)
    desk.hub.do(lambda session: session.highlight(1, passage.start, passage.end))
    theme = passage.codings[0].theme
    found = Judged(1, desk.session.basis(by_meaning=True), {Place(1, passage.start, passage.end): ()}, {}, "", False)
    name = desk.session.codebook.theme(theme).name
    index = desk.part(QAbstractItemView, "notes").model().index(0, 0)
    assert name in index.data(Qt.ItemDataRole.AccessibleTextRole)
    desk.workings.judging._take_explained(found)
    index = desk.part(QAbstractItemView, "notes").model().index(0, 0)
    assert name not in index.data(Qt.ItemDataRole.AccessibleTextRole)


# ---- without a round


def test_the_words_of_the_passage_that_one_reads_are_found(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    rename_a_theme(desk.session)
    judge_all(desk.session)
    document = desk.session.open(2)
    passage = next(p for p in document.passages if p.number > 20 and p.codings)
    assert not any(e.kind == "meaning" for coding in passage.codings for e in coding.evidence)
    desk.workings.judging.start()
    desk.hub.open(2, passage.start)
    desk.until(lambda: desk.hub.passage and any(c.meant() for c in desk.hub.passage.codings))
    assert desk.hub.passage is not None
    shown = desk.part(QTextEdit, "why").toPlainText()
    assert desk.hub.passage.codings[0].meant()[0].term in shown
    around = range(passage.number - 8, passage.number + 20)
    known = [p for p in desk.session.open(2).passages if p.number in around]
    assert all(coding.meant() or coding.opposed() for p in known for coding in p.codings)
    # nothing is asked twice
    asked = len(desk.workings.judging._asking)
    desk.hub.passage_changed.emit()
    desk.until(lambda: not desk.workings.judging._settled.isActive())
    assert len(desk.workings.judging._asking) == asked


def test_what_is_asked_is_answered_and_what_was_cancelled_is_not(desk: Desk) -> None:
    desk.start_own()
    answers: list[object] = []
    told = desk.workings.judging
    path = desk.session.path
    told.ask(partial(judging.judge, path, 3, 0), answers.append, answers.append).cancel()
    told.ask(partial(judging.judge, path, 99, 0), answers.append, answers.append).cancel()
    told.ask(partial(judging.judge, path, 1, 0), answers.append, answers.append)
    told.ask(partial(judging.judge, path.with_name("gone"), 1, 0), answers.append, answers.append)
    desk.until(lambda: len(answers) == 2)
    first, second = answers
    assert isinstance(first, Judged)
    assert first.document == 1
    assert second == ("Finding themes by meaning stopped: unable to open database file. Press F5 to try again.")


def test_a_library_that_cannot_be_read_or_written_is_told_of(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    told = desk.workings.judging
    failures: list[str] = []
    told.failed.connect(failures.append)
    found = judging.judge(desk.session.path, 3, 0)
    with sqlite3.connect(desk.session.path) as db:
        db.execute("DROP TABLE edition")
    db.close()
    assert desk.hub.passage is not None
    told.start()
    told._begin()
    told._explain()
    told._try_lesson()
    assert not told._keep(found)
    assert told._resting
    assert len(failures) >= 2
    assert all("could not be used" in words for words in failures)


def test_it_goes_on_in_the_library_that_is_made_of_one_that_was_taken_away(desk: Desk) -> None:
    desk.start_own(judging=True)
    seen = progress(desk)
    desk.until(lambda: seen)
    paths.own_library().unlink()
    desk.until(lambda: desk.session.path != paths.own_library())
    seen.clear()
    desk.until(lambda: any(done for done, _ in seen))
    assert "is open now" in desk.banner()


@pytest.mark.usefixtures("no_model")
def test_without_the_model_nothing_waits_and_nothing_is_asked(desk: Desk) -> None:
    before = set(workers())
    desk.start_own(judging=True)
    told: list[Effect | None] = []
    desk.workings.judging.told.connect(told.append)
    assert not desk.workings.judging.available
    passage = next(p for p in desk.session.open(1).passages if p.codings)
    desk.hub.do(lambda session: session.refuse(passage, passage.codings[0].theme))
    desk.workings.judging._begin()
    desk.workings.judging._explain()
    desk.workings.judging._try_lesson()
    assert told == []
    assert set(workers()) <= before


def test_what_was_judged_by_another_codebook_is_not_kept(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    found = judging.judge(desk.session.path, 3, 0)
    before = themes(desk.session)
    desk.hub.do(lambda session: session.save_theme(session.full_codebook().themes[0]._replace(name="Another")))
    desk.workings.judging._take_explained(found._replace(findings=dict.fromkeys(found.findings, ())))
    assert themes(desk.session) == before


def test_no_lesson_is_tried_against_the_themes_of_another_codebook(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    judge = desk.workings.judging
    judge.start()
    desk.until(judge._decided.isActive)
    rename_a_theme(desk.session)
    judge.heed(Change(Part.CODEBOOK))
    assert not judge._decided.isActive()


def test_another_library_gets_nothing_of_the_one_before(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    desk.put_samples()
    told = desk.workings.judging
    rename_a_theme(desk.session)
    told.start()
    seen = progress(desk)
    desk.until(lambda: seen)
    desk.give("sample_library")
    desk.until(lambda: seen[-1] == (0, 0) and is_judged(desk))
    assert desk.session.path == paths.sample_library()
    assert len(desk.session.documents(Scope())) == 4


def test_a_model_that_is_no_model_is_told_of_in_its_own_words(desk: Desk) -> None:
    desk.start_own()
    answers: list[str] = []
    call = partial(_load, desk.root / "none.cxm")
    desk.workings.judging.ask(call, answers.append, answers.append)
    desk.until(lambda: answers)
    assert answers == [model_file.MISSING]


def _load(path: Path) -> str:
    from cxreader.analysis.meaning.encoder import Encoder

    Encoder(path)
    return "loaded"


def test_after_classifying_again_the_words_are_looked_for_once_more(desk: Desk, judged_sample_file: Path) -> None:
    start_judged(desk, judged_sample_file)
    told = desk.workings.judging
    passage = desk.hub.passage
    assert passage is not None
    unread = partial(desk.session.is_unexplained, passage.document, passage.number, passage.number)
    seen = progress(desk)
    told.start()
    desk.give("classify_again")
    desk.until_read()
    until_idle(desk, seen)
    desk.until(lambda: not unread())


def test_nothing_is_judged_while_files_are_still_being_read(desk: Desk) -> None:
    open_session(paths.own_library()).close()
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start()
    told, rested = desk.workings.judging, [False]
    told.rested.connect(lambda: rested.append(True))
    told.wait(True)
    told.start()
    desk.until(lambda: not told._calm.isActive())
    assert not any(rested)
    told.wait(False)
    desk.until(lambda: any(rested))
