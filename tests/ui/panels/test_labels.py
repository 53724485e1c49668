from PySide6.QtGui import QFont, QPalette
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import QuietLabel, TitleLabel


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
