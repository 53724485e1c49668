"""The encodings that texts come in, and guessing which one bytes are in."""

import codecs
import re

import chardet

# codec of Python -> name that people know; only what texts on ordinary computers are found in
_NAMES = {
    "ascii": "ASCII",
    "big5hkscs": "Big5",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "cp1258": "Windows-1258",
    "cp437": "DOS 437",
    "cp850": "DOS 850",
    "cp852": "DOS 852",
    "cp866": "DOS 866",
    "cp874": "Windows-874",
    "cp932": "Shift JIS",
    "cp949": "EUC-KR",
    "euc_jis_2004": "EUC-JP",
    "gb18030": "GB 18030",
    "hz": "HZ",
    "iso2022_jp_2": "ISO-2022-JP",
    "iso2022_kr": "ISO-2022-KR",
    "iso8859-1": "ISO 8859-1",
    "iso8859-13": "ISO 8859-13",
    "iso8859-15": "ISO 8859-15",
    "iso8859-2": "ISO 8859-2",
    "iso8859-5": "ISO 8859-5",
    "iso8859-6": "ISO 8859-6",
    "iso8859-7": "ISO 8859-7",
    "iso8859-8": "ISO 8859-8",
    "iso8859-9": "ISO 8859-9",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "mac-cyrillic": "Mac Cyrillic",
    "mac-latin2": "Mac Central European",
    "mac-roman": "Mac Roman",
    "shift_jis_2004": "Shift JIS",
    "utf-16-be": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-32-be": "UTF-32",
    "utf-32-le": "UTF-32",
    "utf-8": "UTF-8",
}
_FALLBACK = "cp1252"
_ERAS = chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME
_SAMPLE = 200_000
_NEIGHBOURHOOD = 200
# dashes, quotes and the like of Windows-1252: with no other byte to go by, that is what a text is in
_TYPOGRAPHY = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb")
_ASCII = bytes(range(128))
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_BY_TYPOGRAPHY = frozenset({"mac-roman", "cp437", "cp850", "cp852"})


def encoding_name(codec: str) -> str:
    """Return the name people know a codec of Python by."""
    return _NAMES[codec]


def guess_codec(data: bytes) -> str:
    """Return the codec that bytes are most likely in; Windows-1252 where nothing speaks for any other."""
    found = chardet.detect(
        _sample(data),
        compat_names=False,
        encoding_era=_ERAS,
        prefer_superset=False,
        include_encodings=tuple(_NAMES),
    )["encoding"]
    codec = _known(found or _FALLBACK)
    high = frozenset(data.translate(None, _ASCII))
    if high and high <= _TYPOGRAPHY and codec not in _NOT_BY_TYPOGRAPHY:
        return _FALLBACK
    return codec


def _known(name: str) -> str:
    """Return our own spelling of a codec's name."""
    wanted = codecs.lookup(name).name
    return next((codec for codec in _NAMES if codecs.lookup(codec).name == wanted), _FALLBACK)


def _sample(data: bytes) -> bytes:
    """Return the bytes that tell most: the lines that hold others than ASCII."""
    if len(data) <= _SAMPLE:
        return data
    sample = bytearray()
    for line in data.split(b"\n"):
        first = _HIGH.search(line)
        if first:
            # what stands before is ASCII, so that no character is cut in two there
            start = max(0, first.start() - _NEIGHBOURHOOD)
            sample += line[start : start + _SAMPLE] + b"\n"
        if len(sample) >= _SAMPLE:
            break
    return bytes(sample)
