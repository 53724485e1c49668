"""The styles of rich text, what a paragraph is by them, and its colours."""

from cxreader.model.block import BlockKind
from cxreader.readers.paragraphs import is_marker
from cxreader.readers.rtf_state import State
from cxreader.readers.rtf_stream import Look
from cxreader.readers.word_styles import Style, Styles

_PLAIN_WORDS = 9
_NONE = Style("")


class StyleTable:
    """The table of styles, as it is read."""

    def __init__(self) -> None:
        self._styles = Styles()
        self._identity, self._style = "0", _NONE

    def define(self, word: str, number: int) -> None:
        """Take in a control word of the style under way."""
        if word == "s":
            self._identity = str(number)
        elif word in ("cs", "ds", "ts"):
            # of words, sections and tables, which are numbered by themselves
            self._identity = f"{word}{number}"
        elif word == "sbasedon":
            self._style = self._style._replace(base=str(number))
        elif word == "outlinelevel":
            self._style = self._style._replace(outline=number)

    def name(self, words: str) -> None:
        """Take in words of its name; a semicolon ends it, and the style with it."""
        name, ended, _ = words.partition(";")
        self._style = self._style._replace(name=self._style.name + name)
        if ended:
            self._styles.put(self._identity, self._style._replace(name=self._style.name.strip()))
            self._identity, self._style = "0", _NONE

    def look(self, state: State) -> Look:
        """Return what a paragraph is that ends where this holds."""
        kind, level, listed = self._styles.shape(state.style or "0")
        if kind is BlockKind.PARAGRAPH and 0 <= state.outline < _PLAIN_WORDS:
            kind, level = BlockKind.HEADING, state.outline + 1
        if kind is BlockKind.PARAGRAPH and (state.listed or listed):
            kind, level = BlockKind.LIST_ITEM, state.depth + 1
        return Look(kind, level, state.tables)


class Colours:
    """The table of colours, as it is read."""

    def __init__(self) -> None:
        self._colours: list[str] = []
        self._colour = {"red": 0, "green": 0, "blue": 0}

    def define(self, word: str, number: int) -> None:
        """Take in a control word of the colour under way."""
        if word in self._colour:
            self._colour[word] = max(0, min(number, 255))

    def end(self, count: int) -> None:
        """End the colour under way, and more that say nothing."""
        for _ in range(count):
            self._colours.append("".join(f"{part:02x}" for part in self._colour.values()))
            self._colour = dict.fromkeys(self._colour, 0)

    def is_marker(self, number: int) -> bool:
        """Tell whether a colour is that of a highlighter."""
        return 0 <= number < len(self._colours) and is_marker(self._colours[number])
