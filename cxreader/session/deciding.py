"""What a person says of passages, one or many at once."""

from collections.abc import Sequence
from itertools import groupby

from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Place
from cxreader.model.listed import PassageRow
from cxreader.model.moment import now
from cxreader.model.passage import touching, without_edges
from cxreader.model.views import CodedPassage
from cxreader.session.questions import Questions
from cxreader.store import analyses, codings, documents, highlights

# a passage by where it stands, whatever else is known of it
Placed = CodedPassage | PassageRow | Place


class Deciding(Questions):
    """The themes and highlights that a person gives to passages; each call is one step to undo."""

    def accept(self, passage: Placed, theme: str) -> Change:
        """Say that a passage does speak of a theme."""
        return self.decide([(passage, theme)], Verdict.YES)

    def refuse(self, passage: Placed, theme: str) -> Change:
        """Say that a passage does not speak of a theme."""
        return self.decide([(passage, theme)], Verdict.NO)

    def decide(self, themes: Sequence[tuple[Placed, str]], verdict: Verdict) -> Change:
        """Say of passages whether they do speak of a theme, each of the one beside it."""
        names = {self._codebook.theme(theme).name for _, theme in themes}
        if verdict is Verdict.YES:
            name = _counted(f"Yes, {names.pop()}" if len(names) == 1 else "Yes", len(themes))
            return self._decide(name, [(*each, verdict) for each in themes], name)
        name = _counted(f"Not {names.pop()}" if len(names) == 1 else "Not these themes", len(themes))
        return self._decide(name, [(*each, verdict) for each in themes], f"{name}. Undo: Ctrl+Z")

    def set_theme(self, passage: Placed, theme: str, instead_of: str = "") -> Change:
        """Give a passage a theme, in the place of another one where that is named."""
        return self.give_theme([(passage, instead_of)], theme)

    def give_theme(self, passages: Sequence[tuple[Placed, str]], theme: str) -> Change:
        """Give passages a theme, each in the place of the one beside it, where one is named."""
        name = self._codebook.theme(theme).name
        said = [(passage, theme, Verdict.YES) for passage, _ in passages]
        said += [(passage, other, Verdict.NO) for passage, other in passages if other and other != theme]
        words = _counted(f"Theme is now {name}", len(passages))
        return self._decide(_counted(f"Theme {name}", len(passages)), said, words)

    def mark(self, passages: Sequence[Placed], *, quote: bool = False) -> Change:
        """Highlight passages as whole sentences, or mark them as quotes to use; what is so already stays as it is."""
        with self._library.edit("Mark as Quote" if quote else "Highlight") as db:
            keys = []
            for document, places in groupby(sorted(map(_place, passages)), key=lambda place: place.document):
                text, noise = documents.text(db, document), analyses.noise(db, document)
                known = {(mark.start, mark.end): mark.id for mark in highlights.of_document(db, document)}
                for place in places:
                    gaps = touching(noise, place.start, place.end)
                    start, end = without_edges(text, place.start, place.end, gaps)
                    key = known.get((start, end)) or highlights.add(
                        db, document, start, end, text[start:end], now(), self.author
                    )
                    if quote:
                        highlights.star(db, key, True, now())
                    keys.append(key)
        words = _counted("Marked as quote" if quote else "Highlighted", len(passages))
        return Change(Part.HIGHLIGHTS, words, tuple(keys))

    def _decide(self, name: str, said: Sequence[tuple[Placed, str, Verdict]], message: str) -> Change:
        with self._library.edit(name) as db:
            for passage, theme, verdict in said:
                codings.decide(db, _place(passage), theme, verdict, now())
        places = dict.fromkeys(_place(passage) for passage, *_ in said)
        ids = dict.fromkeys(place.document for place in places)
        return Change(Part.DECISIONS, message, tuple(ids), places=tuple(places))


def _place(passage: Placed) -> Place:
    return Place(passage.document, passage.start, passage.end)


def _counted(words: str, passages: int) -> str:
    """Return words with the number of the passages that they are about, where there are several."""
    return words if passages == 1 else f"{words}: {passages:,} passages"
