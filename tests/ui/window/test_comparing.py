from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit

from cxreader import paths
from cxreader.model.scope import Facet, Scope
from cxreader.session.comparing import last_comparison
from cxreader.ui.compare_page import ComparePage
from cxreader.ui.compare_side import CompareSide
from tests.ui.window.desk import CONTROL, NONE, SHIFT, Desk

SPANISH, CHINESE, POLISH, FILIPINO = "Los beneficios", "客户体验", "To nasz", "11 Patakaran"


@pytest.fixture
def comparing(desk: Desk) -> Desk:
    """A window that compares the Polish text, on the left, with the Filipino one."""
    desk.start()
    desk.hub.open(number(desk, POLISH))
    desk.key(Qt.Key.Key_3, CONTROL)
    return desk


def number(desk: Desk, title: str) -> int:
    return next(row.id for row in desk.session.documents(Scope()) if row.title.startswith(title))


def page(desk: Desk) -> ComparePage:
    found = desk.panels.centre.view
    assert isinstance(found, ComparePage)
    return found


def is_comparing(desk: Desk) -> bool:
    return isinstance(desk.panels.centre.view, ComparePage)


def titles(desk: Desk) -> tuple[str, ...]:
    return tuple(side.choice.name for side in page(desk).sides)


def count(side: CompareSide) -> str:
    return next(label.text() for label in side.findChildren(QLabel) if "passage" in label.text())


def align(desk: Desk, words: str) -> None:
    box = next(each for each in page(desk).findChildren(QComboBox))
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def themes(side: CompareSide) -> set[str]:
    assert side.current is not None
    return {coding.theme for coding in side.current.counted()}


def pick(desk: Desk, words: str) -> list[str]:
    """Type into the next picker and take what it offers first."""

    def deal(dialog: object) -> None:
        field = dialog.findChild(QLineEdit)  # type: ignore[attr-defined]  # any picker has one
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return desk.answer(deal)


# ---- what is compared


def test_the_open_document_is_compared_with_the_next_one(comparing: Desk) -> None:
    left, right = titles(comparing)
    assert left.startswith(POLISH)
    assert right.startswith(FILIPINO)
    assert comparing.window.commands["compare"].isChecked()
    names = [side.pane.reader.accessibleName() for side in page(comparing).sides]
    assert names == [f"Compare left: {left}", f"Compare right: {right}"]
    assert [side.pane.reader.objectName() for side in page(comparing).sides] == ["compareLeft", "compareRight"]
    assert page(comparing).left.pane.reader.hasFocus()


def test_the_last_document_is_compared_with_the_one_before(desk: Desk) -> None:
    desk.start()
    last = desk.rows()[-1]
    desk.hub.open(last.id)
    desk.give("compare")
    assert titles(desk) == (last.title, desk.rows()[-2].title)


def test_two_marked_documents_are_compared_the_open_one_on_the_left(desk: Desk) -> None:
    desk.start()
    view = desk.panels.documents.view
    for row, keys in ((2, NONE), (0, CONTROL)):
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)
    shown = desk.rows()
    desk.key(Qt.Key.Key_3, CONTROL)
    assert titles(desk) == (shown[2].title, shown[0].title)


def remove(desk: Desk, title: str) -> None:
    desk.hub.do(lambda session: session.remove(number(desk, title)))


def choose_in_menu(desk: Desk, documents: tuple[int, ...]) -> None:
    desk.workings.filing.show_menu(QPoint(0, 0), documents)
    menu = desk.window.findChildren(QMenu)[-1]
    next(each for each in menu.actions() if each.text() == "Open in &Compare").trigger()
    menu.close()


def test_the_menu_of_a_row_compares_it_with_the_open_document(desk: Desk) -> None:
    desk.start()
    desk.hub.open(number(desk, SPANISH))
    choose_in_menu(desk, (number(desk, POLISH),))
    assert [title[:6] for title in titles(desk)] == [SPANISH[:6], POLISH[:6]]
    choose_in_menu(desk, (number(desk, FILIPINO),))
    assert [title[:6] for title in titles(desk)] == [SPANISH[:6], FILIPINO[:6]]


def test_the_menu_of_the_open_document_compares_it_with_the_next_one(desk: Desk) -> None:
    desk.start()
    here = desk.hub.document
    assert here is not None
    choose_in_menu(desk, (here.id,))
    assert titles(desk)[0] == here.title


