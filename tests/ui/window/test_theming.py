import pytest

from cxreader.analysis import model_file
from tests.ui.window.desk import Desk


@pytest.mark.parametrize("command", ["teach", "discover"])
def test_without_the_meaning_model_a_command_that_needs_it_says_how_to_get_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    desk.start()
    monkeypatch.setattr(model_file, "NAME", "gone.cxm")
    desk.give(command)
    assert model_file.MISSING in desk.banner()
    desk.panels.banner.clear()
    desk.workings.theming.teach_more("retail")
    assert model_file.MISSING in desk.banner()


def test_in_the_list_of_passages_a_selection_in_the_text_is_no_example(shop: Desk) -> None:
    document = shop.hub.document
    assert document is not None
    start = document.text.index("Na zwrot pieniędzy")
    shop.panels.pane.select(start + 3, start + 18)
    shop.give("passages")
    shown: list[str] = []
    shop.answer(lambda dialog: shown.append(dialog.form.name))  # type: ignore[attr-defined]  # the dialog in question
    shop.give("teach")
    assert shown == [""]
