from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from cxreader import settings
from cxreader.settings import Settings
from cxreader.ui.choices import Choices


def test_a_choice_is_kept_at_once(qapp: QCoreApplication, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    choices = Choices(file, qapp)
    choices.change(colours="dark", text_size=15)
    assert settings.load(file) == choices.now == Settings(colours="dark", text_size=15)
    choices.deleteLater()


def test_a_choice_that_was_made_already_writes_nothing(qapp: QCoreApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    choices = Choices(file, qapp)
    choices.change(colours="system")
    assert not file.exists()
    choices.deleteLater()


@pytest.mark.parametrize("words", ["colours = [[[", "\udcff"])
def test_settings_that_cannot_be_read_give_the_first_values_and_a_sentence(
    qapp: QCoreApplication, tmp_path: Path, words: str
) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(words.encode("utf-8", "surrogateescape"))
    choices = Choices(file, qapp)
    assert choices.now == Settings()
    assert choices.problem == (
        f"The settings in “{file}” could not be read, so every choice is as at the first start. "
        "Delete the file, or mend it in a text editor. It was put aside as “settings.broken”."
    )
    choices.change(text_size=15)
    assert file.with_suffix(".broken").read_bytes() == words.encode("utf-8", "surrogateescape")
    choices.deleteLater()


def test_a_choice_that_cannot_be_kept_holds_for_now_and_is_told_of(qapp: QCoreApplication, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    choices = Choices(blocked / "settings.toml", qapp)
    told: list[str] = []
    choices.failed.connect(told.append)
    blocked.write_text("no folder")
    choices.change(colours="dark")
    assert choices.now.colours == "dark"
    assert len(told) == 1
    assert told[0].startswith(f"Your choices could not be kept in “{blocked / 'settings.toml'}”")
    choices.deleteLater()
