from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QToolButton, QWidget

from cxreader.model.scope import Scope
from tests.ui.window.desk import CONTROL, Desk


def test_a_theme_is_chosen_and_let_go_by_a_click(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    assert desk.hub.scope == Scope(themes=frozenset({"contact-centre"}))
    assert desk.reader.hasFocus()
    desk.click_theme("touchpoints")
    assert desk.hub.scope == Scope(themes=frozenset({"touchpoints"}))
    desk.click_theme("contact-centre", CONTROL)
    assert desk.hub.scope == Scope(themes=frozenset({"touchpoints", "contact-centre"}))
    desk.click_theme("touchpoints", CONTROL)
    assert desk.hub.scope == Scope(themes=frozenset({"contact-centre"}))
    desk.click_theme("contact-centre")
    assert desk.hub.scope == Scope()


def test_one_of_two_themes_is_made_the_only_one_by_a_click(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    desk.click_theme("touchpoints", CONTROL)
    desk.click_theme("touchpoints")
    assert desk.hub.scope == Scope(themes=frozenset({"touchpoints"}))


def test_the_sidebar_keeps_the_focus_while_themes_are_added(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre", CONTROL)
    assert desk.panels.themes.isAncestorOf(desk.focus())


def test_the_tree_is_steered_by_keys_alone(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_F6)
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    first = desk.session.codebook.themes[0].id
    assert desk.hub.scope == Scope(themes=frozenset({first}))


def test_chips_choose_languages(desk: Desk) -> None:
    desk.start()
    desk.press("Polish")
    assert [row.language for row in desk.rows()] == ["pl"]
    assert desk.scope_sentence() == f"{desk.rows()[0].passages} passages in 1 document"
    desk.press("All languages")
    assert len(desk.rows()) == 4


def test_every_token_of_the_scope_takes_itself_out(desk: Desk) -> None:
    desk.start()
    desk.hub.set_scope(Scope(frozenset({"zh", "es"}), frozenset({"contact-centre", "touchpoints"})))
    left = []
    for name in ("Chinese", "Contact centre", "Spanish"):
        desk.press(f"Remove {name}")
        left.append((sorted(desk.hub.scope.languages), sorted(desk.hub.scope.themes)))
    assert left == [
        (["es"], ["contact-centre", "touchpoints"]),
        (["es"], ["touchpoints"]),
        ([], ["touchpoints"]),
    ]


def test_clear_takes_out_all_limits(desk: Desk) -> None:
    desk.start()
    everything = Scope()
    for clear in (partial(desk.press, "Clear scope"), partial(desk.give, "clear_scope")):
        desk.hub.set_scope(Scope(frozenset({"zh"}), frozenset({"contact-centre"})))
        clear()
        assert desk.hub.scope == everything


def test_a_stripe_leads_to_its_passage(desk: Desk) -> None:
    desk.start()
    assert desk.hub.document is not None
    passage = desk.hub.document.passages[5]
    desk.panels.pane.passage_clicked.emit(5)
    assert desk.panels.pane.caret() == passage.start
    assert desk.hub.passage == passage


def test_w_leads_to_the_reasons(desk: Desk) -> None:
    desk.start()
    desk.type("w")
    assert desk.why.isAncestorOf(desk.focus())


def test_a_click_in_the_text_makes_its_sentence_the_current_one(desk: Desk) -> None:
    desk.start()
    spot = desk.reader.viewport().rect().center()
    QTest.mouseClick(desk.reader.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    passage = desk.hub.passage
    assert passage is not None
    assert passage.start <= desk.panels.pane.caret() <= passage.end + 1
    assert passage.number > 0


def test_f6_from_nowhere_begins_with_the_documents(desk: Desk) -> None:
    desk.start()
    chip = desk.part(QWidget, "languageFilter").findChildren(QToolButton)[0]
    chip.setFocus()
    desk.key(Qt.Key.Key_F6)
    assert desk.panels.documents.isAncestorOf(desk.focus())


def test_the_place_is_kept_when_it_has_rested(desk: Desk) -> None:
    desk.start()
    for _ in range(5):
        desk.type("j")
    assert desk.hub.document is not None
    key, caret = desk.hub.document.id, desk.panels.pane.caret()
    desk.until(lambda: desk.session.place(key) == caret)
    assert desk.rows()[0].id == key


def test_ctrl_k_goes_to_languages_themes_documents_and_commands(desk: Desk) -> None:
    desk.start()

    def go(letters: str) -> None:
        def choose(dialog: QDialog) -> None:
            field = dialog.findChild(QLineEdit)
            assert isinstance(field, QLineEdit)
            QTest.keyClicks(field, letters)
            QTest.keyClick(field, Qt.Key.Key_Return)

        met = desk.answer(choose)
        desk.key(Qt.Key.Key_K, CONTROL)
        assert met == ["Go to"]

    go("polish")
    assert desk.hub.scope == Scope(frozenset({"pl"}))
    go("touchp")
    assert desk.hub.scope == Scope(frozenset({"pl"}), frozenset({"touchpoints"}))
    go("clear sc")
    assert desk.hub.scope == Scope()
    go("11 patakaran")
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.rows()[-1].id
    assert desk.focus() is desk.reader
    before = desk.hub.scope
    met = desk.answer()
    desk.key(Qt.Key.Key_K, CONTROL)
    assert (met, desk.hub.scope) == (["Go to"], before)


def test_without_a_document_there_is_no_passage_to_go_to(desk: Desk) -> None:
    desk.start()
    desk.hub.close_document()
    desk.panels.pane.passage_clicked.emit(3)
    assert desk.hub.passage is None
    assert desk.panels.empty.isVisible()


def test_a_month_a_tag_or_a_kept_scope_is_gone_to_from_the_list_of_everything(desk: Desk) -> None:
    desk.start()
    kept = desk.hub.do(lambda session: session.keep_scope("Poles", Scope(frozenset({"pl"}))))
    assert kept is not None
    go = desk.workings.steering.go_to
    go("month", "2026-11")
    go("tag", "wave 2")
    assert desk.hub.scope == Scope(months=frozenset({"2026-11"}), tags=frozenset({"wave 2"}))
    go("kept", str(kept.ids[0]))
    assert desk.hub.scope == Scope(frozenset({"pl"}))
    assert desk.focus() is desk.reader
