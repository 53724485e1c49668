import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider

from cxreader.ui.text_layout import TextLayout
from tests.ui.window.desk import CONTROL, SHIFT, Desk


def layout(desk: Desk) -> TextLayout:
    """Open the small window of letters and widths."""
    desk.read()
    desk.key(Qt.Key.Key_L, CONTROL | SHIFT)
    found = [child for child in desk.window.findChildren(TextLayout) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def slide(dialog: TextLayout, name: str, value: int) -> None:
    slider = next(slider for slider in dialog.findChildren(QSlider) if slider.accessibleName() == name)
    slider.setValue(value)


@pytest.mark.parametrize(
    ("command", "setting"), [("show_noise", "noise"), ("show_stripes", "stripes"), ("show_map", "map")]
)
def test_what_is_shown_beside_the_text_is_kept(desk: Desk, command: str, setting: str) -> None:
    desk.start()
    before = getattr(desk.window.choices.now, setting)
    assert desk.window.commands[command].isChecked() == before
    desk.give(command)
    desk.restart()
    assert getattr(desk.window.choices.now, setting) == desk.window.commands[command].isChecked() == (not before)


def test_the_map_and_the_stripes_go_and_come(desk: Desk) -> None:
    desk.start()
    pane = desk.panels.pane
    desk.key(Qt.Key.Key_B, CONTROL | SHIFT)
    desk.give("show_map")
    assert not pane.stripes.isVisible()
    assert not pane.map.isVisible()
    desk.key(Qt.Key.Key_B, CONTROL | SHIFT)
    desk.give("show_map")
    assert pane.stripes.isVisible()
    assert pane.map.isVisible()


def test_noise_is_shown_by_its_own_line_and_by_the_menu(desk: Desk) -> None:
    desk.start()
    desk.hub.open(next(row.id for row in desk.rows() if row.noise))
    hidden = len(desk.reader.toPlainText())
    desk.panels.pane.noise_toggled.emit()
    assert desk.window.commands["show_noise"].isChecked()
    assert len(desk.reader.toPlainText()) > hidden
    desk.key(Qt.Key.Key_I, CONTROL | SHIFT)
    assert len(desk.reader.toPlainText()) == hidden


def test_each_script_has_its_own_size_and_keeps_it(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_Equal, CONTROL)
    desk.key(Qt.Key.Key_Plus, CONTROL)
    desk.hub.open(next(row.id for row in desk.rows() if row.language.startswith("zh")))
    desk.key(Qt.Key.Key_Minus, CONTROL)
    desk.restart()
    typography = desk.panels.pane.typography
    assert (typography.size, typography.wide_size) == (15, 12)
    desk.key(Qt.Key.Key_0, CONTROL)
    assert desk.panels.pane.typography.wide_size == 13
    assert desk.window.choices.now.text_size_cjk == 13


def test_ctrl_and_the_wheel_change_the_size(desk: Desk) -> None:
    desk.start()
    spot = QPointF(50, 50)
    phase = Qt.ScrollPhase.NoScrollPhase
    for turn in (120, 120, -120):
        wheel = QWheelEvent(spot, spot, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, CONTROL, phase, False)
        QApplication.sendEvent(desk.reader.viewport(), wheel)
    assert desk.panels.pane.typography.size == desk.window.choices.now.text_size == 14


def test_the_text_follows_the_layout_window_and_all_is_kept(desk: Desk) -> None:
    desk.start()
    dialog = layout(desk)
    slide(dialog, "Size", 18)
    slide(dialog, "Line width", 55)
    slide(dialog, "Line spacing", 36)
    typography = desk.panels.pane.typography
    assert (typography.size, typography.wide_size, typography.measure, typography.spacing) == (18, 18, 55, 1.8)
    assert typography.serif
    dialog._sans.click()
    assert not desk.panels.pane.typography.serif
    wanted = desk.panels.pane.typography
    dialog.close()
    desk.restart()
    assert desk.panels.pane.typography == wanted
    dialog = layout(desk)
    assert (dialog.choice().size, dialog.choice().measure, dialog.choice().family) == (18, 55, "sans")


def test_another_spacing_leaves_each_script_its_size(desk: Desk) -> None:
    desk.put_settings("text_size = 12\ntext_size_cjk = 17\n")
    desk.start()
    slide(layout(desk), "Line spacing", 30)
    typography = desk.panels.pane.typography
    assert (typography.size, typography.wide_size, typography.spacing) == (12, 17, 1.5)


def test_the_layout_window_opens_once_and_again_after_it_was_closed(desk: Desk) -> None:
    desk.start()
    first = layout(desk)
    desk.give("text_layout")
    assert [child for child in desk.window.findChildren(TextLayout) if child.isVisible()] == [first]
    first.close()
    assert layout(desk).isVisible()


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("text_size = 4000\ntext_size_cjk = -1", (32, 9)),
        ("text_size = 20\ntext_size_cjk = 9", (20, 9)),
    ],
)
def test_sizes_in_the_settings_file_are_kept_within_bounds(desk: Desk, words: str, sizes: tuple[int, int]) -> None:
    desk.put_settings(f'{words}\nspacing = nan\nmeasure = 1\nmeasure_cjk = 900\ntypeface = "comic"\n')
    desk.start()
    typography = desk.panels.pane.typography
    assert (typography.size, typography.wide_size) == sizes
    assert (typography.measure, typography.wide_measure, typography.spacing) == (50, 40, 1.3)
    assert typography.serif
    assert layout(desk).choice().family == "serif"
