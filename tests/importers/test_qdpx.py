from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.exporters import qdpx as written
from cxreader.importers import files, qdpx, qdpx_elements
from cxreader.model.annotation import Subject
from cxreader.model.incoming import Incoming
from tests.exporters.projects import EXPORT, guid
from tests.importers.projects import CODE, CODES, FILE, MARK, SOURCE, TEXT, USER, mark, pack, project, source

OTHER = MARK.replace("3", "7")
NOTE = MARK.replace("3", "8")


def _read(path: Path, xml: str, text: str | bytes = TEXT, **parts: bytes) -> Incoming:
    return qdpx.read(pack(path / "project.qdpx", xml, text, **parts))


def test_a_mark_is_a_highlight_with_its_theme(tmp_path: Path) -> None:
    found = qdpx.read(pack(tmp_path / "a.qdpx"))
    (document,), (theme,), (highlight,) = found.documents, found.themes, found.highlights
    assert (document.key, document.name, document.text) == (SOURCE, "Talk", TEXT)
    assert (theme.key, theme.path, theme.colour, theme.applied) == (CODE, ("Waiting",), "#aa0000", False)
    assert (highlight.guid, highlight.start, highlight.end) == (MARK, 4, 21)
    assert (highlight.quote, highlight.before, highlight.themes) == ("hotline took ages", "The ", (CODE,))
    assert (found.source, found.adjusted, found.left) == ("the project “Talks”", (), ())


@pytest.mark.parametrize(
    ("text", "start", "end", "way"),
    [
        ("\ufeff" + TEXT, 5, 22, "code points, the byte order mark counted"),
        ("😤 " + TEXT, 7, 24, "UTF-16 units"),
        ("é " + TEXT, 7, 24, "bytes"),
        (TEXT, 4, 20, "code points, ends inclusive"),
        ("a\r\nb\r\n" + TEXT, 10, 27, "code points, each end of a line as two"),
    ],
)
def test_another_way_to_count_is_told_from_the_names(text: str, start: int, end: int, way: str, tmp_path: Path) -> None:
    found = _read(tmp_path, project(source(mark(start, end))), text)
    (highlight,) = found.highlights
    plain = found.documents[0].text
    assert plain[highlight.start : highlight.end] == highlight.quote == "hotline took ages"
    assert found.adjusted == (f"Its places count {way}; they were brought to code points.",)
    assert "\r" not in plain
    assert not plain.startswith("\ufeff")


def test_a_name_that_is_cut_short_or_has_other_spaces_is_the_same(tmp_path: Path) -> None:
    marks = mark(4, 21, "hotline took…") + mark(30, 53, "called back. The app is", OTHER)
    found = _read(tmp_path, project(source(marks)))
    assert [highlight.quote for highlight in found.highlights] == ["hotline took ages", "called back.\nThe app is"]


def test_one_quote_of_ten_may_be_elsewhere_and_is_looked_for(tmp_path: Path) -> None:
    guids = [f"{number:08d}{MARK[8:]}" for number in range(10)]
    marks = "".join(mark(guid=guid) for guid in guids[:9]) + mark(0, 5, "called back", guids[9])
    found = _read(tmp_path, project(source(marks)))
    assert (found.highlights[9].start, found.highlights[9].quote) == (-1, "called back")
    assert found.adjusted == ("1 quotes are not where it says, and were looked for.",)


def test_a_mark_without_a_name_is_where_it_says(tmp_path: Path) -> None:
    assert _read(tmp_path, project(source(mark(name="")))).highlights[0].quote == "hotline took ages"


def test_tags_and_stars_of_our_own_come_back(tmp_path: Path) -> None:
    codes = (
        f'<CodeBook><Codes><Code guid="{CODE}" name="Tags" isCodable="false"><Code guid="{OTHER}" name="#key (tag)"/>'
        f'<Code guid="{NOTE}" name="★ Quote"/></Code></Codes></CodeBook>'
    )
    more = f'<Coding guid="{USER}"><CodeRef targetGUID="{NOTE}"/></Coding></PlainTextSelection>'
    one = mark(code=OTHER).replace("</PlainTextSelection>", more)
    found = _read(tmp_path, project(source(one), codes))
    assert (found.highlights[0].tags, found.highlights[0].starred, found.themes) == (("key",), True, ())


