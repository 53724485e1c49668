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
