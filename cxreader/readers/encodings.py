"""The encodings that texts come in, by the names people know them by."""

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way to write letters as bytes.

    Attributes:
        codec: Name of Python's codec for it, as ``codecs.lookup`` spells it.
        name: Its name for people; no two are the same.
        group: What it is looked for under: a script, a region, or ``Unicode``.

    """

    codec: str
    name: str
    group: str


_GROUPS = (
    (
        "Unicode",
        (
            ("utf-8", "UTF-8"),
            ("utf-16-le", "UTF-16 LE"),
            ("utf-16-be", "UTF-16 BE"),
            ("utf-32-le", "UTF-32 LE"),
            ("utf-32-be", "UTF-32 BE"),
        ),
    ),
    (
        "Western",
        (
            ("cp1252", "Windows-1252"),
            ("iso8859-1", "ISO 8859-1"),
            ("iso8859-15", "ISO 8859-15"),
            ("mac-roman", "Mac Roman"),
            ("cp850", "DOS 850"),
            ("cp437", "DOS 437"),
        ),
    ),
    (
        "Central European",
        (
            ("cp1250", "Windows-1250"),
            ("iso8859-2", "ISO 8859-2"),
            ("iso8859-16", "ISO 8859-16"),
            ("mac-latin2", "Mac Central European"),
            ("cp852", "DOS 852"),
        ),
    ),
    ("Baltic", (("cp1257", "Windows-1257"), ("iso8859-13", "ISO 8859-13"), ("cp775", "DOS 775"))),
    (
        "Cyrillic",
        (
            ("cp1251", "Windows-1251"),
            ("koi8-r", "KOI8-R"),
            ("koi8-u", "KOI8-U"),
            ("iso8859-5", "ISO 8859-5"),
            ("mac-cyrillic", "Mac Cyrillic"),
            ("cp866", "DOS 866"),
        ),
    ),
    ("Greek", (("cp1253", "Windows-1253"), ("iso8859-7", "ISO 8859-7"), ("mac-greek", "Mac Greek"))),
    (
        "Turkish",
        (
            ("cp1254", "Windows-1254"),
            ("iso8859-9", "ISO 8859-9"),
            ("mac-turkish", "Mac Turkish"),
            ("cp857", "DOS 857"),
        ),
    ),
    ("Hebrew", (("cp1255", "Windows-1255"), ("iso8859-8", "ISO 8859-8"), ("cp862", "DOS 862"))),
    ("Arabic", (("cp1256", "Windows-1256"), ("iso8859-6", "ISO 8859-6"))),
    ("Vietnamese", (("cp1258", "Windows-1258"),)),
    ("Thai", (("cp874", "Windows-874"),)),
    (
        "Chinese",
        (
            ("gb18030", "GB 18030"),
            ("hz", "HZ"),
            ("cp950", "Big5"),
            ("big5hkscs", "Big5-HKSCS"),
        ),
    ),
    (
        "Japanese",
        (
            ("cp932", "Shift JIS"),
            ("shift_jis_2004", "Shift JIS 2004"),
            ("euc_jis_2004", "EUC-JP"),
            ("iso2022_jp_2", "ISO-2022-JP"),
        ),
    ),
    ("Korean", (("cp949", "EUC-KR"), ("iso2022_kr", "ISO-2022-KR"))),
)
# those people look for first stand first in their group
ENCODINGS = tuple(Encoding(codec, name, group) for group, rows in _GROUPS for codec, name in rows)


def encoding_name(codec: str) -> str:
    """Return the name people know a codec of Python by, its own where it is not among the encodings.

    Raises LookupError where there is no such codec.
    """
    wanted = codecs.lookup(codec).name
    return next((row.name for row in ENCODINGS if row.codec == wanted), wanted)
