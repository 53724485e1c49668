"""Projects opened by the rules of REFI-QDA, as its schema and other people's programs have them."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest

from cxreader.exporters import qdpx
from cxreader.model.export import Export
from tests.exporters.projects import BARE, EXPORT, LINKS, TASTE, TIME, guid

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# the order that the schema wants in a project
_ORDER = ["Users", "CodeBook", "Variables", "Sources", "Notes", "Links", "Description", "NoteRef"]


class _Opened:
    """A project that was written."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        bare = re.sub(b' xmlns="[^"]*"', b"", self.parts["project.qde"])
        self.root = ET.fromstring(bare)  # noqa: S314 - our own

    def text(self, element: ET.Element) -> str:
        return self.parts[element.attrib["plainTextPath"].replace("internal://", "sources/")].decode()

    def all(self, tag: str) -> list[ET.Element]:
        return list(self.root.iter(tag))


def _written(export: Export, path: Path) -> _Opened:
    steps: list[int] = []
    qdpx.write(export, path, lambda: steps.append(1))
    assert len(steps) == len(export.rows)
    return _Opened(path)


@pytest.fixture
def opened(tmp_path: Path) -> _Opened:
    return _written(EXPORT, tmp_path / "out.qdpx")


def test_each_mark_is_called_what_stands_at_its_place(opened: _Opened) -> None:
    marks = {}
    for source in opened.all("TextSource"):
        text = opened.text(source)
        assert "\r" not in text
        assert not text.startswith("\ufeff")
        for mark in source.findall("PlainTextSelection"):
            name = mark.attrib["name"]
            assert text[int(mark.attrib["startPosition"]) : int(mark.attrib["endPosition"])] == name
            marks[mark.attrib["guid"]] = name
    assert marks == {
        guid(10): "Soup",
        guid(11): "🍲 soup, \ufffd twice.\nBye",
        guid(12): "Hot",
        guid(13): "nothing",
    }


def test_names_are_uuids_and_lead_to_something(opened: _Opened) -> None:
    guids = [element.attrib["guid"] for element in opened.root.iter() if "guid" in element.attrib]
    assert len(set(guids)) == len(guids)
    assert all(map(_GUID.fullmatch, guids))
    targets = {element.attrib["targetGUID"] for element in opened.root.iter() if "targetGUID" in element.attrib}
    assert targets <= set(guids)
    users = {user.attrib["guid"] for user in opened.all("User")}
    assert {e.attrib["creatingUser"] for e in opened.root.iter() if "creatingUser" in e.attrib} <= users


def test_parts_come_in_the_order_of_the_schema(opened: _Opened) -> None:
    tags = [child.tag for child in opened.root]
    assert list(dict.fromkeys(tags)) == _ORDER
    (source, _) = opened.all("TextSource")
    inner = list(dict.fromkeys(child.tag for child in source))
    assert inner == ["Description", "PlainTextSelection", "NoteRef", "VariableValue"]


def test_codes_are_given_by_whoever_gave_the_theme(opened: _Opened) -> None:
    users = {user.attrib["guid"]: user.attrib["name"] for user in opened.all("User")}
    names = {code.attrib["guid"]: code.attrib["name"] for code in opened.all("Code")}
    given = [
        (names[coding[0].attrib["targetGUID"]], users[coding.attrib["creatingUser"]]) for coding in opened.all("Coding")
    ]
    assert given == [
        ("Taste", "Ana <A>"),
        ("Price < 5", "Ana <A>"),
        ("#a/b", "Ana <A>"),
        ("#key", "Ana <A>"),
        ("★ Quote", "Ana <A>"),
        ("Taste", "cxreader"),
    ]
    assert list(users.values()) == ["Ana <A>", "Reader", "Bo", "cxreader"]


def test_codes_have_names_of_their_own_and_families_cannot_be_given(opened: _Opened) -> None:
    codes = {code.attrib["name"]: code.attrib["isCodable"] for code in opened.all("Code")}
    assert len(codes) == len(opened.all("Code"))
    assert [name for name, codable in codes.items() if codable == "false"] == ["Food", "Taste (family)", "Tags"]


def test_memos_stand_where_other_programs_look_for_them(opened: _Opened) -> None:
    notes = {note.attrib["guid"]: (note.attrib["name"], opened.text(note)) for note in opened.all("Note")}
    assert notes[guid(20)] == ("Text 0", "On the text")
    assert notes[guid(22)] == ("Language: English (en)", "On the language")
    assert notes[guid(23)] == ("Mine & yours", "On\nall") or notes[guid(23)] == ("Mine", "On\nall")
    assert guid(24) not in notes
    (source, _) = opened.all("TextSource")
    assert source.findtext("Description") == "On the text"
    assert all(note.attrib["creationDateTime"] == TIME for note in opened.all("Note"))


def test_a_highlight_without_a_place_becomes_a_note_on_its_text(opened: _Opened) -> None:
    notes = {note.attrib["guid"]: opened.text(note) for note in opened.all("Note")}
    assert notes[guid(14)] == "Gone words\n\nKept"
    (_, source) = opened.all("TextSource")
    assert [reference.attrib["targetGUID"] for reference in source.findall("NoteRef")] == [guid(14)]


def test_links_lead_from_mark_to_mark(opened: _Opened) -> None:
    links = [(link.attrib["originGUID"], link.attrib["targetGUID"], len(link)) for link in opened.all("Link")]
    assert links == [(LINKS[0].one, LINKS[0].other, 1), (LINKS[1].one, LINKS[1].other, 0)]


def test_what_is_known_of_a_text_is_a_property(opened: _Opened) -> None:
    names = {variable.attrib["guid"]: variable.attrib["name"] for variable in opened.all("Variable")}
    first, second = (
        {names[value[0].attrib["targetGUID"]]: value[1].text for value in source.findall("VariableValue")}
        for source in opened.all("TextSource")
    )
    assert first == {"Language": "en", "SHA-256": "ab" * 32, "Date": "2026-10-31", "Tags": "x\ny", "Title": "Text 0"}
    assert set(second) == {"Language", "SHA-256", "Title"}


def test_the_same_work_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "other"):
        qdpx.write(EXPORT, tmp_path / name, lambda: None)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_nothing_is_said_of_what_is_not_there(tmp_path: Path) -> None:
    opened = _written(BARE, tmp_path / "out.qdpx")
    tags = {element.tag for element in opened.root.iter()}
    assert tags.isdisjoint({"CodeBook", "Notes", "Links", "Coding", "NoteRef"})
    assert opened.root.attrib["creationDateTime"] == "1970-01-01T00:00:00Z"
    (mark,) = opened.all("PlainTextSelection")
    assert "creationDateTime" not in mark.attrib


def test_a_tag_that_a_theme_is_called_has_another_name(tmp_path: Path) -> None:
    theme = TASTE._replace(id="odd", name="#key")
    opened = _written(EXPORT._replace(themes=(TASTE, theme)), tmp_path / "out.qdpx")
    assert "#key (tag)" in {code.attrib["name"] for code in opened.all("Code")}


def test_what_has_no_place_is_said_before() -> None:
    said = qdpx.losses(EXPORT)
    assert len(said) == 7
    assert "1 highlight whose place is to be confirmed stand where they may be, without saying so." in said
    assert qdpx.losses(BARE) == ()
