"""Finding what a person types in a text."""

from cxreader.model.folding import fold


def find(text: str, query: str) -> list[tuple[int, int]]:
    """Return where a typed query stands in a text: spans in text order that do not overlap.

    Case, accents, width, kinds of quotes and what cannot be seen make no difference. A blank query stands nowhere.
    """
    wanted = fold(query).text
    if not wanted.strip():
        return []
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    found = folded.text.find(wanted)
    while found >= 0:
        start, end = folded.span(found, found + len(wanted))
        # two letters of the comparable form may be one in the text: "s" stands twice in "ß"
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
        found = folded.text.find(wanted, found + len(wanted))
    return spans
