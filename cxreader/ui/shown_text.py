"""Text as Qt can show it: character for character, without what Qt would break or stumble at."""

import re

from cxreader.model.block import BlockKind

_NOTHING = "\u200b"
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# where Qt begins a new line of the same paragraph
_LINE = "\u2028"
_TAB = "\t"
_WHITE = re.compile(rf"\s{{2,}}|[{_BREAKS}]")
_DEEPEST_HEADING = 6
# few texts have these, so they are compiled when they are first met
_LINE_BREAK = f"\r\n|[{_BREAKS}]"
_QUOTE_MARK = f"(^|[{_BREAKS}])([ \t]*(?:>[ \t]?)+)"
_BAR = r"[ \t]*(?<!\\)\|[ \t]*"
_GAP = " {2,}"
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
# Qt keeps these for its own ends: frames, paragraphs and objects; others it would show as boxes
_STAND_INS = {
    **dict.fromkeys((*range(9), *range(10, 32), *range(127, 160), 0x2028, 0x2029), " "),
    # at the beginning of a text PySide takes these two for a byte order mark and drops them
    0xFEFF: _NOTHING,
    **dict.fromkeys((0xFFFE, 0xFDD0, 0xFDD1, 0xFFFC, *range(0xD800, 0xE000)), "\ufffd"),
}


def shown_block(text: str, kind: BlockKind) -> str:
    """Return the text of a block as it is shown, of the same length.

    Code keeps its lines; between the cells of a table's row there is one tab, whatever parts them. The ``>`` of quoted
    lines and the ``#`` of headings cannot be seen, for they are known by how they are set.
    """
    if kind is BlockKind.CODE:
        lines = re.sub(_LINE_BREAK, lambda found: _NOTHING * (len(found[0]) - 1) + _LINE, text)
        return lines.translate(_STAND_INS | {ord(_LINE): _LINE})
    if kind is BlockKind.TABLE_ROW:
        return shown_text(_with_tabs(text))
    if kind is BlockKind.QUOTE:
        return shown_text(re.sub(_QUOTE_MARK, _unquoted, text))
    if kind in (BlockKind.TITLE, BlockKind.HEADING):
        return shown_text(_without_hashes(text))
    return shown_text(text)


def shown_text(text: str) -> str:
    """Return a text as it is shown: of the same length, with nothing in it that Qt would break at.

    White space around a line break becomes one space and then signs without width; between two Chinese or Japanese
    characters nothing but signs without width.
    """
    joined = _WHITE.sub(_join, text)
    return joined.translate(_STAND_INS)


def _with_tabs(row: str) -> str:
    """Return a table's row with one tab between its cells and nothing else to be seen of what parts them."""
    if _TAB in row:
        return row
    return re.sub(_BAR if "|" in row else _GAP, _between_cells, row)


def _without_hashes(heading: str) -> str:
    words = heading.lstrip("#")
    hashes, rest = len(heading) - len(words), words.lstrip(" \t")
    is_marked = 0 < hashes <= _DEEPEST_HEADING and rest != words
    return _NOTHING * (len(heading) - len(rest)) + rest if is_marked else heading


def _unquoted(match: re.Match[str]) -> str:
    # white space after a line break becomes one with it
    return match[1] + (" " if match[1] else _NOTHING) * len(match[2])


def _between_cells(match: re.Match[str]) -> str:
    at_edge = match.start() == 0 or match.end() == len(match.string)
    return (_NOTHING if at_edge else _TAB) + _NOTHING * (len(match[0]) - 1)


def _join(match: re.Match[str]) -> str:
    white = match.group()
    if not any(sign in _BREAKS for sign in white):
        return white
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if before > "\u2e7f" and re.match(_WIDE, before) and re.match(_WIDE, after):
        return _NOTHING * len(white)
    return " " + _NOTHING * (len(white) - 1)
