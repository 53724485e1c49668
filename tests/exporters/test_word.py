import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from cxreader.exporters import word
from cxreader.model.annotation import Placing, Subject
from cxreader.model.block import Block, BlockKind
from cxreader.model.export import Export, ExportDocument, ExportMemo, ExportRow

BREAK = re.compile(r"\r\n?|\n")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Export], Opened]:
    """Write an export and open what python-docx makes of it."""

    def write(export: Export) -> Opened:
        word.write(export, tmp_path / "out.docx", lambda: None)
        return Document(str(tmp_path / "out.docx"))

    return write


@pytest.fixture(scope="module")
def document(annotated: Export, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The annotation set."""
    path = tmp_path_factory.mktemp("word") / "set.docx"
    word.write(annotated, path, lambda: None)
    return Document(str(path))


def anchored(document: Opened) -> dict[str, str]:
    """Return the text that each comment stands on, by the comment's id; lines are joined by line feeds."""
    found: dict[str, str] = {}
    there: list[str] = []
    for element in document.element.body.iter():
        if element.tag == qn("w:p"):
            for key in there:
                found[key] += "\n"
        elif element.tag == qn("w:commentRangeStart"):
            there.append(element.get(qn("w:id")))
            found[there[-1]] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            there.remove(element.get(qn("w:id")))
        elif element.tag in (qn("w:t"), qn("w:tab")):
            for key in there:
                found[key] += element.text if element.tag == qn("w:t") else "\t"
    assert not there
    return found


def with_more(export: Export) -> list[ExportRow]:
    return [row for row in export.rows if row.note or row.themes or row.tags or row.starred]


def one(text: str, rows: tuple[ExportRow, ...] = (), blocks: tuple[Block, ...] = (), language: str = "es") -> Export:
    paper = ExportDocument(
        "doc", "a.txt", "A", "", "f" * 64, language, "2026-11-01", tags=("shop", "new"), text=text, blocks=blocks,
        stretches=((0, len(text), language),),
    )  # fmt: skip
    return Export("My library", "1 passage", rows, documents=(paper,))


def row(quote: str, start: int, **fields: Any) -> ExportRow:
    plain = ExportRow(
        f"guid-{start}", "highlight", "a.txt", "A", "doc", "f" * 64, "es", quote, "", "", start, start + len(quote), 1
    )
    return plain._replace(**fields)


def test_every_text_is_there_word_for_word(annotated: Export, document: Opened) -> None:
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for paper in annotated.documents:
        assert "\n".join(BREAK.split(paper.text)).rstrip("\n") in body


def test_every_highlight_that_says_something_is_a_comment_on_its_exact_words(
    annotated: Export, document: Opened
) -> None:
    rows = with_more(annotated)
    assert sorted(anchored(document).values()) == sorted(row.quote for row in rows)
    comments = {str(comment.comment_id): comment for comment in document.comments}
    assert len(comments) == len(rows) == 41
    assert [c.author for c in comments.values()] == [row.author for row in rows]
    for comment, written_row in zip(comments.values(), rows, strict=True):
        assert comment.text.startswith(written_row.note)
        assert ("Tags: " in comment.text) == bool(written_row.tags)
        assert all(theme.name in comment.text for theme in written_row.themes)
        assert comment.timestamp == dt.datetime.fromisoformat(written_row.created)
    assert {comment.initials for comment in comments.values()} == {"AN", "李<"}


def test_a_starred_quote_says_so(annotated: Export, document: Opened) -> None:
    assert sum("★" in comment.text for comment in document.comments) == sum(row.starred for row in annotated.rows)


def test_highlights_that_say_nothing_are_shaded_and_their_loss_is_told(annotated: Export) -> None:
    assert word.losses(annotated) == (
        "3 highlights have no note, theme, tag or star: only shading will show, not who made it and when.",
    )
    assert word.losses(one("a", (row("a", 0),)))[0].startswith("1 highlight has no note")
    assert word.losses(one("a", (row("a", 0, note="n"),))) == ()
    assert word.losses(one("a", (row("a", 0, kind="passage"),))) == ()


def test_links_are_named_at_both_ends_and_in_a_section_of_their_own(annotated: Export, document: Opened) -> None:
    said = [comment.text for comment in document.comments if "Linked with" in comment.text]
    assert len(said) == 2 * len(annotated.links)
    lines = [paragraph.text for paragraph in document.paragraphs]
    links = lines[lines.index("Links") :]
    for note in (link.note for link in annotated.links):
        assert note in links


def test_memos_have_a_section_of_their_own(annotated: Export, document: Opened) -> None:
    lines = [paragraph.text for paragraph in document.paragraphs]
    memos = "\n".join(lines[lines.index("Memos") :])
    for memo in annotated.memos:
        assert memo.note in memos
        assert f"{memo.subject.capitalize()}: {memo.name}" in memos


def test_a_work_without_memos_and_links_has_no_sections_for_them(written: Callable[[Export], Opened]) -> None:
    assert [p.text for p in written(one("a")).paragraphs if p.style and p.style.name.startswith("Heading")] == ["A"]


def test_a_memo_that_nobody_signed_has_a_line_for_its_date(written: Callable[[Export], Opened]) -> None:
    memo = ExportMemo("m", Subject.LIBRARY, "", "My library", "said", modified="2026-11-02T10:00:00Z")
    lines = [p.text for p in written(one("a")._replace(memos=(memo,))).paragraphs]
    assert lines[-3:] == ["Library: My library", "said", "2026-11-02"]


def test_runs_say_their_language_and_arabic_begins_at_the_right(document: Opened) -> None:
    tags = {element.get(qn("w:val")) for element in document.element.body.iter(qn("w:lang"))}
    assert tags >= {"es", "zh-CN", "ar", "uk", "hi", "x-none"}
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("انتظرت"):
            assert paragraph._p.pPr is not None
            assert paragraph._p.pPr.find(qn("w:bidi")) is not None
            words = [run for run in paragraph.runs if run.text.strip()]
            assert all(run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in words)


def test_highlights_are_shaded_in_the_colour_of_their_family(document: Opened) -> None:
    fills = {
        "".join(t.text or "" for t in run._r.iter(qn("w:t"))): run._r.find(f"{qn('w:rPr')}/{qn('w:shd')}")
        for paragraph in document.paragraphs
        for run in paragraph.runs
    }
    shade = fills["La app, en cambio, se cierra sola"]
    assert shade is not None
    assert shade.get(qn("w:fill")) == "D9E2FE"
    assert fills[" cuando busco mi cita."] is None


def test_the_line_under_the_heading_tells_what_the_document_is(written: Callable[[Export], Opened]) -> None:
    lines = [paragraph.text for paragraph in written(one("x")).paragraphs]
    assert lines[:4] == [
        "My library",
        "1 passage",
        "A",
        f"Spanish · a.txt · 2026-11-01 · Tags: shop, new · SHA-256 {'f' * 64}",
    ]


def test_blocks_become_headings_lists_quotes_and_code(written: Callable[[Export], Opened]) -> None:
    text = "T\nH\n- i\n> q\nc\np\n\nend"
    blocks = (
        Block(BlockKind.TITLE, 0, 1),
        Block(BlockKind.HEADING, 2, 3, 2),
        Block(BlockKind.LIST_ITEM, 4, 7, 2, "-"),
        Block(BlockKind.QUOTE, 8, 11, 0, ">"),
        Block(BlockKind.CODE, 12, 13),
        Block(BlockKind.PARAGRAPH, 14, 15),
    )
    styles = [(p.text, p.style.name if p.style else "") for p in written(one(text, blocks=blocks)).paragraphs][4:]
    assert styles == [
        ("T", "Heading 2"),
        ("H", "Heading 3"),
        ("- i", "List Paragraph"),
        ("> q", "Quote"),
        ("c", "Code"),
        ("p", "Normal"),
        ("", "Blank Line"),
        ("end", "Normal"),
    ]


def test_what_a_word_document_cannot_hold_is_replaced_one_for_one(written: Callable[[Export], Opened]) -> None:
    odd = "a\x00b\x0cc\ufffed <w:t/> & \"\t'"
    opened = written(one(odd, (row(odd, 0, note=f"n{odd}", author="A\tB\x01"),)))
    expected = "a\ufffdb\ufffdc\ufffdd <w:t/> & \"\t'"
    assert opened.paragraphs[4].text == expected
    assert [comment.author for comment in opened.comments] == ["A B\ufffd"]
    assert next(iter(opened.comments)).text.startswith(f"n{expected}")


def test_names_are_cut_where_word_has_no_more_room_for_them(written: Callable[[Export], Opened]) -> None:
    comment = next(iter(written(one("a", (row("a", 0, note="n", author="Li " * 100),))).comments))
    assert (len(comment.author), comment.initials) == (255, "L" * 9)


def test_a_place_to_be_confirmed_says_so_with_the_quote_as_it_was(written: Callable[[Export], Opened]) -> None:
    opened = written(one("the text", (row("this text of another time", 0, end=3, placing=Placing.CONFIRM),)))
    assert anchored(opened) == {"0": "the"}
    said = next(iter(opened.comments)).text
    assert "still to be confirmed" in said
    assert "The quote was “this text of another time”." in said


def test_quotes_whose_place_is_lost_follow_their_text(written: Callable[[Export], Opened]) -> None:
    lost = row("gone\nfor ever", 2, note="why?", placing=Placing.LOST)
    beyond = row("beyond", 90)
    opened = written(one("the text", (row("the", 0, note="n"), lost, beyond)))
    assert anchored(opened) == {"0": "the", "1": "gone\nfor ever"}
    lines = [paragraph.text for paragraph in opened.paragraphs]
    assert lines[4:] == ["the text", "Notes whose place in the text is lost", "gone", "for ever", "beyond"]


def test_long_quotes_are_cut_where_they_are_only_named(annotated: Export, written: Callable[[Export], Opened]) -> None:
    rows = tuple(one_row._replace(quote="long " * 40) for one_row in annotated.rows)
    said = [c.text for c in written(annotated._replace(rows=rows)).comments if "Linked with" in c.text]
    assert all("long…” (" in text for text in said)


def test_remarks_without_a_time_have_the_day_of_the_export(written: Callable[[Export], Opened]) -> None:
    export = one("a", (row("a", 0, kind="passage", why="It says so.", certainty="sure"),))
    comment = next(iter(written(export).comments))
    assert (comment.author, comment.timestamp, comment.text.strip()) == ("cxreader", None, "Why: It says so. · sure")
    comment = next(iter(written(export._replace(date="2026-11-21")).comments))
    assert comment.timestamp == dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


def test_comments_lead_back_into_the_program_where_places_are_wanted(tmp_path: Path) -> None:
    export = one("a", (row("a", 0, note="مقابلة"),))
    for place in (True, False):
        word.write(export._replace(place=place), tmp_path / "a.docx", lambda: None)
        with ZipFile(tmp_path / "a.docx") as file:
            comments = file.read("word/comments.xml").decode()
        assert ("cxreader://open?doc=doc&amp;h=guid-0" in comments) == place
        assert '<w:pStyle w:val="CommentText"/><w:bidi/>' in comments


def test_two_exports_of_the_same_work_do_not_differ(annotated: Export, tmp_path: Path) -> None:
    word.write(annotated, tmp_path / "one.docx", lambda: None)
    word.write(annotated, tmp_path / "two.docx", lambda: None)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_each_row_is_a_step_and_any_step_may_be_the_last(annotated: Export, tmp_path: Path) -> None:
    steps: list[int] = []
    word.write(annotated, tmp_path / "a.docx", lambda: steps.append(1))
    assert len(steps) == len(annotated.rows)
    with pytest.raises(KeyboardInterrupt):
        word.write(annotated, tmp_path / "a.docx", stop)


def stop() -> None:
    raise KeyboardInterrupt
