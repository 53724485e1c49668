"""The person's choices, kept in one small TOML file."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from cxreader.errors import SettingsError


class Settings(NamedTuple):
    """All choices, each with the value it has until a person chooses.

    Attributes:
        library: Path of the library that was open last, empty for none.
        recent: Paths of files, folders and libraries that were opened, the last one first.
        colours: ``system``, ``light``, ``sepia``, ``dark`` or ``black``.
        text_size: Size of the text in points, for scripts with spaces between words.
        text_size_cjk: The same for Chinese, Japanese and Korean.
        measure: Characters in a line of text.
        measure_cjk: The same for Chinese, Japanese and Korean.
        spacing: Line pitch in em; Chinese, Japanese and Korean get 0.2 em more.
        typeface: ``serif`` or ``sans``.
        noise: Whether noise is shown.
        stripes: Whether the coding stripes are shown.
        map: Whether the document map is shown.
        single_keys: Whether bare letters act in the text.
        favourites: Ids of the themes on the keys 1 to 9.
        notes_newest_first: Order of the notes.
        documents_order: What the documents are ordered by: ``title``, ``language``, ``length``, ``added``, ``read`` or
            ``notes``.
        documents_descending: Whether the last of them come first.
        view: What was shown last in the middle of the window: ``read``, ``passages``, ``compare`` or ``overview``.
        compare_align: What keeps two documents together that are compared: ``theme``, ``position`` or ``off``.
        passages_grouping: What the list of passages is grouped by: ``language``, ``document`` or ``none``.
        passages_order: Which passages come first: ``doubtful``, ``surest`` or ``place``.
        passages_compact: Whether each passage of the list is one line.
        passages_advance: Whether the list moves on after a decision.
        overview_rows: What the rows of the overview are: ``themes`` or ``families``.
        overview_columns: What its columns are: ``languages``, ``documents``, ``months`` or ``themes``.
        overview_show: What its cells say: ``share`` or ``count``.
        export_format: Key of the last export's format.
        export_grouping: What the last export was grouped by.
        export_folder: Folder of the last export, empty for none.
        author: The person's name on notes, empty for none.
        words_alone_told: Whether the person was told that the meaning model is not there.

    """

    library: str = ""
    recent: tuple[str, ...] = ()
    colours: str = "system"
    text_size: int = 13
    text_size_cjk: int = 13
    measure: int = 66
    measure_cjk: int = 36
    spacing: float = 1.5
    typeface: str = "serif"
    noise: bool = False
    stripes: bool = True
    map: bool = True
    single_keys: bool = True
    favourites: tuple[str, ...] = ()
    notes_newest_first: bool = False
    documents_order: str = "added"
    documents_descending: bool = False
    view: str = "read"
    compare_align: str = "theme"
    passages_grouping: str = "language"
    passages_order: str = "doubtful"
    passages_compact: bool = False
    passages_advance: bool = True
    overview_rows: str = "themes"
    overview_columns: str = "languages"
    overview_show: str = "share"
    export_format: str = "markdown"
    export_grouping: str = "theme"
    export_folder: str = ""
    author: str = ""
    words_alone_told: bool = False


def load(path: Path) -> Settings:
    """Return the settings kept in a file; what is missing or of another kind there has its first value.

    Raises:
        SettingsError: The file is there and cannot be read.

    """
    try:
        kept = _parsed(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    # a text that is no UTF-8 or no TOML is a wrong value
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The settings in “{path}” could not be read, so every choice is as at the first start. "
            "Delete the file, or mend it in a text editor."
        ) from error
    first = Settings()
    known = {name: type(value) for name, value in first._asdict().items()}
    return first._replace(
        **{key: _fitted(value, known[key]) for key, value in kept.items() if _fits(value, known, key)}
    )


def save(settings: Settings, path: Path) -> None:
    """Keep the settings in a file, as a whole or not at all.

    Raises:
        SettingsError: The file cannot be written.

    """
    # a JSON string, number or list of strings is TOML as well; only the truth values agree by luck, too
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings._asdict().items()]
    # … save that TOML wants DEL written out
    text = "".join(lines).replace("\x7f", "\\u007f")
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # half a character, as a file's name may have, cannot be written at all
        fresh.write_text(text, "utf-8", errors="replace")
        os.replace(fresh, path)  # noqa: PTH105 - Path.replace hides that the old file is replaced at once
    except OSError as error:
        raise SettingsError(
            f"Your choices could not be kept in “{path}”: {error.strerror}. Check the folder."
        ) from error


def _parsed(text: str) -> dict[str, Any]:
    """Return what a settings file holds, which may be any TOML that a person wrote."""
    # lines as `save` writes them are read without the TOML module: to load that takes longer than all else here
    lines = [line.partition(" = ") for line in text.split("\n") if line]
    with suppress(ValueError):
        kept = {key: json.loads(value) for key, _, value in lines}
        if len(kept) == len(lines):
            return kept
    import tomllib

    return tomllib.loads(text)


def _fits(value: Any, known: dict[str, type], key: str) -> bool:  # noqa: ANN401 - whatever the file holds
    kind = known.get(key)
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return kind is not None and type(value) is kind


def _fitted(value: Any, kind: type) -> Any:  # noqa: ANN401 - of the kind that is named
    return kind(value) if kind in (tuple, float) else value
