"""UTF-16 and UTF-32 without a mark."""

import pytest

from cxreader.paths import seeds
from cxreader.readers.wide import wide_codec

CODECS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("number", range(4))
def test_the_samples_are_told_by_their_bytes(number: int, codec: str) -> None:
    assert wide_codec(seeds()[number].read_text(encoding="utf-8").encode(codec)) == codec


@pytest.mark.parametrize("codec", CODECS)
def test_a_few_letters_are_enough(codec: str) -> None:
    assert wide_codec("Tak, ok.".encode(codec)) == codec


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("text", ["ኩሉ፡ሰብ፡ክቡር፡ተወሊዱ።", "ग्राहकसेवा", "వినియోగదారుల", "Клиентынедовольны"])
def test_an_alphabet_is_enough_without_any_space(text: str, codec: str) -> None:
    assert wide_codec(text.encode(codec)) == codec


def test_an_odd_last_byte_does_no_harm() -> None:
    assert wide_codec("Obsługa klienta".encode("utf-16-le") + b"x") == "utf-16-le"


def test_a_window_that_cuts_a_pair_of_surrogates_is_read() -> None:
    assert wide_codec(("ab " + "😀 " * 30_000).encode("utf-16-be")) == "utf-16-be"
    assert wide_codec(("a " + "😀 " * 30_000).encode("utf-16-le")) == "utf-16-le"
    assert wide_codec(("a" * 32_767 + "😀").encode("utf-16-le")) == "utf-16-le"


@pytest.mark.parametrize("data", [b"", b"\0", b"\0" * 64, bytes(range(256)) * 4, b"\0\1\0\2\0\3\0\4", b"\0\xd8" * 40])
def test_other_bytes_are_not_taken_for_text(data: bytes) -> None:
    assert wide_codec(data) is None
