from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
)

from cxreader.analysis import codebook_files
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Place
from cxreader.model.theme import Theme
from cxreader.ui.codebook_dialog import CodebookDialog
from cxreader.ui.enter_field import EnterField
from cxreader.ui.question_list import QuestionList
from tests.ui.window.desk import CONTROL, Desk

ALT = Qt.KeyboardModifier.AltModifier


def open_codebook(desk: Desk, deal: Callable[[CodebookDialog], object], command: str = "codebook") -> None:
    """Open the codebook, do something in it, and leave it."""
    wrong: list[Exception] = []

    def check(dialog: QDialog) -> None:
        assert isinstance(dialog, CodebookDialog)
        try:
            desk.until(dialog.isActiveWindow)
            deal(dialog)
        except Exception as problem:  # noqa: BLE001 - the program would tell of it and wait for an answer
            wrong.append(problem)

    met = desk.answer(check)
    desk.give(command)
    assert met == ["Codebook"]
    if wrong:
        raise wrong[0]


@pytest.fixture
def edit(desk: Desk) -> Callable[..., None]:
    """What opens the codebook of a library of one's own with the sample texts."""
    desk.start_own()
    return partial(open_codebook, desk)


def theme(desk: Desk, key: str) -> Theme:
    return desk.session.full_codebook().theme(key)


def names(desk: Desk) -> list[str]:
    return [each.name for each in desk.session.codebook.themes]


def key(dialog: CodebookDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifiers)


def rename(dialog: CodebookDialog, words: str) -> None:
    dialog.name_it()
    QTest.keyClicks(dialog.focusWidget(), words)


def said(dialog: CodebookDialog) -> str:
    return dialog.findChildren(QLabel, "trial")[0].text()


def press(dialog: QDialog, words: str) -> None:
    (button,) = [
        each
        for each in dialog.findChildren(QPushButton)
        if each.isVisible() and each.text().replace("&", "").startswith(words)
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def go(dialog: CodebookDialog, key: str) -> None:
    dialog.settle()
    dialog.chosen.emit(key)
    assert dialog.tree.current == key


def test_it_opens_at_the_theme_that_the_person_is_at(desk: Desk, edit: Callable[..., None]) -> None:
    desk.click_theme("contact-centre")
    seen: list[str] = []
    edit(lambda dialog: seen.append(dialog.tree.current))
    assert seen == ["contact-centre"]
    assert not desk.window.findChildren(CodebookDialog) or desk.session.undo_name == ""


def test_what_was_done_before_the_codebook_was_opened_is_not_taken_back_from_it(
    desk: Desk, edit: Callable[..., None]
) -> None:
    seen: list[object] = []

    def undo(dialog: CodebookDialog) -> QAbstractButton:
        (found,) = [b for b in dialog.findChildren(QAbstractButton) if b.accessibleName().startswith("Undo")]
        return found

    def deal(dialog: CodebookDialog) -> None:
        seen.append(undo(dialog).isEnabled())
        key(dialog, Qt.Key.Key_Z, CONTROL)
        desk.hub.do(lambda session: session.rename_theme("loyalty", "Treue"))
        seen.append(undo(dialog).accessibleName())
        undo(dialog).click()
        seen.append(undo(dialog).isEnabled())

    desk.hub.highlight(0, 5)
    edit(deal)
    assert seen == [False, "Undo Rename Theme Loyalty", False]
    assert desk.session.undo_name == "Highlight"
    assert theme(desk, "loyalty").name == "Loyalty"


def test_a_draft_is_counted_applied_and_taken_back(desk: Desk, edit: Callable[..., None]) -> None:
    before = theme(desk, "contact-centre")
    predicted: list[str] = []

    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "contact-centre")
        desk.until(lambda: "passages" in said(dialog))
        dialog.form.words.show_language("zh")
        dialog.form.words.findChildren(EnterField)[0].setText("客户")
        dialog.form.words.add_typed()
        assert said(dialog) == "counting…"
        desk.until(lambda: "with your change" in said(dialog))
        predicted.append(said(dialog))
        key(dialog, Qt.Key.Key_Return, CONTROL)
        assert theme(desk, "contact-centre").terms["zh"] == (*before.terms["zh"], "客户")
        desk.until(lambda: "passages" in said(dialog) and "now" not in said(dialog))
        press(dialog, "Undo Edit Theme Contact")
        assert theme(desk, "contact-centre") == before

    edit(deal)
    assert "passages now" in predicted[0]
    assert desk.said() == "Undone: Edit Theme Contact centre"


