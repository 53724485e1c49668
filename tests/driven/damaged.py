"""Overwrites some of a library's pages with garbage: it must be recovered or refused, and never be silently wrong.

damaged.py LIBRARY [--share PER CENT] [--rounds N] [--first SEED]

Run it with the program's own Python. A person's work is put into a copy of LIBRARY first. Each round overwrites other
pages, opens the library as the program does, asks it what the window asks, and has it looked over as the window does
half a minute later. What is answered must be true as long as no damage is told. Then what can be read is recovered:
nothing of it may be wrong, and what is missing must be told.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.errors import DamageError, LibraryError
from cxreader.model.annotation import Verdict
from cxreader.model.keeping import Recovery
from cxreader.model.ordering import Ordering
from cxreader.model.scope import Facet, Scope, SearchWords
from cxreader.model.searching import HitOrder
from cxreader.session import Session, files, open_session, searching
from cxreader.store.packing import unpacked_text

SOUGHT = ("kund", "客", "servicio", "obietnica", "sklep", "waiting", "delivery", "на")
OPENED = 200  # documents
# what a person did, and the texts, by what people are told of where some are missing
WORK = {
    "documents": "SELECT d.id, d.title, d.path, d.removed, t.text FROM text t JOIN document d ON d.id = t.document",
    "notes": "SELECT id, document, start, end, quote, note, starred FROM highlight",
    "note themes": "SELECT h.id, t.theme FROM highlight_theme t JOIN highlight h ON h.id = t.highlight",
    "decisions": "SELECT document, start, end, theme, verdict FROM decision",
    "corrections": "SELECT document, start, end, kind, value FROM correction",
    "tags": "SELECT document, tag FROM document_tag",
    "scopes": "SELECT name, scope FROM kept_scope",
    "themes": "SELECT id, name FROM theme",
    "words": "SELECT theme, language, term, used FROM term",
}

Rows = set[tuple[Any, ...]]
Question = Callable[[Session], Any]


def work_in(library: Path) -> None:
    """Do something of each kind in a library."""
    chance = random.Random(5)  # noqa: S311 - the same work each time
    with closing(open_session(library)) as session:
        keys = [row.id for row in session.documents(Scope())]
        for document in chance.sample(keys, min(300, len(keys))):
            (mark,) = session.highlight(document, 5, 40, ("loyalty",)).ids
            session.annotate(mark, f"note {document} " * chance.randint(1, 60))
            passages = [each for each in session.open(document).passages if not each.noise]
            session.decide([(each, "loyalty") for each in passages[:3]], Verdict.YES)
        session.set_tags(keys[::7], ("seen",))
        session.set_tags(keys[::9], ("again",))
        session.set_language(keys[3], "ja", (0, 40))
        session.remove(*keys[10:14])
        session.rename_theme("loyalty", "Staying")
        session.keep_scope("Polish", Scope().only(Facet.LANGUAGE, "pl"))


def work(library: Path) -> dict[str, Rows]:
    """Return what a person did, and the texts as they read."""
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as db:
        db.create_function("plain", 1, lambda text: unpacked_text(text) if isinstance(text, bytes) else text)
        return {kind: set(db.execute(query.replace("t.text", "plain(t.text)"))) for kind, query in WORK.items()}


def questions(keys: list[int]) -> dict[str, Question]:
    """Return what the window asks, by a name."""
    polish = Scope().only(Facet.LANGUAGE, "pl")
    asked: dict[str, Question] = {
        "facets": lambda session: session.facets(Scope()),
        "facets in Polish": lambda session: session.facets(polish),
        "listed": lambda session: session.listed(Scope(), Ordering()),
        "notes": lambda session: session.notes(),
        "passages": lambda session: session.passages(polish),
    }
    for key in keys:
        asked[f"document {key}"] = partial(_opened, key)
    for words in SOUGHT:
        asked[f"search {words}"] = partial(_found, words)
    return asked


def _opened(key: int, session: Session) -> Any:
    return session.open(key)


def _found(words: str, session: Session) -> Any:
    return searching.search(session, SearchWords(words), HitOrder.READING)


class Round:
    """One library, some of whose pages are overwritten."""

    def __init__(
        self, library: Path, before: dict[str, Rows], answers: dict[str, Any], asked: dict[str, Question]
    ) -> None:
        self._library = library
        self._before = before
        self._answers = answers
        self._asked = asked
        self.told: Counter[str] = Counter()

    def play(self, share: float, seed: int) -> list[str]:
        """Damage the library and return what is wrong."""
        content = damage(self._library, share, seed)
        told, wrong = self._ask()
        if not told:
            try:
                files.check(self._library)
            except DamageError:
                told = "when looked over"
        self.told[told or "nowhere"] += 1
        if not told or wrong:
            wrong = [f"damage told {told or 'nowhere'}, and not as before: {wrong}"] if wrong else []
        wrong += self._recover()
        if self._library.read_bytes() != content:
            wrong.append("the damaged library was written to")
        return wrong

    def _ask(self) -> tuple[str, list[str]]:
        """Return where damage was told, if it was, and which answers before that are wrong."""
        wrong: list[str] = []
        try:
            session = open_session(self._library, reading=True)
        except LibraryError:
            return "at once", wrong
        with closing(session):
            told = ""
            for name, question in self._asked.items():
                try:
                    if question(session) != self._answers[name]:
                        wrong.append(name)
                except LibraryError:
                    told = "when asked"
                except Exception as failure:  # noqa: BLE001 - that is what this is to find
                    wrong.append(f"{name}: {failure!r}")
        return told, wrong

    def _recover(self) -> list[str]:
        try:
            recovery = files.recover(self._library)
        except LibraryError:
            self.told["and refused"] += 1
            return []
        after = work(recovery.recovered)
        nameless = {row[1] for row in after["documents"] if row[1] == f"Recovered text {row[0]}"}
        after["documents"] = _known(after["documents"], self._before["documents"])
        wrong = [f"recovered, but never was: {kind}" for kind, rows in after.items() if not rows <= self._before[kind]]
        missing = {kind: len(rows - after[kind]) for kind, rows in self._before.items() if rows - after[kind]}
        if untold := set(missing) - lost(recovery):
            wrong.append(f"missing, and not told: {[(kind, missing[kind]) for kind in untold]}")
        if nameless != set(recovery.nameless):
            wrong.append(f"{len(nameless)} lost their names, and {len(recovery.nameless)} are told")
        with closing(open_session(recovery.recovered)) as session:
            session.facets(Scope())
        self.told["and recovered"] += 1
        self.told["… whole"] += not missing
        return wrong


def _known(after: Rows, before: Rows) -> Rows:
    """Return documents as they were where only their texts are left, and they bear a name that says so."""
    by_text = {(row[0], row[-1]): row for row in before}
    return {by_text.get((row[0], row[-1]), row) if row[1] == f"Recovered text {row[0]}" else row for row in after}


def lost(recovery: Recovery) -> set[str]:
    """Return the kinds of which people are told that some are missing."""
    kinds = {each.kind for each in recovery.salvage if each.lost}
    # what belongs to a note or a document is told with it
    return kinds | ({"note themes"} if "notes" in kinds else set())


def damage(library: Path, share: float, seed: int) -> bytes:
    """Write garbage over a share of the pages; return what the file is then."""
    dice = random.Random(seed)  # noqa: S311 - the same pages each time
    content = bytearray(library.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    pages = len(content) // size
    for page in dice.sample(range(pages), max(1, round(pages * share))):
        content[page * size : (page + 1) * size] = dice.randbytes(size)
    library.write_bytes(content)
    return bytes(content)


def tell(words: str) -> None:
    """Say how it goes."""
    print(words, flush=True)  # noqa: T201 - what a person runs this for


def main() -> int:
    """Play all rounds and return 0 where nothing was wrong in any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("library", type=Path)
    options.add_argument("--share", type=float, default=1.0, help="of the pages, in per cent (default: 1)")
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--first", type=int, default=1)
    given = options.parse_args()
    told: Counter[str] = Counter()
    good = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(shutil.copy(given.library, Path(folder, "Whole.cxlib")))
        work_in(whole)
        before = work(whole)
        with closing(open_session(whole)) as session:
            keys = [row.id for row in session.documents(Scope())]
            asked = questions(random.Random(1).sample(keys, min(OPENED, len(keys))))  # noqa: S311
            answers = {name: question(session) for name, question in asked.items()}
        for seed in range(given.first, given.first + given.rounds):
            with tempfile.TemporaryDirectory() as own:
                one = Round(Path(shutil.copy(whole, Path(own, "Mine.cxlib"))), before, answers, asked)
                wrong = one.play(given.share / 100, seed)
            told += one.told
            good += not wrong
            if wrong:
                tell(f"seed {seed}: {wrong}")
    for words, number in told.items():
        tell(f"{number:4} × {words}")
    tell(f"{good} of {given.rounds}")
    return 0 if good == given.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
