"""Documents, tables and mails that were made to do harm, read as people open them."""

from pathlib import Path

import pytest

from cxreader.errors import ReadError
from cxreader.readers import preview_file, read_file
from tests.readers.packages import check, zipped

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
WORD = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>señor García</w:t></w:r></w:p></w:body></w:document>'
# file -> what must be in its text, and whether there is something to say about it
OPENS = {
    "c-hugefield.csv": ("García", False),
    "c-injection.csv": ("García", False),
    "c-nul.csv": ("García", True),
    "c-ragged.csv": ("García", True),
    "c-unclosed.csv": ("García", True),
    "d-altpath.docx": ("García", False),
    "d-dup-entry.docx": ("", True),
    "d-remote-template.docx": ("García", False),
    "d-traversal.docx": ("García", False),
    "j-bignum.json": ("García", True),
    "j-dupkeys.jsonl": ("jaźń", True),
    "m-attach.eml": ("jaźń", True),
    "m-nested.eml": ("García", True),
    "o-repeat.odt": ("García", True),
    "o-spaces.odt": ("García", True),
    "p-countlie.pdf": ("", True),
    "p-flatebomb.pdf": ("", True),
    "p-notext.pdf": ("", True),
    "p-ok-js.pdf": ("experiencia", False),
    "p-pageloop.pdf": ("", True),
    "p-xobjloop.pdf": ("experiencia", False),
    "r-bin.rtf": ("antes", True),
    "r-object.rtf": ("experiencia", False),
    "r-unclosed.rtf": ("texto", True),
    "r-unicode.rtf": ("Obsługa", True),
    "x-bigdim.xlsx": ("García", True),
}
REFUSED = {
    "d-bomb-60mb.docx": "would need too much memory",
    "d-deep.docx": "is nested too deeply",
    "d-encrypted-ole.docx": "is locked with a password, or",
    "d-lol.docx": "declares entities",
    "d-nomain.docx": "is no Word document",
    "d-quad.docx": "declares entities",
    "d-truncated.docx": "is damaged",
    "d-xxe-http.docx": "declares entities",
    "d-xxe.docx": "declares entities",
    "j-deep.json": "is nested too deeply",
    "o-lol.odt": "declares entities",
    "o-xxe.odt": "declares entities",
    "p-truncated.pdf": "is damaged",
    "r-deep.rtf": "is nested too deeply",
    "x-lol.xlsx": "declares entities",
}


@pytest.mark.parametrize("name", OPENS)
def test_a_difficult_file_opens_and_says_what_was_mended(name: str) -> None:
    words, warned = OPENS[name]
    reading, _ = read_file(HOSTILE / name)
    check(reading)
    assert words in reading.text
    assert not any(leaked in reading.text for leaked in ("root:", "NET", "FILE:/tmp"))
    assert bool(reading.warnings) == warned


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_full_sentence(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_file(HOSTILE / name)
    assert str(caught.value).startswith(f"“{name}” {REFUSED[name]}")
    assert str(caught.value).endswith(".")


def test_every_difficult_file_is_spoken_of_here() -> None:
    assert {path.name for path in HOSTILE.glob("[cdjmoprx]-*")} == OPENS.keys() | REFUSED.keys()


def test_a_file_of_very_many_parts_opens_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    path.write_bytes(zipped({f"word/{number}": "" for number in range(20_001)} | {"word/document.xml": WORD}))
    reading, _ = read_file(path)
    assert reading.text == "señor García"
    assert "20,002 parts" in reading.warnings[0]


def test_a_table_is_shown_before_it_is_read_and_other_files_are_none() -> None:
    shown = preview_file(HOSTILE / "c-injection.csv")
    assert shown
    assert (shown.titles, shown.rows) == (("id", "respuesta"), 3)
    assert preview_file(HOSTILE / "m-attach.eml") is None
    assert preview_file(HOSTILE / "t-empty.txt") is None
