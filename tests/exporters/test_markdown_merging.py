import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader.exporters import merges, write
from cxreader.model.export import Export, ExportRow, Grouping

GONE = "*No longer among the highlights that are exported.*"
Put = Callable[[Export], tuple[tuple[str, str], ...]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.md"


@pytest.fixture
def put(path: Path) -> Put:
    """Export to one file, and return what was changed here and there."""
    return lambda export: write(export, "markdown", path).conflicts


def body(path: Path) -> str:
    """The file without what it holds for the next export."""
    return path.read_text("utf-8").partition("\n<!-- What cxreader")[0]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())


def with_note(export: Export, place: int, note: str) -> Export:
    rows = [row._replace(note=note) if at == place else row for at, row in enumerate(export.rows)]
    return export._replace(rows=tuple(rows))


def mark(row: ExportRow) -> str:
    return f"\n^h{row.guid.replace('-', '')[:16]}\n"


def test_an_export_in_the_same_place_changes_nothing_where_nothing_changed(
    export: Export, path: Path, put: Put
) -> None:
    put(export)
    first = path.read_bytes()
    assert put(export) == ()
    assert path.read_bytes() == first


def test_what_stands_between_blocks_stays_byte_for_byte(export: Export, path: Path, put: Put) -> None:
    put(export)
    own = "My own words \u2014  two  spaces \t\r\nand *stars*, half a character \udc80\n\n- a list"
    pieces = path.read_bytes().split(b"\n> [!quote]")
    changed = b"\n> [!quote]".join(
        [*pieces[:3], pieces[3] + own.encode("utf-8", "surrogateescape") + b"\n", *pieces[4:]]
    )
    path.write_bytes(changed)
    assert put(with_note(export, 7, "Another note")) == ()
    after = path.read_bytes()
    assert own.encode("utf-8", "surrogateescape") in after
    assert b"Another note" in after
    assert put(export) == ()
    assert path.read_bytes() == changed


def test_a_block_that_changed_here_alone_is_replaced(export: Export, path: Path, put: Put) -> None:
    put(export)
    before = body(path)
    changed = with_note(export, 0, "One line\nand another\n\nand a paragraph")
    assert put(changed) == ()
    assert "One line  \nand another\n\nand a paragraph" in body(path)
    assert put(export) == ()
    assert body(path) == before


def test_a_block_that_changed_there_alone_is_kept(export: Export, path: Path, put: Put) -> None:
    put(export)
    change(path, mark(export.rows[0]), f"{mark(export.rows[0])}\nMy thought inside the block.\n")
    kept = path.read_bytes()
    assert put(export) == ()
    assert path.read_bytes() == kept


def test_a_block_that_changed_here_and_there_is_kept_and_told_once(export: Export, path: Path, put: Put) -> None:
    put(export)
    change(path, mark(export.rows[0]), f"{mark(export.rows[0])}\nMy thought inside the block.\n")
    kept = body(path)
    changed = with_note(export, 0, "Another note")
    ((file, name),) = put(changed)
    assert file == "notes.md"
    assert " ".join(export.rows[0].quote.split()).startswith(name.rstrip("…"))
    assert body(path) == kept
    assert put(changed) == ()


def test_what_was_changed_alike_on_both_sides_is_no_conflict(export: Export, path: Path, put: Put) -> None:
    put(with_note(export, 0, "A first note"))
    change(path, "\nA first note\n", "\nA second note\n")
    assert put(with_note(export, 0, "A second note")) == ()
    assert put(with_note(export, 0, "A third note")) == ()
    assert "A third note" in body(path)


def test_a_highlight_that_is_gone_is_marked_and_not_deleted(export: Export, path: Path, put: Put) -> None:
    put(export)
    before = body(path)
    less = export._replace(rows=tuple(export.rows)[1:])
    for _ in range(2):
        assert put(less) == ()
        assert body(path).count(GONE) == 1
        assert mark(export.rows[0]) in body(path)
    assert put(export) == ()
    assert body(path) == before


def test_one_that_is_gone_but_was_changed_there_is_marked_too(export: Export, path: Path, put: Put) -> None:
    put(export)
    change(path, mark(export.rows[0]), f"{mark(export.rows[0])}\nMy thought.\n")
    less = export._replace(rows=tuple(export.rows)[1:])
    for _ in range(2):
        put(less)
        assert body(path).count(GONE) == body(path).count("My thought.") == 1


