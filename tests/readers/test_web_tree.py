"""From the bytes of a web page to its tree."""

import pytest

from cxreader.readers.markup import words
from cxreader.readers.web_tree import decoded_page, page_tree

POLISH = "<p>zażółć gęślą jaźń</p>"


def told(text: str) -> str:
    return words(page_tree(text)[0])


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="iso-8859-2">', "iso8859-2"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>", "cp1250"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859-2"),
    ],
)
def test_a_page_says_which_encoding_it_is_in(head: str, codec: str) -> None:
    decoded = decoded_page(f"{head}{POLISH}".encode(codec))

    assert (decoded.text, decoded.codec, decoded.warnings) == (f"{head}{POLISH}", codec, ())


def test_what_some_say_before_or_behind_the_name_of_an_encoding_does_not_matter() -> None:
    assert decoded_page("<meta charset=x-sjis><p>お客様の声".encode("cp932")).codec == "cp932"
    assert decoded_page("<meta charset=iso-8859-8-i><p>שלום".encode("iso8859-8")).codec == "iso8859-8"


def test_pages_in_latin_1_are_in_what_windows_makes_of_it() -> None:
    assert decoded_page(b"<meta charset=iso-8859-1><p>\x93Hello\x94").text.endswith("“Hello”")


def test_japanese_in_seven_bits_is_read_as_the_page_says() -> None:
    page = "<meta charset=iso-2022-jp><p>お客様の声"

    assert decoded_page(page.encode("iso2022_jp")).text == page


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_what_is_unicode_is_read_so_whatever_the_page_says(codec: str) -> None:
    page = f"<meta charset=iso-8859-1>{POLISH * 9}"

    assert decoded_page(page.encode(codec)).text == page
    assert decoded_page(page.encode(codec), told="iso-8859-1").text == page


@pytest.mark.parametrize("charset", ["utf-7", "unicode-1-1-utf-7", "no-such-thing", "rot13", "undefined", "utf-8"])
def test_an_encoding_that_no_page_is_in_does_not_count(charset: str) -> None:
    page = f"<meta charset={charset}><p>+ADw-script+AD4- na\xefve caf\xe9 d\xe9j\xe0 vu, \xe0 la carte"

    assert decoded_page(page.encode("cp1252")).text == page


@pytest.mark.parametrize("name", ["utf-8\x01\0", "\udc80", "é"])
def test_a_name_that_cannot_be_one_of_an_encoding_does_not_count(name: str) -> None:
    assert decoded_page(POLISH.encode(), told=name).codec == "utf-8"


def test_an_encoding_that_makes_no_sense_of_the_page_does_not_count() -> None:
    page = "<meta charset=big5>" + "Обслуживание клиентов было отличным, спасибо. " * 9

    assert decoded_page(page.encode("cp1251")).text == page


def test_what_came_with_a_page_counts_more_than_what_it_says() -> None:
    page = f"<meta charset=iso-8859-1>{POLISH}"

    assert decoded_page(page.encode("cp1250"), told="windows-1250").text == page


def test_there_is_a_tree_for_nothing() -> None:
    root, warnings = page_tree("")

    assert (root.tag, list(root), warnings) == ("html", [], ())


def test_numbers_of_characters_are_taken_as_browsers_take_them() -> None:
    assert told("<p>&#147;5 &#128;&#148; &amp; &ntilde;") == "“5 €” & ñ"


def test_a_tag_too_long_to_be_one_of_words_loses_what_is_in_it() -> None:
    root, _ = page_tree(f"<p><img alt=a src='data:{'A' * 5_000}'>word</p>")

    assert [dict(one.attrib) for one in root.iter("img")] == [{}]
    assert words(root) == "word"


def test_a_comment_that_never_ends_swallows_nothing() -> None:
    assert told("<p>one<!-- two -->three<!-- four") == "onethree  four"
    assert told("<p>one<!-- two") == "one  two"
    assert told("<p>one<!-- two -->") == "one"


def test_words_are_read_however_deep_they_lie_and_blocks_stay_apart() -> None:
    page = (
        "<div>" * 300 + "<p>deep<p><i>deeper</i></div><!-- not </div> --><script>'</div>'</script>" + "</b></div>" * 299
    )

    root, warnings = page_tree(page + "after")

    assert words(root).replace("'</div>'", "") == "deepdeeperafter"
    assert len(list(root.iter("hr"))) > 2
    assert len(warnings) == 1


def test_comments_that_are_hardly_any_end_where_they_do() -> None:
    assert told("<b>" * 300 + "one<!-->two</b><!--->three<!-- four") == "onetwothree  four"


def test_paragraphs_that_are_never_ended_are_not_deep() -> None:
    page = "<div>" * 260 + "</div>" * 260 + "<p>one<br>" * 300 + "<script>"

    root, _ = page_tree(page)

    assert len(list(root.iter("p"))) == 300
    assert words(root) == "one" * 300


def test_what_is_no_tag_to_its_end_is_left_to_the_parser() -> None:
    page = "<b>" * 300 + "word<textarea>a<textarea></b>b<a href="

    assert told(page) == "worda<textarea>b<a href="


@pytest.mark.parametrize("begin", ["<title>T</title>", "<head><title>T</title></head><body>", "<title>T</title>Oh <p>"])
def test_a_page_may_leave_out_the_tag_of_its_body(begin: str) -> None:
    root, _ = page_tree(f"<!doctype html>{begin}<nav>Home</nav> and <article><p>One</p></article> or <p>Two</p>")
    head, body = root.find("head"), root.find("body")
    assert head is not None
    assert body is not None
    assert words(head) == "T"
    assert words(body).split()[-5:] == ["Home", "and", "One", "or", "Two"]


def test_what_stands_in_the_head_of_a_page_without_a_body_is_read_as_its_body() -> None:
    tree, _ = page_tree("<title>t</title><nav>words and</nav>")
    assert [element.tag for element in tree] == ["head", "body"]
    assert words(tree[1]) == "words and"
