import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QToolButton

from cxreader import paths
from cxreader.analysis import model_file
from cxreader.model.scope import SearchWords
from cxreader.session import searching
from cxreader.ui.search_bridge import BridgeLine
from cxreader.ui.search_field import SearchField
from cxreader.ui.search_page import SearchPage
from cxreader.ui.search_rows import HitModel
from tests.ui.window.desk import CONTROL, SHIFT, Desk


def page(desk: Desk) -> SearchPage:
    view = desk.panels.centre.view
    assert isinstance(view, SearchPage)
    return view


def count(desk: Desk) -> str:
    return desk.part(QLabel, "hitCount").text()


def search(desk: Desk, words: str) -> SearchField:
    """Search by keys for words, which are pasted, and stay in the field."""
    desk.key(Qt.Key.Key_F, CONTROL | SHIFT)
    field = desk.focus()
    assert isinstance(field, SearchField)
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    desk.until(lambda: not field._timer.isActive())
    return field


def test_typing_shows_hits_and_goes_on_typing(desk: Desk, qtmodeltester: object) -> None:
    desk.start()
    field = search(desk, "CLIENTE")
    assert field.hasFocus()
    assert count(desk) == field.accessibleDescription() == "13 passages in 1 document"
    rows = page(desk).rows
    qtmodeltester.check(rows)  # type: ignore[attr-defined]  # the plugin says no types
    spoken = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "ayuda al cliente. Lanzando" in str(spoken)
    assert str(spoken).endswith(f"…, Spanish, {desk.texts()[0]}, paragraph 1, hit 1 of 13")
    assert "cliente" in str(rows.data(rows.index(0)))
    assert rows.data(rows.index(0), Qt.ItemDataRole.FontRole) is None
    assert HitModel().line(rows.index(-1)) is None
    page(desk).grab()


def test_enter_leads_to_the_list_into_the_text_and_escape_all_the_way_back(desk: Desk) -> None:
    desk.start()
    polish = next(row.id for row in desk.rows() if row.language == "pl")
    desk.hub.open(polish)
    desk.read()
    search(desk, "cliente")
    desk.key(Qt.Key.Key_Return)
    assert page(desk).view.hasFocus()
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Down):
        desk.key(key)
    line = page(desk).rows.line(page(desk).view.currentIndex())
    assert line is not None
    desk.key(Qt.Key.Key_Return)
    assert desk.panels.is_reading
    assert desk.reader.hasFocus()
    assert desk.panels.pane.selection() == (line.start, line.end)
    assert desk.workings.find.text() == "cliente"
    assert len(desk.panels.pane._marks._hits) > 13
    desk.key(Qt.Key.Key_Escape)
    assert page(desk).view.hasFocus()
    assert page(desk).view.currentIndex().row() == 2
    assert not desk.workings.find.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert desk.panels.is_reading
    assert desk.hub.document is not None
    assert desk.hub.document.id == polish
    assert desk.reader.hasFocus()


def test_escape_in_the_field_leaves_the_search(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_F, CONTROL | SHIFT)
    desk.key(Qt.Key.Key_Escape)
    assert desk.reader.hasFocus()
    search(desk, "cliente")
    desk.key(Qt.Key.Key_Escape)
    assert desk.panels.is_reading
    desk.key(Qt.Key.Key_F, CONTROL | SHIFT)
    desk.key(Qt.Key.Key_Down)
    assert page(desk).view.hasFocus()


def test_what_was_meant_is_offered(desk: Desk) -> None:
    desk.start()
    search(desk, "klienat")
    assert desk.part(QLabel, "searchAnswer").text() == "No document contains “klienat”. Did you mean:"
    desk.press("klient (10)")
    assert count(desk) == "10 passages in 1 document"
    assert page(desk).view.hasFocus()
    search(desk, "qqqqqqq")
    assert desk.part(QLabel, "searchAnswer").text() == "No document contains “qqqqqqq”."
    assert not [one for one in page(desk).findChildren(QPushButton) if one.isVisible() and "(" in one.text()]
    search(desk, " ")
    assert desk.part(QLabel, "searchAnswer").text() == "Type words to search all documents for."


def test_hits_become_a_limit(desk: Desk) -> None:
    desk.start()
    field = search(desk, "cliente")
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert list(desk.hub.scope.words) == [SearchWords("cliente")]
    assert field.text() == ""
    desk.give("read")
    assert desk.panels.pane._marks._sought
    search(desk, "客户")
    assert count(desk) == "56 passages in 1 document, whatever the scope"
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert [words.text for words in desk.hub.scope.words] == ["cliente", "客户"]
    search(desk, "zzzz")
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert len(desk.hub.scope.words) == 2


