"""Where places are in another encoding."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.paths import seeds
from cxreader.readers.decode import decode_as
from cxreader.readers.encodings import ENCODINGS
from cxreader.readers.recoding import move

POLISH = seeds()[2].read_text(encoding="utf-8")
# these make two characters of one pair of bytes
DOUBLES = frozenset({"big5hkscs", "shift_jis_2004", "euc_jis_2004"})
CODECS = st.sampled_from([encoding.codec for encoding in ENCODINGS])
BYTES = st.binary(max_size=60) | st.lists(
    st.sampled_from(
        [
            b"a",
            b"\xe2\x82\xac",
            b"\xe2",
            b"\xed\xa0\xbd\xed\xb8\x80",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\x81\x30",
            b"\r\n",
        ]
    ),
    max_size=12,
).map(b"".join)


def test_a_place_keeps_its_word() -> None:
    data = POLISH.encode("cp1250", "ignore")
    good, bad = decode_as(data, "cp1250").text, decode_as(data, "utf-8").text
    spot = good.index("klient")
    (moved,) = move(data, "cp1250", "utf-8", [spot])
    assert bad[moved : moved + 6] == "klient"
    assert move(data, "utf-8", "cp1250", [moved]) == [spot]


def test_marks_at_the_start_do_not_count() -> None:
    data = codecs.BOM_UTF8 * 2 + "za żabą".encode()
    assert move(data, "utf-8", "cp1252", [0, 3, 7]) == [6, 9, 15]
    assert move(data, "cp1252", "utf-8", [0, 6, 9, 15]) == [0, 0, 3, 7]


def test_a_place_inside_a_character_moves_to_its_start() -> None:
    data = "żabą".encode()
    assert move(data, "cp1252", "utf-8", [0, 1, 2, 4, 5, 6]) == [0, 0, 1, 3, 3, 4]


def test_halves_that_were_joined_count_as_one() -> None:
    data = "ż".encode() + b"\xed\xa0\xbd\xed\xb8\x80" * 2 + b"b"
    assert decode_as(data, "utf-8").text == "ż😀😀b"
    assert move(data, "utf-8", "iso8859-1", [0, 1, 2, 3, 4]) == [0, 2, 8, 14, 15]
    assert move(data, "iso8859-1", "utf-8", [2, 3, 7, 8, 13, 14, 15]) == [1, 1, 1, 2, 2, 3, 4]


def test_places_far_down_a_long_text_are_found() -> None:
    text = POLISH * 40
    data = text.encode()
    wrong = decode_as(data, "iso8859-2").text
    spots = [0, 16_383, 16_384, 100_000, len(text) - 1, len(text), len(text) + 5]
    there = move(data, "utf-8", "iso8859-2", spots)
    assert [wrong[spot:].encode("iso8859-2") for spot in there] == [text[spot:].encode() for spot in spots]
    assert move(data, "iso8859-2", "utf-8", there) == [min(spot, len(text)) for spot in spots]


def test_nothing_has_its_one_place_in_every_encoding() -> None:
    assert move(b"", "utf-8", "utf-16-le", [0, 3]) == [0, 0]


def test_an_unknown_codec_is_refused() -> None:
    with pytest.raises(LookupError):
        move(b"a", "utf-8", "klingon", [0])


@given(BYTES, CODECS)
def test_in_the_same_encoding_every_place_stays(data: bytes, codec: str) -> None:
    places = range(len(decode_as(data, codec).text) + 1)
    moved = move(data, codec, codec, places)
    assert moved == sorted(moved)
    assert codec in DOUBLES or moved == list(places)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0"), max_size=40), CODECS)
def test_places_come_back_from_an_encoding_that_reads_each_byte(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    kept = decode_as(data, codec).text
    there = move(data, codec, "iso8859-1", range(len(kept) + 1))
    assert there == sorted(there)
    assert there[-1] == len(data)
    assert codec in DOUBLES or move(data, "iso8859-1", codec, there) == list(range(len(kept) + 1))


@given(BYTES, CODECS, CODECS)
def test_places_keep_their_order_and_stay_in_the_text(data: bytes, old: str, new: str) -> None:
    moved = move(data, old, new, range(len(decode_as(data, old).text) + 2))
    assert moved == sorted(moved)
    assert moved[-1] == len(decode_as(data, new).text)
