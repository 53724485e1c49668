"""The encodings and their names."""

import codecs

import pytest

from cxreader.readers.encodings import ENCODINGS, encoding_name


def test_each_encoding_stands_there_once() -> None:
    assert len({encoding.codec for encoding in ENCODINGS}) == len(ENCODINGS)
    assert len({encoding.name for encoding in ENCODINGS}) == len(ENCODINGS)


def test_codecs_are_spelt_as_python_spells_them() -> None:
    assert all(codecs.lookup(encoding.codec).name == encoding.codec for encoding in ENCODINGS)


def test_encodings_of_a_group_stand_together() -> None:
    groups = [encoding.group for encoding in ENCODINGS]
    assert groups == sorted(groups, key=groups.index)
    assert groups[0] == "Unicode"


def test_encodings_have_the_names_people_know() -> None:
    assert [encoding_name(codec) for codec in ("utf8", "utf-16-le", "cp1250", "gb18030", "latin-1")] == [
        "UTF-8",
        "UTF-16 LE",
        "Windows-1250",
        "GB 18030",
        "ISO 8859-1",
    ]


def test_a_codec_that_is_not_offered_keeps_its_own_name() -> None:
    assert encoding_name("cp037") == "cp037"
    with pytest.raises(LookupError):
        encoding_name("klingon")
