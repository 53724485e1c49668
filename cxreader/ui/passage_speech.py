"""What is said of a line of the list of passages: by a screen reader, and over it under the pointer."""

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
    whose = f"{row.label}." if row.label else ""
    beside = f"{', '.join(told_words(row))}." if row.beside else ""
    sentences = [place, about, f"{languages.name(row.spoken)}.", *filter(None, (whose, beside)), words.text]
    if theme and row.verdict:
        sentences.append(_translate("PassageRow", "Decided: {}.").format(row.verdict.value))
    if words.notes:
        one, many = _translate("PassageRow", "{} note."), _translate("PassageRow", "{} notes.")
        sentences.append(counted(words.notes, one, many))
    if words.starred:
        sentences.append(_translate("PassageRow", "Quote."))
    return " ".join(sentences)


def told_words(row: PassageRow) -> list[str]:
    """Return what stands beside an answer: ``country: mx``."""
    return [_translate("PassageRow", "{}: {}").format(*each) for each in row.beside]


def hint(row: PassageRow, words: PassageWords, theme: str) -> str:
    """Return why a passage is listed, and where it stands, a line for each.

    Args:
        row: The passage.
        words: Its words, with what in them speaks for a theme.
        theme: Name of the theme that it is listed for, empty for none.

    """
    lines = [f"{theme}, {row.certainty.value}" if row.certainty else theme]
    for kind, label in (
        ("word", _translate("PassageRow", "matched")),
        ("meaning", _translate("PassageRow", "meaning")),
    ):
        told = dict.fromkeys(words.text[start:end] for start, end, mark in words.marks if mark == kind)
        if told:
            lines.append(f"{label} {', '.join(f'“{word}”' for word in told)}")
    if row.certainty and not lines[1:]:
        # what its words mean is only told of those passages that were looked at
        lines.append(_translate("PassageRow", "by its meaning"))
    paragraph = _translate("PassageRow", "paragraph {}").format(grouped(row.block + 1))
    return "\n".join(
        filter(None, (*lines, ", ".join(filter(None, (row.label, *told_words(row)))), f"{row.title}, {paragraph}"))
    )


def spoken_head(head: Head, passages: int, *, folded: bool) -> str:
    """Return the words about a group: its name, its number of passages, and whether only its head is shown."""
    one, many = _translate("PassageRow", "{} passage"), _translate("PassageRow", "{} passages")
    words = f"{head.name}, {counted(passages, one, many)}"
    return f"{words}, {_translate('PassageRow', 'folded')}" if folded else words
