"""Subtitles and their cues."""

import pytest
from hypothesis import given, strategies

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading
from cxreader.readers.subtitles import read


def reading(text: str, encoding: str = "utf-8", chosen: str = "") -> Reading:
    """Read subtitles."""
    return read(text.encode(encoding), "talk.srt", Manner(chosen))


def test_each_cue_is_a_turn_that_begins_at_its_time() -> None:
    found = reading(
        "1\n00:00:05,000 --> 00:00:07,500\n<i>Zażółć</i> gęślą\njaźń.\n\n"
        "2\n01:02:03.4 --> 01:02:05\n{\\an8}Hola &amp; adiós\n"
    )
    assert found.text == "[00:05] Zażółć gęślą jaźń.\n[1:02:03] Hola & adiós"
    assert [(block.kind, block.marker) for block in found.blocks] == [
        (BlockKind.TURN, "[00:05]"),
        (BlockKind.TURN, "[1:02:03]"),
    ]
    assert (found.title, found.format, found.encoding) == ("talk", "Subtitles", "UTF-8")


def test_who_speaks_is_told_and_notes_and_styles_are_left_out() -> None:
    found = reading(
        "WEBVTT - a talk\nKind: captions\n\nSTYLE\n::cue { background: url(http://a.example/x) }\n\nNOTE not said\n\n"
        "one\n00:01.000 --> 00:02.000 align:start\n<v.loud Ana Ruiz>Buenos <c.red>días</c>\n"
    )
    assert found.text == "[00:01] Ana Ruiz: Buenos días"
    assert found.blocks[0].speaker == "Ana Ruiz"


def test_a_time_ends_the_cue_before_it_and_words_that_roll_on_come_once() -> None:
    found = reading(
        "1\n00:01 --> 00:02\nOne\n2\n00:03 --> 00:04\nOne\n3\n00:05 --> 00:06\nTwo\n\n\n00:07 --> 00:08\n\n"
    )
    assert found.text == "[00:01] One\n[00:05] Two"


def test_times_without_sense_are_told_of() -> None:
    found = reading("1\n00:99 --> x\nOne.\n\n2\nsoon --> later\nTwo.\n\n3\n00:02 --> 00:03\nThree.\n")
    assert found.text == "One.\n\nTwo.\n\n[00:02] Three."
    assert found.warnings == ("2 of the times make no sense. What was said there was read all the same.",)


def test_lines_of_chinese_are_joined_without_a_space() -> None:
    assert reading("00:01 --> 00:02\n客服\n电话\n").text == "[00:01] 客服电话"


def test_an_encoding_can_be_chosen() -> None:
    assert reading("00:01 --> 00:02\nŻółw\n", "cp1250", "cp1250").text == "[00:01] Żółw"


def test_a_file_without_cues_is_empty() -> None:
    with pytest.raises(ReadError, match=r"“talk.srt” is empty"):
        reading("WEBVTT\n\nNOTE nothing is said\n")


@given(
    strategies.lists(
        strategies.sampled_from(
            ["00:01 --> 00:02", "1", "", "words", "NOTE x", "STYLE", "-->", "<v A>b", "99:99 --> 1"]
        )
    )
)
def test_blocks_are_in_order_whatever_a_file_holds(lines: list[str]) -> None:
    try:
        found = reading("\n".join(lines))
    except ReadError:
        return
    ends = [0, *(block.end for block in found.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, found.blocks, strict=False))
    assert ends[-1] == len(found.text)
