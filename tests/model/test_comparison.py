import pytest

from cxreader.model.annotation import Verdict
from cxreader.model.comparison import Common, Spoken, common, opposite, richest, spoken_of, step
from cxreader.model.views import CodedPassage, Coding, OpenDocument

ORDER = ("speed", "chat", "loyalty", "price")


def document(*themes: str, noise: int = -1) -> OpenDocument:
    """Return a document of passages of ten characters, each with the themes that are named, a space between two."""
    passages = tuple(
        CodedPassage(1, n, 0, 10 * n, 10 * n + 9, "en", 1.0, n == noise, tuple(Coding(each) for each in some.split()))
        for n, some in enumerate(themes)
    )
    return OpenDocument(1, "Text", "en", "x" * 10 * len(themes), (), passages, (), ())


def test_a_document_speaks_of_the_themes_that_count_in_its_passages() -> None:
    opened = document("speed chat", "", "speed", "chat", noise=3)
    refused = opened.passages[1]._replace(codings=(Coding("price", verdict=Verdict.NO),))
    suggested = opened.passages[2]._replace(codings=(*opened.passages[2].codings, Coding("loyalty", suggested=True)))
    spoken = spoken_of(opened._replace(passages=(opened.passages[0], refused, suggested, opened.passages[3])))
    assert [each.start for each in spoken.passages] == [0, 10, 20]
    assert {key: [each.start for each in some] for key, some in spoken.themes.items()} == {
        "speed": [0, 20],
        "chat": [0],
    }
    assert spoken.share("speed") == pytest.approx(2 / 3)
    assert spoken.share("price") == 0


def test_where_there_is_no_document_nothing_is_spoken_of() -> None:
    spoken = spoken_of(None)
    assert spoken == Spoken()
    assert spoken.share("speed") == 0
    assert spoken.at(3) is None


def test_what_both_speak_of_and_what_one_alone_does_stand_in_the_order_of_all_themes() -> None:
    left, right = spoken_of(document("price speed", "chat")), spoken_of(document("price", "loyalty", "speed"))
    assert common(left, right, ORDER) == Common(("speed", "price"), ("chat",), ("loyalty",))


def test_the_richest_theme_is_what_both_speak_of_most() -> None:
    left, right = spoken_of(document("chat", "chat", "speed price", "price")), spoken_of(document("price", "speed"))
    assert richest(left, right, ORDER) == "price"
    assert richest(left, Spoken(), ORDER) == "chat"
    assert richest(Spoken(), Spoken(), ORDER) == ""
    assert richest(left, right, ()) == ""


def test_a_passage_is_found_by_its_place() -> None:
    spoken = spoken_of(document("", "", ""))
    first, second, third = spoken.passages
    assert [spoken.at(place) for place in (0, 9, 10, 99)] == [first, first, second, third]
    late = Spoken((second, third))
    assert late.at(0) is second


@pytest.mark.parametrize(
    ("here", "by", "place"),
    [
        (0, 1, 0),
        (10, 1, 1),
        (30, 1, None),
        (40, 1, None),
        (40, -1, 1),
        (30, -1, 0),
        (10, -1, None),
        (0, 0, 0),
        (30, 0, 1),
        (99, 0, 1),
    ],
)
def test_a_step_leads_to_the_next_passage_on_either_side(here: int, by: int, place: int | None) -> None:
    passages = spoken_of(document("", "chat", "", "chat")).themes["chat"]
    assert step(passages, here, by) == place


@pytest.mark.parametrize("by", [-1, 0, 1])
def test_among_no_passages_no_step_leads_anywhere(by: int) -> None:
    assert step((), 5, by) is None


def test_what_stands_opposite_is_as_far_on_in_its_own_text() -> None:
    short, long = spoken_of(document("", "", "")), spoken_of(document(*[""] * 9))
    assert [opposite(short, long, place) for place in (0, 15, 29)] == [long.passages[n] for n in (0, 4, 8)]
    assert opposite(long, short, 80) is short.passages[2]
    assert opposite(Spoken(short.passages[:1]), long, 5) is long.passages[0]
    assert opposite(Spoken(), long, 5) is long.passages[0]
    assert opposite(short, Spoken(), 5) is None
