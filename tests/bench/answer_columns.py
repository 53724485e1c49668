"""Measures a table of answers with columns beside them: until it is stored, counted, listed and decided on.

Run: python tests/bench/answer_columns.py [--answers N] [--keep FILE]
Beside the counts stands what it takes to look at each passage of the scope with all that is told of it, which is what
they are. All is processor time of this process. Ends with status 1 where counting takes longer than its bound. A kept
library can be measured by ``passages.py --library``.
"""

import argparse
import csv
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis import codebook as codebooks
from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.scope import ColumnValue, Facet, Scope
from cxreader.readers import read_file
from cxreader.session import Session, open_session
from cxreader.store import codings, column_counts, columns

# milliseconds of processor time
BOUND = 50
RUNS = 5
PAGE, DECISIONS = 256, 1_024
COUNTRIES = {
    "El servicio tarda mucho en responder y nadie me dio una solución a mi queja número {}.": ("mx", "es", "ar"),
    "客服电话打不通，我等了{}分钟，希望你们改进服务。": ("cn",),
    "Za długo czekałem na odpowiedź obsługi klienta, sprawa {} nadal jest otwarta.": ("pl",),
    "The delivery was late and the contact centre never answered call {}.": ("uk", "us"),
}
AGES = ("18-24", "25-34", "35-44", "45-54", "55+")
SHOPS = 40

_T = TypeVar("_T")


def write(path: Path, answers: int) -> None:
    """Write a table of answers with five columns beside them."""
    chance = random.Random(5)  # noqa: S311 - the same table each time
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("respondent_id", "country", "wave", "age", "gender", "shop", "What could we do better?"))
        for number in range(answers):
            words, countries = chance.choice(tuple(COUNTRIES.items()))
            beside = (chance.choice(countries), chance.randint(1, 4), chance.choice(AGES), chance.choice("fmx"))
            shop = f"Shop {chance.randint(1, SHOPS)}"
            table.writerow((f"{number + 1:05}", *beside, shop, words.format(number)))


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Return how many milliseconds of processor time some work takes, and what it gives."""
    begun = time.process_time()
    found = work()
    return 1000 * (time.process_time() - begun), found


def best(work: Callable[[], object]) -> float:
    """Return the least of several runs: what else the machine does makes it longer only."""
    return min(timed(work)[0] for _ in range(RUNS))


def stored(path: Path, table: Path) -> Session:
    """Store a table in a new library."""
    analyst = Analyst(codebooks.load(codebooks.shipped()))
    reading, (read, source) = timed(lambda: read_file(table))
    understanding, document = timed(lambda: analyst.analyse(read, source))
    session = open_session(path)
    storing, _ = timed(lambda: session.add(document, "answers"))
    tell(f"{len(document.passages):,} answers: read {reading:.0f} ms (beside its own process)")
    tell(f"understood {understanding:.0f} ms, stored {storing:.0f} ms")
    return session


def scopes() -> dict[str, Scope]:
    """Return scopes as a person chooses them, and one in which nearly all is chosen."""
    mexico, first, woman = ColumnValue("country", "mx"), ColumnValue("wave", "1"), ColumnValue("gender", "f")
    wide = [ColumnValue("gender", each) for each in "fm"] + [ColumnValue("wave", each) for each in "123"]
    wide += [ColumnValue("age", each) for each in AGES[:4]] + [ColumnValue("country", each) for each in ("mx", "cn")]
    wide += [ColumnValue("shop", f"Shop {number}") for number in range(1, SHOPS)]
    return {
        "everything": Scope(),
        "one language": Scope(languages=frozenset({"pl"})),
        "one country": Scope(columns=frozenset({mexico})),
        "three columns": Scope(columns=frozenset({mexico, first, woman})),
        "five columns": Scope(columns=frozenset(wide)),
        "one theme": Scope(themes=frozenset({"contact-centre"})),
    }


def one_by_one(session: Session, scope: Scope) -> Counter[ColumnValue]:
    """Count by looking at each passage."""
    with session.library.reading() as db:
        found = codings.in_scope(db, scope.without(Facet.COLUMN))
        numbers = {
            (p.document, p.start): p.number for key in {key for key, *_ in found} for p in session.open(key).passages
        }
        told = columns.told_of(db, [(key, numbers[key, start]) for key, start, _ in found])
    counts: Counter[ColumnValue] = Counter()
    limits = scope.by_column()
    for beside in told.values():
        missing = {column for column, some in limits.items() if not {(column, each) for each in some} & set(beside)}
        counts.update(each for each in beside if not missing - {each.column})
    return counts


def measure(session: Session) -> bool:
    """Count scopes; return whether all is within bounds."""
    within = True
    for name, scope in scopes().items():
        with session.library.reading() as db:
            counting = best(partial(column_counts.count, db, scope))
        whole = best(partial(session.facets, scope))
        slow, counts = timed(partial(one_by_one, session, scope))
        found = session.facets(scope).columns
        if any(counts[each] != count.passages for each, count in found.items()):
            sys.exit(f"{name}: the counts are not those of looking at each passage.")
        tell(f"{name:<14} columns {counting:5.1f} ms, bound {BOUND} ms, one by one {slow:6.0f} ms")
        tell(f"{'':<14} all facets {whole:5.1f} ms")
        within = within and counting <= BOUND
    return within


def look_and_decide(session: Session) -> bool:
    """Read pages of the list and count with many decisions; return whether both are within their bound."""
    keys = [(document, start) for document, start, _ in session.passages(Scope())]
    middle = len(keys) // 2
    page = best(partial(session.passage_rows, Scope(), keys[middle : middle + PAGE]))
    plain = best(partial(session.size, Scope(themes=frozenset({"loyalty"}))))
    for begin in range(0, min(DECISIONS, len(keys)), PAGE):
        rows = session.passage_rows(Scope(), keys[begin : begin + PAGE])
        session.decide([(row, "loyalty") for row in rows], Verdict.YES)
    counting = best(partial(session.size, Scope(themes=frozenset({"loyalty"}))))
    tell(f"a page of {PAGE} rows {page:.1f} ms, bound {BOUND} ms")
    tell(
        f"a theme with {DECISIONS:,} decisions counted {counting:.1f} ms, bound {BOUND} ms, without them {plain:.1f} ms"
    )
    return max(page, counting) <= BOUND


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, print, and return 0 where all is within bounds."""
    parser = argparse.ArgumentParser(description="Measure a table of answers.")
    parser.add_argument("--answers", type=int, default=20_000, help="how many to make (default: 20000)")
    parser.add_argument("--keep", type=Path, help="where to put the library afterwards")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table, library = Path(folder) / "Answers.csv", Path(folder) / "Answers.cxlib"
        write(table, choice.answers)
        session = stored(library, table)
        within = measure(session) and look_and_decide(session)
        session.close()
        if choice.keep:
            shutil.copy(library, choice.keep)
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
