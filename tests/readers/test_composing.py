"""One text and its blocks, made of the stretches of a file."""

import pytest

from cxreader.errors import ReadError
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Remark, Stated
from cxreader.readers.composing import Composer
from cxreader.readers.decode import decode


def test_blocks_stand_apart_and_those_of_one_list_beneath_each_other() -> None:
    composer = Composer()
    composer.add(BlockKind.HEADING, " Fees \n", level=2)
    composer.add(BlockKind.LIST_ITEM, "One", level=1)
    composer.add(BlockKind.LIST_ITEM, "Two", level=1)
    composer.add(BlockKind.PARAGRAPH, " \t")
    composer.add(BlockKind.TURN, "Ana: No.", marker="Ana:")
    assert composer.length == len("Fees\n\nOne\nTwo\n\nAna: No.")
    reading = composer.reading("fees.odt", "Text")
    assert reading.text == "Fees\n\nOne\nTwo\n\nAna: No."
    assert reading.blocks == (
        Block(BlockKind.HEADING, 0, 4, 2),
        Block(BlockKind.LIST_ITEM, 6, 9, 1),
        Block(BlockKind.LIST_ITEM, 10, 13, 1),
        Block(BlockKind.TURN, 15, 23, 0, "Ana:"),
    )
    assert (reading.title, reading.format, reading.encoding) == ("Fees", "Text", "")


def test_a_place_in_the_words_is_found_in_the_text() -> None:
    composer = Composer()
    composer.add(BlockKind.PARAGRAPH, "First.")
    words = "  The clerk 😀 was kind."
    shift = composer.add(BlockKind.PARAGRAPH, words)
    at = words.index("kind")
    remark = Remark(at + shift, at + shift + 4, "Good!", "Ana")
    reading = composer.reading("a.docx", "Word", remarks=[remark])
    assert reading.text[remark.start : remark.end] == "kind"
    assert reading.remarks == (remark,)


@pytest.mark.parametrize(
    ("stated", "given", "words", "title"),
    [
        ("  Annual\n report ", "Other", "Words", "Annual report"),
        ("", "Given", "Words", "Given"),
        (
            "",
            "",
            "Words that go on " * 20,
            "Words that go on Words that go on Words that go on Words that go on Words that",
        ),
        ("", "", "Few words", "Few words"),
    ],
)
def test_a_title_is_what_is_stated_or_given_or_the_first_words(stated: str, given: str, words: str, title: str) -> None:
    composer = Composer()
    composer.add(BlockKind.PARAGRAPH, words)
    reading = composer.reading("a.rtf", "Rich text", title=given, stated=Stated(title=stated))
    assert reading.title == title


def test_nothing_but_signs_is_no_text() -> None:
    composer = Composer()
    composer.add(BlockKind.PARAGRAPH, "— · —")
    with pytest.raises(ReadError, match=r"“scan.pdf” is empty"):
        composer.reading("scan.pdf", "PDF")


def test_what_no_text_may_hold_is_replaced_and_told() -> None:
    composer = Composer()
    composer.add(BlockKind.PARAGRAPH, "a\0b \ud83d\ude00 \ud800 \x02c")
    reading = composer.reading("a.epub", "E-book", warnings=["Odd."])
    assert reading.text == "a\ufffdb 😀 \ufffd \x02c"
    assert reading.warnings[0] == "Odd."
    assert "1 control character" in reading.warnings[1]


def test_what_is_odd_about_its_bytes_is_told_once() -> None:
    decoded = decode(b"ni\xf1o \x02 se\xf1or")
    composer = Composer()
    composer.add(BlockKind.PARAGRAPH, decoded.text)
    reading = composer.reading("a.srt", "Subtitles", decoded=decoded)
    assert reading.warnings == decoded.warnings
    assert (reading.encoding, reading.codec) == ("Windows-1252", "cp1252")
