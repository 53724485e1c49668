"""How many passages of each document have a theme: counted once, and kept until they change."""

import sqlite3
from collections.abc import Sequence

from cxreader.model.passage import Certainty

# tells of `coding c` whether it is doubtful and nothing was decided of that
DOUBTFUL = f"c.certainty IS '{Certainty.DOUBTFUL}' AND c.verdict IS NULL"
# so many documents are counted one by one; of more the whole library is looked at
PORTION = 200
# a query for the counts of some documents: for each of their themes and, under no name, for all of them together
COUNTED_ANEW = (
    f"SELECT c.document, c.theme, c.base, count(*) AS passages, sum({DOUBTFUL}) AS doubtful, "
    "sum(c.verdict IS 'yes') AS said "
    "FROM coded c WHERE c.document IN ({0}) GROUP BY c.document, c.theme, c.base "
    f"UNION ALL SELECT c.document, '', c.base, count(DISTINCT c.passage), "
    f"count(DISTINCT CASE WHEN {DOUBTFUL} THEN c.passage END), "
    "count(DISTINCT CASE WHEN c.verdict IS 'yes' THEN c.passage END) "
    "FROM coded c WHERE c.document IN ({0}) GROUP BY c.document, c.base"
)
# a query for all themes that are counted, also those that are no more
_THEMES = (
    "WITH RECURSIVE counted (theme) AS (SELECT min(theme) FROM document_theme UNION ALL "
    "SELECT (SELECT min(theme) FROM document_theme WHERE theme > c.theme) FROM counted c WHERE c.theme IS NOT NULL) "
    "SELECT theme FROM counted"
)


def settle(db: sqlite3.Connection, documents: Sequence[int]) -> None:
    """Count the themes of some documents anew; called within a transaction."""
    for first in range(0, len(documents), PORTION):
        # as numbers in the query itself: only those reach the tables behind the view
        some = ", ".join(map(str, documents[first : first + PORTION]))
        db.execute(f"DELETE FROM document_theme WHERE theme IN ({_THEMES}) AND document IN ({some})")
        db.execute(f"INSERT INTO document_theme {COUNTED_ANEW.format(some)}")
        db.execute(f"DELETE FROM stale WHERE document IN ({some})")


def stale(db: sqlite3.Connection, most: int) -> list[int]:
    """Return the documents whose themes are to be counted anew, at most so many."""
    return [int(key) for (key,) in db.execute("SELECT document FROM stale LIMIT ?", (most,))]
