from cxreader.analysis.meaning.stretches import stretches
from cxreader.model.passage import Noise

_SENTENCE = "The bus came late again and nobody at the depot could tell us why that was so. "


def _noise(text: str, junk: str) -> Noise:
    start = text.index(junk)
    return Noise(start, start + len(junk), "template", "Template code.")


def test_a_short_passage_is_one_stretch_of_its_own_text() -> None:
    (whole,) = stretches("aa Short one. bb", 3, 13, ())
    assert whole.text == "Short one."
    assert whole.span(0, 5) == (3, 8)


def test_noise_is_left_out_and_places_stay_those_of_the_text() -> None:
    text = "It {{x}}rained, {{y}}they said."
    (whole,) = stretches(text, 0, len(text), (_noise(text, "{{x}}"), _noise(text, "{{y}}")))
    assert whole.text == "It rained, they said."
    for word in ("It", "rained", "they", "said."):
        at = whole.text.index(word)
        start, end = whole.span(at, at + len(word))
        assert text[start:end] == word


def test_noise_at_the_edges_is_cut_off() -> None:
    text = "{{x}}Rain.{{y}}"
    (whole,) = stretches(text, 2, 12, (_noise(text, "{{x}}"), _noise(text, "{{y}}")))
    assert whole.text == "Rain."


def test_a_long_passage_has_parts_of_whole_sentences() -> None:
    text = "{{x}}" + _SENTENCE * 7
    whole, *parts = stretches(text, 0, len(text), (_noise(text, "{{x}}"),))
    assert [part.text.count("bus") for part in parts] == [3, 4]
    for part in parts:
        start, end = part.span(0, len(part.text))
        assert text[start:end] == part.text
    assert whole.text == _SENTENCE * 7


def test_a_part_keeps_what_was_left_out_in_it() -> None:
    text = _SENTENCE * 5 + "Then {{x}}it snowed for a week, and all the roads were closed to every kind of wheel."
    _, *parts = stretches(text, 0, len(text), (_noise(text, "{{x}}"),))
    at = parts[-1].text.index("snowed")
    start, end = parts[-1].span(at, at + len("snowed"))
    assert text[start:end] == "snowed"


def test_a_long_sentence_has_no_parts() -> None:
    text = "so it went on and on, " * 30
    assert len(stretches(text, 0, len(text), ())) == 1


def test_chinese_characters_count_as_some_letters_each() -> None:
    text = "那天公交车又晚点了，站里没有一个人能告诉我们到底是为什么。" * 6
    assert len(stretches(text, 0, len(text), ())) > 2
