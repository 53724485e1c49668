from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Suggestion, Trial
from cxreader.model.theme import Codebook, Example, Family, Theme
from cxreader.model.views import ThemeGroup, ThemeRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.codebook_dialog import CodebookDialog
from cxreader.ui.enter_field import EnterField
from cxreader.ui.theme_drafts import Draft

CONTROL = Qt.KeyboardModifier.ControlModifier
EXAMPLE = Example("Nadie contestó.", "es", ("contact-centre",))
GAINED = Suggestion(Place(1, 0, 20), "The phone rang.", "en", "Calls", 0)
TRIAL = Trial(23, 24, (GAINED.place,), (), {("es", "llamad*"): 9})


@pytest.fixture
def theme(codebook: Codebook) -> Theme:
    return codebook.theme("contact-centre")._replace(terms={"es": ("llamad*",)})


@pytest.fixture
def dialog(
    qtbot: QtBot, appearance: Appearance, codebook: Codebook, families: Mapping[str, Family], theme: Theme
) -> CodebookDialog:
    made = CodebookDialog(appearance)
    qtbot.addWidget(made)
    groups = tuple(
        ThemeGroup(family, tuple(ThemeRow(t, 3, 1, 0) for t in codebook.themes if t.family == family.id))
        for family in families.values()
    )
    made.set_codebook(codebook, groups, "contact-centre")
    made.set_undo("Loyalty & more")
    made.show_theme(theme, [EXAMPLE], key=2, tag="es", passage=True)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def name(dialog: CodebookDialog) -> QLineEdit:
    dialog.name_it()
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def button(dialog: CodebookDialog, words: str) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text().replace("&", "") == words]
    return found


def said(dialog: CodebookDialog) -> str:
    return dialog.findChildren(QLabel, "trial")[0].text()


def rename(dialog: CodebookDialog, words: str) -> None:
    field = name(dialog)
    field.selectAll()
    QTest.keyClicks(field, words)


def test_what_is_counted_is_said_and_shown_with_each_word(dialog: CodebookDialog) -> None:
    assert said(dialog) == "counting…"
    dialog.set_trial(TRIAL)
    assert said(dialog) == "23 passages"
    assert dialog.draft() is None
    assert button(dialog, "Close").isDefault()


def test_a_change_is_a_draft_until_it_is_applied(dialog: CodebookDialog, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drafted), qtbot.assertNotEmitted(dialog.applied):
        rename(dialog, "Calls")
    assert said(dialog) == "counting…"
    dialog.set_trial(TRIAL)
    assert said(dialog) == "23 passages now, 24 with your change: +1 −0"
    assert not button(dialog, "Undo Loyalty & more".replace("&", "")).isEnabled()
    with qtbot.waitSignal(dialog.applied) as told:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [Draft(theme._replace(name="Calls"))]


def test_changed_examples_are_part_of_the_draft(dialog: CodebookDialog, theme: Theme, qtbot: QtBot) -> None:
    dialog.form.examples.add("Colgaron.", "es")
    fresh = Example("Colgaron.", "es", ("contact-centre",))
    assert dialog.draft() == Draft(theme, (EXAMPLE, fresh))
    with qtbot.waitSignal(dialog.applied):
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)


def test_revert_asks_for_the_theme_as_it_was(dialog: CodebookDialog, qtbot: QtBot) -> None:
    rename(dialog, "Calls")
    with qtbot.waitSignal(dialog.chosen) as told, qtbot.assertNotEmitted(dialog.applied):
        button(dialog, "Revert").click()
    assert told.args == ["contact-centre"]


@pytest.mark.parametrize("words", ["Apply", "Revert"])
def test_after_a_button_of_the_draft_the_focus_is_in_the_tree(dialog: CodebookDialog, theme: Theme, words: str) -> None:
    dialog.applied.connect(lambda draft: dialog.show_theme(draft.theme, (), key=0, tag="", passage=False))
    dialog.chosen.connect(lambda _key: dialog.show_theme(theme, [EXAMPLE], key=0, tag="", passage=False))
    rename(dialog, "Calls")
    button(dialog, words).setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(dialog.focusWidget(), QTreeView)


def test_ctrl_z_takes_back_what_is_typed_and_then_what_was_done(dialog: CodebookDialog, qtbot: QtBot) -> None:
    rename(dialog, "C")
    with qtbot.assertNotEmitted(dialog.undo_wanted):
        while dialog.draft():
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Z, CONTROL)
    for field in (dialog.focusWidget(), *dialog.form.findChildren(QPlainTextEdit)[:1]):
        field.setFocus()
        with qtbot.waitSignal(dialog.undo_wanted):
            QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)


