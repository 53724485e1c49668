import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cxreader.model import language
from cxreader.model.properties import Properties
from cxreader.ui.document_properties import DocumentProperties


@pytest.fixture
def known() -> Properties:
    return Properties(
        id=1,
        title="Los beneficios",
        paths=("/texts/es.txt",),
        size=4711,
        encoding="UTF-8",
        format="",
        author="",
        stated="",
        languages=("es", "en"),
        confidence=0.99,
        length=1557,
        characters=False,
        passages=22,
        noise=1,
        themes=(("Contact centre", 9), ("Live chat", 4)),
        notes=2,
        decisions=3,
        tags=("2024", "visit"),
        dated="2024-05-06",
        modified=1_715_000_000_000_000_000,
        added="2026-11-20T10:00:00Z",
        progress=0.3,
    )


def told(known: Properties, qtbot: QtBot) -> dict[str, str]:
    dialog = DocumentProperties(known)
    qtbot.addWidget(dialog)
    pairs = [label.accessibleName().partition(": ") for label in dialog.findChildren(QLabel)]
    return {name: value for name, colon, value in pairs if colon}


def test_all_that_is_known_is_told(known: Properties, qtbot: QtBot) -> None:
    rows = told(known, qtbot)
    assert rows.pop("File changed").startswith("6 May 2024, ")
    assert rows.pop("Added").startswith("20 November 2026, ")
    assert rows == {
        "File": "/texts/es.txt",
        "Format": "Plain text",
        "Size": "4.7 kB",
        "Encoding": "UTF-8",
        "Date": "6 May 2024",
        "Language": "Spanish, English, 99\u00a0% sure",
        "Length": "1,557 words",
        "Passages": "22",
        "Noise fragments": "1",
        "Themes": "Contact centre 9, Live chat 4",
        "Tags": "2024, visit",
        "Highlights": "2",
        "Decisions": "3",
        "Reading": "A quarter read",
    }


def test_further_files_are_told_and_of_many_how_many_more(known: Properties, qtbot: QtBot) -> None:
    assert told(known._replace(paths=("/a.txt", "/b.txt")), qtbot)["Files"] == "/a.txt\n/b.txt"
    many = tuple(f"/{number}.txt" for number in range(1008))
    assert told(known._replace(paths=many), qtbot)["Files"].endswith("/5.txt\n1,002 more")


def test_what_is_not_known_of_a_pasted_text_has_no_row(known: Properties, qtbot: QtBot) -> None:
    pasted = known._replace(
        paths=(), modified=0, dated="", languages=("und",), length=1, characters=True, themes=(), tags=()
    )
    rows = told(pasted, qtbot)
    assert rows["File"] == "None: it was pasted"
    assert (rows["Language"], rows["Length"]) == ("Not sure", "1 character")
    assert not {"Encoding", "File changed", "Date", "Themes", "Tags"} & rows.keys()


def test_its_folder_can_be_asked_for_where_there_is_a_file(known: Properties, qtbot: QtBot) -> None:
    dialog = DocumentProperties(known)
    qtbot.addWidget(dialog)
    folder, close = dialog.findChildren(QPushButton)
    with qtbot.waitSignal(dialog.folder_wanted):
        folder.click()
    assert close.isDefault()
    with qtbot.waitSignal(dialog.rejected):
        close.click()
    pasted = DocumentProperties(known._replace(paths=()))
    qtbot.addWidget(pasted)
    assert not pasted.findChildren(QPushButton)[0].isEnabled()


def test_what_the_file_says_of_itself_stands_beside_what_was_found(known: Properties, qtbot: QtBot) -> None:
    rows = told(known._replace(format="Word document", author="Ana Pérez", stated="es-MX", encoding=""), qtbot)
    assert rows["Format"] == "Word document"
    assert rows["Author"] == "Ana Pérez"
    assert rows["Language"] == f"Spanish, English, 99\u00a0% sure\n{language.name('es-MX')}, as the file says"
    assert "Encoding" not in rows
    assert "Format" not in told(known._replace(paths=()), qtbot)