def test_the_menu_of_two_rows_compares_both(comparing: Desk) -> None:
    choose_in_menu(comparing, (number(comparing, SPANISH), number(comparing, CHINESE)))
    assert [title[:4] for title in titles(comparing)] == [SPANISH[:4], CHINESE]
    # what is open stays on its side
    choose_in_menu(comparing, (number(comparing, POLISH), number(comparing, SPANISH)))
    assert [title[:4] for title in titles(comparing)] == [SPANISH[:4], POLISH[:4]]


def test_other_documents_are_chosen_by_some_letters(comparing: Desk) -> None:
    met = pick(comparing, "benef")
    QTest.mouseClick(page(comparing).right.choice, Qt.MouseButton.LeftButton)
    assert met == ["Document to compare"]
    assert [title[:4] for title in titles(comparing)] == [POLISH[:4], SPANISH[:4]]
    assert comparing.focus() is page(comparing).right.pane.reader
    pick(comparing, "patak")
    page(comparing).left.choice.setFocus()
    comparing.key(Qt.Key.Key_Space)
    assert [title[:4] for title in titles(comparing)] == [FILIPINO[:4], SPANISH[:4]]
    assert comparing.focus() is page(comparing).left.pane.reader
    assert comparing.hub.document is not None
    assert comparing.hub.document.id == number(comparing, FILIPINO)


def test_the_document_of_the_other_side_is_not_on_offer(comparing: Desk) -> None:
    shown = titles(comparing)
    comparing.answer(lambda dialog: dialog.reject())
    page(comparing).right.choice.click()
    pick(comparing, "wielki")
    page(comparing).right.choice.click()
    assert titles(comparing) == shown


def test_a_click_in_the_list_opens_a_document_on_the_side_in_hand(comparing: Desk) -> None:
    comparing.key(Qt.Key.Key_Tab)
    comparing.panels.documents.opened.emit(number(comparing, SPANISH))
    assert [title[:4] for title in titles(comparing)] == [POLISH[:4], SPANISH[:4]]
    comparing.panels.documents.opened.emit(number(comparing, POLISH))
    assert [title[:4] for title in titles(comparing)] == [POLISH[:4], SPANISH[:4]]
    assert page(comparing).hand is page(comparing).left
    # whoever was in the other text is in this one now
    assert page(comparing).left.pane.reader.hasFocus()


def test_a_library_of_one_text_has_nothing_to_compare_it_with(desk: Desk) -> None:
    desk.start()
    for title in (SPANISH, CHINESE, POLISH):
        remove(desk, title)
    desk.give("compare")
    assert [title[:4] for title in titles(desk)] == [FILIPINO[:4], "Choo"]
    assert page(desk).right.pane.reader.toPlainText() == ""
    page(desk).right.setFocus()
    assert page(desk).hand is page(desk).left
    page(desk).left.setFocus()
    desk.type("n")
    assert desk.said() == "A note on both needs a passage on each side"


def test_what_stands_beside_a_document_is_removed_and_another_takes_its_place(comparing: Desk) -> None:
    remove(comparing, FILIPINO)
    left, right = titles(comparing)
    assert left.startswith(POLISH)
    assert right in comparing.texts()
    assert right != left
    remove(comparing, POLISH)
    assert len(set(titles(comparing))) == 2
    assert set(titles(comparing)) <= set(comparing.texts())


# ---- both sides


def test_tab_and_the_pane_keys_change_sides(comparing: Desk) -> None:
    left, right = page(comparing).sides
    for key, modifiers, side in (
        (Qt.Key.Key_Tab, NONE, right),
        (Qt.Key.Key_Tab, SHIFT, left),
        (Qt.Key.Key_F6, NONE, right),
        (Qt.Key.Key_F6, SHIFT, left),
    ):
        comparing.key(key if modifiers is NONE or key is not Qt.Key.Key_Tab else Qt.Key.Key_Backtab, modifiers)
        assert side.pane.reader.hasFocus()
        assert page(comparing).hand is side
        assert comparing.hub.document is side.document
        assert comparing.hub.beside is not side.document


