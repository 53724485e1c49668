from pathlib import Path

import pytest

from cxreader.analysis.meaning.interpreter import Interpreter
from cxreader.errors import ModelError
from cxreader.model.passage import Finding, Noise
from cxreader.model.theme import Codebook

_TEXT = "I waited on hold for an hour, then the call centre agent hung up."


def _find(interpreter: Interpreter, text: str, noise: tuple[Noise, ...] = ()) -> tuple[Finding, ...]:
    return interpreter.findings(text, 0, len(text), "en", noise)


@pytest.fixture(scope="module")
def interpreter(shipped_codebook: Codebook, model_path: Path) -> Interpreter:
    return Interpreter(shipped_codebook, model_path, shares=True)


def test_every_word_has_its_share(interpreter: Interpreter) -> None:
    for finding in _find(interpreter, _TEXT):
        assert {"hour", "agent"} <= {item.term for item in finding.evidence}
        assert sum(item.share for item in finding.evidence) == pytest.approx(finding.score, abs=1e-5)


@pytest.mark.parametrize("text", ["12 345", "…", "___", "1,5 % = 3 €"])
def test_what_has_no_letter_has_no_theme(interpreter: Interpreter, text: str) -> None:
    assert _find(interpreter, text) == ()


def test_what_has_letters_in_noise_alone_has_no_theme(interpreter: Interpreter) -> None:
    assert _find(interpreter, f"{_TEXT} 12", (Noise(0, len(_TEXT), "template", "Template code."),)) == ()


def test_without_shares_the_themes_are_the_same_by_listed_words_alone(
    interpreter: Interpreter, shipped_codebook: Codebook, model_path: Path
) -> None:
    plain = _find(Interpreter(shipped_codebook, model_path, shares=False), _TEXT)
    assert [(item.theme, item.score) for item in plain] == [
        (item.theme, item.score) for item in _find(interpreter, _TEXT)
    ]
    assert {evidence.kind for finding in plain for evidence in finding.evidence} == {"word"}


def test_a_theme_that_the_codebook_lacks_is_no_reason_against_others(
    shipped_codebook: Codebook, model_path: Path
) -> None:
    fewer = tuple(theme for theme in shipped_codebook.themes if theme.id != "contact-centre")
    found = _find(Interpreter(shipped_codebook._replace(themes=fewer), model_path, shares=False), _TEXT)
    assert "response-speed" in {finding.theme for finding in found}
    assert "contact-centre" not in {finding.theme for finding in found}


def test_a_model_that_is_not_there_is_told(shipped_codebook: Codebook, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="words alone"):
        Interpreter(shipped_codebook, tmp_path / "model", shares=False)


def test_a_theme_for_which_only_a_persons_word_counts_is_not_found(
    shipped_codebook: Codebook, model_path: Path
) -> None:
    silent = tuple(theme._replace(applied=theme.id != "contact-centre") for theme in shipped_codebook.themes)
    found = _find(Interpreter(shipped_codebook._replace(themes=silent), model_path, shares=False), _TEXT)
    assert found
    assert "contact-centre" not in {finding.theme for finding in found}
