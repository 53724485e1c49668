"""What the open library knows of judging its passages: what waits for it, what was found, what was learnt."""

from cxreader.model.change import Change, Part
from cxreader.model.judgement import Judged
from cxreader.session.questions import Questions
from cxreader.store import editions, judgements


class Learning(Questions):
    """A library whose passages are judged, and judged anew where its codebook or the person says something else."""

    def basis(self, *, by_meaning: bool) -> str:
        """Return what the themes of all documents are to go by: this edition, and meaning or words alone."""
        with self._library.reading() as db:
            return editions.basis(editions.stamp(db), by_meaning=by_meaning)

    def waiting(self, basis: str) -> list[judgements.Waiting]:
        """Return the documents whose themes go by another basis."""
        with self._library.reading() as db:
            return judgements.waiting(db, basis)

    def take(self, judged: Judged) -> Change:
        """Keep what was found in some passages, and the meanings learnt on the way."""
        from cxreader.store import meanings  # loaded late: no start needs it

        with self._library.transaction(lasting=False) as db:
            if judged.meanings:
                meanings.keep(db, judged.model, judged.meanings)
            judgements.keep(db, judged)
        return Change(Part.FINDINGS, ids=(judged.document,))

    def is_unexplained(self, document: int, first: int, last: int) -> bool:
        """Tell whether passages of these numbers have themes by meaning without the words that speak for them."""
        with self._library.reading() as db:
            return judgements.unexplained(db, document, first, last)

    def untaught(self) -> int:
        """Return the number of decisions that the program would learn from now."""
        from cxreader.store import lessons  # loaded late: no start needs it

        with self._library.reading() as db:
            return lessons.untaught(db)

    def learn(self) -> Change:
        """Learn from all decisions; the documents then wait to be judged anew."""
        from cxreader.store import lessons  # loaded late: no start needs it

        with self._library.edit("Learn from Decisions") as db:
            lessons.learn(db)
            editions.renew(db)
        return Change(Part.CODEBOOK, "Learnt from your decisions. Undo: Ctrl+Z")