def test_a_click_takes_a_side_in_hand(comparing: Desk) -> None:
    right = page(comparing).right
    view = right.pane.reader.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(view.width() // 2, view.height() * 3 // 4))
    assert page(comparing).hand is right
    assert comparing.hub.passage == right.current
    page(comparing).left.pane.passage_clicked.emit(5)
    assert page(comparing).hand is page(comparing).left
    assert comparing.hub.passage is not None
    assert comparing.hub.passage.number == 5


def test_keys_act_on_the_side_in_hand(comparing: Desk) -> None:
    comparing.key(Qt.Key.Key_Tab)
    comparing.type("h")
    polish, filipino = number(comparing, POLISH), number(comparing, FILIPINO)
    assert [note.highlight.document for note in comparing.session.notes()] == [filipino]
    comparing.key(Qt.Key.Key_Backtab, SHIFT)
    comparing.type("h")
    assert [note.highlight.document for note in comparing.session.notes()] == [polish, filipino]
    assert comparing.hub.document is not None
    assert len(comparing.hub.document.highlights) == 1


def test_a_decision_counts_at_once_and_can_be_taken_back(comparing: Desk) -> None:
    left = page(comparing).left
    before = count(left)
    code = before.partition(":")[0]
    comparing.type("x")
    after = count(left)
    assert after != before
    assert after.startswith(code)
    comparing.give("undo")
    assert count(left) == before


def test_counts_say_how_much_of_each_speaks_of_the_theme(comparing: Desk) -> None:
    codebook, theme = comparing.session.codebook, last_comparison(comparing.session).theme
    for side in page(comparing).sides:
        found, whole = len(side.spoken.themes[theme]), len(side.spoken.passages)
        percent = round(100 * found / whole)
        assert count(side) == f"{codebook.theme(theme).code}: {found} of {whole} passages · {percent}\u00a0%"


def test_the_last_line_says_what_both_have_in_common(comparing: Desk) -> None:
    left, right = (set(side.spoken.themes) for side in page(comparing).sides)
    codes = {theme.id: theme.code for theme in comparing.session.codebook.themes}
    both = " ".join(code for key, code in codes.items() if key in left & right)
    alone = " ".join(code for key, code in codes.items() if key in left - right)
    words = comparing.part(QLabel, "compareCommon")
    assert words.text().startswith(f"In both: {both}      only left: {alone or '–'}      only right: ")
    assert "In both: " in words.accessibleName()


# ---- kept together


def test_both_are_brought_to_a_passage_of_the_theme(comparing: Desk) -> None:
    theme = last_comparison(comparing.session).theme
    assert all(theme in themes(side) for side in page(comparing).sides)


@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_J])
def test_both_go_to_their_next_passage_of_the_theme(comparing: Desk, key: Qt.Key) -> None:
    choose_theme(comparing, comparing.hub.session.codebook.themes[0].id)
    theme = last_comparison(comparing.session).theme
    sides = page(comparing).sides
    most = max(len(side.spoken.themes[theme]) for side in sides)
    for _ in range(most):
        comparing.key(key)
        assert all(theme in themes(side) for side in sides)
    assert comparing.said() == "That was the last passage"
    assert [side.current for side in sides] == [side.spoken.themes[theme][-1] for side in sides]
    comparing.key(Qt.Key.Key_F8, SHIFT)
    assert [side.current for side in sides] == [side.spoken.themes[theme][-2:][0] for side in sides]
    for _ in range(most):
        comparing.key(Qt.Key.Key_F8, SHIFT)
    assert comparing.said() == "That was the first passage"


def choose_theme(desk: Desk, start: str) -> None:
    """Choose the theme that both texts speak of most."""
    left, right = (side.spoken.themes for side in page(desk).sides)
    theme = max(left.keys() & right.keys(), key=lambda each: (len(left[each]) + len(right[each]), each == start))
    pick(desk, desk.session.codebook.theme(theme).code)
    desk.press(f"Theme: {desk.session.codebook.theme(last_comparison(desk.session).theme).name}")
    assert last_comparison(desk.session).theme == theme


def test_the_message_says_where_both_are(comparing: Desk) -> None:
    choose_theme(comparing, "")
    name = comparing.session.codebook.theme(last_comparison(comparing.session).theme).name
    assert comparing.said().startswith(f"{name}: left ")
    comparing.press("Next passage of this theme")
    assert comparing.said().startswith((f"{name}: left ", "That was"))
    comparing.press("Previous passage of this theme")
    assert comparing.said().startswith(f"{name}: left ")


