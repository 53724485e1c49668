from pathlib import Path

import pytest

from cxreader.analysis import codebook, examples
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.judge import Judge, Meaning
from cxreader.analysis.meaning.stretches import stretches
from cxreader.model.passage import Certainty, Finding, Noise
from cxreader.model.theme import Theme

_CODEBOOK = codebook.load(codebook.shipped())
_LONG = (
    "I have lived in this street for thirty years and I know every house in it. My dog likes the park behind the "
    "church better than any other place. In spring the trees there are full of birds, and children play until dark. "
    "The week before last I stood in the queue of the post office for two hours before anybody served me, and then "
    "they closed the window. My neighbour says that the roses will be late this year because of the frost. "
)


@pytest.fixture(scope="module")
def head(encoder: Encoder, model_path: Path) -> Head:
    shown = examples.load(examples.shipped())
    known = vectors.read(vectors.shipped(), vectors.edition(model_path))
    rows = vectors.meanings([example.text for example in shown], known, encoder.encode)
    return Head.train([theme.id for theme in _CODEBOOK.themes], rows, [example.themes for example in shown])


@pytest.fixture(scope="module")
def judge(head: Head) -> Judge:
    return Judge(_CODEBOOK, head)


def _meanings(encoder: Encoder, text: str, noise: tuple[Noise, ...] = (), *, pieces: bool = True) -> list[Meaning]:
    parts = stretches(text, 0, len(text), noise)
    tokens = [encoder.encode_tokens(part.text) for part in parts]
    return [
        Meaning(part, token.vectors.mean(axis=0), token if pieces else None)
        for part, token in zip(parts, tokens, strict=True)
    ]


def _find(judge: Judge, encoder: Encoder, text: str, language: str = "en") -> dict[str, Finding]:
    findings = judge.findings(text, 0, len(text), language, (), _meanings(encoder, text))
    return {finding.theme: finding for finding in findings}


def test_the_shares_of_all_words_sum_to_the_score(judge: Judge, encoder: Encoder) -> None:
    texts = [
        ("I waited on hold for an hour, then the call centre agent hung up.", "en"),
        ("等了两个小时才接通客服电话，真让人生气。", "zh-Hans"),
        ("Naghintay kami nang dalawang oras bago sumagot ang call center.", "fil"),
        ("Call centre call center queue waiting time slow response hotline agents operators on hold.", "en"),
        (_LONG, "en"),
    ]
    for text, language in texts:
        found = _find(judge, encoder, text, language)
        assert found
        for finding in found.values():
            assert abs(sum(item.share for item in finding.evidence) - finding.score) < 1e-5
            assert [item.start for item in finding.evidence] == sorted(item.start for item in finding.evidence)
            for item in finding.evidence:
                assert item.kind == "word" or item.term == text[item.start : item.end]
            assert 0 < finding.score <= 1


def test_without_pieces_the_findings_are_the_same_with_listed_words_alone(judge: Judge, encoder: Encoder) -> None:
    text = "I waited on hold for an hour, then the call centre agent hung up."
    whole = judge.findings(text, 0, len(text), "en", (), _meanings(encoder, text))
    quick = judge.findings(text, 0, len(text), "en", (), _meanings(encoder, text, pieces=False))
    assert [(item.theme, item.score) for item in quick] == [(item.theme, item.score) for item in whole]
    assert [item.evidence for item in quick] == [
        tuple(evidence for evidence in item.evidence if evidence.kind == "word") for item in whole
    ]


def test_a_theme_is_found_by_meaning_alone_and_that_is_told(judge: Judge, encoder: Encoder) -> None:
    finding = _find(judge, encoder, "Asiakaspalveluun piti jonottaa kaksi tuntia.", "fi")["response-speed"]
    assert {item.kind for item in finding.evidence} == {"meaning"}
    assert "None of its listed words stands here: only the meaning speaks for it." in finding.against


def test_a_passage_about_something_else_has_no_theme(judge: Judge, encoder: Encoder) -> None:
    assert _find(judge, encoder, "Tomorrow there will be snow in the mountains.") == {}


def test_clear_is_sure_and_a_negated_word_is_doubtful(judge: Judge, encoder: Encoder) -> None:
    clear = _find(judge, encoder, "The waiting time on the phone was an hour; nobody answered.")["response-speed"]
    assert clear.certainty is Certainty.SURE
    text = "There is no waiting time, not a single minute."
    assert _find(judge, encoder, text)["response-speed"].certainty is Certainty.DOUBTFUL


def test_a_part_of_a_long_passage_can_have_a_theme_of_its_own(judge: Judge, encoder: Encoder) -> None:
    finding = _find(judge, encoder, _LONG)["response-speed"]
    meant = [item for item in finding.evidence if item.kind == "meaning"]
    assert "queue" in {item.term for item in meant}
    assert "dog" not in {item.term for item in meant}


def test_noise_says_nothing(judge: Judge, encoder: Encoder) -> None:
    text = "Tomorrow there will be snow. {{call centre waiting time}}"
    noise = (Noise(29, len(text), "template", "Template code."),)
    assert judge.findings(text, 0, len(text), "en", noise, _meanings(encoder, text, noise)) == ()


def test_what_speaks_against_is_told(judge: Judge, encoder: Encoder) -> None:
    finding = _find(judge, encoder, "The court fined the company.")["regulation"]
    assert "The passage may be about something else altogether." in finding.against
    text = "Hobbyists on the manufacturer's message board give half the answers, and they come within minutes."
    assert "“manufacturer” speaks for something else." in _find(judge, encoder, text)["response-speed"].against


def test_a_theme_without_examples_is_found_by_its_words(head: Head, encoder: Encoder) -> None:
    new = Theme("parking", "P1", "Parking", _CODEBOOK.families[0].id, "", {"en": ("parking lot", "garage")})
    fewer = tuple(theme for theme in _CODEBOOK.themes if theme.id != "retail")
    judge = Judge(_CODEBOOK._replace(themes=(*fewer, new)), head)
    text = "The parking lot of the shop was full and the checkout queue was long."
    found = _find(judge, encoder, text)
    assert found["parking"].certainty is Certainty.SURE
    assert sum(item.share for item in found["parking"].evidence) == pytest.approx(found["parking"].score)
    assert "retail" not in found
    assert "parking" not in _find(judge, encoder, "The checkout queue in the shop was long.")
