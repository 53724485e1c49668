from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.ui.document_rows import ALIKE_ROLE, ROW_ROLE, DocumentModel, details, facts, further_languages, spoken

ROLE = Qt.ItemDataRole


@pytest.fixture
def model(qtmodeltester: ModelTester) -> DocumentModel:
    rows = DocumentModel()
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    return rows


def titles(model: DocumentModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules_through_every_change(samples: SimpleNamespace, model: DocumentModel) -> None:
    a, b, c = samples.spanish(), samples.chinese(), samples.polish()
    for rows in ([a], [a, b, c], [a, c], [c, a], [b, c, a], [], [b]):
        model.show_entries(rows, ["new.txt"])
        assert titles(model) == [*(row.title for row in rows), "new.txt"]


def test_a_changed_count_touches_only_its_row(samples: SimpleNamespace, model: DocumentModel, qtbot: QtBot) -> None:
    model.show_entries([samples.spanish(), samples.chinese(), samples.polish()], [])
    touched: list[int] = []
    model.dataChanged.connect(lambda first, last: touched.extend((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.rowsRemoved):
        model.show_entries([samples.spanish(), samples.chinese(), samples.polish()], [])
        model.show_entries([samples.spanish(notes=9), samples.chinese(), samples.polish()], [])
    assert touched == [0, 0]


def test_a_row_that_moves_down_is_told_of_its_change(samples: SimpleNamespace, model: DocumentModel) -> None:
    model.show_entries([samples.chinese()], [])
    touched: list[int] = []
    model.dataChanged.connect(lambda first, _last: touched.append(first.row()))
    model.show_entries([samples.spanish(), samples.polish(), samples.chinese()], [])
    assert touched == []
    model.show_entries([samples.polish(), samples.spanish(id=2)], [])
    assert touched == [1]


def test_a_row_keeps_its_place_when_others_come_before_it(samples: SimpleNamespace, model: DocumentModel) -> None:
    model.show_entries([samples.chinese()], [])
    place = QPersistentModelIndex(model.index(0))
    model.show_entries([samples.spanish(), samples.chinese()], ["b.txt"])
    assert place.row() == 1


def test_files_being_read_cannot_be_chosen(samples: SimpleNamespace, model: DocumentModel) -> None:
    model.show_entries([samples.spanish()], ["new.txt"])
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsEnabled
    assert model.row(model.index(1)) is None
    assert model.index(1).data(ROLE.AccessibleTextRole) == "new.txt. Reading…"
    assert model.index(1).data(ROLE.DecorationRole) is None


def test_a_document_is_found_by_its_id(samples: SimpleNamespace, model: DocumentModel) -> None:
    model.show_entries([samples.spanish(), samples.chinese()], ["new.txt"])
    assert model.find(2).row() == 1
    assert not model.find(77).isValid()
    assert model.index(1).data(ROW_ROLE) == samples.chinese()
    assert model.data(QModelIndex()) is None


def test_the_tooltip_has_the_whole_title_and_the_path(samples: SimpleNamespace, model: DocumentModel) -> None:
    model.show_entries([samples.spanish(), samples.polish()], [])
    assert model.index(0).data(ROLE.ToolTipRole) == "Los beneficios de los 1-800 número\n/texts/es.txt"
    assert model.index(1).data(ROLE.ToolTipRole) == "To nasz wielki zaszczyt"
    assert model.index(1).data(ROLE.DecorationRole) is None


def test_a_row_is_spoken_in_whole_sentences(samples: SimpleNamespace, model: DocumentModel) -> None:
    model.show_entries([samples.spanish()], [])
    assert model.index(0).data(ROLE.AccessibleTextRole) == (
        "Los beneficios de los 1-800 número. Spanish, 557 words. "
        "Main themes: Contact centre, Live chat, Loyalty. 2 notes."
    )


def test_a_row_in_a_scope_says_how_much_of_it_is_in(samples: SimpleNamespace) -> None:
    assert spoken(samples.chinese()) == (
        "客户体验和联系中心挑战. Chinese, 2,899 characters. Main themes: Contact centre. 20 of 126 passages."
    )
    assert spoken(samples.empty()) == "Short note. Not sure, 1 word. 1 note."


def test_a_title_that_ends_in_a_stop_gets_no_second_one(samples: SimpleNamespace) -> None:
    assert spoken(samples.spanish(title="The end.", themes=(), notes=0)) == "The end. Spanish, 557 words."


def test_details_come_in_ever_shorter_forms(samples: SimpleNamespace) -> None:
    assert details(samples.spanish()) == (
        "557 words · 22 passages · 1 noise fragment",
        "557 words · 22 passages · 1 noise",
        "557 words · 22 passages",
    )
    assert details(samples.chinese()) == (
        "2,899 characters · 20 of 126 passages · 27 noise fragments",
        "2,899 chars · 20 of 126 passages · 27 noise",
        "2,899 chars · 20 of 126 passages",
    )
    assert details(samples.empty()) == ("1 word · 0 passages", "1 word · 0 passages")


def test_the_further_languages_of_a_document_stand_before_its_length(samples: SimpleNamespace) -> None:
    mixed = samples.spanish(languages=("es", "en", "fr"), noise=0)
    assert details(mixed) == ("+EN FR · 557 words · 22 passages",) * 2
    assert spoken(mixed).startswith("Los beneficios de los 1-800 número. Spanish, 557 words. Also in English, French. ")
    assert facts(mixed) == ("/texts/es.txt", "In Spanish, English, French")


def test_only_two_further_languages_are_shown_each_once(samples: SimpleNamespace) -> None:
    assert further_languages(samples.spanish(languages=("es", "zh-Hans", "zh-Hant", "pl", "en"))) == ("+ZH PL …",)
    assert further_languages(samples.spanish(languages=("es",))) == ()


def test_the_tooltip_tells_how_a_file_was_read_but_not_of_pasted_text(samples: SimpleNamespace) -> None:
    assert facts(samples.spanish(encoding="Windows-1250", codec="cp1250")) == ("/texts/es.txt", "Read as Windows-1250")
    assert facts(samples.spanish(path="", encoding="Unicode")) == ()


def test_near_duplicates_are_named_nearest_first(samples: SimpleNamespace, model: DocumentModel) -> None:
    twins = [
        samples.spanish(alike=((3, 0.9), (2, 0.8), (9, 0.7))),
        samples.spanish(id=2, title="Refunds", alike=((1, 0.8),)),
        samples.spanish(id=3, path="/texts/copy.txt", alike=((1, 0.9),)),
    ]
    model.show_entries(twins, ["new.txt"])
    # the third has the title of the first, so its file is named
    assert [model.index(row).data(ALIKE_ROLE) for row in range(4)] == [
        "“copy.txt” and 2 more",
        "“Los beneficios de los 1-800 número”",
        "“es.txt”",
        None,
    ]
    assert model.index(0).data(ROLE.ToolTipRole).endswith("/texts/es.txt\nNearly the same as “copy.txt” and 2 more")
    assert model.index(2).data(ROLE.AccessibleTextRole).endswith("2 notes. Nearly the same as “es.txt”.")
    assert model.nearest(twins[1]) == twins[0]


def test_a_near_duplicate_outside_the_scope_has_no_name_here(samples: SimpleNamespace, model: DocumentModel) -> None:
    row = samples.spanish(alike=((77, 0.9),))
    model.show_entries([row, samples.chinese()], [])
    assert model.index(0).data(ALIKE_ROLE) == "a document that is not shown"
    assert model.index(1).data(ALIKE_ROLE) == ""
    assert model.nearest(row) is None


def test_likeness_is_the_first_to_go_where_room_is_short(samples: SimpleNamespace) -> None:
    assert details(samples.spanish(), "“X”") == (
        "557 words · 22 passages · 1 noise fragment · nearly the same as “X”",
        "557 words · 22 passages · nearly the same as “X”",
        *details(samples.spanish()),
    )
