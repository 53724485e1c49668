from array import array
from collections.abc import Iterable, Sequence
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.ordering import Listed
from cxreader.model.views import DocumentRow
from cxreader.ui.document_rows import ROW_ROLE, DocumentModel

ROLE = Qt.ItemDataRole


class Shelf:
    """Gives rows by their ids, and remembers what it was asked for."""

    def __init__(self, rows: Iterable[DocumentRow]) -> None:
        self.rows = {row.id: row for row in rows}
        self.asked: list[list[int]] = []

    def fetch(self, documents: Sequence[int]) -> list[DocumentRow]:
        self.asked.append(list(documents))
        return [self.rows[key] for key in documents if key in self.rows]


def listed(ids: Iterable[int], scoped: Iterable[int] = ()) -> Listed:
    return Listed(array("q", ids), array("q", scoped))


def titles(model: DocumentModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def shelf(samples: SimpleNamespace) -> Shelf:
    return Shelf((samples.spanish(), samples.chinese(), samples.polish()))


@pytest.fixture
def model(shelf: Shelf, qtmodeltester: ModelTester) -> DocumentModel:
    rows = DocumentModel()
    rows.set_source(shelf.fetch)
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    return rows


@pytest.fixture
def many(samples: SimpleNamespace) -> Shelf:
    return Shelf(samples.spanish(id=key, title=f"Text {key}") for key in range(1, 1001))


def test_the_model_keeps_qts_rules_through_every_change(model: DocumentModel, shelf: Shelf) -> None:
    model.show_names(["new.txt"])
    for ids in ([1], [1, 2, 3], [1, 3], [3, 1], [2, 3, 1], [], [2], [2, 3]):
        model.show_documents(listed(ids))
        assert titles(model) == [*(shelf.rows[key].title for key in ids), "new.txt"]
    for names in (["new.txt", "b.txt"], ["b.txt"], []):
        model.show_names(names)
        assert titles(model) == [shelf.rows[2].title, shelf.rows[3].title, *names]


def test_only_the_rows_that_are_looked_at_are_asked_for(many: Shelf) -> None:
    model = DocumentModel()
    model.set_source(many.fetch)
    model.show_documents(listed(range(1000, 0, -1)))
    assert many.asked == []
    assert model.rowCount() == 1000
    assert model.index(500, 0).data() == "Text 500"
    assert model.index(501, 0).data() == "Text 499"
    (page,) = many.asked
    assert 500 in page
    assert len(page) < 100


def test_few_pages_are_kept_and_those_looked_at_last(many: Shelf) -> None:
    model = DocumentModel()
    model.set_source(many.fetch)
    # the page of the first row is looked at all the time
    model.show_documents(listed([*range(1, 1001)] * 5))
    for row in range(0, 5000, 64):
        assert model.index(row, 0).data() == f"Text {row % 1000 + 1}"
        assert model.index(0, 0).data() == "Text 1"
    assert len(many.asked) == len(range(0, 5000, 64))
    assert model.index(64, 0).data() == "Text 65"
    assert len(many.asked) == len(range(0, 5000, 64)) + 1


def test_a_change_asks_again_only_for_pages_that_hold_it(many: Shelf, qtbot: QtBot) -> None:
    model = DocumentModel()
    model.set_source(many.fetch)
    model.show_documents(listed(range(1, 1001)))
    assert (model.index(0, 0).data(), model.index(999, 0).data()) == ("Text 1", "Text 1000")
    many.rows[1000] = many.rows[1000]._replace(title="Renamed")
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.rowsRemoved):
        model.renew((1000, 500))
    assert touched == [(992, 999)]
    assert (model.index(0, 0).data(), model.index(999, 0).data()) == ("Text 1", "Renamed")
    assert len(many.asked) == 3
    model.renew()
    assert touched[1:] == [(0, 31), (992, 999)]


def test_documents_that_come_last_leave_the_rows_before_them_as_they_are(many: Shelf) -> None:
    model = DocumentModel()
    model.set_source(many.fetch)
    model.show_documents(listed(range(1, 200)))
    assert (model.index(0, 0).data(), model.index(198, 0).data()) == ("Text 1", "Text 199")
    model.show_documents(listed(range(1, 201)))
    assert (model.index(0, 0).data(), model.index(199, 0).data()) == ("Text 1", "Text 200")
    assert [page[0] for page in many.asked] == [1, 193, 193]


