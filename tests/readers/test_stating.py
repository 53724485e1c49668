"""What a file says of itself."""

import pytest

from cxreader.readers.stating import day, honest_title, moment, tag


@pytest.mark.parametrize(
    "title",
    [
        *(None, " ", "– – –", "Untitled", "Document 1", "无标题", "(anonymous)"),
        *("Microsoft Word - Informe.doc", "informe.DOCX", "Informe", "Other.pdf"),
    ],
)
def test_what_programs_put_there_is_no_title(title: str | None) -> None:
    assert honest_title(title, "Informe.docx") == ""


def test_a_title_is_kept_on_one_line() -> None:
    assert honest_title(" Quejas\n de mayo ", "a.docx") == "Quejas de mayo"


def test_days_are_told_where_there_are_such() -> None:
    assert day("2024-05-31T10:00:00Z") == day("20240531100000") == "2024-05-31"
    assert [day(None), day("2024-13-01"), day("mayo"), day("1970-01-01")] == [""] * 4


def test_moments_are_told_in_utc() -> None:
    assert moment("2024-05-31T12:00:00+02:00") == "2024-05-31T10:00:00Z"
    assert moment("2024-05-31T12:00:00") == "2024-05-31T12:00:00Z"
    assert [moment(None), moment("ayer"), moment("0001-01-01T00:00:00+14:00")] == [""] * 3


def test_tags_of_languages_are_told_apart_from_other_words() -> None:
    assert (tag("pl_PL"), tag("zh-Hans-CN")) == ("pl-PL", "zh-Hans-CN")
    assert [tag(None), tag("und"), tag("x-none"), tag("Polish!")] == [""] * 4
