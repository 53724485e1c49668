from cxreader.model.annotation import Highlight, Verdict
from cxreader.model.passage import Evidence, Noise
from cxreader.model.views import CodedPassage, Coding, OpenDocument, language_of, themes_of


def test_only_a_refused_coding_does_not_count() -> None:
    codings = (Coding("speed"), Coding("price", verdict=Verdict.NO), Coding("loyalty", verdict=Verdict.YES))
    passage = CodedPassage(1, 0, 0, 0, 9, "en", 0.9, noise=False, codings=codings)
    assert [coding.counts for coding in codings] == [True, False, True]
    assert passage.counted() == (codings[0], codings[2])


def test_a_suggested_coding_is_shown_and_does_not_count() -> None:
    codings = (Coding("speed", suggested=True), Coding("price", verdict=Verdict.NO), Coding("loyalty"))
    passage = CodedPassage(1, 0, 0, 0, 9, "en", 0.9, noise=False, codings=codings)
    assert passage.counted() == (codings[2],)
    assert passage.shown() == (codings[0], codings[2])


def test_a_coding_tells_words_of_lists_from_words_by_meaning() -> None:
    shares = (0.004, 0.02, 0.09, 0.03, 0.05, 0.04, 0.03, -0.01, -0.004, -0.02)
    meant = tuple(Evidence(at, at + 1, "meaning", str(at), "en", share) for at, share in enumerate(shares))
    listed = Evidence(0, 3, "word", "call*", "en", 0.3)
    coding = Coding("speed", 0.5, evidence=(listed, *meant))
    assert coding.listed() == (listed,)
    assert [item.term for item in coding.meant()] == ["2", "4", "5", "3", "6"]
    assert [item.term for item in coding.opposed()] == ["9", "7"]


def test_a_highlight_has_its_own_themes_or_those_of_the_passages_it_touches() -> None:
    passages = tuple(
        CodedPassage(1, n, 0, 10 * n, 10 * n + 9, "en", 0.9, noise=False, codings=(Coding(theme), Coding("shared")))
        for n, theme in enumerate(("speed", "price", "loyalty"))
    )
    across = Highlight(1, "g", 1, 12, 25, "…")
    assert themes_of(across, passages) == ("price", "shared", "loyalty")
    assert themes_of(across, passages, frozenset({"loyalty"})) == ("loyalty", "price", "shared")
    assert themes_of(across._replace(start=9, end=10), passages) == ()
    assert themes_of(across._replace(themes=("own",)), passages) == ("own",)
    assert themes_of(across, ()) == ()


def test_a_passage_that_is_noise_has_each_reason_for_it_once() -> None:
    gaps = (Noise(0, 4, "menu", "A menu."), Noise(5, 8, "menu", "A menu."), Noise(9, 12, "stamp", "A date."))
    document = OpenDocument(1, "Help", "en", "Home Now 2024 Text.", (), (), gaps, ())
    noise = CodedPassage(1, 0, 0, 0, 12, "und", 0.0, noise=True)
    assert document.why_noise(noise) == "A menu. A date."
    assert document.why_noise(noise._replace(noise=False)) == ""


def test_a_stretch_is_in_the_first_known_language_of_its_passages() -> None:
    passages = tuple(
        CodedPassage(1, n, 0, 10 * n, 10 * n + 9, tag, 0.9, noise=False) for n, tag in enumerate(("und", "pl", "en"))
    )
    assert language_of(passages, 0, 25, "es") == "pl"
    assert language_of(passages, 20, 25, "es") == "en"
    assert language_of(passages, 0, 5, "es") == "es"
