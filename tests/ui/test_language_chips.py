from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.language_chips import LanguageChips

CONTROL = Qt.KeyboardModifier.ControlModifier
COUNTS = [("es", 2), ("zh", 1), ("fil", 1), ("und", 0)]


@pytest.fixture
def chips(appearance: Appearance, qtbot: QtBot) -> Iterator[LanguageChips]:
    assert appearance
    panel = LanguageChips()
    qtbot.addWidget(panel)
    panel.resize(280, 100)
    panel.show()
    panel.set_counts(4, COUNTS, frozenset({"es"}))
    yield panel
    panel.hide()


def buttons(chips: LanguageChips) -> dict[str, QToolButton]:
    """The chips of languages by what they show, in the order in which they are seen."""
    shown = [chip for chip in chips.findChildren(QToolButton) if not chip.isHidden() and chip is not more(chips)]
    return {chip.text(): chip for chip in sorted(shown, key=lambda chip: (chip.y(), chip.x()))}


def more(chips: LanguageChips) -> QToolButton:
    return next(chip for chip in chips.findChildren(QToolButton) if chip.accessibleName() == "More filters")


def clicked(chips: LanguageChips, text: str, *, adding: bool = False) -> list[frozenset[str]]:
    heard: list[frozenset[str]] = []
    chips.chosen.connect(heard.append)
    QTest.mouseClick(
        buttons(chips)[text], Qt.MouseButton.LeftButton, CONTROL if adding else Qt.KeyboardModifier.NoModifier
    )
    chips.chosen.disconnect(heard.append)
    return heard


def test_each_language_shows_its_badge_and_number_and_says_its_name(chips: LanguageChips) -> None:
    assert list(buttons(chips)) == ["All 4", "ES 2", "ZH 1", "TL 1", "?? 0"]
    names = [(chip.accessibleName(), chip.accessibleDescription()) for chip in buttons(chips).values()]
    assert names == [
        ("All languages", "4 documents"),
        ("Spanish", "2 documents"),
        ("Chinese", "1 document"),
        ("Filipino", "1 document"),
        ("Not sure", "0 documents"),
    ]
    assert buttons(chips)["ES 2"].toolTip() == "Spanish: 2 documents"
    assert (chips.objectName(), chips.accessibleName()) == ("languageFilter", "Filter by language")


def test_chips_are_easy_to_hit(chips: LanguageChips) -> None:
    assert all(chip.height() >= 28 and chip.width() >= 28 for chip in buttons(chips).values())


def test_a_click_chooses_only_that_language(chips: LanguageChips) -> None:
    assert clicked(chips, "ZH 1") == [frozenset({"zh"})]


def test_a_click_with_control_adds_or_takes_away(chips: LanguageChips) -> None:
    assert clicked(chips, "ZH 1", adding=True) == [frozenset({"es", "zh"})]
    assert clicked(chips, "ES 2", adding=True) == [frozenset()]


def test_a_click_on_the_only_chosen_one_or_on_all_clears(chips: LanguageChips) -> None:
    assert clicked(chips, "ES 2") == [frozenset()]
    assert clicked(chips, "All 4") == [frozenset()]


def test_a_click_on_one_of_several_chooses_it_alone(chips: LanguageChips) -> None:
    chips.set_counts(4, COUNTS, frozenset({"es", "zh"}))
    assert clicked(chips, "ES 2") == [frozenset({"es"})]


def test_chips_show_the_scope_and_not_the_click(chips: LanguageChips) -> None:
    clicked(chips, "ZH 1")
    clicked(chips, "All 4")
    checked = [text for text, chip in buttons(chips).items() if chip.isChecked()]
    assert checked == ["ES 2"]
    chips.set_counts(4, COUNTS, frozenset())
    assert [text for text, chip in buttons(chips).items() if chip.isChecked()] == ["All 4"]