def test_a_row_keeps_its_place_when_others_come_before_it(model: DocumentModel) -> None:
    model.show_documents(listed([2]))
    place = QPersistentModelIndex(model.index(0, 0))
    model.show_documents(listed([1, 2]))
    model.show_names(["b.txt"])
    assert place.row() == 1


def test_a_row_tells_how_many_of_its_passages_are_in_scope(model: DocumentModel) -> None:
    model.show_documents(listed([1, 2]))
    assert [model.index(row, 0).data(ROW_ROLE).scoped for row in (0, 1)] == [22, 20]
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    model.show_documents(listed([1, 2], [5, 6]))
    assert [model.index(row, 0).data(ROW_ROLE).scoped for row in (0, 1)] == [5, 6]
    assert touched == [(0, 1)]
    model.show_documents(listed([]))
    assert touched == [(0, 1)]
    model.show_documents(listed([1, 2], [5, 6]))
    assert "5 of 22 passages" in model.index(0, 0).data(ROLE.AccessibleTextRole)


def test_a_document_that_is_no_more_has_an_empty_row(model: DocumentModel) -> None:
    model.show_documents(listed([1, 77]))
    assert model.row(model.index(1, 0)) is None
    assert model.index(1, 0).data() is None
    assert model.document(model.index(1, 0)) == 77


def test_files_being_read_cannot_be_chosen(model: DocumentModel) -> None:
    model.show_documents(listed([1]))
    model.show_names(["new.txt"])
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.row(model.index(1, 0)) is None
    assert model.index(1, 0).data(ROLE.AccessibleTextRole) == "new.txt. Reading…"
    assert model.index(1, 0).data(ROLE.DecorationRole) is None
    assert model.index(1, 0).data(ROW_ROLE) is None


def test_documents_are_found_by_their_ids(model: DocumentModel, samples: SimpleNamespace) -> None:
    model.show_documents(listed([1, 2, 3]))
    assert model.find(2).row() == 1
    assert not model.find(77).isValid()
    assert model.places((3, 77, 1)) == [0, 2]
    assert (model.places((2,)), model.places((77,)), model.places(())) == ([1], [], [])
    assert list(model.documents(1, 2)) == [2, 3]
    assert model.document(QModelIndex()) == 0
    assert model.index(1, 0).data(ROW_ROLE) == samples.chinese()
    assert model.data(QModelIndex()) is None


def test_without_a_source_there_are_no_rows(samples: SimpleNamespace) -> None:
    model = DocumentModel()
    model.show_documents(listed([1]))
    assert model.row(model.index(0, 0)) is None
    model.set_source(lambda _: [samples.spanish()])
    assert model.row(model.index(0, 0)) == samples.spanish()


def test_the_tooltip_has_the_whole_title_and_the_path(model: DocumentModel) -> None:
    model.show_documents(listed([1, 3]))
    assert model.index(0, 0).data(ROLE.ToolTipRole) == "Los beneficios de los 1-800 número\n/texts/es.txt"
    assert model.index(1, 0).data(ROLE.ToolTipRole) == "To nasz wielki zaszczyt"
    assert model.index(1, 0).data(ROLE.DecorationRole) is None


def test_a_row_is_spoken_in_whole_sentences(model: DocumentModel) -> None:
    model.show_documents(listed([1]))
    assert model.index(0, 0).data(ROLE.AccessibleTextRole) == (
        "Los beneficios de los 1-800 número. Spanish, 557 words. "
        "Main themes: Contact centre, Live chat, Loyalty. 2 notes. Not read yet."
    )


def test_of_the_rows_in_sight_those_are_told_that_read_otherwise(many: Shelf) -> None:
    model = DocumentModel()
    model.set_source(many.fetch)
    model.show_documents(listed(range(1, 1001)))
    assert (model.index(0, 0).data(), model.index(40, 0).data()) == ("Text 1", "Text 41")
    assert model.index(999, 0).data() == "Text 1000"
    for key in (3, 41, 1000):
        many.rows[key] = many.rows[key]._replace(title="Renamed")
    asked = len(many.asked)
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    model.renew(seen=range(42))
    assert touched == [(2, 2), (40, 40)]
    assert len(many.asked) == asked + 2
    assert model.index(999, 0).data() == "Renamed"
    model.renew((500,), seen=range(42))
    assert len(touched) == 2
