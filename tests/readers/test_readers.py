"""A file in, a reading out."""

import stat
from pathlib import Path

import pytest

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.paths import seeds
from cxreader.readers import READERS, read_file, read_text, suffixes

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
TITLES = (
    "Los beneficios de los 1-800 número modificaron la manera en que marcas hicieron…",
    "客户体验vwin免佣百家乐和联系中心挑战",
    "To nasz wielki zaszczyt",
    "11 Patakaran sa Serbisyo ng Customer upang Manood noong 2011",
)
# file -> what must be in its text, and whether there is something to say about it
OPENS = {
    "t-bidi-override.txt": ("jaźń", True),
    "t-broken-utf8.txt": ("客户体验", True),
    "t-cesu-surrogates.txt": ("García.😀Obsługa", True),
    "t-controls.txt": ("jaźń", True),
    "t-cr-only.txt": ("jaźń", False),
    "t-cut-utf8.txt": ("客户体验", True),
    "t-empty.txt": ("", True),
    "t-formfeed.txt": ("serbisyo", False),
    "t-long-line.txt": ("García", False),
    "t-mixed-enc.txt": ("jaźń", True),
    "t-noncharacters.txt": ("jaźń", True),
    "t-nul-in-utf8.txt": ("jaźń", True),
    "t-only-newlines.txt": ("", True),
    "t-redos-colon.txt": ("a:a", False),
    "t-redos-list.txt": ("García", False),
    "t-redos-spaces.txt": ("García", False),
    "t-two-boms.txt": ("experiencia", False),
    "t-utf16-lone-surrogate.txt": ("serbisyo", True),
    "t-utf16-odd.txt": ("jaźń", True),
    "t-zalgo.txt": ("experiencia", False),
    "k-links.md": ("García", False),
}
REFUSED = {
    "t-elf-as.txt": "is a program, not a text",
    "t-png-as.txt": "is a picture, not a text",
}


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_file(path)
    return str(caught.value)


def test_formats_go_by_their_endings() -> None:
    endings = {reader.name: sorted(reader.suffixes) for reader in READERS}
    assert endings["Plain text"] == ["", ".log", ".text", ".txt"]
    assert endings["Markdown"] == [".markdown", ".md"]
    assert endings["Word document"] == [".doc", ".docm", ".docx", ".dot", ".dotx"]
    assert endings["OpenDocument text"] == [".fodt", ".odt", ".ott"]
    assert endings["Rich text"] == [".rtf"]
    assert endings["PDF document"] == [".pdf"]
    assert endings["Table"] == [".csv", ".tab", ".tsv"]
    assert endings["Spreadsheet"] == [".ods", ".xls", ".xlsb", ".xlsm", ".xlsx"]
    assert (endings["JSON"], endings["JSON Lines"]) == ([".json"], [".jsonl", ".ndjson"])
    assert (endings["Mail"], endings["Mailbox"]) == ([".eml"], [".mbox"])
    everything = [ending for each in endings.values() for ending in each]
    assert len(everything) == len(set(everything))
    assert suffixes() == set(everything)


@pytest.mark.parametrize("number", range(4))
def test_the_samples_are_read_exactly(number: int) -> None:
    reading, source = read_file(seeds()[number])
    assert reading.text.encode() == seeds()[number].read_bytes()
    assert reading.title == TITLES[number]
    assert (reading.encoding, reading.codec, reading.warnings) == ("UTF-8", "utf-8", ())
    assert source.size == len(reading.text.encode())


@pytest.mark.parametrize("name", OPENS)
def test_a_difficult_text_opens_and_says_what_was_mended(name: str) -> None:
    words, warned = OPENS[name]
    reading, _ = read_file(HOSTILE / name)
    assert words in reading.text
    assert bool(reading.warnings) == warned
    assert reading.title.isprintable()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_in_a_full_sentence(name: str) -> None:
    words = refusal(HOSTILE / name)
    assert words.startswith(f"“{name}” {REFUSED[name]}")
    assert words.endswith(".")


def test_every_difficult_file_is_spoken_of_here() -> None:
    assert {path.name for path in HOSTILE.glob("[tk]-*")} == OPENS.keys() | REFUSED.keys()


def test_the_encoding_a_person_chose_is_kept_and_what_it_cannot_read_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("zażółć gęślą jaźń".encode("iso8859-2"))
    reading, _ = read_file(path, "iso8859_2")
    assert (reading.text, reading.encoding, reading.codec) == ("zażółć gęślą jaźń", "ISO 8859-2", "iso8859-2")
    assert reading.warnings == ()
    wrong, _ = read_file(path, "utf-8")
    assert wrong.text.count("\ufffd") == 7
    assert wrong.warnings[0].startswith("4 places could not be read as UTF-8;")


def test_a_chosen_encoding_may_make_no_sense_at_all(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(bytes(range(128, 256)))
    assert set(read_file(path, "utf-8")[0].text) == {"\ufffd"}


def test_bytes_of_no_known_kind_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 40)
    assert refusal(path).startswith("“noise.txt” is not a text:")


def test_characters_that_cannot_be_seen_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "unseen.txt"
    path.write_text("\ufeff\u200b\n\u2060 \u00ad", encoding="utf-8")
    reading, _ = read_file(path)
    assert (reading.title, reading.text, reading.blocks) == ("unseen", "", ())
    assert reading.warnings == ("It is empty: there is no text in it. Choose another one.",)


def test_a_file_of_any_ending_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "answers.xyz"
    path.write_text("Muy bien, gracias.", encoding="utf-8")
    assert read_file(path)[0].title == "Muy bien, gracias."


def test_a_file_that_may_only_be_read_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("Dobrze.", encoding="utf-8")
    path.chmod(stat.S_IRUSR)
    before = path.stat()
    read_file(path)
    assert (path.stat().st_mtime_ns, path.stat().st_mode) == (before.st_mtime_ns, before.st_mode)
    assert list(tmp_path.iterdir()) == [path]


def test_a_pasted_text_is_mended_and_read() -> None:
    reading = read_text("# Notes\n\nWe waited\0 for long, and nobody came to help us at the desk.", "Pasted text")
    assert (reading.title, reading.encoding) == ("Notes", "Unicode")
    assert reading.blocks[0].kind is BlockKind.TITLE
    assert "waited\ufffd" in reading.text
    assert len(reading.warnings) == 1


def test_a_pasted_text_of_nothing_is_refused() -> None:
    with pytest.raises(ReadError, match="“Pasted text” is empty"):
        read_text(" \n", "Pasted text")
