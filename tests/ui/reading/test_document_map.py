from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.document_map import DocumentMap
from cxreader.ui.landmarks import Landmarks


def _map(appearance: Appearance, qtbot: QtBot) -> DocumentMap:
    found = DocumentMap(appearance)
    qtbot.addWidget(found)
    found.resize(14, 202)
    found.set_window(0.0, 0.25)
    return found


def _colour(widget: DocumentMap, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


def test_a_tick_has_the_ink_of_its_family(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    shown.set_landmarks(Landmarks(themes=((0.5, ("blue",)),)))
    assert _colour(shown, 7, 100) == appearance.tokens.ink("blue")
    assert _colour(shown, 7, 150) == appearance.tokens.window


def test_families_of_one_passage_share_the_tick(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    shown.set_landmarks(Landmarks(themes=((0.5, ("blue", "teal")),)))
    assert _colour(shown, 4, 100) == appearance.tokens.ink("blue")
    assert _colour(shown, 9, 100) == appearance.tokens.ink("teal")


def test_a_find_goes_across_the_whole_width(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    shown.set_landmarks(Landmarks(hits=(0.75,)))
    assert {_colour(shown, x, 151).name() for x in (0, 7, 13)} == {appearance.tokens.accent.name()}


def test_a_note_is_a_triangle_at_the_right_edge(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    shown.set_landmarks(Landmarks(notes=((0.5, "gold"),)))
    assert _colour(shown, 12, 101) == appearance.tokens.label("gold")
    assert _colour(shown, 3, 101) == appearance.tokens.window


def test_the_part_on_the_screen_is_marked(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    assert _colour(shown, 7, 25) == appearance.tokens.selected
    shown.set_window(0.5, 0.75)
    assert _colour(shown, 7, 25) == appearance.tokens.window


def test_another_mode_draws_in_its_own_colours(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    shown.set_landmarks(Landmarks(themes=((0.5, ("blue",)),)))
    shown.grab()
    appearance.choose("dark")
    assert _colour(shown, 7, 100) == appearance.tokens.ink("blue")


def test_a_click_and_a_drag_jump(appearance: Appearance, qtbot: QtBot) -> None:
    shown = _map(appearance, qtbot)
    shown.show()
    places: list[float] = []
    shown.jumped.connect(places.append)
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(7, 101))
    QTest.mouseMove(shown, QPoint(7, 202))
    assert places[0] == 0.5
    assert all(0 <= place <= 1 for place in places)


def test_it_takes_no_focus(appearance: Appearance, qtbot: QtBot) -> None:
    assert _map(appearance, qtbot).focusPolicy() is Qt.FocusPolicy.NoFocus


def test_notes_that_come_and_go_leave_the_same_picture_as_all_drawn_anew(appearance: Appearance, qtbot: QtBot) -> None:
    shown, fresh = _map(appearance, qtbot), _map(appearance, qtbot)
    notes = {0.0: "gold", 0.48: "blue", 0.5: "gold", 0.52: "teal", 1.0: "blue"}
    shown.set_landmarks(Landmarks(notes=tuple(notes.items())))
    shown.grab()
    for place, colour in ((0.5, ""), (0.51, "blue"), (0.48, "teal"), (1.0, "")):
        notes = {at: slot for at, slot in sorted({**notes, place: colour}.items()) if slot}
        shown.set_landmarks(Landmarks(notes=tuple(notes.items())))
        fresh.set_landmarks(Landmarks(themes=((place, ("blue",)),)))
        fresh.set_landmarks(Landmarks(notes=tuple(notes.items())))
        assert shown.grab().toImage() == fresh.grab().toImage()
