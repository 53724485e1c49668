import os
import sys
from pathlib import Path

import pytest

from cxreader import paths


def test_the_samples_are_the_four_texts_by_name() -> None:
    names = [path.name[:3] for path in paths.seeds()]
    assert names == ["000", "001", "002", "003"]


def test_a_resource_is_found() -> None:
    assert paths.resource("codebooks", "customer-experience.toml").is_file()


def test_linux_follows_the_xdg_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert paths.data_dir() == tmp_path / "data" / "cxreader"
    assert paths.config_dir() == tmp_path / "config" / "cxreader"
    assert paths.sample_library() == tmp_path / "data" / "cxreader" / "Sample library.cxlib"
    assert paths.own_library() == tmp_path / "data" / "cxreader" / "My library.cxlib"


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_an_empty_or_relative_xdg_variable_is_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", value)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert paths.data_dir() == tmp_path / ".local" / "share" / "cxreader"
    assert paths.config_dir() == tmp_path / ".config" / "cxreader"


def test_macos_keeps_all_in_the_library_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.data_dir() == tmp_path / "Library" / "Application Support" / "cxreader"
    assert paths.config_dir() == tmp_path / "Library" / "Preferences" / "cxreader"


def test_windows_names_its_folders_in_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    monkeypatch.delenv("APPDATA", raising=False)
    assert paths.data_dir() == tmp_path / "Local" / "cxreader"
    assert paths.config_dir() == tmp_path / "AppData" / "Local" / "cxreader"


def test_each_person_screen_and_set_of_libraries_has_a_meeting_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    places = set()
    for variable, value in (
        ("DISPLAY", ":0"),
        ("DISPLAY", ":1"),
        ("WAYLAND_DISPLAY", "wayland-0"),
        ("XDG_DATA_HOME", "/d"),
    ):
        monkeypatch.setenv(variable, value)
        places.add(paths.meeting_place())
    assert len(places) == 4
    assert {place.parent for place in places} == {tmp_path}
    monkeypatch.setenv("XDG_RUNTIME_DIR", "relative")
    assert paths.meeting_place().parent == Path("/tmp")  # noqa: S108 - where sockets may be
    assert len(str(paths.meeting_place())) < 100


def test_a_meeting_place_of_somebody_else_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "place"
    assert not paths.is_met(place)
    place.touch()
    assert paths.is_met(place)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert not paths.is_met(place)


def test_windows_has_its_own_meeting_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert str(paths.meeting_place()).startswith("\\\\.\\pipe\\cxreader-")
    assert paths.is_met(tmp_path)
    assert not paths.is_met(tmp_path / "gone")
