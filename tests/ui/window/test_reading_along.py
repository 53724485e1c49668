from PySide6.QtWidgets import QLabel, QPushButton, QTreeView

from cxreader.model.scope import Scope
from tests.ui.window.desk import Desk


def test_keys_act_in_the_first_text_of_a_first_launch(desk: Desk) -> None:
    desk.start(samples=False)
    desk.until_read()
    assert desk.hub.document is not None
    assert desk.reader.hasFocus()


def test_a_language_alone_takes_the_reader_to_its_first_passage(desk: Desk) -> None:
    desk.start()
    for tag in ("fil", "pl", "es", "zh"):
        desk.panels.chips.chosen.emit(frozenset({tag}))
        document, passage = desk.hub.document, desk.hub.passage
        assert document is not None
        assert passage is not None
        assert document.language.startswith(tag)
        assert passage == next(passage for passage in document.passages if not passage.noise)


def test_a_language_of_the_open_text_leaves_its_reader_in_place(desk: Desk) -> None:
    desk.start()
    desk.panels.pane.go_to(900, 900)
    passage = desk.hub.passage
    desk.panels.chips.chosen.emit(frozenset({"es"}))
    assert desk.hub.passage == passage


def test_a_theme_that_was_chosen_elsewhere_comes_into_sight(desk: Desk) -> None:
    desk.start()
    tree = desk.part(QTreeView, "themes")
    desk.hub.set_scope(Scope(themes=frozenset({"regulation"})))
    assert tree.currentIndex() == desk.theme_index("regulation")
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())


def test_a_selected_sentence_stays_the_current_one_where_no_space_parts_it_from_the_next(desk: Desk) -> None:
    desk.start()
    chinese = next(row.id for row in desk.rows() if row.language.startswith("zh"))
    desk.hub.open(chinese)
    document = desk.hub.document
    assert document is not None
    starts = {passage.start for passage in document.passages}
    sentence = next(passage for passage in document.passages if passage.counted() and passage.end in starts)
    desk.panels.pane.select(sentence.start, sentence.end)
    assert desk.hub.passage == sentence


def test_the_reader_is_told_of_the_passages_that_count(desk: Desk) -> None:
    desk.start()
    for row in desk.rows():
        desk.hub.open(row.id)
        document = desk.hub.document
        assert document is not None
        last = [passage for passage in document.passages if not passage.noise][-1]
        desk.panels.pane.go_to(last.start, last.end)
        assert desk.reader.accessibleDescription().endswith(f"passage {row.passages} of {row.passages}")


def test_a_short_text_is_read_to_its_very_end(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_text("Za długo czekałem.\n\n\n")
    desk.until_read()
    assert "PL · 100 %" in [label.text() for label in desk.panels.status.findChildren(QLabel)]


def test_the_decisions_are_never_cut_off(desk: Desk) -> None:
    desk.start(width=900)
    desk.window.commands["show_themes"].setChecked(True)
    desk.panels.columns.setSizes([400, 400, 0])
    for button in desk.why.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