def test_choices_search_anew(desk: Desk) -> None:
    desk.start()
    search(desk, "client")
    shown = count(desk)
    box = next(box for box in page(desk).findChildren(QCheckBox) if box.text() == "Whole words")
    box.click()
    assert count(desk) != shown
    box.click()
    order = page(desk).findChildren(QComboBox)[0]
    for place in (1, 2, 3):
        order.setCurrentIndex(place)
        order.activated.emit(place)
        assert count(desk) == shown
    for mode in ("dark", "black"):
        desk.window.appearance.choose(mode)
        page(desk).grab()
    desk.window.appearance.choose("light")


def test_a_selection_is_searched_for(desk: Desk) -> None:
    desk.start()
    desk.give("search_selection")
    assert desk.focus().objectName() == "search"
    assert desk.hub.document is not None
    start = desk.hub.document.text.index("cliente")
    desk.read()
    desk.panels.pane.select(start, start + 7)
    desk.workings.searching.name_selection()
    assert desk.window.commands["search_selection"].text() == "Sear&ch for “cliente”"
    desk.give("search_selection")
    assert count(desk) == "13 passages in 1 document"
    assert page(desk).view.hasFocus()


def test_hits_follow_what_changes_and_end_with_the_library(desk: Desk) -> None:
    desk.start()
    search(desk, "cliente")
    desk.hub.do(lambda session: session.remove(1))
    desk.until(lambda: desk.part(QLabel, "searchAnswer").text().startswith("No document contains “cliente”"))
    desk.give("own_library")
    assert not isinstance(desk.panels.centre.view, SearchPage)
    assert desk.part(SearchField, "search").text() == ""


def test_a_library_without_an_index_is_searched_while_that_is_made(desk: Desk) -> None:
    desk.put_samples()
    with sqlite3.connect(paths.sample_library()) as db:
        db.execute("DELETE FROM indexed WHERE document > 1")
    db.close()
    desk.start()
    search(desk, "customer")
    desk.until(lambda: not searching.unsearched(desk.session))
    search(desk, "klient")
    desk.until(lambda: count(desk) == "10 passages in 1 document")


def test_the_field_stays_in_sight_in_a_narrow_window(desk: Desk) -> None:
    desk.start(width=900)
    field = desk.part(SearchField, "search")
    assert field.isVisible()
    assert field.width() >= 170
    desk.window.resize(1500, 860)
    assert field.isVisible()


def test_words_that_are_written_from_right_to_left_are_found(desk: Desk) -> None:
    desk.start_own()
    words = "مركز الاتصال يجيب على كل سؤال للعملاء بسرعة. خدمة العملاء هي أهم شيء في هذا المتجر الكبير في المدينة."
    desk.workings.arriving.open_paths([desk.put_text("arabic.txt", words)])
    desk.until_read()
    search(desk, "خدمة العملاء")
    assert count(desk) == "1 passage in 1 document"
    line = page(desk).rows.line(page(desk).rows.index(0))
    assert line is not None
    assert line.right.startswith(" هي أهم")
    page(desk).grab()


def bridge(desk: Desk) -> BridgeLine:
    return desk.part(BridgeLine, "bridge")


def chips(desk: Desk) -> list[QToolButton]:
    return [chip for chip in bridge(desk).findChildren(QToolButton) if chip.isVisible()]


@pytest.mark.usefixtures("no_model")
def test_a_word_of_a_theme_leads_to_other_languages(desk: Desk) -> None:
    desk.start()
    field = search(desk, "联络中心")
    desk.until(lambda: bridge(desk).isVisible())
    assert "Also in" in field.accessibleDescription()
    first = chips(desk)[0]
    assert first.accessibleName().startswith("Search for ")
    assert " passage" in first.accessibleName()
    for mode in ("sepia", "dark", "black", "light"):
        desk.window.appearance.choose(mode)
        page(desk).grab()
    expected = first.text().rpartition("(")[2].rstrip(")")
    first.click()
    assert count(desk).startswith(f"{expected} passage")
    assert page(desk).head.whole
    assert page(desk).view.hasFocus()
    search(desk, "联络中心")
    desk.until(lambda: bridge(desk).isVisible() and len(chips(desk)) > 2)
    assert page(desk).stops[-2:] == (page(desk).view, page(desk).near)
    every = chips(desk)[-1]
    assert every.text() == "Search in Other Languages"
    every.click()
    assert " | " in field.text()
    assert field.cursorPosition() == 0
    assert int(count(desk).partition(" ")[0]) >= int(expected)
    desk.until(lambda: not bridge(desk).isVisible())
    search(desk, "")
    assert not bridge(desk).isVisible()