def test_a_new_highlight_follows_the_one_before_it_and_what_is_written_there(
    export: Export, path: Path, put: Put
) -> None:
    rows = tuple(row._replace(themes=export.rows[0].themes) for row in export.rows)
    put(export._replace(rows=(rows[0], *rows[2:])))
    change(path, mark(rows[2]), f"{mark(rows[2])}\nMine.\n")
    text = path.read_text("utf-8")
    start = text.index("> [!quote]", text.index(mark(rows[0])))
    path.write_text(f"{text[:start]}Said of the first.\n\n{text[start:]}", "utf-8")
    assert put(export._replace(rows=rows)) == ()
    found = re.findall(r"\^h\w+$|Said of the first\.|Mine\.", body(path), re.MULTILINE)
    assert found[:4] == [mark(rows[0]).strip(), "Said of the first.", mark(rows[1]).strip(), mark(rows[2]).strip()]
    assert "\n\n\n" not in body(path)


def test_a_new_section_stands_after_the_others(export: Export, path: Path, put: Put) -> None:
    put(export._replace(rows=tuple(export.rows)[:1]))
    put(export)
    headings = re.findall("^## .*$", body(path), re.MULTILINE)
    assert len(headings) == len(set(headings)) == 7
    assert sorted(re.findall(r"^\^h\w+$", body(path), re.MULTILINE)) == sorted(mark(r).strip() for r in export.rows)


def test_the_first_of_a_section_is_new_below_its_heading(export: Export, path: Path, put: Put) -> None:
    by_document = export._replace(grouping=Grouping.DOCUMENT)
    put(by_document._replace(rows=tuple(export.rows)[1:]))
    put(by_document)
    assert body(path).index(mark(export.rows[0])) < body(path).index(mark(export.rows[1]))


def test_a_quote_with_another_theme_stays_where_it_is(export: Export, path: Path, put: Put) -> None:
    put(export)
    rows = tuple(export.rows)
    moved = rows[0]._replace(themes=rows[-1].themes)
    fresh = rows[0]._replace(guid="ffffffff-0000-4000-8000-000000000000", themes=rows[-1].themes)
    assert put(export._replace(rows=(moved, fresh, *rows[1:]))) == ()
    order = re.findall(r"^\^h\w+$", body(path), re.MULTILINE)
    assert order[0] == mark(rows[0]).strip()
    assert mark(fresh).strip() in order[1:]


def test_a_block_that_was_deleted_there_does_not_come_back(export: Export, path: Path, put: Put) -> None:
    put(export)
    text = path.read_text("utf-8")
    start, end = text.index("> [!quote]"), text.index("> [!quote]", text.index("> [!quote]") + 1)
    path.write_text(text[:start] + text[end:], "utf-8")
    first = mark(export.rows[0])
    assert put(export) == ()
    assert first not in body(path)
    assert len(put(with_note(export, 0, "Another"))) == 1
    assert first not in body(path)
    assert put(export._replace(rows=tuple(export.rows)[1:])) == ()


def test_without_what_is_known_of_blocks_theirs_is_kept(export: Export, path: Path, put: Put) -> None:
    put(export)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^h\w+ \d+ \w+\n", "", text), "utf-8")
    kept = body(path)
    assert len(put(with_note(export, 0, "Another"))) == 1
    assert body(path) == kept
    assert put(with_note(export, 0, "Another")) == ()


def test_a_callout_that_was_taken_apart_is_still_known_by_its_id(export: Export, path: Path, put: Put) -> None:
    put(export._replace(rows=tuple(export.rows)[:1]))
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^> ?.*\n\n?", "", text), "utf-8")
    assert put(export._replace(rows=tuple(export.rows)[:1])) == ()
    assert "[!quote]" not in body(path)


def test_lines_ended_as_windows_does_are_known_again(export: Export, path: Path, put: Put) -> None:
    put(export)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert put(with_note(export, 0, "Another note")) == ()
    assert b"Another note\n" in path.read_bytes()
    assert path.read_bytes().count(b"\r\n") > 50


def test_properties_of_a_person_stay_and_ours_are_brought_up_to_date(export: Export, path: Path, put: Put) -> None:
    put(export)
    change(path, 'title: "Quotes from My library"', "title: Mine\naliases:\n  - one")
    change(path, '  - "key"\n', "")
    put(export._replace(rows=tuple(export.rows)[:2], scope="2 highlights", library="Other"))
    text = body(path)
    assert "title: Mine\naliases:\n  - one\nlibrary" in text
    assert 'library: "Other"' in text
    assert "highlights: 2\n" in text
    assert 'scope: "2 highlights"' in text
    assert "# Quotes from Other\n\n2 highlights\n" in text
    assert '"key"' not in text.split("---")[1]


