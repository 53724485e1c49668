from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.icon_button import IconButton


def test_it_says_its_name_and_is_large_enough_to_hit(qtbot: QtBot, appearance: Appearance) -> None:
    button = IconButton(appearance, "close", "Close")
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == button.toolTip() == "Close"
    assert (button.width(), button.height()) == (28, 28)


def test_its_picture_can_change_and_follows_the_colours(qtbot: QtBot, appearance: Appearance) -> None:
    button = IconButton(appearance, "star", "Mark")
    qtbot.addWidget(button)
    assert button.icon().cacheKey() == appearance.icon("star").cacheKey()
    button.set_icon("star-filled")
    assert button.icon().cacheKey() == appearance.icon("star-filled").cacheKey()
    appearance.choose("dark")
    assert button.icon().cacheKey() == appearance.icon("star-filled").cacheKey()
