import pytest
from pytestqt.qtbot import QtBot

from cxreader.ui.note_preview import NotePreview, as_html


def test_emphasis_lists_and_quotes_are_shown(qtbot: QtBot) -> None:
    preview = NotePreview()
    qtbot.addWidget(preview)
    preview.set_note("**Ask** *again*\n\n- one\n- two\n\n> said")
    assert preview.toPlainText() == "Ask again\none\ntwo\nsaid"
    html = as_html("**Ask** *again*\n\n1. one\n\n> said `so`")
    assert all(tag in html for tag in ("<strong>", "<em>", "<ol>", "<blockquote>", "<code>"))


def test_lines_stay_lines() -> None:
    assert "<br" in as_html("one\ntwo")


def test_a_link_is_its_words_and_its_address() -> None:
    assert as_html("[see](https://example.org/a)") == "<p><u>see</u> (https://example.org/a)</p>"


@pytest.mark.parametrize("note", ["<b onclick=x>a</b>", "![a](file:///etc/passwd)", "<script>1</script>", "a & b"])
def test_nothing_of_it_can_act(note: str) -> None:
    html = as_html(note)
    assert not any(tag in html for tag in ("<b ", "<img", "<script", "<a "))


def test_no_note_is_nothing() -> None:
    assert as_html("") == ""
