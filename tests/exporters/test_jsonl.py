import hashlib
import json
from collections.abc import Callable
from typing import Any

from cxreader.exporters import jsonl, render
from cxreader.model.export import Export, ExportRow
from tests.exporters.projects import EXPORT, LINKS


def objects(export: Export) -> list[dict[str, Any]]:
    data = render(export, "jsonl")
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.decode().splitlines()]


def test_each_row_is_one_object_with_every_field(export: Export) -> None:
    found = objects(export)
    assert [record["guid"] for record in found] == [row.guid for row in export.rows]
    assert all(list(record) == list(ExportRow._fields) for record in found)


def test_offsets_are_code_points_of_the_text_whose_hash_is_given(export: Export, texts: dict[str, str]) -> None:
    by_hash = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts.values()}
    for record in objects(export):
        assert by_hash[record["sha256"]][record["start"] : record["end"]] == record["quote"]


def test_themes_are_given_with_code_and_family(export: Export) -> None:
    assert objects(export)[4]["themes"] == [
        {"id": "ownership", "code": "X2", "name": "Ownership of CX / 客户体验", "family": "Experience"},
        {"id": "service", "code": "S1", "name": "Service & support", "family": "Service"},
    ]


def test_values_keep_their_kind(export: Export) -> None:
    record = objects(export)[0]
    assert (record["starred"], record["tags"], record["paragraph"]) == (True, ["key"], 2)
    assert record["note"] == export.rows[0].note


def test_what_was_not_chosen_is_empty(export: Export) -> None:
    found = objects(export._replace(sentence=False, why=False, notes=False))
    assert {(r["before"], r["after"], r["why"], r["note"]) for r in found} == {("", "", "", "")}


def test_nul_and_lone_surrogates_are_replaced_and_all_else_is_exact(lone: Callable[..., Export]) -> None:
    odd = "a\0b\ud800c\ufffed\u2028e\x85f\r\ng"
    record = objects(lone(note=odd, tags=(odd,)))[0]
    assert record["note"] == "a\ufffdb\ufffdc\ufffed\u2028e\x85f\r\ng"
    assert record["tags"] == [record["note"]]


def test_no_rows_are_no_lines(export: Export) -> None:
    assert render(export._replace(rows=()), "jsonl") == b""


def test_memos_and_links_follow_in_lines_with_the_same_columns() -> None:
    found = objects(EXPORT)
    memos, links = ([record for record in found if record["kind"] == kind] for kind in ("memo", "link"))
    assert all(set(ExportRow._fields) <= set(record) for record in found)
    assert [record["subject"] for record in memos] == ["document", "theme", "language", "library", "library"]
    assert (memos[0]["document"], memos[0]["sha256"]) == ("text 0.txt", "ab" * 32)
    assert (memos[2]["language"], memos[2]["target"], memos[2]["note"]) == ("en", "en", "On the language")
    assert [(record["one"], record["other"]) for record in links] == [(link.one, link.other) for link in LINKS]


def test_that_texts_are_not_in_the_file_is_said() -> None:
    assert len(jsonl.losses(EXPORT)) == 1
    assert jsonl.losses(EXPORT._replace(rows=())) == ()
