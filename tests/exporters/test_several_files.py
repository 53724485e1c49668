import json
from pathlib import Path

import pytest

from cxreader.errors import ExportError
from cxreader.exporters import write
from cxreader.exporters.several_files import file_name
from cxreader.model.export import Export
from tests import annotation_set


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_each_document_has_a_file_with_its_rows_memos_and_links(annotated: Export, tmp_path: Path) -> None:
    folder = tmp_path / "Notes"
    assert write(annotated, "markdown-documents", folder).files == 7
    files = written(folder)
    assert sorted(files) == sorted(
        f"{name}.md" for name in (*annotation_set.TEXTS, "Odds & ends mixed", "Memos of Annotated") if "<" not in name
    )
    for document in annotated.documents:
        text = next(text for text in files.values() if f"document {document.guid}" in text)
        assert text.count("> [!quote]") == sum(row.document_guid == document.guid for row in annotated.rows)
    assert "### Document: Entrevistas" in files["Entrevistas.md"]
    assert "### Theme: Contact centre" in files["Memos of Annotated.md"]
    assert "](<客户访谈.md#^h" in files["Entrevistas.md"]
    assert "](<Entrevistas.md#^h" in files["客户访谈.md"]
    assert "## Links" not in files["ग्राहक.md"]


def test_each_theme_has_a_file_grouped_by_document(annotated: Export, tmp_path: Path) -> None:
    write(annotated, "markdown-themes", tmp_path)
    files = written(tmp_path)
    theme = next(row.themes[0] for row in annotated.rows if row.themes)
    assert "\n## Entrevistas\n" in files[f"{theme.code} {theme.name}.md"]
    assert "No theme.md" in files or all(row.themes for row in annotated.rows)
    assert sum(text.count("> [!quote]") for text in files.values()) == len(annotated.rows)
    assert write(annotated, "markdown-themes", tmp_path).conflicts == ()
    assert written(tmp_path) == files


def test_a_file_that_was_renamed_is_known_by_what_it_is_about(export: Export, tmp_path: Path) -> None:
    write(export, "markdown-documents", tmp_path)
    files = sorted(tmp_path.iterdir())
    files[0].rename(tmp_path / "My name.md")
    about = next(line for line in (tmp_path / "My name.md").read_text("utf-8").split("\n") if line.startswith("cxr"))
    text = (tmp_path / "My name.md").read_text("utf-8")
    # another program writes front matter otherwise
    (tmp_path / "My name.md").write_text(text.replace(about, f"cxreader: {json.loads(about[10:])}"), "utf-8")
    write(export, "markdown-documents", tmp_path)
    assert len(list(tmp_path.iterdir())) == len(files)
    assert not files[0].exists()


def test_files_of_what_is_no_longer_exported_say_so_and_stay(export: Export, tmp_path: Path) -> None:
    write(export, "markdown-documents", tmp_path)
    other = tmp_path / "Shopping.md"
    other.write_text("Milk", "utf-8")
    (tmp_path / "folder.md").mkdir()
    guid = export.rows[0].document_guid
    left = export._replace(rows=tuple(row for row in export.rows if row.document_guid == guid))
    assert write(left, "markdown-documents", tmp_path).files == 5
    gone = [
        text for path in tmp_path.iterdir() if path.is_file() and "No longer among" in (text := path.read_text("utf-8"))
    ]
    assert len(gone) == 4
    assert other.read_text("utf-8") == "Milk"
    write(export._replace(library="Another"), "markdown-documents", tmp_path)
    assert sum("document" in path.read_text("utf-8") for path in tmp_path.iterdir() if path.is_file()) == 10


def test_no_file_of_others_is_replaced(export: Export, tmp_path: Path) -> None:
    row = export.rows[0]._replace(title="Shopping")
    (tmp_path / "shopping.md").write_text("Milk", "utf-8")
    write(export._replace(rows=(row,)), "markdown-documents", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Shopping 2.md", "shopping.md"]


def test_two_documents_of_one_title_have_files_of_their_own(export: Export, tmp_path: Path) -> None:
    rows = tuple(row._replace(title="Talk" if row.document_guid < "8" else "TALK") for row in export.rows)
    write(export._replace(rows=rows), "markdown-documents", tmp_path)
    assert len(list(tmp_path.iterdir())) == 5


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c: d?", "a b c d"),
        ("[[x]] #1 ^y", "x 1 y"),
        ("..", "Untitled"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("客" * 100, "客" * 60),
        ("e\u0301 \ud800", "é \ufffd"),
    ],
)
def test_any_title_becomes_a_name_that_every_system_allows(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_folder_that_could_not_be_filled_is_not_left_behind(export: Export, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    with pytest.raises(StopError):
        write(export, "markdown-documents", tmp_path / "new", step=stop)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"“file” is a file\. Choose a folder for the files\."):
        write(export, "markdown-documents", tmp_path / "file")
    (tmp_path / "old").mkdir()
    with pytest.raises(StopError):
        write(export, "markdown-documents", tmp_path / "old", step=stop)
    assert list((tmp_path / "old").iterdir()) == []
    with pytest.raises(ExportError, match="There is no folder"):
        write(export, "markdown-documents", tmp_path / "a" / "b")
