import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.importers.offsets import Counting, Quote, Text, counting
from cxreader.importers.refusal import Refusal

RAW = "\ufeffÉté 😤 à\r\nla 𠮟plage\r\n\r\nfin é 👩‍👩‍👧‍👦 é\r\nfin."


def _counted(raw: str, way: Counting) -> list[int]:
    """Return where each code point of a text begins as somebody else counts, and where it ends."""
    text = raw if way.mark else raw.removeprefix("\ufeff")
    text = text if way.double else text.replace("\r\n", "\n")
    codec, size = {"code points": ("utf-32-le", 4), "UTF-16 units": ("utf-16-le", 2), "bytes": ("utf-8", 1)}[way.unit]
    return [len(text[:place].encode(codec)) // size for place in range(len(text) + 1)]


@given(
    st.sampled_from(["code points", "UTF-16 units", "bytes"]), st.booleans(), st.booleans(), st.booleans(), st.data()
)
def test_every_way_to_count_is_told(unit: str, mark: bool, double: bool, inclusive: bool, data: st.DataObject) -> None:
    way, text = Counting(unit, mark, double, inclusive), Text(RAW)
    shift = 1 if mark else 0
    places = _counted(RAW, way)
    spans = []
    for start in range(len(text.text) - 4):
        end = start + data.draw(st.integers(3, 4))
        raw_start, raw_end = (shift + (text._ends.back(place) if double else place) for place in (start, end))
        spans.append((start, end, Quote(places[raw_start], places[raw_end] - inclusive, text.text[start:end])))
    found = counting({"a": [quote for *_, quote in spans]}, {"a": text})
    hits = [text.place(quote, found) == (start, end) for start, end, quote in spans]
    # an inclusive end within a letter of several units is that letter
    assert sum(hits) >= 0.9 * len(hits)


def test_quotes_without_names_tell_nothing() -> None:
    assert counting({"a": [Quote(0, 3, "")]}, {"a": Text("abc")}) == Counting()


def test_no_text_has_no_place() -> None:
    text = Text("")
    assert text.place(Quote(0, 1, "a"), Counting("bytes")) is None
    assert text.place(Quote(-1, 1, "a"), Counting("bytes")) is None


def test_a_way_that_fits_too_few_is_none() -> None:
    with pytest.raises(Refusal, match="1 of its 2 quotes are not where it says"):
        counting({"a": [Quote(0, 3, "abc"), Quote(0, 3, "xyz")]}, {"a": Text("abcdef")})
