"""What is done to a library without a window, for the scripts here: run with the program's own Python.

edits.py judge LIBRARY     finds all themes by meaning
edits.py decide LIBRARY    refuses one theme in some passages and gives another one instead
edits.py learn LIBRARY     learns from all decisions
edits.py merge LIBRARY     merges themes one after the other; says "ready", and each one once it is stored
edits.py state LIBRARY     prints a number that tells one state of the codebook, and of what names it, from another
"""

import hashlib
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from cxreader import judging
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.model.scope import Scope
from cxreader.session import Session, open_session

_REFUSED, _GIVEN = "response-speed", "loyalty"
_STATE = (
    *("family", "theme", "term", "example", "example_theme", "highlight_theme"),
    *("decision", "lesson"),
)


def judge(session: Session) -> None:
    """Find all themes by meaning."""
    for item in session.waiting(session.basis(by_meaning=True)):
        for first in range(0, max(1, item.numbers), judging.AT_ONCE):
            session.take(judging.judge(session.path, item.document, first))


def decide(session: Session) -> None:
    """Refuse one theme in every second passage that has it, and give another one instead."""
    places = [Place(*place) for place in session.passages(Scope(themes=frozenset({_REFUSED})))[::2]]
    session.decide([(place, _REFUSED) for place in places], Verdict.NO)
    session.decide([(place, _GIVEN) for place in places], Verdict.YES)


def learn(session: Session) -> None:
    """Learn from all decisions."""
    session.learn()


def merge(session: Session) -> None:
    """Merge every theme of a family into its first one."""
    _say("ready")
    first: dict[str, str] = {}
    for theme in session.codebook.themes:
        target = first.setdefault(theme.family, theme.id)
        if target != theme.id:
            session.merge_themes(theme.id, target)
            _say(state(session.path))


def state(library: Path) -> str:
    """Return what tells one state of the codebook, and of all that names its themes, from another."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.execute("BEGIN")
        for table in _STATE:
            found.update(repr(db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()).encode())  # noqa: S608 - names above
    return found.hexdigest()[:16]


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - what a script waits for


def main() -> int:
    """Do what is asked for."""
    _, wish, library = sys.argv
    if wish == "state":
        _say(state(Path(library)))
        return 0
    session = open_session(Path(library))
    {"judge": judge, "decide": decide, "learn": learn, "merge": merge}[wish](session)
    session.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
