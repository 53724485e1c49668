from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMenu

from tests.ui.window.desk import Desk


def begin(desk: Desk) -> tuple[int, int]:
    """Make two notes: a starred one with theme, tag and words, and a bare one."""
    desk.start_own()
    assert desk.hub.document is not None
    first, second = [passage for passage in desk.hub.document.passages if not passage.noise][:2]
    one, other = (desk.hub.highlight(p.start, p.end) for p in (first, second))
    assert one is not None
    assert other is not None
    desk.hub.do(lambda session: session.annotate(one, "ask them"))
    desk.hub.do(lambda session: session.star(one, starred=True))
    desk.hub.do(lambda session: session.set_highlight_tags(one, ("R&D",)))
    desk.hub.do(lambda session: session.set_highlight_themes(one, ("loyalty",)))
    desk.hub.do(lambda session: session.set_highlight_themes(other, ("live-chat",)))
    return one, other


def count(desk: Desk) -> int:
    return desk.part(QListView, "notes").model().rowCount()


def menu(desk: Desk) -> QMenu:
    return next(
        one for one in desk.notes.filter.findChildren(QMenu) if isinstance(one.parent(), type(desk.notes.filter))
    )


def choose(desk: Desk, *path: str) -> None:
    desk.press("Filter notes", desk.notes)
    entries = menu(desk).actions()
    for step in path[:-1]:
        part = next(entry for entry in entries if entry.text() == step).menu()
        assert isinstance(part, QMenu)
        entries = part.actions()
    next(entry for entry in entries if entry.text() == path[-1]).trigger()
    menu(desk).close()


def field(desk: Desk) -> QLineEdit:
    return next(one for one in desk.notes.findChildren(QLineEdit) if one.accessibleName() == "Search notes")


def test_words_leave_the_notes_that_have_them(desk: Desk) -> None:
    begin(desk)
    field(desk).setFocus()
    desk.type("ASK")
    desk.until(lambda: count(desk) == 1)
    assert "1 of 2" in [label.text() for label in desk.notes.findChildren(QLabel)]
    desk.type(" nobody")
    desk.until(lambda: count(desk) == 0)
    view = desk.part(QListView, "notes")
    assert view.accessibleDescription() == "No note fits. Clear the filter to see all."
    field(desk).clear()
    desk.until(lambda: count(desk) == 2)


def test_the_menu_limits_and_lets_go(desk: Desk) -> None:
    begin(desk)
    theme = next(theme for theme in desk.session.codebook.themes if theme.id == "loyalty")
    for path in (
        ("★ Marked as Quotes",),
        ("Theme", f"{theme.code} {theme.name}".replace("&", "&&")),
        ("Tag", "R&&D"),
    ):
        choose(desk, *path)
        assert count(desk) == 1
        choose(desk, *path)
        assert count(desk) == 2
    choose(desk, "★ Marked as Quotes")
    choose(desk, "Clear Filter")
    assert count(desk) == 2


def test_a_language_is_a_limit(desk: Desk) -> None:
    begin(desk)
    choose(desk, "Language", "Polish")
    choose(desk, "Language", "Spanish")
    assert desk.notes.filter.limits.language == "es"


def test_a_note_that_does_not_fit_can_still_be_written(desk: Desk) -> None:
    _, other = begin(desk)
    choose(desk, "★ Marked as Quotes")
    desk.workings.noting.edit(other)
    desk.type("more")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.highlight.note for row in desk.session.notes()] == ["ask them", "more"]
