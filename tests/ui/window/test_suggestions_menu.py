import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu

from cxreader.model.scope import Scope
from cxreader.model.suggestions import Suggestions
from cxreader.model.views import CodedPassage
from tests.ui.window.desk import Desk

HINT = "No themes yet. Select words in the text and press T."


def menu(desk: Desk) -> QMenu:
    entries = desk.window.menus.menu("&Themes").actions()
    found = next(entry.menu() for entry in entries if entry.text() == "&Suggestions")
    assert isinstance(found, QMenu)
    return found


def checked(desk: Desk) -> list[str]:
    """Open the menu and return which of its choices are marked."""
    menu(desk).popup(desk.window.pos())
    marked = [entry.text().replace("&", "") for entry in menu(desk).actions() if entry.isChecked()]
    menu(desk).close()
    return marked


def choose(desk: Desk, words: str) -> None:
    next(entry for entry in menu(desk).actions() if entry.text().replace("&", "") == words).trigger()


def hints(desk: Desk) -> list[str]:
    return [label.text() for label in desk.panels.themes.findChildren(QLabel) if label.isVisible() and label.wordWrap()]


def to_one_with_two_themes(desk: Desk) -> CodedPassage:
    """Put the caret on a passage with two themes or more, and return it."""
    assert desk.hub.document is not None
    passage = next(passage for passage in desk.hub.document.passages if len(passage.codings) > 1)
    desk.panels.pane.go_to(passage.start, passage.end)
    return passage


def test_the_choice_of_the_library_is_marked_and_outlives_the_window(desk: Desk) -> None:
    desk.start()
    assert checked(desk) == ["Count at Once"]
    choose(desk, "Show as Suggestions")
    assert checked(desk) == ["Show as Suggestions"]
    desk.restart()
    assert checked(desk) == ["Show as Suggestions"]
    assert desk.session.suggestions is Suggestions.SHOWN


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Off", "Suggestions are off: only your own themes are here"),
        ("Show as Suggestions", "Suggestions are shown, and count once you press Y"),
        ("Count at Once", "Suggestions count at once"),
    ],
)
def test_a_choice_is_said_and_is_no_step_to_undo(desk: Desk, words: str, said: str) -> None:
    desk.start()
    choose(desk, words)
    assert desk.said() == said
    assert not desk.window.commands["undo"].isEnabled()


def test_a_suggestion_counts_once_it_is_confirmed(desk: Desk) -> None:
    desk.start()
    passage = to_one_with_two_themes(desk)
    theme = passage.codings[0].theme
    choose(desk, "Show as Suggestions")
    assert set(desk.theme_counts().values()) == {0}
    assert not any(row.families for row in desk.rows())
    assert desk.hub.theme == desk.why.theme() == theme
    assert ", suggested, " in desk.reader.accessibleDescription()
    desk.read()
    desk.key(Qt.Key.Key_Y)
    assert {key: count for key, count in desk.theme_counts().items() if count} == {theme: 1}
    assert "suggested" not in desk.reader.accessibleDescription()
    desk.give("undo")
    assert set(desk.theme_counts().values()) == {0}


def test_a_suggestion_is_looked_at_before_what_was_refused(desk: Desk) -> None:
    desk.start()
    passage = to_one_with_two_themes(desk)
    choose(desk, "Show as Suggestions")
    desk.hub.refuse()
    assert desk.hub.document is not None
    last = desk.hub.document.passages[-1]
    desk.panels.pane.go_to(last.start, last.end)
    desk.panels.pane.go_to(passage.start, passage.end)
    assert desk.hub.theme == desk.why.theme() == passage.codings[1].theme


def test_without_suggestions_the_sidebar_says_how_to_begin(desk: Desk) -> None:
    desk.start()
    passage = to_one_with_two_themes(desk)
    assert hints(desk) == []
    choose(desk, "Off")
    assert hints(desk) == [HINT]
    assert desk.why.theme() is None
    desk.hub.highlight(passage.start, passage.end, (passage.codings[0].theme,))
    assert hints(desk) == []
    desk.give("undo")
    assert hints(desk) == [HINT]
    choose(desk, "Count at Once")
    assert hints(desk) == []


def test_a_scope_by_a_theme_is_empty_without_suggestions(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    choose(desk, "Off")
    assert desk.session.size(Scope(themes=frozenset({"contact-centre"}))) == (0, 0)
    assert desk.scope_sentence() == "0 passages in 0 documents"
    desk.give("next_passage")
    assert desk.said() == "No passages in scope"
