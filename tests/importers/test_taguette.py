from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.importers import kinds, taguette
from cxreader.importers.tagged_text import TaggedText
from tests.importers.hostile import taguette as database


def test_bytes_of_a_page_become_code_points_of_a_text(tmp_path: Path) -> None:
    path = database(tmp_path / "taguette.sqlite3")
    assert kinds.kind(path) == "taguette"
    found = taguette.read(path)
    (document,) = found.documents
    assert (document.name, document.text) == ("Talk", "Café\nThe hotline took & took 😤 ages.\n")
    first, second = found.highlights
    assert [document.text[h.start : h.end] for h in (first, second)] == [first.quote, second.quote]
    assert (first.quote, second.quote) == ("hotline took", "😤")
    assert (first.themes, first.created, second.created) == (("1", "2"), "2026-01-03T04:05:06Z", "")
    assert [theme.path for theme in found.themes] == [("Service", "Waiting"), ("v1.2",)]
    assert found.source == "the project “Talks”"


def test_names_for_other_programs_stay_the_same(tmp_path: Path) -> None:
    one, other = (taguette.read(database(tmp_path / name)).highlights for name in ("one.db", "other.db"))
    assert one == other


def test_an_earlier_database_tells_no_times(tmp_path: Path) -> None:
    found = taguette.read(database(tmp_path / "old.db", "DROP TABLE commands"))
    assert found.highlights[0].created == ""


def test_a_page_is_read_in_lines_and_scripts_are_kept_in_count() -> None:
    page = TaggedText("<ul><li>a</li><li>é</li></ul><script>x</script>b<br>c")
    assert page.text == "a\né\nxb\nc"
    assert page.text[slice(*page.place(4, 5) or (0, 0))] == "b"
    assert page.place(0, 99) is None
    assert page.place(3, 3) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE tags SET path = ' '", "has no name"),
        ("UPDATE highlights SET end_offset = 2", "not where it says"),
    ],
)
def test_what_is_odd_is_refused(change: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(IncomingError, match=words):
        taguette.read(database(tmp_path / "odd.db", change))


@pytest.mark.parametrize(("limit", "value"), [("TEXTS", 10), ("MOST", 1), ("_TAGS", 1), ("_STEPS", 0)])
def test_more_than_is_good_is_refused(limit: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taguette, limit, value)
    monkeypatch.setattr(taguette, "_EVERY", 1)
    with pytest.raises(IncomingError):
        taguette.read(database(tmp_path / "much.db"))