def test_enter_on_a_passage_that_changes_goes_there(shop: Desk) -> None:
    places: list[Place] = []
    most = max(shop.theme_counts().items(), key=lambda pair: pair[1])[0]

    def deal(dialog: CodebookDialog) -> None:
        go(dialog, most)
        dialog.form.findChildren(QCheckBox)[0].click()
        shop.until(lambda: "with your change" in said(dialog))
        press(dialog, "Show the")
        (passages,) = [each for each in dialog.findChildren(QuestionList) if each.isVisible()]
        places.append(passages.rows[1].suggestion.place)
        key(dialog, Qt.Key.Key_Down)
        key(dialog, Qt.Key.Key_Return)

    open_codebook(shop, deal)
    document, passage = shop.hub.document, shop.hub.passage
    assert document
    assert passage
    assert places == [(document.id, passage.start, passage.end)]
    # the draft was not lost
    assert not theme(shop, most).applied


def test_passages_cannot_be_shown_before_they_are_counted(edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "contact-centre")
        dialog.form.findChildren(QCheckBox)[0].click()
        dialog.effects_wanted.emit()
        assert dialog.form.isVisible()

    edit(deal)


def test_what_is_decided_meanwhile_is_counted_anew(desk: Desk, edit: Callable[..., None]) -> None:
    desk.click_theme("contact-centre")
    numbers: list[str] = []

    def deal(dialog: CodebookDialog) -> None:
        desk.until(lambda: "passages" in said(dialog))
        numbers.append(said(dialog))
        desk.hub.refuse()
        # another change while the first is counted
        desk.hub.changed.emit(Change(Part.FINDINGS))
        desk.hub.changed.emit(Change(Part.SCOPE))
        desk.until(lambda: said(dialog) != numbers[0])
        numbers.append(said(dialog))
        go(dialog, "family:service")
        desk.hub.changed.emit(Change(Part.FINDINGS))
        assert said(dialog) == ""

    edit(deal)
    now, then = (int(words.split()[0]) for words in numbers)
    assert then == now - 1


def test_leaving_lets_the_draft_hold(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "loyalty")
        rename(dialog, "Staying")
        go(dialog, "contact-centre")
        assert theme(desk, "loyalty").name == "Staying"
        rename(dialog, "Calls")
        key(dialog, Qt.Key.Key_Escape)

    edit(deal)
    assert theme(desk, "contact-centre").name == "Calls"
    desk.give("undo")
    desk.give("undo")
    assert theme(desk, "loyalty").name == "Loyalty"