def test_a_code_that_cannot_be_given_is_a_theme_where_it_was_given(tmp_path: Path) -> None:
    inner = f'<Code guid="{OTHER}" name="Long" isCodable="true"><Description>Hours.\n\nShort: LW</Description></Code>'
    codes = CODES.replace('isCodable="true" color="#aa0000"/>', f'isCodable="false">{inner}</Code>')
    given, not_given = _read(tmp_path, project(codes=codes)), _read(tmp_path, project(source(""), codes))
    assert [theme.path for theme in given.themes] == [("Waiting",), ("Waiting", "Long")]
    assert [(theme.path, theme.definition, theme.code) for theme in not_given.themes] == [
        (("Waiting", "Long"), "Hours.", "LW")
    ]


def test_notes_go_where_they_belong(tmp_path: Path) -> None:
    names = {name: f"{number:08d}{NOTE[8:]}" for number, name in enumerate("abcdefg")}
    notes = "".join(
        f'<Note guid="{guid}" name="{"Language: Polish (pl)" if name == "d" else name}" '
        f'creatingUser="{{{USER.upper()}}}" '
        f'creationDateTime="2026-01-02T03:04:05+01:00"><PlainTextContent>{"" if name == "g" else f"note {name}"}'
        "</PlainTextContent></Note>"
        for name, guid in names.items()
    )
    reference = '<NoteRef targetGUID="{}"/>'.format
    link = f'<Link guid="{NOTE}" originGUID="{MARK}" targetGUID="{OTHER}">{reference(names["e"])}</Link>'
    bare = f'<Link guid="{USER[:-1]}9" originGUID="{MARK}" targetGUID="{SOURCE}"/>'
    first = mark().replace("</PlainTextSelection>", f"{reference(names['a'])}</PlainTextSelection>")
    first = first.replace("><Coding", "><Description>said\n</Description><Coding", 1)
    second = mark(0, 3, "The", OTHER).replace("</PlainTextSelection>", "<NoteRef/></PlainTextSelection>")
    inside = f"<Description>Of the talk</Description>{first}{second.replace('<NoteRef/>', '')}{reference(names['b'])}"
    codes = CODES.replace('color="#aa0000"/>', f'color="#aa0000">{reference(names["c"])}</Code>')
    more = f"<Notes>{notes}</Notes><Links>{link}{bare}</Links>{reference(names['d'])}{reference(names['g'])}"
    found = _read(tmp_path, project(source(inside), codes, more))
    assert [highlight.note for highlight in found.highlights] == ["said\n\nnote a", ""]
    assert [(memo.subject, memo.target, memo.note) for memo in found.memos] == [
        (Subject.DOCUMENT, SOURCE, "Of the talk"),
        (Subject.DOCUMENT, SOURCE, "note b"),
        (Subject.THEME, CODE, "note c"),
        (Subject.LANGUAGE, "pl", "note d"),
        (Subject.LIBRARY, "", "note f"),
    ]
    assert (found.memos[1].author, found.memos[1].created) == ("Ana", "2026-01-02T02:04:05Z")
    (between,) = found.links
    assert (between.one, between.other, between.note, between.author) == (MARK, OTHER, "note e", "Ana")
    assert found.left == ("1 links between other things than two marked passages.",)