def test_a_theme_that_one_side_lacks_moves_the_other_alone(comparing: Desk) -> None:
    left, right = page(comparing).sides
    theme = next(iter(left.spoken.themes.keys() - right.spoken.themes.keys()))
    before = right.current
    comparing.hub.set_scope(Scope(themes=frozenset({theme})))
    assert last_comparison(comparing.session).theme == theme
    assert theme in themes(left)
    assert right.current == before
    assert comparing.said().endswith(("right none", "documents", "document"))
    assert count(right).endswith("passages")
    # the scope takes no document away
    assert [title[:4] for title in titles(comparing)] == [POLISH[:4], FILIPINO[:4]]


def test_a_theme_that_neither_speaks_of_leads_nowhere(comparing: Desk) -> None:
    spoken = {key for side in page(comparing).sides for key in side.spoken.themes}
    theme = next(each for each in comparing.session.codebook.themes if each.id not in spoken)
    pick(comparing, theme.code)
    comparing.press(f"Theme: {comparing.session.codebook.theme(last_comparison(comparing.session).theme).name}")
    assert comparing.said() == f"{theme.name}: left none, right none"
    comparing.key(Qt.Key.Key_F8)
    assert comparing.said() == "That was the last passage"
    # it stays chosen when something of the texts changes
    comparing.type("h")
    assert last_comparison(comparing.session).theme == theme.id


def test_by_position_the_other_text_comes_along_in_proportion(comparing: Desk) -> None:
    left, right = page(comparing).sides
    align(comparing, "Position")
    assert comparing.window.choices.now.compare_align == "position"
    left.setFocus()
    comparing.key(Qt.Key.Key_End, CONTROL)
    assert left.current == left.spoken.passages[-1]
    assert right.current == right.spoken.passages[-1]
    bar = left.pane.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert right.scrolled == pytest.approx(left.scrolled, abs=0.01)
    comparing.key(Qt.Key.Key_Home, CONTROL)
    assert right.current == right.spoken.passages[0]
    # to change sides moves nothing
    comparing.key(Qt.Key.Key_Down)
    places = [side.current for side in (left, right)]
    comparing.key(Qt.Key.Key_Tab)
    assert [side.current for side in (left, right)] == places


def test_kept_together_by_nothing_the_other_text_stays(comparing: Desk) -> None:
    left, right = page(comparing).sides
    align(comparing, "Off")
    place = right.current
    left.setFocus()
    comparing.key(Qt.Key.Key_F8)
    comparing.key(Qt.Key.Key_F8)
    comparing.key(Qt.Key.Key_End, CONTROL)
    comparing.key(Qt.Key.Key_Home, CONTROL)
    assert right.current == place
    comparing.type("n")
    assert [note.highlight.document for note in comparing.session.notes()] == [number(comparing, POLISH)]
    align(comparing, "Theme")
    assert last_comparison(comparing.session).theme in themes(left)


def test_without_any_theme_there_are_no_steps(comparing: Desk) -> None:
    comparing.give("own_library")
    for title in ("one", "two"):
        comparing.workings.opening.open_paths([comparing.put_text(f"{title}.txt", f"Zzz {title}.\n\nYyy {title}.\n")])
        comparing.until_read()
    comparing.give("compare")
    assert count(page(comparing).left) == "2 passages"
    comparing.key(Qt.Key.Key_F8)
    assert comparing.said() == "Choose a theme first, then go from passage to passage of it"


# ---- a note on both


def write(words: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[QDialog], None]:
    def deal(dialog: QDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, key, modifiers)

    return deal


def test_one_note_is_written_on_both(comparing: Desk) -> None:
    comparing.type("n")
    comparing.type("the same in both")
    comparing.key(Qt.Key.Key_Return, CONTROL)
    (link,) = comparing.session.links()
    marks = {note.highlight.id: note.highlight.document for note in comparing.session.notes()}
    assert link.note == "the same in both"
    assert (marks[link.one], marks[link.other]) == (number(comparing, POLISH), number(comparing, FILIPINO))
    assert comparing.focus() is page(comparing).left.pane.reader
    # the same two have one note, which can be left as it is
    comparing.press("Note on Both")
    comparing.key(Qt.Key.Key_Escape)
    assert comparing.session.links() == (link,)
    comparing.give("undo")
    comparing.give("undo")
    assert comparing.session.links() == ()
    assert comparing.session.notes() == []


# ---- with the rest of the window


