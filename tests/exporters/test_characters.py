import json

from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.exporters.characters import printable, quoted

ODD = "a\0b\ud800c\udfffd\ufffee\uffff\U0010ffff\ufdd0"


def test_noncharacters_are_replaced_too_where_a_text_is_to_be_printed() -> None:
    assert printable(ODD) == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd\ufffd\ufffd"


def test_letters_of_all_scripts_and_emoji_stay_as_they_are() -> None:
    text = "żółć 客户 العميل 👩‍👩‍👧‍👦 𠮟 e\u0301\t\r\n\u2028"
    assert printable(text) == text
    assert quoted("żółć 客户 👍🏽") == '"żółć 客户 👍🏽"'


def test_a_quoted_text_stands_on_one_line_whatever_a_program_takes_for_a_line() -> None:
    line = quoted("a\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch\ufeff\ufffe\x7f")
    assert len(line.splitlines()) == 1
    assert "\\u0085" in line
    assert "\ufeff" not in line


@settings(deadline=None)
@given(st.text())
def test_a_quoted_text_reads_back_as_it_was(text: str) -> None:
    assert json.loads(quoted(text)) == text
