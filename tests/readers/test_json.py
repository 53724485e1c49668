"""JSON and JSON Lines."""

import json

import pytest
from hypothesis import given, settings, strategies

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading, Stated, TableChoice
from cxreader.readers import json_lines, json_values
from tests.readers.shapes import is_answered, shown

RECORDS = [
    {"id": "a", "who": {"land": "PL", "tags": ["x", None, True]}, "said": "The agent was very kind."},
    {"id": "b", "who": {"land": "ES", "tags": [{"k": "y"}, [1.5]]}, "said": "I waited for an hour!"},
    {"id": "c", "who": {"land": "PL", "tags": []}, "said": None},
]
AS_IT_COMES = Manner()
BY_ROWS = Manner(table=TableChoice(""))


def read(text: str, manner: Manner = AS_IT_COMES) -> Reading:
    """Read JSON."""
    return json_values.read(text.encode("utf-8", "surrogatepass"), "a.json", manner)


def test_records_are_a_table_of_answers() -> None:
    found = read(json.dumps(RECORDS))
    assert found.text == "The agent was very kind.\n\nI waited for an hour!"
    assert [(one.name, one.values) for one in found.answers] == [("a", ("PL",)), ("b", ("ES",))]
    assert found.manner.table == TableChoice("said", "id", ("who.land",))
    assert found.warnings == ("1 row has no answer and was left out.",)
    assert (found.format, found.title, found.encoding) == ("JSON", "a", "UTF-8")


def test_what_is_nested_is_a_column_by_the_names_that_lead_to_it() -> None:
    shown_ = json_values.preview(json.dumps(RECORDS).encode(), "a.json", AS_IT_COMES)
    assert shown_
    assert shown_.titles == ("id", "who.land", "who.tags", "said", "who.tags.1.k", "who.tags.2")
    assert [row[2:] for row in shown_.first[:2]] == [
        ("x, true", "The agent was very kind.", "", ""),
        ("", "I waited for an hour!", "y", "1.5"),
    ]


def test_a_list_of_records_is_found_wherever_it_is() -> None:
    found = read(json.dumps({"meta": [{"n": 1}], "data": {"answers": RECORDS}}))
    assert found.manner.table == TableChoice("said", "id", ("who.land",), "data.answers")
    chosen = read(json.dumps({"data": RECORDS}), Manner(table=TableChoice("who.land")))
    assert chosen.text == "PL\n\nES\n\nPL"


def test_the_pages_of_a_list_are_one_table() -> None:
    found = read(json.dumps([RECORDS[:2], RECORDS[:1]]))
    assert [one.name for one in found.answers] == ["1", "2", "3"]
    assert found.warnings == ()


def test_a_table_goes_by_names_that_can_be_sent_and_stored() -> None:
    found = read(json.dumps({"\ud83d": RECORDS}))
    assert found.manner.table == TableChoice("said", "id", ("who.land",), "\ufffd")


def test_columns_that_hardly_any_record_has_are_left_out() -> None:
    many = [{"said": "It was good for me.", f"n{at}": at} for at in range(1_200)]
    shown_ = json_values.preview(json.dumps(many).encode(), "a.json", AS_IT_COMES)
    assert shown_
    assert (len(shown_.titles), shown_.titles[0]) == (1_000, "said")


def test_words_come_in_their_order_with_their_names_as_headings() -> None:
    found = read(
        '{"title": "Report 7", "author": "Ana", "date": "2024-05-31", "body": {"a": ["one", 2, "two"], "b": "three"}}'
    )
    assert shown(found)[6:] == [
        (BlockKind.HEADING, "body"),
        (BlockKind.HEADING, "a"),
        (BlockKind.PARAGRAPH, "one"),
        (BlockKind.PARAGRAPH, "two"),
        (BlockKind.HEADING, "b"),
        (BlockKind.PARAGRAPH, "three"),
    ]
    assert [block.level for block in found.blocks if block.kind is BlockKind.HEADING] == [1, 1, 1, 1, 2, 2]
    assert found.stated == Stated("Report 7", "Ana", "2024-05-31")
    assert (found.title, found.manner) == ("Report 7", AS_IT_COMES)
    assert json_values.preview(b'["a"]', "a.json", AS_IT_COMES) is None