def test_the_same_is_compared_after_another_start(comparing: Desk) -> None:
    comparing.key(Qt.Key.Key_Tab)
    align(comparing, "Position")
    shown, theme = titles(comparing), last_comparison(comparing.session).theme
    comparing.restart()
    assert is_comparing(comparing)
    assert titles(comparing) == shown
    assert last_comparison(comparing.session).theme == theme
    assert page(comparing).hand is page(comparing).right
    assert page(comparing).head.alignment.value == "position"


def test_read_shows_the_document_in_hand_and_compare_the_same_two_again(comparing: Desk) -> None:
    shown = titles(comparing)
    comparing.key(Qt.Key.Key_Tab)
    comparing.key(Qt.Key.Key_1, CONTROL)
    assert comparing.panels.is_reading
    assert comparing.hub.beside is None
    assert comparing.reader.accessibleName() == f"Text of {shown[1]}"
    comparing.app.processEvents()
    comparing.key(Qt.Key.Key_3, CONTROL)
    assert titles(comparing) == shown
    assert page(comparing).hand is page(comparing).right
    comparing.app.processEvents()
    comparing.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert comparing.panels.is_reading
    comparing.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert titles(comparing) == shown


def test_another_document_is_compared_with_the_one_after_it(comparing: Desk) -> None:
    comparing.give("read")
    comparing.hub.open(number(comparing, SPANISH))
    comparing.give("compare")
    assert [title[:4] for title in titles(comparing)] == [SPANISH[:4], comparing.rows()[1].title[:4]]


def test_going_to_a_note_stays_with_the_two_texts(comparing: Desk) -> None:
    comparing.key(Qt.Key.Key_Tab)
    comparing.type("h")
    key = comparing.session.notes()[0].highlight.id
    comparing.key(Qt.Key.Key_Backtab, SHIFT)
    comparing.notes.activated.emit(key)
    assert is_comparing(comparing)
    assert page(comparing).hand is page(comparing).right


def test_words_are_found_in_the_text_in_hand(comparing: Desk) -> None:
    comparing.key(Qt.Key.Key_Tab)
    comparing.key(Qt.Key.Key_F, CONTROL)
    assert is_comparing(comparing)
    comparing.type("serbisyo")
    right = page(comparing).right
    assert right.document is not None
    text = right.document.text.lower()
    comparing.until(lambda: text[right.pane.caret() :].startswith("serbisyo"))
    comparing.key(Qt.Key.Key_Escape)
    assert right.pane.reader.hasFocus()
    comparing.key(Qt.Key.Key_Backtab, SHIFT)
    assert page(comparing).hand is page(comparing).left


def test_both_texts_are_set_as_the_person_wants(comparing: Desk) -> None:
    left, right = (side.pane for side in page(comparing).sides)
    before = left.typography
    comparing.give("larger")
    assert left.typography == right.typography == comparing.panels.pane.typography != before
    comparing.give("show_noise")
    assert left.shows_noise
    assert right.shows_noise
    comparing.give("show_map")
    assert not left.map.isVisible()
    comparing.give("expand")
    assert left.selection() is not None
    comparing.give("shrink")


def test_another_library_is_compared_as_it_was_last(comparing: Desk) -> None:
    comparing.put_samples(paths.own_library())
    comparing.give("own_library")
    assert is_comparing(comparing)
    assert len(set(titles(comparing))) == 2
    comparing.give("sample_library")
    assert [title[:4] for title in titles(comparing)] == [POLISH[:4], FILIPINO[:4]]


def test_a_scope_of_languages_leaves_both_texts_there(comparing: Desk) -> None:
    shown = titles(comparing)
    comparing.hub.set_scope(Scope().only(Facet.LANGUAGE, "es"))
    assert titles(comparing) == shown


def test_nothing_is_cut_off_in_a_small_window_with_large_letters(desk: Desk, qapp: QApplication) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(large)
    desk.put_settings("text_size = 26\ntext_size_cjk = 26\n")
    desk.start()
    desk.window.resize(900, 560)
    desk.give("compare")
    assert (desk.window.width(), desk.window.height()) == (900, 560)
    for stop in page(desk).head.stops:
        assert stop.geometry().right() <= page(desk).head.width()
    assert all(side.pane.reader.viewport().height() > 60 for side in page(desk).sides)
    qapp.setFont(usual)
