from pathlib import Path
from typing import Any

import pytest

from cxreader.errors import ExportError
from cxreader.exporters import EXPORTERS, preview, render, write
from cxreader.model.annotation import Placing
from cxreader.model.export import Export

FORMATS = tuple(key for key, form in EXPORTERS.items() if form.plain and not form.each)


def test_the_formats_are_offered_in_groups() -> None:
    assert [(form.kind.value, key, form.suffix) for key, form in EXPORTERS.items()] == [
        ("To read", "markdown", ".md"),
        ("To read", "markdown-documents", ".md"),
        ("To read", "markdown-themes", ".md"),
        ("To read", "html", ".html"),
        ("To read", "docx", ".docx"),
        ("To read", "odt", ".odt"),
        ("To read", "pdf", ".pdf"),
        ("Tables", "xlsx", ".xlsx"),
        ("Tables", "csv", ".csv"),
        ("For other programs", "qdpx", ".qdpx"),
        ("For other programs", "qdc", ".qdc"),
        ("For other programs", "jsonld", ".jsonld"),
        ("For other programs", "jsonl", ".jsonl"),
        ("For other programs", "taguette", ".csv"),
    ]


@pytest.mark.parametrize("key", FORMATS)
def test_the_preview_is_what_will_be_written(export: Export, key: str, tmp_path: Path) -> None:
    path = tmp_path / f"notes{EXPORTERS[key].suffix}"
    assert write(export, key, path) == (1, ())
    # after that comes in Markdown what tells the next export what was written
    assert path.read_bytes().partition(b"\n<!-- What cxreader")[0] == preview(export, key).encode(
        EXPORTERS[key].encoding
    )
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
    assert render(export, key) == render(export, key)


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
    data = render(export._replace(library=odd, scope=odd, rows=(row,)), key)
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


@pytest.mark.parametrize("key", EXPORTERS)
def test_every_format_is_written_with_a_step_a_row(annotated: Export, key: str, tmp_path: Path) -> None:
    steps: list[None] = []
    target = tmp_path / f"out{EXPORTERS[key].suffix}"
    assert write(annotated, key, target, step=lambda: steps.append(None)).files >= 1
    assert len(steps) == len(annotated.rows)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("key", EXPORTERS)
def test_a_step_that_gives_up_leaves_nothing(annotated: Export, key: str, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    with pytest.raises(StopError):
        write(annotated, key, tmp_path / "out", step=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", EXPORTERS)
def test_losses_are_sentences(annotated: Export, key: str) -> None:
    said = EXPORTERS[key].losses(annotated)
    assert all(sentence[0].isupper() or sentence[0].isdigit() for sentence in said)
    assert all(sentence.endswith(".") for sentence in said)
    assert EXPORTERS["csv"].losses(annotated) == (
        "A table has one kind of row only: 5 memos and 3 links will not be in it.",
    )


def test_only_pdf_may_be_lacking(export: Export) -> None:
    assert [key for key, form in EXPORTERS.items() if form.lacking()] in ([], ["pdf"])
    assert EXPORTERS["csv"].losses(export) == ()


def test_without_notes_no_memo_and_no_note_of_a_link_leaves(annotated: Export) -> None:
    for key in ("markdown", "html", "jsonl"):
        text = render(annotated._replace(notes=False), key).decode()
        assert "The same wait" not in text
        assert "counter" not in text
        assert annotated.memos[-1].note not in text


def test_memos_and_links_stand_after_the_quotes_of_a_page(annotated: Export) -> None:
    page = render(annotated, "html").decode()
    memos, links = page.index('<aside id="memos">'), page.index('<aside id="links">')
    assert page.rindex("</figure>") < memos < links
    assert page.count('<p class="memo"') == 7
    assert "<not> markup" not in page


def test_a_link_in_one_file_leads_to_the_quote(annotated: Export) -> None:
    text = render(annotated, "markdown").decode()
    link = annotated.links[0]
    assert f"](<#^h{link.one.replace('-', '')[:16]}>)" in text
    assert text.count("## Links") == text.count("## Memos") == 1


@pytest.mark.parametrize("key", ["markdown", "html", "csv"])
def test_a_place_that_is_in_doubt_is_said(export: Export, key: str) -> None:
    rows = (export.rows[0]._replace(placing=Placing.CONFIRM), export.rows[1]._replace(placing=Placing.LOST))
    text = render(export._replace(rows=rows), key).decode()
    assert text.count("this place is still to be confirmed") == text.count("the place of this quote is lost") == 1
