"""The wheel, the menu entry, the fonts, the icons and the set-up script."""

import re
import subprocess
import sys
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hatchling.build import build_sdist, build_wheel
from PySide6.QtGui import QRawFont
from PySide6.QtSvg import QSvgRenderer

import cxreader
from cxreader.readers import suffixes

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
METAINFO = ET.parse(ROOT / "packaging/io.github.cxreader.cxreader.metainfo.xml").getroot()  # noqa: S314 - our own
FONTS = sorted((ROOT / "resources/fonts").glob("Noto*"))
STROKE_ICONS = sorted(set((ROOT / "resources/icons").glob("*.svg")) - {ROOT / "resources/icons/cxreader.svg"})


# the types of files by how their names end, as the desktop's own table has them
TYPES = {
    **dict.fromkeys((".txt", ".text"), "text/plain"),
    ".log": "text/x-log",
    **dict.fromkeys((".md", ".markdown"), "text/markdown"),
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ".docm": "application/vnd.ms-word.document.macroEnabled.12",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ott": "application/vnd.oasis.opendocument.text-template",
    ".fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    ".rtf": "application/rtf",
    ".pdf": "application/pdf",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    **dict.fromkeys((".html", ".htm"), "text/html"),
    ".xhtml": "application/xhtml+xml",
    **dict.fromkeys((".mhtml", ".mht"), "application/x-mimearchive"),
    ".epub": "application/epub+zip",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/x-ndjson",
    ".tab": "text/tab-separated-values",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
}
# of these no more is read than what they are, for a sentence that says so
TOLD_OF = {".doc", ".dot", ""}


