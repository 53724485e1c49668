from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from cxreader.model.agreeing import Agreement, AgreementRow, Comparison, Difference
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.model.merging import Choice, Contradiction
from cxreader.ui.agreement_dialog import AgreementDialog
from cxreader.ui.appearance import Appearance
from cxreader.ui.contradictions_dialog import ContradictionsDialog

LONG = "We waited for the parcel.\n" * 20


def asked(qtbot: QtBot, appearance: Appearance) -> tuple[ContradictionsDialog, QListView]:
    rows = [
        Contradiction(Place(1, start, start + 5), "loyalty", verdict, "Letter", quote)
        for start, verdict, quote in (
            (0, Verdict.YES, "The <b>clerk</b>"),
            (9, Verdict.NO, LONG),
            (20, Verdict.NO, "x"),
        )
    ]
    dialog = ContradictionsDialog(appearance, rows, {"loyalty": "Loyalty"}, "{Li}")
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.findChild(QListView)
    assert isinstance(view, QListView)
    return dialog, view


def test_ones_own_decisions_hold_until_the_person_says_otherwise(qtbot: QtBot, appearance: Appearance) -> None:
    dialog, view = asked(qtbot, appearance)
    assert set(dialog.choices.values()) == {Choice.MINE}
    first, second = (view.model().index(row, 0).data() for row in (0, 1))
    assert first == "Mine holds · Loyalty: you said yes, {Li} said no · Letter\n“The <b>clerk</b>”"
    assert second.startswith("Mine holds · Loyalty: you said no, {Li} said yes · Letter\n“We waited")
    assert second.endswith("…”")


def test_letters_choose_and_go_on_to_the_next_row(qtbot: QtBot, appearance: Appearance) -> None:
    dialog, view = asked(qtbot, appearance)
    QTest.keyClicks(view, "tutx")
    assert list(dialog.choices.values()) == [Choice.THEIRS, Choice.NEITHER, Choice.THEIRS]
    assert view.currentIndex().row() == 2
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_M)
    assert set(dialog.choices.values()) == {Choice.MINE}


def test_enter_merges_and_escape_does_not(qtbot: QtBot, appearance: Appearance) -> None:
    for key, result in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        dialog, view = asked(qtbot, appearance)
        QTest.keyClick(view, key)
        assert dialog.result() == result


def test_figures_that_are_not_defined_are_dashes_and_a_double_click_opens(qtbot: QtBot, appearance: Appearance) -> None:
    place = Place(3, 4, 9)
    rows = (
        AgreementRow("all", "", "All", Agreement(2, 1, 50.0, -0.25, 0.125)),
        AgreementRow("language", "pl", "Polish", Agreement(0, 0, None, None, None)),
    )
    found = Comparison("{0}", 1, rows, (Difference(place, "loyalty", "Loyalty", False, "Letter", "en", LONG),))
    dialog = AgreementDialog(appearance, found)
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog._table.model()
    assert [table.index(0, column).data() for column in range(6)] == ["All", "2", "1", "50.0 %", "−0.250", "0.125"]
    assert [table.index(1, column).data() for column in range(3, 6)] == ["–", "–", "–"]
    assert dialog._list.model().index(0, 0).data().startswith("Loyalty: you no, {0} yes · Letter\n“We waited")
    with qtbot.waitSignal(dialog.opened) as opened:
        spot = dialog._list.visualRect(dialog._list.model().index(0, 0)).center()
        QTest.mouseClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [place]
    assert all(button.height() >= 28 for button in dialog.findChildren(QPushButton) if button.isVisible())
