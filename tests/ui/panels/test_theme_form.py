from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.theme import Codebook, Example, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.theme_form import ThemeForm

THEME = Theme(
    "contact-centre", "S2", "Contact centre", "service", "Talk of a call team.",
    {"es": ("centro de llamadas",)}, "such a team", "software", {"es": ("cola",)}, applied=False,
)  # fmt: skip
EXAMPLE = Example("Nadie contestó.", "es", ("contact-centre",))


@pytest.fixture
def form(qtbot: QtBot, appearance: Appearance, codebook: Codebook) -> ThemeForm:
    made = ThemeForm(appearance)
    qtbot.addWidget(made)
    made.set_families(codebook.families)
    made.set_theme(THEME, [EXAMPLE], "es", passage=True)
    made.set_key(2)
    made.resize(760, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def field(form: ThemeForm, label: str) -> QWidget:
    (found,) = [each.buddy() for each in form.findChildren(QLabel) if each.text().replace("&", "") == label]
    return found


def type_over(form: ThemeForm, label: str, words: str) -> None:
    widget = field(form, label)
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.selectAll()
    QTest.keyClicks(widget, words)


def choose(form: ThemeForm, label: str, words: str) -> None:
    box = field(form, label)
    assert isinstance(box, QComboBox)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def test_a_theme_goes_in_and_comes_out_as_it_was(form: ThemeForm, qtbot: QtBot) -> None:
    assert form.theme() == THEME
    assert form.examples.examples() == (EXAMPLE,)
    with qtbot.assertNotEmitted(form.changed):
        form.set_theme(THEME._replace(name="Calls"), [], "pl", passage=False)
    assert form.theme().name == "Calls"


def test_every_field_changes_the_theme(form: ThemeForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        type_over(form, "Name", "Call  centre ")
    type_over(form, "Code", "C9x")
    type_over(form, "Means", "Calls. ")
    type_over(form, "Count it when", "it rings")
    type_over(form, "Leave out", "bells")
    choose(form, "Family", "Loyalty")
    form.findChildren(QCheckBox)[0].click()
    form.words.show_language("de")
    assert form.theme() == THEME._replace(
        name="Call centre", code="C9", definition="Calls.", include="it rings", exclude="bells", family="loyalty",
        applied=True,
    )  # fmt: skip


def test_examples_are_counted(form: ThemeForm, qtbot: QtBot) -> None:
    assert [button.text() for button in form.findChildren(QRadioButton)] == ["Words", "Examples (1)"]
    with qtbot.waitSignal(form.changed):
        form.examples.add("Colgaron.", "es")
    assert form.findChildren(QRadioButton)[1].text() == "Examples (2)"


def test_a_digit_is_chosen_and_none_only_where_there_is_none(form: ThemeForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.key_chosen) as told, qtbot.assertNotEmitted(form.changed):
        choose(form, "Key", "7")
    assert told.args == [7]
    form.set_key(0)
    box = field(form, "Key")
    assert isinstance(box, QComboBox)
    assert box.itemText(0) == "–"
    with qtbot.assertNotEmitted(form.key_chosen):
        box.activated.emit(0)


def test_families_may_change_while_one_is_chosen(form: ThemeForm, codebook: Codebook) -> None:
    form.set_families(codebook.families[::-1])
    assert form.theme().family == "service"
    form.set_families(codebook.families[1:])
    assert form.theme().family == "service"


def test_the_name_is_typed_over_and_tab_leaves_the_fields(form: ThemeForm) -> None:
    form.name_it()
    QTest.keyClicks(form.focusWidget(), "Calls")
    assert form.theme().name == "Calls"
    means = field(form, "Means")
    means.setFocus()
    QTest.keyClick(means, Qt.Key.Key_Tab)
    assert form.focusWidget() is field(form, "Count it when")


def test_everything_that_takes_the_focus_has_a_name(form: ThemeForm, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(form) == []
    form.findChildren(QRadioButton)[1].click()
    assert form.examples.isVisible()
    assert nameless(form) == []
