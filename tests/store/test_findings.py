from cxreader.model.document import Document
from cxreader.session import Session
from cxreader.store import findings


def test_findings_come_back_exactly_strongest_first(session: Session, seed_documents: tuple[Document, ...]) -> None:
    with session._library.reading() as db:
        for key, document in enumerate(seed_documents, 1):
            kept = findings.load(db, key)
            given = {n: list(passage.findings) for n, passage in enumerate(document.passages) if passage.findings}
            assert {n: sorted(found, key=lambda f: f.theme) for n, found in kept.items()} == {
                n: sorted(found, key=lambda f: f.theme) for n, found in given.items()
            }
            assert given
            for found in kept.values():
                scores = [finding.score for finding in found]
                assert scores == sorted(scores, reverse=True)


def test_a_document_without_findings_has_none(session: Session) -> None:
    with session._library.reading() as db:
        assert findings.load(db, 999) == {}