def desktop_entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys of a desktop file keep their case
    parser.read(ROOT / "packaging/cxreader.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def shipped(folder: str) -> dict[str, bytes]:
    found = [path for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found}


def from_setup_script(line: str, given: str = "") -> str:
    script = f'root=$1; . "$root/packaging/setup.sh"; venv=$2; {line}'
    command = ["sh", "-eu", "-c", script, "sh", str(ROOT), sys.prefix]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


def test_the_wheel_holds_resources_and_seeds_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    wheel = build_wheel(str(tmp_path))
    files = shipped("resources") | shipped("seeds")
    with zipfile.ZipFile(tmp_path / wheel) as archive:
        held = {name: archive.read(f"cxreader/{name}") for name in files}
        names = archive.namelist()
    assert held == files
    assert len(shipped("seeds")) == 4
    assert not [
        name for name in names if not name.startswith(("cxreader/", f"cxreader-{PROJECT['version']}.dist-info/"))
    ]
    assert {f"cxreader-{PROJECT['version']}.dist-info/licenses/{path}" for path in PROJECT["license-files"]} <= set(
        names
    )


def test_the_source_package_can_make_the_wheel_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    package = build_sdist(str(tmp_path))
    subprocess.run(["tar", "-xzf", package], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path / f"cxreader-{PROJECT['version']}")
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as archive:
        held = {f"cxreader/{name}" for name in shipped("resources") | shipped("seeds")}
        assert held <= set(archive.namelist())


def test_the_version_is_the_same_everywhere() -> None:
    release = METAINFO.find("releases/release")
    assert release is not None
    assert PROJECT["version"] == cxreader.__version__ == release.get("version")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall("^## (.*)", changes, re.MULTILINE)[0] == f"{release.get('version')} – {release.get('date')}"


def test_the_menu_entry_starts_the_command_with_all_files() -> None:
    entry = desktop_entry()
    assert entry["Exec"] == "cxreader %U"
    assert list(PROJECT["scripts"]) == ["cxreader"]
    assert entry["Name"] == PROJECT["name"] == METAINFO.findtext("name")
    assert entry["Icon"] == entry["StartupWMClass"] == "cxreader"
    assert (ROOT / "resources/icons/cxreader.svg").is_file()


def test_the_software_centre_entry_agrees_with_the_menu_entry() -> None:
    offered = {element.text for element in METAINFO.findall("provides/mediatype")}
    assert offered == set(desktop_entry()["MimeType"].strip(";").split(";"))
    assert "text/plain" in offered
    assert METAINFO.findtext("launchable") == "cxreader.desktop"
    assert METAINFO.findtext("project_license") == f"{PROJECT['license']} AND OFL-1.1"
    assert METAINFO.findtext("provides/binary") == "cxreader"


def test_the_menu_entry_offers_all_that_can_be_read() -> None:
    offered = set(desktop_entry()["MimeType"].strip(";").split(";"))
    assert {TYPES[suffix] for suffix in suffixes() - TOLD_OF} <= offered


def test_the_readme_names_every_format() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    table = told.partition("## What it opens")[2].partition("\n## ")[0]
    assert {suffix for suffix in suffixes() - TOLD_OF if f"`{suffix}`" not in table} == set()


def test_the_fonts_are_small_and_come_with_their_licence() -> None:
    assert [path.name for path in FONTS] == [
        "NotoSansSC-Regular.otf",
        "NotoSerif-Bold.ttf",
        "NotoSerif-Italic.ttf",
        "NotoSerif-Regular.ttf",
    ]
    assert sum(path.stat().st_size for path in FONTS) < 4_000_000
    licence = (ROOT / "resources/fonts/OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert all(path.name in licence for path in FONTS)


@pytest.mark.usefixtures("qapp")
def test_the_fonts_draw_every_character_of_the_sample_texts() -> None:
    fonts = [QRawFont(str(path), 16) for path in FONTS]
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt")]
    characters = {one for text in texts for one in text if one.isprintable()}
    assert {one for one in characters if not any(font.supportsCharacter(ord(one)) for font in fonts)} == set()


@pytest.mark.parametrize("path", STROKE_ICONS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("qapp")
def test_an_icon_takes_its_colour_from_the_palette(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke="currentColor"' in drawing
    assert "#" not in drawing
    assert QSvgRenderer(drawing.replace("currentColor", "#1F2328").encode()).isValid()


@pytest.mark.parametrize("name", ["run", "check", ".ci/run"])
def test_a_command_is_a_plain_shell_script_that_can_be_started(name: str) -> None:
    path = ROOT / name
    assert path.stat().st_mode & 0o111
    assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", str(path)], check=False).returncode == 0


def test_the_set_up_finds_a_python_it_can_use() -> None:
    python = from_setup_script("find_python venv").strip()
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout
    assert version.startswith(("Python 3.11.", "Python 3.12.", "Python 3.13."))


def test_packages_that_work_serve_where_they_cannot_be_brought_up_to_date(tmp_path: Path) -> None:
    # stands for a .venv of another time, without the network; the marks may not be removed either
    (tmp_path / "ready-check").mkdir()
    offline = f"venv={tmp_path}; fingerprint() {{ :; }}; install_python_packages() {{ return 1; }}"
    assert from_setup_script(f"{offline}; works() {{ [ $1 = check ]; }}; set_up_python check; echo on") == "on\n"
    assert from_setup_script(f"{offline}; works() {{ return 1; }}; (set_up_python run) || echo stopped") == "stopped\n"


def test_what_cannot_be_imported_does_not_work(tmp_path: Path) -> None:
    assert from_setup_script(f"venv={tmp_path}; works run || echo no; works check || echo no") == "no\nno\n"


def test_a_set_up_goes_on_where_nothing_may_be_noted(tmp_path: Path) -> None:
    # a file in the place of the folder, which even the administrator cannot write into
    (tmp_path / "file").touch()
    line = f"missing_libraries() {{ :; }}; venv={tmp_path}/file; set_up_libraries window; echo on"
    assert from_setup_script(line) == "on\n"


def test_the_set_up_names_only_the_libraries_that_are_missing() -> None:
    asked = "libc.so.6 libc6\nlibnosuch.so.9 libnosuch9\n\nlibnone.so.1 libnone1\n"
    assert from_setup_script("missing_libraries", asked) == "libnosuch.so.9 libnosuch9\nlibnone.so.1 libnone1\n"
    assert from_setup_script("column 2", "libnosuch.so.9 libnosuch9\nlibnone.so.1 libnone1\n") == "libnosuch9 libnone1"
