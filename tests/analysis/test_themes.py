import pytest

from cxreader import paths
from cxreader.analysis.codebook import load, shipped
from cxreader.analysis.themes import Classifier
from cxreader.model.passage import Certainty, Finding, Noise
from cxreader.model.theme import Codebook, Family, Theme

_CODEBOOK = Codebook(
    "mine",
    1,
    (Family("f", "F", "blue"),),
    (
        Theme("speed", "A1", "Speed", "f", "", {"en": ("queue", "waiting time", "fast*?", "hours?"), "es": ("cola",)}),
        Theme("shop", "A2", "Shop", "f", "", {"en": ("queue", "shelf", "till?"), "de": ("laden", "regal")}),
        Theme("brand", "A3", "Brand", "f", "", {"en": ("brand", "brand image"), "fil": ("tatak", "patalastas")}),
        Theme("joy", "A4", "Joy", "f", "", {"en": ("content",), "zh": ("满意", "客户满意")}),
    ),
)


@pytest.fixture
def classifier() -> Classifier:
    return Classifier(_CODEBOOK)


def _find(classifier: Classifier, text: str, language: str = "en", noise: tuple[Noise, ...] = ()) -> dict[str, Finding]:
    return {item.theme: item for item in classifier.findings(text, 0, len(text), language, noise)}


def test_a_specific_word_is_fairly_sure(classifier: Classifier) -> None:
    (finding,) = classifier.findings("The shelf was empty.", 0, 20, "en", ())
    assert (finding.theme, finding.certainty, finding.score, finding.against) == ("shop", Certainty.FAIRLY, 0.5, ())
    (evidence,) = finding.evidence
    assert (evidence.start, evidence.end, evidence.kind, evidence.term) == (4, 9, "word", "shelf")
    assert (evidence.language, evidence.share) == ("en", 0.5)


def test_a_term_of_several_words_is_sure(classifier: Classifier) -> None:
    assert _find(classifier, "A waiting time.")["speed"].certainty is Certainty.SURE


def test_two_different_terms_are_sure_and_share_the_score(classifier: Classifier) -> None:
    finding = _find(classifier, "A patalastas, a tatak, a tatak.", "fil")["brand"]
    assert (finding.certainty, finding.score) == (Certainty.SURE, 0.75)
    assert [item.share for item in finding.evidence] == [0.375, 0.1875, 0.1875]


def test_one_general_word_gives_no_theme(classifier: Classifier) -> None:
    assert _find(classifier, "Fast, faster, fastest: they are fast.").keys() == set()


def test_general_words_together_are_doubtful(classifier: Classifier) -> None:
    finding = _find(classifier, "Fast, in hours.")["speed"]
    assert (finding.certainty, finding.against) == (Certainty.DOUBTFUL, ("Only general words speak for it.",))


def test_a_word_of_two_themes_is_doubtful(classifier: Classifier) -> None:
    found = _find(classifier, "A queue.")
    assert [item.certainty for item in found.values()] == [Certainty.DOUBTFUL, Certainty.DOUBTFUL]
    assert found["speed"].against == ("“queue” also speaks for Shop.",)
    assert found["shop"].against == ("“queue” also speaks for Speed.",)


def test_a_negation_before_the_word_is_doubtful_and_told(classifier: Classifier) -> None:
    finding = _find(classifier, "There is no room; a shelf.")["shop"]
    assert (finding.certainty, finding.against) == (Certainty.FAIRLY, ())
    finding = _find(classifier, "There is NO shelf.")["shop"]
    assert (finding.certainty, finding.against) == (Certainty.DOUBTFUL, ("“no” stands before “shelf”.",))


def test_a_chinese_negation_is_told(classifier: Classifier) -> None:
    assert _find(classifier, "我不满意", "zh-Hans")["joy"].against == ("“不” stands before “满意”.",)
    assert _find(classifier, "客户满意", "zh")["joy"].against == ()


def test_no_is_a_word_like_others_in_portuguese(classifier: Classifier) -> None:
    assert _find(classifier, "no brand image", "pt")["brand"].against == ()


def test_the_longest_term_wins(classifier: Classifier) -> None:
    assert [item.term for item in _find(classifier, "The brand image")["brand"].evidence] == ["brand image"]


def test_a_term_inside_another_word_is_told_and_not_counted(classifier: Classifier) -> None:
    finding = _find(classifier, "Natatakot sila sa patalastas.", "fil")["brand"]
    assert [item.term for item in finding.evidence] == ["patalastas"]
    assert finding.against == ("“tatak” also stands inside the word “Natatakot”: not counted.",)
    assert _find(classifier, "Natatakot sila.", "fil") == {}


def test_terms_that_touch_noise_count_for_nothing(classifier: Classifier) -> None:
    text = "shelf | tatak patalastas"
    inside = Noise(6, 13, "template", "Template code.")
    across = Noise(3, 6, "template", "Template code.")
    far = Noise(24, 30, "template", "Template code.")
    found = _find(classifier, text, "fil", (across, inside, far))
    assert [item.term for item in found["brand"].evidence] == ["patalastas"]
    assert found["brand"].against == ("“tatak” stands in noise: not counted.",)
    assert found.keys() == {"brand"}


def test_offsets_are_those_of_the_text(classifier: Classifier) -> None:
    text = "🙂 A shelf. Ein Regal."
    (finding,) = classifier.findings(text, 11, len(text), "de", ())
    (evidence,) = finding.evidence
    assert (text[evidence.start : evidence.end], evidence.term, evidence.language) == ("Regal", "regal", "de")


def test_english_words_count_in_other_languages(classifier: Classifier) -> None:
    assert _find(classifier, "Maganda ang brand.", "fil").keys() == {"brand"}
    assert _find(classifier, "brand很好", "zh-Hans").keys() == {"brand"}
    assert _find(classifier, "Das Brand Image leidet.", "de").keys() == {"brand"}


def test_a_word_that_only_looks_english_gives_no_theme(classifier: Classifier) -> None:
    assert _find(classifier, "Der Brand im Fast Till.", "de") == {}


def test_a_passage_in_an_unknown_language_is_searched_for_all_terms(classifier: Classifier) -> None:
    assert _find(classifier, "cola, laden, tatak", "und").keys() == {"speed", "shop", "brand"}


def test_a_language_without_terms_is_searched_for_english_ones(classifier: Classifier) -> None:
    assert _find(classifier, "Новый brand image", "ru").keys() == {"brand"}
    assert _find(classifier, "Новое имя", "ru") == {}


def test_a_theme_far_weaker_than_another_is_left_out(classifier: Classifier) -> None:
    assert _find(classifier, "A shelf, a waiting time.").keys() == {"speed", "shop"}
    assert _find(classifier, "A shelf, a waiting time, fast.").keys() == {"speed"}


def test_the_strongest_theme_comes_first(classifier: Classifier) -> None:
    assert list(_find(classifier, "The brand image of a shelf.")) == ["brand", "shop"]


def test_the_same_text_gives_the_same_findings_in_text_order() -> None:
    first, second = Classifier(load(shipped())), Classifier(load(shipped()))
    for path, language in zip(paths.seeds(), ("es", "zh-Hans", "pl", "fil"), strict=True):
        text = path.read_text(encoding="utf-8")
        findings = first.findings(text, 0, len(text), language, ())
        assert findings
        assert findings == second.findings(text, 0, len(text), language, ())
        for finding in findings:
            starts = [item.start for item in finding.evidence]
            assert starts == sorted(starts)
            assert sum(item.share for item in finding.evidence) == pytest.approx(finding.score)
