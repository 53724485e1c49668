"""What a file says of itself, as far as it means anything: titles, days, moments, languages."""

import re
from datetime import UTC, date, datetime
from pathlib import PurePath

# what programs put there of themselves
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?(?:word|excel|powerpoint)\b.*|(?:powerpoint|slide) presentation|word document"
    r"|(?:untitled|document|dokument|documento|unbenannt|sin título|bez tytułu|sans titre|senza titolo|无标题|未命名"
    r"|title|no title|\(?anonymous\)?|\(?unspecified\)?|template|normal)[\s\d_.-]*(?:\.\w{1,5})?)",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\S*\.(?:docx?|docm|dotx?|od[ts]|rtf|pdf|txt|html?|xlsx?|csv|epub|pptx?|tex|dvi|ps|indd|qxd|p65|fm|graffle|pages|wpd|sxw|fodt|xml|md|psd|pub)"
)
_LETTER = re.compile(r"[^\W_]")
_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})")
_EPOCH = 1970
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_LANGUAGE = frozenset({"und", "zxx", "mul", "none"})


def honest_title(title: str | None, name: str) -> str:
    """Return a title on one line; empty where it is only what a program puts there, or the name of a file.

    Args:
        title: The title as the file has it.
        name: The file's name.

    """
    words = " ".join((title or "").split())
    is_file = _FILE.fullmatch(words.lower()) or words.lower() in (name.lower(), PurePath(name).stem.lower())
    if not _LETTER.search(words) or is_file or _NO_TITLE.fullmatch(words):
        return ""
    return words


def day(written: str | None) -> str:
    """Return the day that a moment begins with, as ``2024-05-31``; empty where it names none."""
    found = _DAY.match(written or "")
    if not found:
        return ""
    try:
        told = date(*map(int, found.groups()))
    except ValueError:
        return ""
    # before that, no file was written: it is what programs put for none
    return told.isoformat() if told.year > _EPOCH else ""


def moment(written: str | None) -> str:
    """Return a moment of ISO 8601 as ``2024-05-31T12:00:00Z``, taken for UTC where it says nothing; empty for none."""
    try:
        told = datetime.fromisoformat((written or "").strip())
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def tag(written: str | None) -> str:
    """Return a tag of BCP 47; empty where it is none, or names no language."""
    said = (written or "").strip().replace("_", "-")
    return said if _TAG.fullmatch(said) and said.partition("-")[0].lower() not in _NO_LANGUAGE else ""
