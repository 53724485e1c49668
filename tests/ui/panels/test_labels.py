from PySide6.QtGui import QFont, QPalette
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import CutLabel, QuietLabel, TitleLabel


def test_a_title_is_semi_bold(qtbot: QtBot) -> None:
    label = TitleLabel("Notes")
    qtbot.addWidget(label)
    assert label.font().weight() == QFont.Weight.DemiBold


def test_a_quiet_label_has_the_secondary_colour_of_every_mode(qtbot: QtBot, appearance: Appearance) -> None:
    label = QuietLabel(appearance, "12 highlights")
    qtbot.addWidget(label)
    for mode in ("sepia", "dark", "black", "light"):
        appearance.choose(mode)
        assert label.palette().color(QPalette.ColorRole.WindowText) == appearance.tokens.secondary


def test_words_that_have_no_room_are_cut_and_stand_in_the_tooltip(qtbot: QtBot) -> None:
    label = CutLabel()
    qtbot.addWidget(label)
    label.setText("31 passages · 12 of 300 documents · Polish · Contact centre · Doubtful")
    assert label.toolTip() == label.text()
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 2
    label.resize(label.sizeHint())
    whole = label.grab().toImage()
    label.resize(120, whole.height())
    assert label.grab().toImage() != whole.copy(0, 0, 120, whole.height())