def test_a_chip_that_stays_keeps_the_focus(chips: LanguageChips) -> None:
    buttons(chips)["ZH 1"].setFocus()
    chips.set_counts(9, [("pl", 5), ("zh", 4)], frozenset({"zh"}))
    QApplication.processEvents()
    assert list(buttons(chips)) == ["All 9", "PL 5", "ZH 4"]
    assert buttons(chips)["ZH 4"].hasFocus()


def test_the_focus_goes_to_all_when_its_chip_goes(chips: LanguageChips) -> None:
    buttons(chips)["ZH 1"].setFocus()
    chips.set_counts(2, [("es", 2)], frozenset())
    assert buttons(chips)["All 2"].hasFocus()


def test_tab_walks_the_chips_in_the_order_seen(chips: LanguageChips) -> None:
    chips.set_counts(3, [("pl", 1), ("es", 1), ("zh", 1)], frozenset())
    QApplication.processEvents()
    order = [*buttons(chips).values(), more(chips)]
    order[0].setFocus()
    walked = [order[0]]
    for _ in order[1:]:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        walked.extend(chip for chip in order if chip.hasFocus())
    assert walked == order


def test_chips_wrap_where_it_is_narrow(chips: LanguageChips) -> None:
    chips.resize(180, 200)
    QApplication.processEvents()
    assert more(chips).y() > buttons(chips)["All 4"].y()


def test_languages_that_do_not_go_into_two_lines_are_behind_the_last_chip(chips: LanguageChips) -> None:
    many = [(tag, 100 - place) for place, tag in enumerate(["es", "zh", "pl", "fil", "en", "de", "fr", "it", "pt"])]
    chips.set_counts(500, many, frozenset({"pt"}))
    QApplication.processEvents()
    shown = list(buttons(chips))
    assert shown[:2] == ["All 500", "ES 100"]
    assert shown[-1] == "PT 92"
    assert more(chips).text() == "more ▾"
    assert len(shown) < 10
    assert len({chip.y() for chip in (*buttons(chips).values(), more(chips))}) == 2
    chips.resize(900, 100)
    QApplication.processEvents()
    assert len(buttons(chips)) == 10
    assert more(chips).text() == "▾"


def test_a_chosen_language_has_its_chip_however_rare_it_is(chips: LanguageChips) -> None:
    tags = ["es", "zh", "pl", "fil", "en", "de", "fr", "it", "pt", "af", "am", "ar", "as", "be", "bg", "bn", "bo"]
    tags += ["ca", "cs", "cy", "da", "el", "et", "eu", "fa", "fi"]
    chips.set_counts(30, [(tag, 1) for tag in tags], frozenset({"fi"}))
    assert "FI 1" in buttons(chips)
    chips.set_chosen(frozenset())
    assert "FI 1" not in buttons(chips)


def test_the_last_chip_asks_for_more_and_takes_the_focus_of_a_hidden_one(chips: LanguageChips) -> None:
    heard: list[bool] = []
    chips.more_wanted.connect(lambda: heard.append(True))
    more(chips).click()
    assert heard == [True]
    chips.set_counts(9, [(tag, 1) for tag in ("es", "zh", "pl", "fil", "en", "de")], frozenset())
    buttons(chips)["PL 1"].setFocus()
    chips.resize(120, 100)
    QApplication.processEvents()
    assert more(chips).hasFocus()


def test_a_choice_is_shown_before_it_is_counted(chips: LanguageChips) -> None:
    chips.set_chosen(frozenset({"zh"}))
    assert [text for text, chip in buttons(chips).items() if chip.isChecked()] == ["ZH 1"]


def test_a_language_without_documents_is_faint(chips: LanguageChips, appearance: Appearance) -> None:
    faint = buttons(chips)["?? 0"].grab().toImage()
    colours = {faint.pixelColor(x, y).name() for x in range(faint.width()) for y in range(faint.height())}
    assert appearance.tokens.hairline.name() in colours
    assert appearance.tokens.border.name() not in colours