def test_by_meaning_the_words_of_a_theme_are_chosen_that_mean_the_like(shop: Desk) -> None:
    search(shop, "refund")
    shop.until(lambda: bridge(shop).isVisible())
    assert {chip.accessibleName() for chip in chips(shop)}


@pytest.mark.usefixtures("no_model")
def test_other_languages_are_searched_from_anywhere(desk: Desk) -> None:
    desk.start()
    desk.give("other_languages")
    assert desk.focus().objectName() == "search"
    assert desk.said().startswith("Type a word, or select one")
    desk.workings.searching.search_others("联络中心")
    field = desk.part(SearchField, "search")
    desk.until(field.text)
    assert " | " in field.text()
    assert page(desk).view.hasFocus()
    desk.workings.searching.search_others("zzzz")
    desk.until(lambda: desk.said() == "No theme has words for “zzzz” that stand in texts in other languages")


@pytest.mark.usefixtures("no_model")
def test_from_the_reasons_of_a_theme_its_words_are_searched_for(desk: Desk) -> None:
    desk.start()
    desk.why.search_wanted.emit("联络中心")
    assert count(desk) == "6 passages in 1 document"
    assert page(desk).head.whole
    desk.why.others_wanted.emit("联络中心")
    desk.until(lambda: " | " in desk.part(SearchField, "search").text())


def tick(desk: Desk, words: str) -> QCheckBox:
    return next(box for box in page(desk).findChildren(QCheckBox) if box.text() == words)


def test_what_is_typed_is_found_by_meaning(shop: Desk) -> None:
    field = search(shop, "They gave me my money back")
    box = tick(shop, "By meaning")
    box.click()
    assert not tick(shop, "Whole words").isEnabled()
    shop.until(lambda: page(shop).list_shown is page(shop).near)
    assert "alike" in field.accessibleDescription()
    for mode in ("sepia", "dark", "black", "light"):
        shop.window.appearance.choose(mode)
        page(shop).grab()
    rows = page(shop).near.rows
    assert rows[0].aside in ("Very alike", "Alike", "Somewhat alike")
    shop.key(Qt.Key.Key_F, CONTROL | SHIFT)
    shop.key(Qt.Key.Key_Return, CONTROL)
    assert not shop.hub.scope
    shop.key(Qt.Key.Key_Down)
    assert page(shop).near.hasFocus()
    shop.key(Qt.Key.Key_Return)
    assert shop.panels.is_reading
    assert shop.hub.document
    assert shop.hub.document.id == rows[0].suggestion.place.document
    shop.key(Qt.Key.Key_Escape)
    assert page(shop).near.hasFocus()
    shop.key(Qt.Key.Key_Escape)
    assert shop.panels.is_reading
    search(shop, "")
    shop.until(lambda: page(shop).list_shown is None)
    assert shop.part(QLabel, "searchAnswer").text().startswith("Write what the passages are to say")
    search(shop, "zwrot")
    shop.until(lambda: page(shop).list_shown is page(shop).near)
    box.click()
    assert page(shop).list_shown is page(shop).view


@pytest.mark.usefixtures("no_model")
def test_without_the_meaning_model_it_is_said_why_nothing_is_found_by_meaning(desk: Desk) -> None:
    desk.start()
    search(desk, "cliente")
    box = tick(desk, "By meaning")
    assert box.accessibleDescription() == box.toolTip() == model_file.MISSING
    box.click()
    assert not box.isChecked()
    assert desk.banner() == model_file.MISSING
    assert count(desk) == "13 passages in 1 document"


def test_what_nothing_is_like_is_said_and_what_is_still_to_be_read(desk: Desk) -> None:
    desk.start()
    search(desk, "zwrot")
    tick(desk, "By meaning").click()
    said = desk.part(QLabel, "searchAnswer")
    desk.until(lambda: said.isVisible() and said.text().startswith("No passage says the like"))
    notes = [label.text() for label in page(desk).findChildren(QLabel) if label.isVisible()]
    assert any(words.endswith("passages are still to be read.") for words in notes)


def test_of_very_many_hits_it_is_told_that_there_are_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxreader.store.concordance._MOST", 5)
    desk.start()
    search(desk, "a")
    desk.until(lambda: count(desk) == "more than 5 passages in 1 document – type more to find fewer")
