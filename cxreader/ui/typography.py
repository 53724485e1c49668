"""How a text is set for reading: letters, measure and line pitch for each language."""

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import NamedTuple, Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from cxreader.model.language import base
from cxreader.paths import resource

SMALLEST, LARGEST = 9, 32
SAMPLE_LENGTH = 2000
_WIDE = frozenset({"zh", "ja", "ko"})
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
# a ragged right edge leaves lines about four characters short of what the column could hold
_RAGGED = 4
# Chinese, Japanese and Korean letters fill their square and need more air between lines
_WIDE_AIR = 0.2

_SERIF = ("Literata", "Source Serif 4", "Noto Serif", "Charter", "Georgia", "Cambria")
_WIDE_SERIF = {
    "zh": ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "SimSun"),
    "zh-Hant": ("Noto Serif CJK TC", "Source Han Serif TC", "Noto Serif TC", "Songti TC", "PMingLiU"),
    "ja": ("Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho"),
    "ko": ("Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang"),
}
_WIDE_SANS = {
    "zh": ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "zh-Hant": ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "ja": ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic"),
    "ko": ("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic"),
}
_FIXED = ("DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "SF Mono", "Menlo", "Consolas", "Courier New")
_BUNDLED_CHINESE = "Noto Sans SC"
# the families for Chinese letters among others, as in the window's lists
CHINESE_FAMILIES = (*_WIDE_SANS["zh"], _BUNDLED_CHINESE)


class Typography(NamedTuple):
    """A person's choices about how texts are set.

    Attributes:
        size: Size of letters in points, 9 to 32.
        wide_size: The same for Chinese, Japanese and Korean.
        measure: Characters in a line.
        wide_measure: The same for Chinese, Japanese and Korean.
        spacing: From line to line, in em; Chinese, Japanese and Korean get a little more.
        serif: Whether letters have serifs; else the system's own letters are used.

    """

    size: int = 13
    wide_size: int = 13
    measure: int = 66
    wide_measure: int = 36
    spacing: float = 1.5
    serif: bool = True

    def size_for(self, language: str) -> int:
        """Return the size in points for a language."""
        return self.wide_size if is_wide(language) else self.size

    def spacing_for(self, language: str) -> float:
        """Return the line pitch in em for a language."""
        return self.spacing + (_WIDE_AIR if is_wide(language) else 0)

    def resized(self, language: str, size: int) -> Self:
        """Return the same with another size for the script of a language, kept within bounds."""
        size = min(max(size, SMALLEST), LARGEST)
        return self._replace(wide_size=size) if is_wide(language) else self._replace(size=size)


def is_wide(language: str) -> bool:
    """Tell whether a language is written in letters that fill a square."""
    return base(language) in _WIDE


def direction(language: str) -> Qt.LayoutDirection:
    """Return which way paragraphs of a language run; automatic where each may decide for itself."""
    right_to_left = base(language) in _RIGHT_TO_LEFT
    return Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LayoutDirectionAuto


def reading_font(language: str, typography: Typography) -> QFont:
    """Return the font to set a language in.

    Chinese names its own families first: outside a Chinese locale Qt falls back to Japanese shapes.
    """
    register_fonts()
    wide = _wide_families(language, typography.serif)
    latin = _SERIF if typography.serif else (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),)
    # to ask for a family takes long, so of each list only the first that is installed is taken
    found = [name for names in (latin, wide) for name in _first_installed(names)]
    font = QFont([*(reversed(found) if is_wide(language) else found), _BUNDLED_CHINESE])
    font.setStyleHint(QFont.StyleHint.Serif if typography.serif else QFont.StyleHint.SansSerif)
    font.setPointSize(typography.size_for(language))
    return font


@cache
def fixed_families() -> tuple[str, ...]:
    """Return the fonts for code, in which all letters are equally wide, and that for Chinese among them."""
    register_fonts()
    # the system's own font is often a mere alias, which counts for nothing at the head of a list
    alias = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return (*(_first_installed(_FIXED) or (alias,)), _BUNDLED_CHINESE)


def column_width(font: QFont, sample: str, language: str, typography: Typography) -> float:
    """Return how wide a column must be, in pixels, for lines of the chosen measure.

    The mean advance of the text's own letters tells it: Qt's average width is a fifth too wide.

    Args:
        font: The font of the text.
        sample: The beginning of the text; its first 2,000 characters are measured.
        language: The language of the text.
        typography: The choices that hold the measure.

    """
    metrics = QFontMetricsF(font)
    if is_wide(language):
        return metrics.horizontalAdvance("中") * typography.wide_measure
    words = " ".join(sample[:SAMPLE_LENGTH].split()) or "x"
    return metrics.horizontalAdvance(words) / len(words) * (typography.measure + _RAGGED)


def em(font: QFont) -> float:
    """Return the size of a font in pixels."""
    return float(QFontInfo(font).pixelSize())


def line_height(font: QFont, pitch: float) -> float:
    """Return the per cent of a font's natural line height that give a line pitch in em."""
    return 100 * pitch * em(font) / QFontMetricsF(font).lineSpacing()


@cache
def register_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once, and return the names of their families."""
    names: list[str] = []
    for path in sorted(path for path in resource("fonts").iterdir() if path.suffix in (".otf", ".ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        names.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(names))


def _wide_families(language: str, serif: bool) -> tuple[str, ...]:
    families = _WIDE_SERIF if serif else _WIDE_SANS
    key = "zh-Hant" if language.startswith("zh-Hant") else base(language)
    return families.get(key, families["zh"])


def _first_installed(names: Iterable[str]) -> tuple[str, ...]:
    """Return the first of some families that is installed, nothing where none is."""
    return tuple(islice((name for name in names if QFontDatabase.hasFamily(name)), 1))
