"""All that waits is done at once, in the process of the test."""

from collections.abc import Iterator

from cxreader import judging
from cxreader.analysis import model_file
from cxreader.model.judgement import Judged, Place
from cxreader.model.scope import Scope
from cxreader.session import Session
from tests.again import analysed_again


def judge_all(session: Session) -> list[Judged]:
    """Judge all passages of a library that wait for it, keep what was found, and return it."""
    found = []
    for item in session.waiting(session.basis(by_meaning=model_file.is_there())):
        for judged in judge(session, item.document, item.numbers):
            session.take(judged)
            found.append(judged)
    return found


def judge(session: Session, document: int, numbers: int) -> Iterator[Judged]:
    """Yield what is found in the passages of a document, so many at once."""
    for first in range(0, max(1, numbers), judging.AT_ONCE):
        yield judging.judge(session.path, document, first)


def themes(session: Session) -> dict[Place, set[str]]:
    """Return the themes that the program finds in each passage, as the window shows them."""
    return {
        Place(row.id, passage.start, passage.end): {c.theme for c in passage.codings if c.certainty is not None}
        for row in session.documents(Scope())
        for passage in session.open(row.id).passages
        if not passage.noise
    }


def read_again(session: Session) -> None:
    """Analyse the texts again of which something else was said since."""
    for text, document in analysed_again(session.stored_texts(outdated=True), session.full_codebook()):
        session.classify_again(text, document)
