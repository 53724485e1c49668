import json
from pathlib import Path

import pytest

from cxreader.importers import json_stream
from cxreader.importers.json_stream import LongList
from cxreader.importers.refusal import Refusal

WHOLE = {"a": [1, {"b": "é😤 “x”"}], "items": [{"n": 12}, [], "text", 345, None], "z": {"items": [9]}, "end": 67}


def read(path: Path, text: str | bytes) -> tuple[list[object], dict[str, object]]:
    """Return the items of a list, and the object around it; the list is gone through twice."""
    file = path / "long.json"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    found = LongList(file, "items", "first")
    first = list(found.items())
    assert list(found.items()) == first
    return first, found.rest


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_the_list_is_told_from_what_is_around_it_wherever_the_pieces_end(
    piece: int, indent: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", piece)
    items, rest = read(tmp_path, json.dumps(WHOLE, indent=indent, ensure_ascii=False))
    assert items == WHOLE["items"]
    assert rest == {**WHOLE, "items": []}


def test_the_list_may_be_in_an_object_of_a_known_name_or_alone(tmp_path: Path) -> None:
    assert read(tmp_path, '{"first": {"items": [1, 2], "n": 3}}') == ([1, 2], {"first": {"items": [], "n": 3}})
    assert read(tmp_path, " [1, [2]] ") == ([1, [2]], {})
    assert read(tmp_path, "[]") == ([], {})
    assert read(tmp_path, '{"first": {}, "items": 5}') == ([], {"first": {}, "items": 5})


def test_files_with_a_mark_of_their_encoding_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert read(tmp_path, '{"items": ["ж"]}'.encode(encoding)) == (["ж"], {"items": []})


@pytest.mark.parametrize(
    "text",
    ["{", "[", "[1", "[1 2]", "[1,]", '{"a"}', '{"a": 1', '{"a": 1,}', "{1: 2}", "[1] 2", "nothing", '{"a": "'],
)
def test_what_is_no_json_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(json.JSONDecodeError):
        read(tmp_path, text)


def test_what_is_neither_a_list_nor_an_object_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is no object"):
        read(tmp_path, "5")


def test_of_a_long_list_only_an_item_need_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", 50)
    monkeypatch.setattr(json_stream, "WHOLE", 100)
    monkeypatch.setattr(json_stream, "LINE", 20)
    items, _ = read(tmp_path, json.dumps({"items": ["x" * 15] * 100, "a": "y" * 90}))
    assert len(items) == 100
    for long in ({"items": ["x" * 30]}, {"a": "y" * 110, "items": []}, {"a": "y" * 60, "b": "y" * 60}):
        with pytest.raises(Refusal, match="too much at once"):
            read(tmp_path, json.dumps(long))
