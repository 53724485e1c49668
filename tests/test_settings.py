import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxreader.errors import SettingsError
from cxreader.settings import Settings, load, save

CHOSEN = Settings(
    library="/home/ana/Mój „zbiór”.cxlib",
    colours="sepia",
    text_size=17,
    spacing=1.75,
    noise=True,
    map=False,
    favourites=("loyalty", "contact-centre"),
    author='Ana "N" \\ 😀',
)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.toml"
    save(CHOSEN, path)
    assert load(path) == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_the_file_is_toml_with_a_line_for_each_choice(tmp_path: Path) -> None:
    save(CHOSEN, tmp_path / "settings.toml")
    kept = tomllib.loads((tmp_path / "settings.toml").read_text("utf-8"))
    assert list(kept) == list(Settings._fields)
    assert kept["favourites"] == ["loyalty", "contact-centre"]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(0.5, 9), st.lists(st.text("a\x7f\t\"'\\\n☎")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_characters_come_back(tmp_path: Path, name: str, spacing: float, favourites: list[str]) -> None:
    chosen = CHOSEN._replace(author=name, spacing=spacing, favourites=tuple(favourites))
    save(chosen, tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml") == chosen


def test_a_name_that_no_file_can_hold_is_kept_as_far_as_possible(tmp_path: Path) -> None:
    save(CHOSEN._replace(library="/caf\udce9.cxlib"), tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml") == CHOSEN._replace(library="/caf?.cxlib")


def test_without_a_file_every_choice_is_the_first_one(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    "line",
    [
        "text_size = true",
        "text_size = 13.5",
        'noise = "yes"',
        "noise = 1",
        "spacing = true",
        'spacing = "wide"',
        "favourites = [1, 2]",
        'favourites = "loyalty"',
        "colours = 3",
        "unheard_of = 1",
        "[library]\nname = 1",
    ],
)
def test_a_value_of_another_kind_is_passed_over(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'author = "Ana"\n{line}\n', "utf-8")
    assert load(path) == Settings(author="Ana")


def test_a_whole_number_will_do_for_the_spacing(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("spacing = 2\n", "utf-8")
    assert load(path).spacing == 2.0
    assert isinstance(load(path).spacing, float)


@pytest.mark.parametrize("content", [b"colours = ", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_cannot_be_understood_is_told_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"could not be read, so every choice is as at the first start\. Delete"):
        load(path)
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"could not be read"):
        load(tmp_path)
    with pytest.raises(SettingsError, match=r"could not be kept in .*: Is a directory\. Check the folder\."):
        save(CHOSEN, tmp_path)


def test_settings_below_a_file_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am no folder.", "utf-8")
    with pytest.raises(SettingsError, match=r"could not be kept"):
        save(CHOSEN, tmp_path / "file" / "settings.toml")