def test_a_property_that_is_new_comes_in_and_one_that_was_deleted_does_not(
    export: Export, path: Path, put: Put
) -> None:
    put(export._replace(date=""))
    change(path, 'library: "My library"\n', "")
    put(export)
    assert "created: 2026-11-21\n---" in body(path)
    assert "library:" not in body(path)


@pytest.mark.parametrize("front", ["", "---\ntitle: never closed\n"])
def test_a_file_whose_front_matter_is_gone_does_without(export: Export, path: Path, put: Put, front: str) -> None:
    put(export)
    text = path.read_text("utf-8")
    path.write_text(front + text[text.index("\n# ") :].replace("# Quotes from My library", "# Mine"), "utf-8")
    put(with_note(export, 0, "Another note"))
    assert body(path).startswith(f"{front}\n# Mine\n")
    assert "Another note" in body(path)


def test_words_after_the_last_line_of_ours_stay_there(export: Export, path: Path, put: Put) -> None:
    put(export)
    path.write_bytes(path.read_bytes() + b"\nThe last word is mine")
    put(with_note(export, 0, "Another note"))
    assert path.read_bytes().endswith(b"-->\n\nThe last word is mine")


def test_a_comment_that_was_left_open_is_closed(export: Export, path: Path, put: Put) -> None:
    put(export)
    change(path, "\n-->\n", "\n")
    put(export)
    assert path.read_text("utf-8").count("-->") == 1


def test_memos_and_links_come_after_the_quotes_and_are_brought_up_to_date(
    annotated: Export, path: Path, put: Put
) -> None:
    put(annotated._replace(memos=(), links=()))
    put(annotated)
    text = body(path)
    assert text.index("## Memos") < text.index("## Links")
    assert "### Language: Chinese\n" in text
    assert "](<#^h" in text
    put(annotated._replace(memos=(annotated.memos[0]._replace(note="Now this"), *annotated.memos[1:])))
    assert "Now this" in body(path)
    change(path, "Now this", "Mine")
    assert put(annotated) == (("notes.md", "Memos"),)
    row = annotated.rows[0]._replace(guid="ffffffff-0000-4000-8000-000000000000", themes=())
    put(annotated._replace(rows=(*annotated.rows, row)))
    assert body(path).index(mark(row)) < body(path).index("## Memos")


def test_another_file_is_replaced(export: Export, path: Path, put: Put) -> None:
    path.write_text("My shopping list", "utf-8")
    assert not merges("markdown", path)
    put(export)
    assert "shopping" not in path.read_text("utf-8")
    assert merges("markdown", path)
    assert not merges("csv", path)
    assert not merges("markdown", path.parent)
    assert not merges("markdown", path.parent / ("n" * 300))


def test_memos_and_links_that_did_not_change_stay(annotated: Export, path: Path, put: Put) -> None:
    put(annotated)
    first = path.read_bytes()
    assert put(annotated) == ()
    assert path.read_bytes() == first


def test_a_block_that_was_moved_below_all_of_ours_is_known_there(export: Export, path: Path, put: Put) -> None:
    rows = tuple(row._replace(themes=()) for row in tuple(export.rows)[:3])
    put(export._replace(rows=rows[:2]))
    text = path.read_text("utf-8")
    start = text.index("> [!quote]", text.index(mark(rows[0])))
    end = text.index("\n<!-- What")
    path.write_text(
        f"{text[:start]}Mine, with no empty line below\n{text[end + 1 :]}\n## No theme\n{text[start:end]}\n"
    )
    put(export._replace(rows=rows))
    order = re.findall(r"^\^h\w+$", path.read_text("utf-8"), re.MULTILINE)
    assert order == [mark(row).strip() for row in rows]
    fresh = rows[0]._replace(guid="ffffffff-0000-4000-8000-000000000000", themes=export.rows[0].themes)
    put(export._replace(rows=(*rows, fresh)))
    assert "Mine, with no empty line below\n\n## X2 " in path.read_text("utf-8")


def test_a_block_whose_id_stands_close_under_it_is_one_that_was_changed(export: Export, path: Path, put: Put) -> None:
    put(export)
    change(path, f"\n{mark(export.rows[0])}", mark(export.rows[0]))
    assert len(put(with_note(export, 0, "Another note"))) == 1


def test_an_empty_front_matter_takes_in_what_is_new(export: Export, path: Path, put: Put) -> None:
    put(export._replace(date=""))
    text = path.read_text("utf-8")
    path.write_text("---\n---\n" + text[text.index("\n# ") :], "utf-8")
    put(export)
    assert body(path).startswith("---\ncreated: 2026-11-21\n---\n\n# Quotes")