def test_what_has_no_place_here_is_told(tmp_path: Path) -> None:
    picture = f'<PictureSource guid="{OTHER}"><TextDescription guid="{USER}">{mark(guid=NOTE)}</TextDescription>'
    inner = mark(guid=f"{CODE[:-1]}6")
    rich = f'<TextSource guid="{CODE[:-1]}5" name="Rich" richTextPath="internal://x.docx">{inner}</TextSource>'
    pdf = (
        f'<PDFSource guid="{CODE[:-1]}2"><Representation guid="{CODE[:-1]}3" name="Paper" '
        f'plainTextPath="internal://{FILE}"/></PDFSource>'
    )
    whole = source(f'{mark()}<Coding guid="{CODE[:-1]}4"><CodeRef targetGUID="{CODE}"/></Coding>')
    more = f'<Sets><Set guid="{CODE[:-1]}7"><MemberCode targetGUID="{CODE}"/><Description>x</Description></Set></Sets>'
    found = _read(tmp_path, project(f"{whole}{picture}</PictureSource>{pdf}{rich}", more=more))
    assert [document.name for document in found.documents] == ["Talk", "Paper"]
    assert len(found.highlights) == 1
    assert found.left == (
        "“Rich” is not there as plain text, nor are its 1 marked passages.",
        "1 pictures.",
        "1 passages marked elsewhere than in a text.",
        "1 PDF files, but for their texts.",
        "1 sets.",
        "1 codes that were given to whole texts.",
    )


def test_a_text_may_stand_in_the_project(tmp_path: Path) -> None:
    inside = f"<PlainTextContent>{TEXT}</PlainTextContent>{mark()}"
    found = _read(tmp_path, project(source(inside).replace(f'plainTextPath="internal://{FILE}"', "")))
    assert found.documents[0].text == TEXT


def test_a_text_in_utf_16_says_so(tmp_path: Path) -> None:
    assert _read(tmp_path, project(), TEXT.encode("utf-16")).documents[0].text == TEXT


def test_what_we_wrote_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "ours.qdpx"
    written.write(EXPORT, path, lambda: None)
    found = qdpx.read(path)
    first, _, lent, confirm = found.highlights
    row = EXPORT.rows[0]
    assert (first.guid, first.quote, first.note, first.tags, first.starred) == (
        row.guid,
        "Soup",
        row.note,
        row.tags,
        True,
    )
    assert (first.author, first.created, first.modified) == (row.author, row.created, row.modified)
    assert (len(first.themes), lent.themes, confirm.author) == (2, (), "")
    assert [theme.path for theme in found.themes] == [("Food", "Taste"), ("Taste", "Price < 5")]
    assert (found.themes[0].definition, found.themes[0].include) == ("How it tastes.", "Smells.")
    one, other = found.documents
    assert (one.name, one.title, one.language, one.sha256, one.tags) == (
        "text 0.txt",
        "Text 0",
        "en",
        "ab" * 32,
        ("x", "y"),
    )
    assert other.tags == ()
    assert [(memo.guid, memo.subject) for memo in found.memos] == [
        (guid(20), Subject.DOCUMENT),
        (guid(14), Subject.DOCUMENT),
        (guid(21), Subject.THEME),
        (guid(22), Subject.LANGUAGE),
        (guid(23), Subject.LIBRARY),
    ]
    assert [(link.guid, link.note, link.author) for link in found.links] == [
        (guid(30), "Both hot", "Bo"),
        (guid(31), "", ""),
    ]


def test_words_outside_of_anything_say_nothing() -> None:
    elements = qdpx_elements.Elements()
    elements._say("Description", "x")
    assert elements.project.description == ""


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("_MOST_ELEMENTS", 5, "it holds too much at once"),
        ("_MOST_NAMES", 0, "it names too many people"),
        ("MOST", 0, "it has more than 0 marked passages"),
        ("TEXTS", 3, "its texts are too long together"),
    ],
)
def test_more_than_is_good_is_refused(
    limit: str, value: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qdpx_elements, limit, value)
    with pytest.raises(IncomingError, match=words):
        _read(tmp_path, project(source(f"<Description>Much to say</Description>{mark()}")))


def test_texts_that_are_too_long_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(TEXT) < files.TEXTS
    monkeypatch.setattr(qdpx, "TEXTS", len(TEXT) + 5)
    two = source() + source("", guid=OTHER)
    with pytest.raises(IncomingError, match="is too large"):
        _read(tmp_path, project(two))
