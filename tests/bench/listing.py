"""Compares the list of documents of a large library with a plain list of as many words, in processor time.

Run: python tests/bench/listing.py [--documents N]
The documents are the four samples, stored again and again under other names: their texts and passages, which no list
reads, are there once.
"""

import argparse
import gc
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QListView

from cxreader import importing, paths
from cxreader.model.document import Document
from cxreader.model.ordering import Ordering, OrderKey
from cxreader.model.scope import Length, Scope, Status
from cxreader.session import Session, open_session
from cxreader.store.titles import folded_title, sorting_title
from cxreader.ui.appearance import Appearance
from cxreader.ui.document_list import DocumentList

_NAMES = ("Refunds", "Answers", "Visit", "Queue", "Counter", "Parcel", "Letter", "Branch", "Call", "Reply", "Storm")


def make_library(path: Path, documents: int) -> None:
    """Store the samples, and each of them again under other names until there are so many documents."""
    with closing(open_session(path)) as session:
        for item in importing.prepare(paths.seeds(), session.full_codebook()):
            if isinstance(item, Document):
                session.add(item, "samples")
        session.settle()
    with closing(sqlite3.connect(path)) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(document)")]
        copied = ", ".join(
            c for c in columns if c not in ("id", "guid", "sha256", "title", "folded", "sorting", "origin")
        )
        chance = random.Random(1)  # noqa: S311 - the same titles each time
        titles = [f"{chance.choice(_NAMES)} {chance.choice(_NAMES).lower()} {n}" for n in range(5, documents + 1)]
        db.executemany(
            f"INSERT INTO document (id, guid, sha256, title, folded, sorting, {copied}) "  # noqa: S608 - names of columns
            f"SELECT ?1, 'g' || ?1, 's' || ?1, ?2, ?3, ?4, {copied} FROM document WHERE id = 1 + ?1 % 4",
            ((n, title, folded_title(title, ""), sorting_title(title)) for n, title in enumerate(titles, 5)),
        )
        for table, rest in (
            ("document_language", "number, language, base, passages"),
            ("document_theme", "theme, base, passages, doubtful, said"),
        ):
            db.execute(
                f"INSERT INTO {table} (document, {rest}) SELECT n, {rest} "  # noqa: S608 - as above
                f"FROM (SELECT id AS n FROM document WHERE id > 4) JOIN {table} ON document = 1 + n % 4"
            )
        db.execute("INSERT INTO place SELECT id, 0, id % 900 FROM document WHERE id % 3 = 0")
        db.execute(
            "INSERT INTO document_tag (document, tag) SELECT id, 'tag ' || id % 5 FROM document WHERE id % 4 = 0"
        )
        db.execute("UPDATE document SET dated = date('2026-11-30', (-id % 700) || ' days'), length = 20 * (id % 200)")
        db.execute(
            "INSERT INTO highlight (guid, document, start, end, quote, created, modified) "
            "SELECT 'h' || id, id, 0, 5, 'quote', '', '' FROM document WHERE id % 7 = 0"
        )
        db.execute("DELETE FROM stale")
        db.commit()
        db.execute("ANALYZE")


def took(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that something takes, the painting after it among them."""
    gc.collect()
    start = time.process_time()
    work()
    QApplication.processEvents()
    return 1_000 * (time.process_time() - start)


def show(session: Session, panel: DocumentList, scope: Scope, ordering: Ordering) -> None:
    panel.set_documents(session.listed(scope, ordering))


def page(view: QListView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 77_000)


def ours(session: Session, look: Appearance) -> dict[str, float]:
    """Measure our list."""
    panel = DocumentList(look)
    panel.set_source(session.document_rows, session.titles_beginning)
    panel.set_families({family.id: family for family in session.codebook.families})
    panel.resize(280, 800)
    panel.show()
    QApplication.processEvents()
    themes = frozenset({session.codebook.themes[0].id})
    scopes = {
        "filtered by language": Scope(languages=frozenset({"pl"})),
        "filtered by theme": Scope(themes=themes),
        "filtered by language and theme": Scope(languages=frozenset({"pl"}), themes=themes),
        "filtered by unread": Scope(statuses=frozenset({Status.UNREAD})),
        "filtered by unread and theme": Scope(statuses=frozenset({Status.UNREAD}), themes=themes),
        "filtered by unread and language": Scope(statuses=frozenset({Status.UNREAD}), languages=frozenset({"pl"})),
        "filtered by length": Scope(lengths=frozenset({Length.MEDIUM})),
        "filtered by month": Scope(months=frozenset({"2026-10"})),
        "filtered by month and theme": Scope(months=frozenset({"2026-10"}), themes=themes),
        "filtered by tag": Scope(tags=frozenset({"tag 0"})),
        "filtered by duplicate": Scope(statuses=frozenset({Status.DUPLICATE})),
    }
    figures = {"shown": took(lambda: show(session, panel, Scope(), Ordering()))}
    for name, scope in scopes.items():
        figures[name] = took(partial(show, session, panel, scope, Ordering()))
        show(session, panel, Scope(), Ordering())
    for key in OrderKey:
        figures[f"sorted by {key}"] = took(partial(show, session, panel, Scope(), Ordering(key)))
    figures["far page, painted"] = max(took(lambda: page(panel.view)) for _ in range(20))
    figures["title found by its first letters"] = took(lambda: panel.view.keyboardSearch("sto"))
    current = panel.current() or 1
    figures["one document changed"] = took(lambda: panel.renew((current,)))
    keys = session.listed(Scope(), Ordering(OrderKey.NOTES))
    keys.ids.pop(50)
    figures["one document gone"] = took(lambda: panel.set_documents(keys))
    return figures


def plain(session: Session) -> dict[str, float]:
    """Measure a list of the titles alone, as Qt has one."""
    titles = [title for (title,) in sqlite3.connect(session.path).execute("SELECT title FROM document")]
    model, proxy, view = QStringListModel(), QSortFilterProxyModel(), QListView()
    view.setUniformItemSizes(True)
    proxy.setSourceModel(model)
    view.setModel(proxy)
    view.resize(280, 800)
    view.show()
    QApplication.processEvents()
    figures = {"shown": took(lambda: model.setStringList(titles))}
    filtered = took(lambda: proxy.setFilterFixedString("Storm"))
    proxy.setFilterFixedString("")
    by_title = took(lambda: proxy.sort(0, Qt.SortOrder.AscendingOrder))
    return figures | {
        "filtered by language": filtered,
        "sorted by title": by_title,
        "far page, painted": max(took(lambda: page(view)) for _ in range(20)),
        "title found by its first letters": took(lambda: view.keyboardSearch("sto")),
    }


def main() -> int:
    """Measure both and print the figures side by side."""
    parser = argparse.ArgumentParser(description="Compare the list of documents with a plain list of words.")
    parser.add_argument("--documents", type=int, default=100_000)
    number: int = parser.parse_args().documents
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Large.cxlib"
        make_library(path, number)
        with closing(open_session(path)) as session:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            figures = ours(session, Appearance(app, "light"))
            room = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            baseline = plain(session)
    lines = [f"{number:,} documents; ms of processor time      ours   plain list of titles"]
    lines += [
        f"{name:40} {figure:9.1f}" + (f"   {baseline[name]:9.1f}" if name in baseline else "")
        for name, figure in figures.items()
    ]
    lines.append(f"{'memory, MiB':40} {room:9.1f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
