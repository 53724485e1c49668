from pathlib import Path
from typing import Any

import pytest

from cxreader.errors import ExportError
from cxreader.exporters import EXPORTERS, preview, write
from cxreader.model.export import Export

FORMATS = tuple(EXPORTERS)


def test_four_formats_are_offered() -> None:
    assert [(key, it.key, it.label, it.suffix) for key, it in EXPORTERS.items()] == [
        ("markdown", "markdown", "Markdown", ".md"),
        ("html", "html", "HTML", ".html"),
        ("csv", "csv", "CSV", ".csv"),
        ("jsonl", "jsonl", "JSON Lines", ".jsonl"),
    ]


@pytest.mark.parametrize("key", FORMATS)
def test_the_preview_is_what_will_be_written(export: Export, key: str, tmp_path: Path) -> None:
    path = tmp_path / f"notes{EXPORTERS[key].suffix}"
    write(export, key, path)
    assert preview(export, key).encode(EXPORTERS[key].encoding) == path.read_bytes()
    assert preview(export, key, limit=16) == preview(export, key)


@pytest.mark.parametrize("key", FORMATS)
def test_a_long_preview_is_cut_after_whole_rows(export: Export, key: str) -> None:
    cut = preview(export, key, limit=2)
    whole = preview(export, key)
    assert cut.endswith("\n… and 14 more")
    kept = cut.removesuffix("… and 14 more")
    assert whole.startswith(kept)
    assert sum(row.guid in kept for row in export.rows) == 2


def test_a_preview_of_a_long_export_groups_the_thousands(export: Export) -> None:
    many = export._replace(rows=tuple(export.rows[0]._replace(guid=str(n)) for n in range(1236)))
    assert preview(many, "csv", limit=2).endswith("\n… and 1,234 more")


@pytest.mark.parametrize("key", FORMATS)
def test_two_exports_of_the_same_work_do_not_differ(export: Export, key: str) -> None:
    assert EXPORTERS[key].render(export) == EXPORTERS[key].render(export)


@pytest.mark.parametrize("key", FORMATS)
def test_no_odd_character_in_any_field_breaks_a_format(export: Export, key: str) -> None:
    # the halves of a character in the wrong order: in the right one they would be that character
    odd = "\0\udfff\ud800\ufffe x"
    texts = ("document", "title", "quote", "before", "after", "note", "why", "certainty", "author")
    fields: dict[str, Any] = dict.fromkeys(texts, odd)
    row = export.rows[0]._replace(
        **fields,
        tags=(odd,),
        themes=(export.rows[0].themes[0]._replace(name=odd),),
    )
    data = EXPORTERS[key].render(export._replace(library=odd, scope=odd, rows=(row,)))
    assert "\0" not in data.decode(EXPORTERS[key].encoding)
    assert "\ufffd\ufffd\ufffd" in data.decode(EXPORTERS[key].encoding)


def test_a_failure_is_told_as_an_export_error(export: Export, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no folder gone"):
        write(export, "csv", tmp_path / "gone" / "notes.csv")


def test_a_text_that_is_exported_is_not_written_to(export: Export, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("The clerk was friendly.", "utf-8")
    with pytest.raises(ExportError, match="those are never written to"):
        write(export, "markdown", source, [source])
    assert source.read_text("utf-8") == "The clerk was friendly."
