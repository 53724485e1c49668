from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.theme import COLOURS, Codebook, Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.family_form import FamilyForm, contrast


@pytest.fixture
def form(qtbot: QtBot, appearance: Appearance, codebook: Codebook) -> FamilyForm:
    made = FamilyForm(appearance)
    qtbot.addWidget(made)
    made.set_family(codebook.families[0], codebook.families)
    made.resize(600, 400)
    made.show()
    return made


def swatches(form: FamilyForm) -> dict[str, QRadioButton]:
    return {button.accessibleName(): button for button in form.findChildren(QRadioButton)}


def said(form: FamilyForm) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel)]


def test_all_eight_colours_are_offered_by_name_with_their_contrast(form: FamilyForm) -> None:
    assert tuple(name.lower() for name in swatches(form)) == COLOURS
    assert swatches(form)["Blue"].isChecked()
    assert swatches(form)["Blue"].text() == "Blue  11.2 : 1"
    assert swatches(form)["Blue"].accessibleDescription() == "Contrast with the page 11.2 to 1"


def test_name_and_colour_are_changed(form: FamilyForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed):
        swatches(form)["Rose"].click()
    form.name_it()
    QTest.keyClicks(form.findChildren(QLineEdit)[0], "Help ")
    assert form.family() == Family("service", "Help", "rose")


def test_a_colour_that_another_family_has_is_told_of(form: FamilyForm, codebook: Codebook, qtbot: QtBot) -> None:
    words = "Experience has this colour too; codes and names tell the two apart."
    assert words not in said(form)
    QTest.mouseClick(swatches(form)["Teal"], Qt.MouseButton.LeftButton)
    assert words in said(form)
    with qtbot.assertNotEmitted(form.changed):
        form.set_family(codebook.families[2], codebook.families)
    assert swatches(form)["Red"].isChecked()
    assert words not in said(form)


def test_contrast_follows_the_colours_in_use(form: FamilyForm, appearance: Appearance) -> None:
    appearance.choose("dark")
    assert swatches(form)["Blue"].text() == "Blue  5.1 : 1"
    assert not form.grab().isNull()


def test_contrast_is_as_wcag_defines_it() -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.005)


def test_everything_that_takes_the_focus_has_a_name(form: FamilyForm, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(form) == []
