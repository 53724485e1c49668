"""What the control words of rich text stand for: signs, encodings, languages, and groups that are none of its words."""

import codecs
import re
from locale import windows_locale

# a control word with its number, a byte, a control sign, a brace, words as they are
TOKEN = re.compile(rb"\\([A-Za-z]+)(-?\d+)? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)", re.DOTALL)
SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\t": "\t",
}
# groups that are no words of the text
PASSED = frozenset(
    {
        "pict",
        "nonshppict",
        "object",
        "sp",
        "shprslt",
        "fldinst",
        "listtext",
        "generator",
        "pn",
        "pntext",
        "pntxta",
        "pntxtb",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "xe",
        "tc",
        "rxe",
        "txe",
        "nonesttables",
        "bkmkstart",
        "bkmkend",
        "listtable",
        "listoverridetable",
        "revtbl",
        "info",
        "template",
        "filetbl",
        "private1",
        "datafield",
    }
)
# groups that would be passed over by their star, but have words or say something
KNOWN = frozenset({"shpinst", "nesttableprops", "do", "ud", "fonttbl", "stylesheet"})
# groups whose words say something of the text
TAKEN = frozenset({"title", "author", "atnauthor", "atnref", "atrfstart", "atrfend", "atndate"})
# words for code pages; 0 for the one that the number tells
PAGES = {"ansicpg": 0, "mac": 10000, "pc": 437, "pca": 850}
# groups that have paragraphs of their own, and those that are tables of what is used
STREAMS = frozenset({"footnote", "annotation", "shptxt", "dptxbxtext"})
TABLES = frozenset({"fonttbl", "stylesheet", "colortbl"})
# parts of a day
DATE = ("yr", "mo", "dy")
_CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {936: "gb18030", 10000: "mac-roman", 65001: "utf-8"}
_MINUTES, _HOURS, _DAYS, _MONTHS = 0x3F, 0x1F, 0x1F, 0xF


def codec_of_page(page: int) -> str:
    """Return Python's codec for a code page; empty where it is not known."""
    named = _PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(named).name
    except LookupError:
        return ""


def codec_of_charset(charset: int) -> str:
    """Return Python's codec for the letters of a font; empty where the document's own holds."""
    return _CHARSETS.get(charset, "")


def language(number: int) -> str:
    """Return the tag of a language by its number in Windows; empty where it is not known."""
    return windows_locale.get(number, "").replace("_", "-")


def moment(packed: int) -> str:
    """Return a moment that was packed into one number, as ``2024-05-31T12:00:00Z`` without knowing where it was."""
    packed %= 1 << 32
    year, month, day = 1900 + (packed >> 20 & 0x1FF), packed >> 16 & _MONTHS, packed >> 11 & _DAYS
    return f"{year}-{month:02}-{day:02}T{packed >> 6 & _HOURS:02}:{packed & _MINUTES:02}:00"
