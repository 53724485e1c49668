import zlib
from pathlib import Path

import pytest

from cxreader.analysis import codebook, examples
from cxreader.errors import CxError
from cxreader.model.theme import Example


def test_the_shipped_examples_speak_of_every_theme_in_several_languages() -> None:
    known = {theme.id for theme in codebook.load(codebook.shipped()).themes}
    found = examples.load(examples.shipped())
    assert {theme for example in found for theme in example.themes} == known
    for theme in known:
        own = [example for example in found if theme in example.themes]
        assert len(own) >= 50
        assert len({example.language for example in own}) >= 8
    assert sum(not example.themes for example in found) >= 200
    assert len({example.text for example in found}) == len(found)


def test_examples_keep_text_language_and_themes(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[example]]\nthemes = ["a", "b"]\nlanguage = "pl"\ntext = "Zażółć."\n', encoding="utf-8-sig")
    assert examples.load(path) == (Example("Zażółć.", "pl", ("a", "b")),)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"themes", "could not be understood"),
        (b"\xff\xfe", "could not be understood"),
        (b'title = "none"', "example"),
        (b'[[example]]\nthemes = []\nlanguage = "pl"', "text"),
        (b'[[example]]\nthemes = []\nlanguage = 3\ntext = "a"', "is missing, or is no text"),
        (b'[[example]]\nthemes = "a"\nlanguage = "pl"\ntext = "b"', "are no list of ids"),
        (b'[[example]]\nthemes = [1]\nlanguage = "pl"\ntext = "b"', "are no list of ids"),
    ],
)
def test_what_holds_no_examples_is_refused_in_a_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(CxError, match=why):
        examples.load(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CxError, match="could not be opened"):
        examples.load(tmp_path / "none.toml")


def test_the_codebook_knows_its_examples_by_their_checksum() -> None:
    checksum = f"{zlib.crc32(examples.shipped().read_bytes()):08x}"
    assert codebook.table(codebook.shipped().read_bytes())["examples"] == checksum