@pytest.mark.parametrize(
    ("words", "why"),
    [("", "A theme needs a name. Type one."), ("Content & tone", "There is a theme “Content & tone” already.")],
)
def test_what_cannot_be_is_said_and_stays_as_it_was_on_leaving(
    dialog: CodebookDialog, theme: Theme, qtbot: QtBot, words: str, why: str
) -> None:
    dialog.form.examples.add("Colgaron.", "es")
    field = name(dialog)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, words)
    assert said(dialog).startswith(why)
    assert not button(dialog, "Apply").isEnabled()
    with qtbot.waitSignal(dialog.applied) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    draft = told.args[0]
    assert isinstance(draft, Draft)
    assert draft.theme == theme
    assert draft.examples is not None
    assert len(draft.examples) == 2
    assert not dialog.isVisible()


def test_going_to_another_theme_lets_the_draft_hold_first(dialog: CodebookDialog, qtbot: QtBot) -> None:
    rename(dialog, "Calls")
    order: list[object] = []
    dialog.applied.connect(order.append)
    dialog.chosen.connect(order.append)
    with qtbot.waitSignal(dialog.chosen):
        QTest.keyClick(dialog.findChildren(QTreeView)[0], Qt.Key.Key_Up)
    assert [type(each) for each in order] == [Draft, str]
    assert order[1] == "service-support"


def test_words_that_are_still_being_typed_are_applied_too(dialog: CodebookDialog, theme: Theme, qtbot: QtBot) -> None:
    field = dialog.form.words.findChildren(EnterField)[0]
    QTest.keyClicks(field, "cola*")
    with qtbot.waitSignal(dialog.applied) as told:
        dialog.close()
    assert told.args == [Draft(theme._replace(terms={"es": ("llamad*", "cola*")}))]


def test_the_passages_that_change_are_shown_and_one_is_gone_to(dialog: CodebookDialog, qtbot: QtBot) -> None:
    rename(dialog, "Calls")
    dialog.set_trial(TRIAL)
    with qtbot.waitSignal(dialog.effects_wanted):
        button(dialog, "Show the 1").click()
    dialog.show_effects([GAINED], [])
    assert button(dialog, "Back to the Theme").isVisible()
    with qtbot.waitSignal(dialog.place_wanted) as told:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [GAINED.place]


def test_esc_and_the_button_go_back_from_the_passages(dialog: CodebookDialog, qtbot: QtBot) -> None:
    rename(dialog, "Calls")
    dialog.set_trial(TRIAL)
    dialog.show_effects([GAINED], [])
    with qtbot.assertNotEmitted(dialog.applied):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.form.isVisible()
    dialog.show_effects([GAINED], [])
    button(dialog, "Back to the Theme").click()
    assert dialog.form.isVisible()
    dialog.show_effects([GAINED], [])
    dialog.close()
    assert not dialog.isVisible()


def test_a_family_is_changed_like_a_theme(dialog: CodebookDialog, codebook: Codebook, qtbot: QtBot) -> None:
    family = codebook.families[1]
    dialog.show_family(family)
    assert said(dialog) == ""
    assert dialog.draft() is None
    rename(dialog, "Feelings")
    button(dialog, "Revert").click()
    assert name(dialog).text() == "Experience"
    (rose,) = [swatch for swatch in dialog.findChildren(QRadioButton) if swatch.accessibleName() == "Rose"]
    rose.click()
    QTest.keyClick(name(dialog), Qt.Key.Key_Delete)
    with qtbot.waitSignal(dialog.applied) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    # a family without a name keeps its own
    assert told.args == [family._replace(colour="rose")]


def test_undo_is_named_and_waits_while_a_draft_stands(dialog: CodebookDialog, qtbot: QtBot) -> None:
    undo = button(dialog, "Undo Loyalty  more")
    assert undo.accessibleName() == "Undo Loyalty & more"
    with qtbot.waitSignal(dialog.undo_wanted):
        dialog.tree.setFocus()
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Z, CONTROL)
    dialog.set_undo("Edit Theme Customers who tell other customers")
    assert button(dialog, "Undo Edit Theme Customers who tell o…").isEnabled()
    dialog.set_undo("")
    assert not button(dialog, "Undo").isEnabled()


def test_files_are_asked_for(dialog: CodebookDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignals([dialog.import_wanted, dialog.export_wanted]):
        button(dialog, "Import…").click()
        button(dialog, "Export…").click()


def test_f2_in_the_tree_goes_to_the_name(dialog: CodebookDialog) -> None:
    dialog.tree.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F2)
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "Contact centre"


def test_a_failure_is_told_in_the_dialog(dialog: CodebookDialog) -> None:
    dialog.set_failure("The library is locked. Close the other window.")
    assert said(dialog) == "The library is locked. Close the other window."


def test_everything_that_takes_the_focus_has_a_name(
    dialog: CodebookDialog, codebook: Codebook, nameless: Callable[[QWidget], list[str]], appearance: Appearance
) -> None:
    assert (dialog.objectName(), dialog.windowTitle(), dialog.accessibleName()) == ("codebook", "Codebook", "Codebook")
    assert nameless(dialog) == []
    dialog.show_family(codebook.families[0])
    assert nameless(dialog) == []
    dialog.show_effects([GAINED], [GAINED])
    assert nameless(dialog) == []
    for mode in ("dark", "sepia", "black"):
        appearance.choose(mode)
        assert not dialog.grab().isNull()
