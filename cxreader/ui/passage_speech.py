"""What a screen reader says of a line of the list of passages."""

from PySide6.QtCore import QCoreApplication

from cxreader.model import language as languages
from cxreader.model.listed import PassageRow, PassageWords
from cxreader.ui.counts import counted, grouped
from cxreader.ui.passage_lines import Head

_translate = QCoreApplication.translate


def spoken(row: PassageRow, words: PassageWords, theme: str, number: int, passages: int) -> str:
    """Return the sentences about a passage.

    Args:
        row: The passage.
        words: Its words.
        theme: Name of the theme that it is listed for, empty for none.
        number: Its place in the list, from 1.
        passages: The number of passages in the list.

    """
    place = _translate("PassageRow", "Passage {} of {}.").format(grouped(number), grouped(passages))
    about = f"{theme}." if theme else _translate("PassageRow", "No theme.")
    if row.certainty:
        about = f"{theme}, {row.certainty.value}."
    sentences = [place, about, f"{languages.name(row.spoken)}.", words.text]
    if theme and row.verdict:
        sentences.append(_translate("PassageRow", "Decided: {}.").format(row.verdict.value))
    if words.notes:
        one, many = _translate("PassageRow", "{} note."), _translate("PassageRow", "{} notes.")
        sentences.append(counted(words.notes, one, many))
    if words.starred:
        sentences.append(_translate("PassageRow", "Quote."))
    return " ".join(sentences)


def spoken_head(head: Head, passages: int, *, folded: bool) -> str:
    """Return the words about a group: its name, its number of passages, and whether only its head is shown."""
    one, many = _translate("PassageRow", "{} passage"), _translate("PassageRow", "{} passages")
    words = f"{head.name}, {counted(passages, one, many)}"
    return f"{words}, {_translate('PassageRow', 'folded')}" if folded else words
