"""XML of strangers."""

import pytest

from cxreader.errors import ReadError
from cxreader.readers.markup import local, parse_xml, said, words


def test_names_and_attributes_are_told_without_their_namespaces() -> None:
    root = parse_xml(b'<w:p xmlns:w="urn:w"><!-- no --><w:r w:val="7" plain="8"/>words</w:p>', "a.docx")
    assert local(root) == "p"
    (child,) = root
    assert (local(child), said(child, "val"), said(child, "plain"), said(child, "none")) == ("r", "7", "8", "")


def test_words_are_told_however_deep_they_lie() -> None:
    assert words(parse_xml(b"<p>one<b> two<i/></b> three</p>", "a.docx")) == "one two three"


def test_comments_have_no_name() -> None:
    from lxml import etree

    assert local(etree.Comment("words")) == ""


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d [<!ENTITY a "lol">]><d>&a;</d>'.encode("utf-16"),
    ],
)
def test_a_file_with_entities_of_its_own_is_not_read(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"“a.docx” declares entities of its own"):
        parse_xml(data, "a.docx")


def test_a_document_type_without_entities_does_no_harm() -> None:
    assert local(parse_xml(b"<!DOCTYPE d><d>words</d>", "a.odt")) == "d"


def test_what_is_nested_too_deeply_is_told_of() -> None:
    with pytest.raises(ReadError, match=r"“a.docx” is nested too deeply"):
        parse_xml(b"<a>" * 5_000 + b"</a>" * 5_000, "a.docx")


def test_a_slip_is_mended_and_ruins_are_told_of() -> None:
    assert parse_xml(b"<a><b>words</a>", "a.odt").findtext("b") == "words"
    with pytest.raises(ReadError, match=r"“a.odt” is damaged and cannot be read"):
        parse_xml(b"\x00\x01", "a.odt")
