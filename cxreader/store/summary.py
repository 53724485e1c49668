"""What the passages in scope say, gathered to be summed up: counts, quotes, and texts to compare."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cxreader.model.language import is_unspaced
from cxreader.model.passage import Noise, touching, without_edges
from cxreader.model.scope import Facet, Scope
from cxreader.model.summary import Quote
from cxreader.store import analyses, documents, facets, passage_list, selection

# so many texts are read, and so many of their passages compared, in all languages together
_TEXTS, _LEAST_TEXTS, _PASSAGES = 96, 4, 1_600
_QUOTES, _LOOKED_AT, _MOST_MARKED = 3, 60, 30
# a shorter passage is a heading more often than a quote
_SHORT, _SHORT_UNSPACED = 40, 15


class Spoken(NamedTuple):
    """What the passages of one language say.

    Attributes:
        language: Its base tag.
        passages: Passages in scope.
        documents: Documents that hold them.
        texts: Some of these passages.
        others: Some other passages of the same documents in the same language.
        quotes: The surest passages.

    """

    language: str
    passages: int
    documents: int
    texts: tuple[str, ...]
    others: tuple[str, ...]
    quotes: tuple[Quote, ...]


class Gathered(NamedTuple):
    """What was gathered; the fields are those of `Summary`."""

    passages: int
    documents: int
    marked: tuple[Quote, ...]
    tongues: tuple[Spoken, ...]
    is_part: bool


class _Passage(NamedTuple):
    """A passage of a document that is looked at, whether it is in scope, and how sure its theme is then."""

    document: int
    block: int
    start: int
    end: int
    language: str
    title: str
    fits: bool
    score: float


class _Texts:
    """The texts of documents, each read once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._read: dict[int, tuple[str, tuple[Noise, ...]]] = {}

    def plain(self, document: int, start: int, end: int) -> str:
        """Return how a stretch reads: without noise, and each white space a single space."""
        if document not in self._read:
            self._read[document] = documents.text(self._db, document), analyses.noise(self._db, document)
        text, noise = self._read[document]
        near = touching(noise, start, end)
        return passage_list.plain(text, *without_edges(text, start, end, near), near)[0]

    def plain_of(self, passages: Sequence[_Passage], most: int) -> tuple[str, ...]:
        """Return how passages read, at most so many, from everywhere among them."""
        some = passages[:: max(1, -(-len(passages) // most))]
        return tuple(self.plain(each.document, each.start, each.end) for each in some)


def gather(db: sqlite3.Connection, scope: Scope) -> Gathered:
    """Gather what the passages in a scope say that has one theme or some."""
    passages, documents_, _ = facets.size(db, scope)
    speaking = _speaking(db, scope)
    most = max(_LEAST_TEXTS, _TEXTS // max(1, len(speaking)))
    texts = _Texts(db)
    marked = _marked(db, scope, texts)
    found = _passages(db, scope, {document for _, near in speaking.values() for document in near[:most]})
    tongues = []
    for language, (number, near) in speaking.items():
        own = [each for each in found if each.language == language and each.document in near[:most]]
        inside, outside = ([each for each in own if each.fits is fits] for fits in (True, False))
        read, compared = (texts.plain_of(some, _PASSAGES // (2 * len(speaking))) for some in (inside, outside))
        tongues.append(Spoken(language, number, len(near), read, compared, _surest(inside, marked, texts)))
    is_part = any(len(near) > most for _, near in speaking.values())
    return Gathered(passages, documents_, marked, tuple(tongues), is_part)


def _speaking(db: sqlite3.Connection, scope: Scope) -> Mapping[str, tuple[int, Sequence[int]]]:
    """Return by language the number of passages in scope and their documents, those with the most passages first."""
    sql, values = facets.tally(db, scope)
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    query = (
        f"SELECT base, document, sum(passages) AS number FROM ({sql}) GROUP BY base, document ORDER BY number DESC, 2"
    )
    for language, document, number in db.execute(query, values):
        found[language].append((document, number))
    counted = {key: (sum(n for _, n in texts), [document for document, _ in texts]) for key, texts in found.items()}
    return dict(sorted(counted.items(), key=lambda item: (-item[1][0], item[0])))


def _passages(db: sqlite3.Connection, scope: Scope, texts: Iterable[int]) -> list[_Passage]:
    """Return all passages of some documents, with whether they are in scope and how sure their themes are."""
    # as numbers in the query itself: only those reach the tables behind the view
    listed = ", ".join(map(str, sorted(texts)))
    themes = selection.one_of("c.theme", sorted(scope.themes))
    within = selection.passages(db, scope, few=True)
    rows = db.execute(
        f"SELECT p.document, p.block, p.start, p.end, p.base, d.title, s.score IS NOT NULL AND {within.sql}, "
        "coalesce(s.score, 0) FROM passage p JOIN document d ON d.id = p.document LEFT JOIN ("
        "SELECT c.document, c.passage, max((c.verdict IS 'yes') * 2 + c.score) AS score FROM coding c "
        f"WHERE c.document IN ({listed}) AND {themes.sql} GROUP BY c.document, c.passage"
        ") s ON s.document = p.document AND s.passage = p.number "
        f"WHERE NOT p.noise AND p.document IN ({listed}) ORDER BY p.document, p.number",
        (*within.values, *themes.values),
    )
    return [_Passage._make((*place, bool(fits), score)) for *place, fits, score in rows]


def _marked(db: sqlite3.Connection, scope: Scope, texts: _Texts) -> tuple[Quote, ...]:
    """Return what the person marked as a quote to use: with a theme of the scope or, without any, in its passages."""
    listed = selection.documents(scope)
    around = selection.passages(db, scope.without(Facet.THEME), few=True)
    own, found = (selection.one_of(f"{table}.theme", sorted(scope.themes)) for table in "tc")
    rows = db.execute(
        "SELECT h.document, h.start, h.end, p.base, h.quote, d.title, min(p.block) + 1, h.note FROM highlight h "
        "JOIN document d ON d.id = h.document "
        "JOIN passage p ON p.document = h.document AND p.start < h.end AND p.end > h.start AND NOT p.noise "
        f"WHERE h.starred AND {listed.sql} AND {around.sql or 1} AND CASE "
        "WHEN EXISTS (SELECT 1 FROM highlight_theme t WHERE t.highlight = h.id) "
        f"THEN EXISTS (SELECT 1 FROM highlight_theme t WHERE t.highlight = h.id AND {own.sql}) "
        f"ELSE EXISTS (SELECT 1 FROM coding c WHERE c.document = p.document AND c.passage = p.number AND {found.sql}) "
        "END GROUP BY h.id ORDER BY h.document, h.start, h.id LIMIT ?",
        (*listed.values, *around.values, *own.values, *found.values, _MOST_MARKED),
    )
    quotes = [Quote(*row) for row in rows]
    # what lies in noise as a whole reads as it was marked
    return tuple(each._replace(text=texts.plain(*each[:3]) or " ".join(each.text.split())) for each in quotes)


def _surest(passages: Iterable[_Passage], marked: Sequence[Quote], texts: _Texts) -> tuple[Quote, ...]:
    """Return the surest passages as quotes, of different texts as far as possible, none that says what another does."""
    ordered = sorted(passages, key=lambda each: (-each.score, each.document, each.start))
    said: set[str] = set()
    fresh: list[Quote] = []
    more: list[Quote] = []
    for each in ordered[:_LOOKED_AT]:
        text = texts.plain(each.document, each.start, each.end)
        is_marked = any(
            quote.document == each.document and quote.start < each.end and each.start < quote.end for quote in marked
        )
        if is_marked or text in said or len(text) < (_SHORT_UNSPACED if is_unspaced(each.language) else _SHORT):
            continue
        said.add(text)
        quote = Quote(each.document, each.start, each.end, each.language, text, each.title, each.block + 1)
        (more if each.document in {other.document for other in fresh} else fresh).append(quote)
    return (*fresh, *more)[:_QUOTES]
