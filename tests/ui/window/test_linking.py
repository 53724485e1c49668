from pathlib import Path

from cxreader import app
from cxreader.exporters.draft import address
from cxreader.model.scope import Scope
from cxreader.session import leaving
from cxreader.ui import linking
from tests.ui.window.desk import Desk


def test_a_link_opens_its_document_and_highlight(desk: Desk) -> None:
    desk.start()
    last = desk.rows()[-1].id
    passage = [p for p in desk.session.open(last).passages if not p.noise][2]
    desk.session.highlight(last, passage.start, passage.end)
    (row,) = leaving.leave(desk.session, Scope()).rows
    linking.follow(desk.hub, address(row))
    assert desk.hub.document is not None
    assert desk.hub.document.id == last
    linking.follow(desk.hub, "cxreader:/open?doc=nowhere&h=1")
    assert desk.banner().startswith("What this link leads to is not in the open library.")


def test_arguments_are_files_or_links(tmp_path: Path) -> None:
    file = tmp_path / "a b.txt"
    link = app._brought("cxreader://open?doc=1&h=2")
    assert app._brought(file.as_uri()) == file
    assert app._brought(str(file)) == file
    assert app._brought("odd://a.txt").is_absolute()
    assert not link.is_absolute()
    files, (kept,) = linking.parted([file, link])
    assert (files, kept) == ([file], "cxreader:/open?doc=1&h=2")
