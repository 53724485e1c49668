"""Answers, one to a line."""

from pathlib import Path
from textwrap import wrap

import pytest

from cxreader.analysis import noise
from cxreader.model.block import BlockKind
from cxreader.model.document import ONE_TO_A_LINE, Answer, Manner
from cxreader.readers import answer_lines, is_plain, read_file
from cxreader.readers.answer_lines import look_like_answers
from cxreader.readers.decode import Decoded
from cxreader.store import forms
from tests.readers.shapes import shown

LINES = "Good service\n\n  Too slow!\r\n12 comments\nGood service\n\ufeff\nmenu"
SAID = ("Good service", "The queue at the till was far too long for me", "nothing", "Friendly, and they called back")


def test_each_line_is_an_answer_and_goes_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "why not.txt"
    path.write_bytes(LINES.encode())
    found, _ = read_file(path, manner=Manner("utf-8", lines=True))
    assert shown(found) == [
        (BlockKind.ANSWER, words) for words in ("Good service", "Too slow!", "12 comments", "Good service", "menu")
    ]
    assert [one.name for one in found.answers] == ["1", "3", "4", "5", "7"]
    assert found.answers[1] == Answer(16, 25, "3")
    assert (found.title, found.format, found.manner) == ("why not", ONE_TO_A_LINE, Manner("utf-8", lines=True))
    assert found.form.blocks == found.blocks


def test_a_name_of_a_file_that_cannot_be_read_is_no_hindrance() -> None:
    found = answer_lines.read(Decoded("Good service", "utf-8"), "caf\udce9.txt", Manner(lines=True))
    assert found.title == "caf\ufffd"
    assert forms.written(found.form).encode()


def test_short_answers_that_recur_are_no_junk(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("\n".join(["Good service", "5 comments", "good service - as ever", "2024-05-31"] * 60), "utf-8")
    found, _ = read_file(path, manner=Manner(lines=True))
    assert found.title == "a"
    assert noise.find(found.text, found.blocks) == ()


def test_only_the_lines_of_plain_text_are_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("One\nTwo\n", "utf-8")
    assert (is_plain(path), is_plain(path.with_suffix(".log")), is_plain(path.with_suffix(".pdf"))) == (
        False,
        True,
        False,
    )
    assert read_file(path, manner=Manner(lines=True))[0].format == ""
    page = tmp_path / "a.html"
    page.write_text("<p>One<p>Two", "utf-8")
    assert read_file(page, manner=Manner(lines=True))[0].manner == Manner()


def test_many_short_lines_of_uneven_length_look_like_answers() -> None:
    assert look_like_answers("\n".join(SAID * 60))
    assert look_like_answers("\n".join(SAID * 5_000))
    assert look_like_answers(
        "\n".join(("服务很好", "等了太久，没有人接电话，最后只好自己去店里问", "没有", "不错") * 60)
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(SAID * 40),
        "\n\n".join(SAID * 60),
        "\n".join(("A line as long as any other one", "Another that is just as long is") * 200),
        "\n".join(f"- {words}" for words in SAID * 60),
        "\n".join(f"Ana: {words}\nBen: Yes." for words in SAID * 60),
        "\n".join(f"{at} {words}" for at, words in enumerate(SAID * 60)),
        "\n".join((*SAID * 60, *["A paragraph, which goes on. " * 9] * 20)),
        "\n".join(wrap("The call centre answered at once, and the clerk was very kind to all of us. " * 200, 72)),
    ],
)
def test_other_texts_do_not(text: str) -> None:
    assert not look_like_answers(text)
