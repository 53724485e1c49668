# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools>=4.55"]
# ///
"""Cuts the reading fonts in resources/fonts out of the full Noto fonts.

Run: python packaging/cut_fonts.py NOTO_SERIF_FOLDER NotoSansCJK-Regular.ttc TARGET_FOLDER
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

SERIF_STYLES = ("Regular", "Bold", "Italic")
SERIF_FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")
SERIF_RANGES = (
    (0x0020, 0x024F),  # Latin, Latin-1, Extended-A and -B
    (0x0259, 0x0259),  # schwa
    (0x02B0, 0x036F),  # modifier letters and combining marks
    (0x0370, 0x04FF),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),  # Vietnamese and other Latin with marks
    (0x2000, 0x209F),  # punctuation, superscripts and subscripts
    (0x20A0, 0x218F),  # currencies, letter-like signs and number forms
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2265),  # the few mathematical signs of plain prose
    (0x25CC, 0x25CC),  # the circle under a lone combining mark
    (0xFB00, 0xFB04),  # ligatures
    (0xFFFD, 0xFFFD),  # the mark for an unreadable character
)
HAN_FACE = "Noto Sans CJK SC"
HAN_FAMILY = "Noto Sans SC"
HAN_FEATURES = ("ccmp", "kern", "liga")
HAN_RANGES = (
    (0x0020, 0x007E),  # so that a Latin word inside Chinese keeps its weight
    (0x00A0, 0x00FF),
    (0x2010, 0x203B),  # punctuation
    (0x2190, 0x2199),  # arrows
    (0x25A0, 0x25FF),  # bullets and other shapes
    (0x2605, 0x2606),  # stars
    (0x3000, 0x30FF),  # CJK punctuation and kana
    (0x31F0, 0x31FF),  # small kana
    (0xFE30, 0xFE4F),  # vertical and wavy punctuation
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)


HAN_SETS = (
    ("gb2312", 0xA1, 0xF7),  # all of it: 6,763 characters and 682 signs
    ("big5", 0xA1, 0xC6),  # signs and the 5,401 common traditional characters
    ("euc_jp", 0xA1, 0xCF),  # signs and the 2,965 common Japanese characters, which turn up in names
)


def spread(ranges: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """Yield each code point of ranges whose both ends count."""
    for first, last in ranges:
        yield from range(first, last + 1)


def drawn_by(codec: str, first: int, last: int) -> Iterator[int]:
    """Yield the code points that a two-byte codec has from lead byte first to lead byte last."""
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            with suppress(UnicodeDecodeError, TypeError):
                yield ord(bytes((lead, trail)).decode(codec))


def cut(font: TTFont, code_points: set[int], features: tuple[str, ...], *, hinting: bool) -> None:
    """Leave only what draws these code points, and every line of the name table."""
    options = Options()
    options.layout_features = list(features)
    options.name_IDs = ["*"]
    options.hinting = hinting
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def rename(font: TTFont, family: str) -> None:
    """Give a one-style font its own family name, so that a full font of the old name stays the one that is found."""
    postscript = family.replace(" ", "") + "-Regular"
    for name_id, text in ((1, family), (3, f"cxreader;{postscript}"), (4, family), (6, postscript)):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [postscript]
    top.topDictIndex[0].FullName = family
    top.topDictIndex[0].FamilyName = family


def main(serif_folder: Path, collection: Path, target: Path) -> None:
    """Write three cuts of Noto Serif and one of Noto Sans CJK SC."""
    for style in SERIF_STYLES:
        font = TTFont(serif_folder / f"NotoSerif-{style}.ttf", recalcTimestamp=False)
        # ttfautohint's instructions are ignored by today's renderers and are a third of the file
        cut(font, set(spread(SERIF_RANGES)), SERIF_FEATURES, hinting=False)
        font.save(target / f"NotoSerif-{style}.ttf")
    faces = TTCollection(collection, recalcTimestamp=False).fonts
    font = next(face for face in faces if face["name"].getDebugName(1) == HAN_FACE)
    code_points = set(spread(HAN_RANGES)).union(*(drawn_by(*one) for one in HAN_SETS))
    cut(font, code_points, HAN_FEATURES, hinting=True)
    rename(font, HAN_FAMILY)
    font.save(target / "NotoSansSC-Regular.otf")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
