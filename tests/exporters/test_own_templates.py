import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxreader import paths
from cxreader.errors import ExportError, LibraryError
from cxreader.exporters import EXPORTERS, formats, own_template_engine, own_templates, preview, render, write
from cxreader.model.export import Export, ExportRow

Place = Callable[[str, str], str]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def folder() -> Path:
    found = paths.config_dir() / "templates"
    found.mkdir(parents=True)
    return found


@pytest.fixture
def place(folder: Path) -> Place:
    """Put a template into the folder and return its key."""

    def put(name: str, text: str) -> str:
        (folder / name).write_text(text, "utf-8")
        return f"template:{name}"

    return put


def told(export: Export, key: str) -> str:
    with pytest.raises(ExportError) as problem:
        render(export, key)
    return str(problem.value)


def test_without_a_folder_there_are_no_own_templates() -> None:
    assert formats() == EXPORTERS


def test_templates_are_offered_by_name_and_make_files_of_their_suffix(place: Place, folder: Path) -> None:
    place("Letter.md.j2", "")
    place("plain.jinja", "")
    place("no template.txt", "")
    (folder / "folder.j2").mkdir()
    own = [form for form in formats().values() if form.template]
    assert [(form.key, form.label, form.suffix) for form in own] == [
        ("template:Letter.md.j2", "Letter", ".md"),
        ("template:plain.jinja", "plain", ".txt"),
    ]
    assert own[0].losses(Export("l", "s", ())) == ()


def test_the_sample_makes_a_page_of_all_quotes_with_nothing_of_them_as_markup(
    annotated: Export, tmp_path: Path
) -> None:
    folder = own_templates.put_sample()
    own_templates.put_sample()
    key = f"template:{own_templates.SAMPLE}"
    target = tmp_path / "out.html"
    write(annotated, key, target)
    page = target.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<td lang=") == len(annotated.rows)
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "<b>bold" not in page
    assert list(folder.iterdir()) == [folder / own_templates.SAMPLE]


def test_a_sample_that_cannot_be_put_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "config" / "cxreader").mkdir(parents=True)
    (tmp_path / "config" / "cxreader" / "templates").touch()
    with pytest.raises(ExportError, match="cannot be written to"):
        own_templates.put_sample()
    assert formats() == EXPORTERS


def test_all_that_is_known_of_a_row_can_be_written(annotated: Export, place: Place) -> None:
    key = place(
        "t.txt.j2",
        "{{ title }}|{{ rows|length }}|{% for row in rows %}{% if loop.first %}{{ row.quote }}|{{ row.note|upper }}|"
        "{{ row.themes|map(attribute='name')|join(', ') }}|{{ row.tags|join('+') }}|{{ row.language_name }}|"
        "{{ row.address }}{% endif %}{% endfor %}|{{ memos[0].subject }}|{{ links[0].note|replace('wait', 'delay') }}",
    )
    row = annotated.rows[0]
    themes = ", ".join(theme.name for theme in row.themes)
    written = render(annotated, key).decode()
    assert written.startswith(f"Quotes from {annotated.library}|44|{row.quote}|{row.note.upper()}|{themes}|")
    assert f"cxreader://open?doc={row.document_guid}&h={row.guid}" in written
    assert written.endswith(f"|{annotated.memos[0].subject}|{annotated.links[0].note.replace('wait', 'delay')}")


def test_sections_say_how_many_rows_they_have(annotated: Export, place: Place) -> None:
    key = place(
        "t.txt.j2",
        "{% for s in sections %}{% for r in s.rows %}{{ loop.length if loop.last }}{% endfor %},{% endfor %}",
    )
    assert sum(map(int, render(annotated, key).decode().strip(",").split(","))) == 44


def test_a_preview_shows_the_first_rows_and_how_many_follow(annotated: Export, place: Place) -> None:
    key = place("t.txt.j2", "{% for row in rows %}x{% endfor %}")
    assert preview(annotated, key, limit=3) == "xxx\n… and 41 more"
    assert preview(annotated, key, limit=50) == "x" * 44


