import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cxreader.errors import ExportError
from cxreader.exporters import pdf_page
from cxreader.model.annotation import Placing
from cxreader.model.export import Export, Grouping

EMOJI = "\U0001f422 today \U0001f624"


def text_of(path: Path) -> str:
    """Return the text of all pages without white space, which setting changes."""
    return squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def test_quotes_notes_and_tags_are_on_the_page(annotated: Export, tmp_path: Path) -> None:
    steps: list[int] = []
    pdf_page.write(annotated, tmp_path / "set.pdf", lambda: steps.append(1))
    found = text_of(tmp_path / "set.pdf")
    # how pieces of text written from the right are put together again is up to each reader
    latin = [row for row in annotated.rows if row.language in ("es", "uk")]
    for row in latin:
        assert squeezed(row.quote) in found
        assert squeezed(row.note) in found
    assert len(latin) > 10
    assert len(steps) == len(annotated.rows)
    assert "Tags:key" in found


@pytest.mark.parametrize(
    "words", [{"quote": EMOJI}, {"tags": (EMOJI,)}, {"answer": "1", "columns": (("mood", EMOJI),)}]
)
def test_every_emoji_can_be_searched_for_even_where_no_font_has_it(
    words: dict[str, Any], annotated: Export, tmp_path: Path
) -> None:
    bare = annotated.rows[0]._replace(quote="plain", note="", before="", after="", tags=(), language="en")
    row = bare._replace(**words)
    pdf_page.write(annotated._replace(rows=(row,)), tmp_path / "emoji.pdf", lambda: None)
    content = PdfReader(tmp_path / "emoji.pdf").pages[0].get_contents()
    assert content is not None
    # either a font has both, or each is told where it stands
    assert content.get_data().count(b"/ActualText<FEFFD83D") in (0, 2)


def test_the_page_is_tagged_named_and_of_the_day_of_the_export(annotated: Export, tmp_path: Path) -> None:
    pdf_page.write(annotated, tmp_path / "set.pdf", lambda: None)
    reader = PdfReader(tmp_path / "set.pdf")
    assert "/StructTreeRoot" in reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Quotes from Annotated"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-21"


def test_two_exports_of_the_same_work_do_not_differ(annotated: Export, tmp_path: Path) -> None:
    for name in ("one", "two"):
        pdf_page.write(annotated._replace(date=""), tmp_path / name, lambda: None)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_nothing_that_a_person_typed_is_markup(annotated: Export, tmp_path: Path) -> None:
    odd = '#panic("no") *bold* $x$ <label> @ref // gone'
    row = annotated.rows[0]._replace(
        quote=odd, note=f"= {odd}\x00", before="", after="", language="x-klingon", placing=Placing.CONFIRM
    )
    export = annotated._replace(rows=(row,), grouping=Grouping.LANGUAGE, place=False, library=odd)
    pdf_page.write(export, tmp_path / "odd.pdf", lambda: None)
    found = text_of(tmp_path / "odd.pdf")
    assert found.count(squeezed(odd)) == 3
    assert "stilltobeconfirmed" in found
    assert "Openincxreader" not in found


def test_without_the_extra_it_is_told_what_can_be_done(
    annotated: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pdf_page.lacking() == ""
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "pip install cxreader[pdf]" in pdf_page.lacking()
    with pytest.raises(ExportError, match="which is not installed here"):
        pdf_page.write(annotated, tmp_path / "set.pdf", lambda: None)


def test_what_typst_refuses_is_told(annotated: Export, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="The PDF could not be set"):
        pdf_page.write(annotated._replace(date="2026-13-45"), tmp_path / "set.pdf", lambda: None)
    assert not (tmp_path / "set.pdf").exists()


def test_more_quotes_than_memory_allows_are_refused(annotated: Export, tmp_path: Path) -> None:
    many = annotated._replace(rows=tuple(annotated.rows) * 114)
    assert pdf_page.lacking(5_000) == ""
    assert "these are 5,001" in pdf_page.lacking(5_001)
    with pytest.raises(ExportError, match="5,000 quotes at most, and these are 5,016"):
        pdf_page.write(many, tmp_path / "set.pdf", lambda: None)


def test_what_is_left_out_is_told_before(annotated: Export) -> None:
    assert pdf_page.losses(annotated) == ("A PDF holds quotes only: 5 memos and 3 links will not be in it.",)
    one = annotated._replace(links=annotated.links[:1], memos=())
    assert pdf_page.losses(one) == ("A PDF holds quotes only: 1 link will not be in it.",)
    assert pdf_page.losses(one._replace(links=())) == ()
