import sys

import pytest

from cxreader import __version__
from cxreader.__main__ import _has_screen, main

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize("argument", ["-h", "--help", "--version"])
def test_a_question_about_the_program_is_answered_without_a_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argument: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["cxreader", argument])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith((f"cxreader {__version__}", "usage: cxreader"))


def test_a_command_is_carried_out_without_a_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["cxreader", "analyse", "/nowhere/missing.txt"])
    assert main() == 2
    assert capsys.readouterr().err.startswith("“missing.txt” is not there")


@pytest.mark.parametrize("variable", SCREENS)
def test_linux_names_its_screen_in_a_variable(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert not _has_screen()
    monkeypatch.setenv(variable, ":0")
    assert _has_screen()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_there_always_is_a_screen(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert _has_screen()