def test_parts_that_are_left_out_are_not_given(annotated: Export, place: Place) -> None:
    key = place("t.txt.j2", "{% for row in rows %}{{ row.note }}{{ row.address }}{% endfor %}{{ memos|length }}")
    assert render(annotated._replace(notes=False, place=False), key) == b"0"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("one\n{% for row in rows %}", 2, "Unexpected end of template"),
        ("one\ntwo\n{{ rwos }}", 3, "'rwos' is undefined"),
        ("{{ rows|length }}\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n{% include 'other' %}", 2, "a template stands by itself"),
        ("\n{{ ''.__class__ }}", 2, "access to attribute '__class__' of 'str' object is unsafe"),
        ("\n{{ 'a'.ljust(9) }}", 2, "access to attribute 'ljust'"),
        ("{{ rows._rows }}", 1, "access to attribute '_rows'"),
        ("{{ 'x'|center(9) }}", 1, "No filter named 'center'"),
        ("{{ lipsum() }}", 1, "'lipsum' is undefined"),
        ("{{ 'x' * 99999999999 }}", 1, "a text or a list becomes too long"),
        ("{{ 99999999999 * 'x' }}", 1, "a text or a list becomes too long"),
        ("{{ 9 ** 99999 }}", 1, "such a power is too large"),
        ("{{ '%99999999999d' % 1 }}", 1, "texts are put together with ~"),
        ("{{ ('x' * 4000000)|replace('x', 'yy') }}", 1, "a text becomes too long"),
        ("{{ ['x', 'y']|join('z' * 2000) }}", 1, "what stands between items is too long"),
        ("{% set n = namespace(x='xx') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}", 1, "too long"),
        ("{% set n = namespace(x='xx') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}", 1, "too long"),
        (
            (
                "{% set n = namespace(x='xx') %}{% for i in range(99) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}"
                "{% endfor %}"
            ),
            1,
            "too long",
        ),
        (
            (
                "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set n = namespace(x='xx') %}{% for i in range(99) %}"
                "{% set n.x = m(n.x) %}{% endfor %}"
            ),
            1,
            "too long",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "recursion"),
        ("{{ range(999999999) }}", 1, "Range too big"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(
    export: Export, place: Place, text: str, line: int, why: str
) -> None:
    sentence = told(export, place("t.txt.j2", text))
    assert sentence.startswith(f"The template “t.txt.j2” cannot be used (line {line}): ")
    assert why in sentence
    assert sentence.endswith(". Change it, or choose another format.")


def test_one_that_cannot_be_read_is_told(export: Export, folder: Path) -> None:
    (folder / "a.md.j2").write_bytes(b"\xff\xfe\xff")
    assert "it is not written in UTF-8" in told(export, "template:a.md.j2")
    (folder / "b.md.j2").write_bytes(b"x" * ((1 << 20) + 1))
    assert "it is larger than a megabyte" in told(export, "template:b.md.j2")
    with pytest.raises(ExportError, match="No such file"):
        own_templates.draft(export, folder / "gone.md.j2")
    assert told(export, "template:gone.md.j2").startswith("There is no format “gone.md.j2” any more.")


@pytest.mark.parametrize("text", ["{% for a in range(99999) %}{% for b in 'xy' * 9999 %}{% endfor %}{% endfor %}"])
@pytest.mark.parametrize("loop", ["{}", "{{% for r in rows|map(attribute='quote') %}}{{% endfor %}}{}"])
def test_one_that_takes_too_long_is_stopped(
    export: Export, place: Place, monkeypatch: pytest.MonkeyPatch, text: str, loop: str
) -> None:
    monkeypatch.setattr(own_template_engine, "LONGEST", 0.05)
    started = time.monotonic()
    assert "it takes too long" in told(export, place("t.txt.j2", loop.format(text)))
    assert time.monotonic() - started < 5


def test_one_that_makes_too_much_is_stopped(export: Export, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_template_engine, "MOST", 1000)
    assert "it makes too much text" in told(export, place("t.txt.j2", "{% for r in rows %}{{ 'x' * 99 }}{% endfor %}"))


def test_a_half_character_is_replaced(lone: Callable[..., Export], place: Place) -> None:
    key = place("t.txt.j2", "{% for r in rows %}{{ r.quote }}{% endfor %}{{ [1] + [2] }}{{ 2 * 3 }}")
    assert render(lone(quote="a\ud800b"), key).decode() == "a\ufffdb[1, 2]6"


def test_what_is_not_the_fault_of_a_template_is_not_told_as_one(annotated: Export, place: Place) -> None:
    class Gone(tuple[ExportRow, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[ExportRow]:
            raise LibraryError

    key = place("a.md.j2", "{% for row in rows %}{{ row.quote }}{% endfor %}")
    with pytest.raises(LibraryError):
        render(annotated._replace(rows=Gone(annotated.rows)), key)
