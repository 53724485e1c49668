"""What a change would do to the themes of all passages: of the codebook, or of what was learnt from decisions."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from cxreader.analysis.meaning.head import Head
from cxreader.analysis.themes import Classifier
from cxreader.judging.corpus import corpus
from cxreader.judging.mind import teach, told
from cxreader.judging.source import snapshot, source
from cxreader.model.judgement import Effect, Place, Trial
from cxreader.model.theme import Codebook, Example, Theme
from cxreader.store import codebooks, examples, judgements, lessons, places


def lesson(library: Path) -> Effect:
    """Return what learning from all decisions would change where nothing is decided yet."""
    with snapshot(library) as db:
        codebook = codebooks.load(db).looked_for()
        said = lessons.decided(db)
        shown, now = examples.load(db), judgements.themes(db)
    gained: defaultdict[str, list[Place]] = defaultdict(list)
    lost: defaultdict[str, list[Place]] = defaultdict(list)
    for place, themes in _speaking(library, teach(library, codebook, shown, told(said)), codebook):
        before, open_ = set(now.get(place, ())), {theme.id for theme in codebook.themes} - said.get(place, {}).keys()
        for theme in open_ & (set(themes) - before):
            gained[theme].append(place)
        for theme in open_ & (before - set(themes)):
            lost[theme].append(place)
    return Effect({theme: tuple(found) for theme, found in gained.items()}, {t: tuple(f) for t, f in lost.items()})


def trial(library: Path, codebook: Codebook, shown: tuple[Example, ...] | None, theme: str) -> Trial:
    """Return what a change of one theme would do."""
    with snapshot(library) as db:
        learnt, decided = lessons.learnt(db), places.decided(db, theme)
        found = judgements.themes(db)
        kept = examples.load(db) if shown is None else shown
    sought = codebook.looked_for()
    head = teach(library, sought, kept, told(learnt))
    judged = dict(_speaking(library, head, sought))
    before = {place for place, themes in found.items() if theme in themes and place not in decided}
    after = {place for place, themes in judged.items() if theme in themes and place not in decided}
    gained, lost = sorted(after - before), sorted(place for place in before - after if place in judged)
    now = len(before) + sum(decided.values())
    return Trial(
        now, now + len(gained) - len(lost), tuple(gained), tuple(lost), _stands(library, codebook.theme(theme))
    )


def _stands(library: Path, theme: Theme) -> Counter[tuple[str, str]]:
    """Return how often each term of a theme stands in a library, those that are switched off among them."""
    languages = {*theme.terms, *theme.off}
    terms = {language: (*theme.terms.get(language, ()), *theme.off.get(language, ())) for language in languages}
    return corpus(library).heard([theme._replace(terms=terms)])[0].found


def _speaking(library: Path, head: Head | None, codebook: Codebook) -> Iterator[tuple[Place, list[str]]]:
    """Yield each passage of a library with the themes that it speaks of: by words alone where there is no head."""
    passages = corpus(library)
    if head:
        yield from passages.found(head, codebook)
        return
    words = Classifier(codebook)
    with snapshot(library) as db:
        texts = {document: source(db, document) for document in {place.document for place in passages.places}}
    for place, language in zip(passages.places, passages.languages, strict=True):
        text, noise = texts[place.document]
        yield place, [finding.theme for finding in words.findings(text, place.start, place.end, language, noise)]
