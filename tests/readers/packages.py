"""Making files of other programs by hand, and telling what a reader made of them."""

import io
import zipfile

from cxreader.model.document import Manner, Reading


def zipped(parts: dict[str, str]) -> bytes:
    """Return an archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return made.getvalue()


def laid(reading: Reading) -> list[tuple[str, int, str]]:
    """Return what the blocks of a reading are, their levels and their words."""
    return [(block.kind.value, block.level, reading.text[block.start : block.end]) for block in reading.blocks]


def marked(reading: Reading) -> list[tuple[str, str, str, str]]:
    """Return the words that are marked in a reading, with what was said of them, by whom and when."""
    return [(reading.text[mark.start : mark.end], mark.words, mark.author, mark.made) for mark in reading.remarks]


def check(reading: Reading) -> None:
    """Check what holds of every reading: blocks in order, all letters in them, remarks within the text."""
    at = 0
    for block in reading.blocks:
        assert not reading.text[at : block.start].strip()
        assert at <= block.start < block.end <= len(reading.text)
        at = block.end
    assert not reading.text[at:].strip()
    assert all(0 <= mark.start < mark.end <= len(reading.text) for mark in reading.remarks)
    assert "\0" not in reading.text
    reading.text.encode()


AS_IT_COMES = Manner()