def test_a_new_theme_and_a_new_family_wait_for_their_names(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        dialog.tree.family_wanted.emit()
        QTest.keyClicks(dialog.focusWidget(), "Own")
        key(dialog, Qt.Key.Key_Return, CONTROL)
        dialog.tree.theme_wanted.emit()
        assert [each.family for each in desk.session.codebook.themes][-1] == "new-family"
        dialog.tree.theme_wanted.emit()
        QTest.keyClicks(dialog.focusWidget(), "Parking")

    edit(deal)
    assert names(desk)[-2:] == ["New theme", "Parking"]
    assert desk.session.codebook.families[-1].name == "Own"


def test_the_menu_makes_a_new_theme(desk: Desk, edit: Callable[..., None]) -> None:
    edit(lambda dialog: QTest.keyClicks(dialog.focusWidget(), "Parking"), "new_theme")
    assert "Parking" in names(desk)


def test_a_theme_is_merged_into_another(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        def pick(picker: QDialog) -> None:
            QTest.keyClicks(picker.findChildren(QLineEdit)[0], "self-s")
            QTest.keyClick(picker.findChildren(QLineEdit)[0], Qt.Key.Key_Return)

        go(dialog, "live-chat")
        met = desk.answer(pick)
        dialog.tree.merge_wanted.emit("live-chat")
        assert met == ["Merge Live chat Into"]
        assert dialog.tree.current == "self-service"
        desk.answer(QDialog.reject)
        dialog.tree.merge_wanted.emit("self-service")

    edit(deal)
    assert "Live chat" not in names(desk)
    assert "Self-service" in names(desk)


def test_a_theme_is_split(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        def split(asked: QDialog) -> None:
            QTest.keyClicks(asked.findChildren(QLineEdit)[0], "Hotlines")
            asked.findChildren(QListWidget)[0].item(0).setCheckState(Qt.CheckState.Checked)
            asked.accept()

        met = desk.answer(split)
        dialog.tree.split_wanted.emit("contact-centre")
        assert met == ["Split Contact centre"]
        assert dialog.tree.current == "hotlines"
        desk.answer(QDialog.reject)
        dialog.tree.split_wanted.emit("hotlines")

    edit(deal)
    assert sum(map(len, theme(desk, "hotlines").terms.values())) == 1


def test_themes_and_families_are_moved_and_deleted(desk: Desk, edit: Callable[..., None]) -> None:
    order = names(desk)

    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "contact-centre")
        view = dialog.tree.findChildren(QAbstractItemView)[0]
        QTest.keyClick(view, Qt.Key.Key_Up, ALT)
        desk.until(lambda: names(desk)[:2] == ["Contact centre", "Speed of response"])
        go(dialog, "family:service")
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
        desk.until(lambda: desk.session.codebook.families[1].id == "service")
        go(dialog, "contact-centre")
        QTest.keyClick(view, Qt.Key.Key_Delete)
        desk.until(lambda: "Contact centre" not in names(desk))
        assert dialog.tree.current == "response-speed"
        met = desk.answer(lambda picker: QTest.keyClick(picker.findChildren(QLineEdit)[0], Qt.Key.Key_Return))
        dialog.tree.delete_wanted.emit("family:service")
        assert met == ["Themes of Service Go To"]
        desk.answer(QDialog.reject)
        dialog.tree.delete_wanted.emit("family:digital")
        dialog.tree.family_wanted.emit()
        dialog.tree.delete_wanted.emit("family:new-family")

    edit(deal)
    families = [family.id for family in desk.session.codebook.families]
    assert "service" not in families
    assert "digital" in families
    assert "new-family" not in families
    while desk.session.undo_name not in ("", "Add Documents"):
        desk.give("undo")
    assert names(desk) == order


def test_a_family_is_changed(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "family:service")
        rename(dialog, "Help")

    edit(deal)
    assert desk.session.codebook.family("service").name == "Help"


def test_words_in_one_more_language(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        def pick(picker: QDialog) -> None:
            QTest.keyClicks(picker.findChildren(QLineEdit)[0], "lithu")
            QTest.keyClick(picker.findChildren(QLineEdit)[0], Qt.Key.Key_Return)

        go(dialog, "loyalty")
        desk.answer(QDialog.reject)
        dialog.form.words.language_wanted.emit()
        met = desk.answer(pick)
        dialog.form.words.language_wanted.emit()
        assert met == ["Words in Which Language?"]
        QTest.keyClicks(dialog.form.words.findChildren(EnterField)[0], "lojalum*")

    edit(deal)
    assert theme(desk, "loyalty").terms["lt"] == ("lojalum*",)


def test_the_passage_in_the_window_becomes_an_example(desk: Desk, edit: Callable[..., None]) -> None:
    passage, document = desk.hub.passage, desk.hub.document
    assert passage
    assert document

    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "loyalty")
        dialog.form.examples.passage_wanted.emit()
        desk.until(lambda: "with your change" in said(dialog))

    edit(deal)
    assert document.text[passage.start : passage.end].strip() in [
        example.text for example in desk.session.examples("loyalty")
    ]


def test_a_digit_is_given_to_a_theme(desk: Desk, edit: Callable[..., None]) -> None:
    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "loyalty")
        dialog.form.key_chosen.emit(1)

    edit(deal)
    assert desk.workings.annotating.favourites()["loyalty"] == 1


def test_f2_in_the_sidebar_opens_the_theme_with_its_name_selected(desk: Desk) -> None:
    desk.start_own()
    view = desk.part(QAbstractItemView, "themes")
    view.setCurrentIndex(desk.theme_index("loyalty"))
    view.setFocus()

    def deal(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Staying")

    met = desk.answer(deal)
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert met == ["Codebook"]
    assert theme(desk, "loyalty").name == "Staying"


@pytest.mark.parametrize(("at", "words"), [("loyalty", "&Edit Theme…"), ("family:service", "&Edit Family…")])
def test_the_menu_of_the_sidebar_edits(desk: Desk, at: str, words: str) -> None:
    desk.start_own()
    view = desk.part(QAbstractItemView, "themes")
    seen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.append(menu.actions()[0].text())
        menu.close()

    def show(reason: QContextMenuEvent.Reason) -> None:
        QTimer.singleShot(0, choose)
        place = view.visualRect(view.currentIndex()).center()
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, view.mapToGlobal(place)))

    view.setCurrentIndex(desk.theme_index(at))
    show(QContextMenuEvent.Reason.Keyboard)
    show(QContextMenuEvent.Reason.Mouse)
    assert seen == [words, words]