def test_records_can_be_read_as_words_too() -> None:
    found = read(json.dumps(RECORDS[:2]), BY_ROWS)
    assert "The agent was very kind." in found.text
    assert (found.answers, found.manner) == ((), BY_ROWS)


def test_a_single_value_is_read_too() -> None:
    assert read('"Only words"').text == "Only words"
    assert read('\ufeff ["half \\ud83d", "\\ud83d\\ude00"]').text == "half �\n\n😀"


def test_long_numbers_and_names_that_come_twice_are_kept_and_told_of() -> None:
    found = read('{"n": ' + "9" * 5_000 + ', "a": "one", "a": "two", "b": NaN, "c": -1.5e3, "d": false}')
    assert "one" in found.text
    assert "a (2)\n\ntwo" in found.text
    assert found.warnings == (
        "1 of the numbers in it are too long to count with. They count as words.",
        "1 of the names in it stand twice in one record. All values were kept.",
    )


def test_what_is_nested_too_deeply_is_refused() -> None:
    for deep in ("[" * 100_000, "[" * 150 + '"a"' + "]" * 150):
        with pytest.raises(ReadError, match=r"“a.json” is nested too deeply"):
            read(deep)


def test_what_is_no_json_is_refused() -> None:
    for odd in ("nothing of the kind", "{1: 2}"):
        with pytest.raises(ReadError, match=r"“a.json” is no JSON that can be read"):
            read(odd)
    with pytest.raises(ReadError, match=r"“a.json” is empty"):
        read("[1, 2, null]")


LINES = "\n".join(map(json.dumps, RECORDS[:2])).encode()


def test_lines_of_json_are_a_table_of_answers() -> None:
    found = json_lines.read(LINES.replace(b"\n", b"\r\n\r\n"), "a.jsonl", AS_IT_COMES)
    assert [one.name for one in found.answers] == ["a", "b"]
    assert found.format == "JSON Lines"
    shown_ = json_lines.preview(LINES, "a.jsonl", AS_IT_COMES)
    assert shown_
    assert shown_.rows == 2


def test_lines_that_are_broken_are_told_of() -> None:
    found = json_lines.read(b'"one"\n{broken\n["two"]\n' + b"[" * 150 + b"]" * 150, "a.jsonl", AS_IT_COMES)
    assert found.text == "one\n\ntwo"
    assert found.warnings == ("2 of the lines could not be read, the first is line 2. All others were.",)
    with pytest.raises(ReadError, match=r"“a.jsonl” is no JSON"):
        json_lines.read(b"not one", "a.jsonl", AS_IT_COMES)


def test_several_values_may_be_called_json_too() -> None:
    assert len(json_values.read(LINES, "a.json", AS_IT_COMES).answers) == 2


NESTED = strategies.recursive(
    strategies.one_of(strategies.none(), strategies.booleans(), strategies.floats(), strategies.text(max_size=9)),
    lambda inner: strategies.one_of(
        strategies.lists(inner), strategies.dictionaries(strategies.text(max_size=5), inner)
    ),
)


@settings(max_examples=40, deadline=None)
@given(NESTED)
def test_every_letter_lies_in_a_block_whatever_a_file_holds(value: object) -> None:
    assert is_answered(json_values.read, json.dumps(value).encode(), "a.json")
    assert is_answered(json_values.read, json.dumps([{"a": value}, {"a": value}]).encode(), "a.json")


@given(strategies.binary(max_size=100))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert is_answered(json_values.read, data, "a.json")
    assert is_answered(json_lines.read, data, "a.jsonl")
