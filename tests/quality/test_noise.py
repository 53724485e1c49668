import hashlib
import json
import re
from pathlib import Path
from typing import Any

from cxreader import paths
from cxreader.analysis.noise import find
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise

_DATA = Path(__file__).parent.parent / "data"
_DIGESTS = {
    "000_e42ec24bbe689add.txt": "ce852c8b31a6368252f440acc915e8c9e5457b4503be2c2c33aced556e597333",
    "001_d3dca0ae35d4b0c2.txt": "3e3a953ad18733efb2f8e3fc8926894d4da98b989f00ff7187381b1dd39bbe11",
    "002_ea6701cefdbd7f7d.txt": "11ed535ecab4a55980a1f21157ad8f97bbf33aaa0359634e82c0f9855a4316ab",
    "003_1cdeded241a1854d.txt": "a4bbd3fef53d7f718e947b26cd48b7d25a712804b39b3a18ee79e545e2fa8989",
    "themes-dev.jsonl": "07ca5d379da6030d0d83cabdfce12a75266eab09dac97d7ce32e9cd589158ee5",
    "junk.txt": "3d1ab44d6183d45ce2421e53ed67dcdf75bebc160f02a6483a76cb2afbbda7f4",
    "clean.txt": "7b2f23369a36701ce4e7a87f93797d56e3fb89c5bb619c8ae0c8b0162caa9128",
}
_PAGE = "12 comments\n\nCustomers waited a long time at the counter and nobody told them why.\n\n"


def _files() -> list[Path]:
    return [*paths.seeds(), _DATA / "themes-dev.jsonl", _DATA / "noise" / "junk.txt", _DATA / "noise" / "clean.txt"]


def _lines(name: str) -> list[str]:
    return [line for line in (_DATA / name).read_text(encoding="utf-8").split("\n") if line]


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _lines("themes-dev.jsonl")]


def _found(text: str) -> tuple[Noise, ...]:
    return find(text, [Block(BlockKind.PARAGRAPH, *m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)])


def test_the_data_are_those_that_were_measured() -> None:
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in _files()} == _DIGESTS


def test_all_junk_passages_of_the_sample_texts_are_found_and_no_other() -> None:
    junk = {row["text"] for row in _rows() if row["noise"]}
    found = []
    for path in paths.seeds():
        text = path.read_text(encoding="utf-8-sig")
        ends = {(match.start(), match.end()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text)}
        found += [text[noise.start : noise.end] for noise in _found(text) if (noise.start, noise.end) in ends]
    assert (len(found), set(found)) == (14, junk)


def test_all_inserted_names_of_the_sample_texts_are_found_and_nothing_else_inside_passages() -> None:
    covered, words = 0, set()
    for path in paths.seeds():
        text = path.read_text(encoding="utf-8-sig")
        found = _found(text)
        names = [match.span() for match in re.finditer("vwin免佣百家乐", text)]
        covered += sum(any(one.start <= start and end <= one.end for one in found) for start, end in names)
        words |= {text[one.start : one.end] for one in found if one.kind in {"injected", "spam-word"}}
    assert (covered, words) == (26, {"vwin免佣百家乐", "徳赢真人娱乐"})


def test_no_clean_passage_has_noise() -> None:
    clean = [row["text"] for row in _rows() if not row["noise"] and not row["id"].startswith("seed-001")]
    assert [text for text in clean if _found(text)] == []


def test_most_left_overs_of_pages_are_found_in_a_page() -> None:
    lines = _lines("noise/junk.txt")
    found = [line for line in lines if (len(_PAGE), len(_PAGE + line)) in _spans(_PAGE + line)]
    assert len(found) >= 0.96 * len(lines)


def test_no_answer_is_taken_for_noise() -> None:
    lines = _lines("noise/clean.txt")
    assert [line for line in lines if (0, len(line)) in _spans(line) and line != "10:30"] == []


def test_no_answer_is_taken_for_noise_among_answers() -> None:
    assert [noise.why for noise in _found("\n".join(_lines("noise/clean.txt")))] == []


def _spans(text: str) -> set[tuple[int, int]]:
    return {(noise.start, noise.end) for noise in _found(text)}
