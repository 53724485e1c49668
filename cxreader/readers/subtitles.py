"""From subtitles (SubRip, WebVTT) to their cues: each is a turn that begins at its time."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading
from cxreader.readers.composing import Composer
from cxreader.readers.decode import decode, decode_as

FORMAT = "Subtitles"
_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})?")
_ARROW = "-->"
_NUMBER = re.compile(r"[ \t]*\d{1,9}[ \t]*")
_BREAK = re.compile(r"\r\n|[\r\n]")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,60})?[ \t]+([^<>]{1,80})>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,60}\}")
_UNSPACED = re.compile("([\u2e80-\u9fff\uff00-\uffef])[ \t]*\n[ \t]*([\u2e80-\u9fff\uff00-\uffef])")
# parts of a WebVTT file that nobody reads
_ASIDE = re.compile(r"(?:WEBVTT|STYLE|REGION|NOTE)(?:[ \t].*)?")
_SECONDS = 60


class _Cue(NamedTuple):
    """Words on the screen.

    Attributes:
        time: When they come, as ``00:12`` or ``1:02:03``; empty where that makes no sense.
        words: They.

    """

    time: str
    words: str


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what subtitles say; raises ReadError where they say nothing."""
    decoded = decode_as(data, manner.encoding) if manner.encoding else decode(data)
    composer = Composer()
    odd = 0
    last = ""
    for cue in _cues(_BREAK.split(decoded.text)):
        voice = _VOICE.search(cue.words)
        words = _joined(html.unescape(_TAG.sub("", cue.words)))
        # a cue that only rolls on says what the last one said
        if not words or words == last:
            continue
        last = words
        odd += not cue.time
        speaker = f"{voice[1].strip()}:" if voice else ""
        marker = " ".join(part for part in (f"[{cue.time}]" if cue.time else "", speaker) if part)
        kind = BlockKind.TURN if marker else BlockKind.PARAGRAPH
        composer.add(kind, f"{marker} {words}" if marker else words, marker=marker)
    said = (f"{odd:,} of the times make no sense. What was said there was read all the same.",) if odd else ()
    return composer.reading(name, FORMAT, title=name.rpartition(".")[0], warnings=said, decoded=decoded)


def _cues(lines: list[str]) -> Iterator[_Cue]:
    """Yield the cues of a file's lines; a blank line ends each, as does the time of the next."""
    time: str | None = None
    words: list[str] = []
    skipping = False
    for at, line in enumerate([*lines, ""]):
        if _ARROW in line:
            if words:
                yield _Cue(time or "", "\n".join(words))
            times = _TIMES.match(line)
            time, words, skipping = _short(times[1]) if times else "", [], False
        elif not line.strip():
            if words and time is not None:
                yield _Cue(time, "\n".join(words))
            # a blank line within a cue: what comes after it is said at no other time
            words, skipping = [], False
        elif _ASIDE.fullmatch(line) and not words and (time is None or line.split()[0] != "NOTE" or not lines[at - 1]):
            skipping = True
        elif not skipping:
            is_next = _NUMBER.fullmatch(line) and _ARROW in "".join(lines[at + 1 : at + 2])
            if not is_next and time is not None:
                words.append(line)


def _joined(words: str) -> str:
    """Return words in one line: that they are on two is for want of room. Chinese and Japanese have no spaces."""
    return " ".join(_UNSPACED.sub(r"\1\2", words).split())


def _short(time: str) -> str:
    """Return a time without its fractions; empty where it is none."""
    *hours, minutes, seconds = (int(part) for part in re.split("[.,]", time)[0].split(":"))
    if minutes >= _SECONDS or seconds >= _SECONDS:
        return ""
    return f"{hours[0]}:{minutes:02}:{seconds:02}" if any(hours) else f"{minutes:02}:{seconds:02}"