def test_asking_about_passages_follows_when_the_codebook_is_left(desk: Desk, edit: Callable[..., None]) -> None:
    asked: list[str] = []

    def deal(dialog: CodebookDialog) -> None:
        go(dialog, "loyalty")
        desk.answer(lambda next_one: asked.append(next_one.objectName()))
        dialog.form.examples.teaching_wanted.emit()

    edit(deal)
    assert asked or desk.banner()


# ---- files


def choose(path: Path, form: str = "") -> Callable[[QDialog], None]:
    """Return what names a file in a dialog that asks for one."""

    def deal(chooser: QDialog) -> None:
        assert isinstance(chooser, QFileDialog)
        chooser.setDirectory(str(path.parent))
        if form:
            chooser.selectNameFilter(form)
        field = chooser.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        chooser.accept()

    return deal


def answer_how(desk: Desk, dialog: CodebookDialog, path: Path, how: str) -> None:
    """Import a file, and say whether it is to be added."""

    def say(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == how]
        button.click()

    def pick(chooser: QDialog) -> None:
        desk.answer(say)
        choose(path)(chooser)

    desk.answer(pick)
    dialog.import_wanted.emit()


@pytest.mark.parametrize(
    ("name", "form", "written"),
    [
        ("mine.toml", "", "mine.toml"),
        ("mine.CSV", "", "mine.CSV"),
        ("mine", "REFI-QDA codebook (*.qdc)", "mine.qdc"),
        ("mine.v2", "", "mine.v2.toml"),
    ],
)
def test_the_codebook_goes_to_a_file(desk: Desk, edit: Callable[..., None], name: str, form: str, written: str) -> None:
    def deal(dialog: CodebookDialog) -> None:
        rename(dialog, "Hotlines")
        desk.answer(choose(desk.root / name, form))
        dialog.export_wanted.emit()

    edit(deal)
    assert desk.said() == f"Exported the codebook to {written}"
    # a draft holds before the codebook is written
    assert "Hotlines" in [each.name for each in codebook_files.read(desk.root / written).codebook.themes]


def test_a_codebook_comes_back_from_a_file_in_the_place_of_the_other(desk: Desk, edit: Callable[..., None]) -> None:
    path = desk.root / "mine.toml"
    before = desk.session.full_codebook()

    def deal(dialog: CodebookDialog) -> None:
        desk.answer(choose(path))
        dialog.export_wanted.emit()
        dialog.tree.delete_wanted.emit("loyalty")
        answer_how(desk, dialog, path, "Cancel")
        assert "Loyalty" not in names(desk)
        answer_how(desk, dialog, path, "Replace")
        assert "Loyalty" in names(desk)

    edit(deal)
    assert desk.session.full_codebook().themes == before.themes


def test_themes_of_a_file_are_added(desk: Desk, edit: Callable[..., None]) -> None:
    path = desk.root / "more.csv"
    path.write_text("family,code,name\nOwn,O1,Parking\n", "utf-8")
    number = len(names(desk))
    edit(lambda dialog: answer_how(desk, dialog, path, "Add"))
    assert len(names(desk)) == number + 1
    assert desk.said() == "Imported 1 theme. Undo: Ctrl+Z"


def test_a_file_that_is_no_codebook_is_told_of(desk: Desk, edit: Callable[..., None]) -> None:
    path = desk.root / "none.toml"
    path.write_text("words", "utf-8")
    seen: list[str] = []

    def deal(dialog: CodebookDialog) -> None:
        desk.answer(choose(path))
        dialog.import_wanted.emit()
        seen.append(said(dialog))
        # nothing is chosen
        desk.answer(QDialog.reject)
        dialog.import_wanted.emit()
        desk.answer(QDialog.reject)
        dialog.export_wanted.emit()
        desk.answer(choose(desk.root / "gone" / "mine.toml"))
        dialog.export_wanted.emit()
        seen.append(said(dialog))

    edit(deal)
    assert seen[0].startswith("The codebook none.toml could not be understood")
    assert seen[1] == "There is no folder gone. Choose another folder."
