from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.ui.grouped_rows import CHOSEN_ROLE, GROUP_ROLE
from cxreader.ui.theme_rows import SHARE_ROLE, ThemeModel, count

ROLE = Qt.ItemDataRole
NONE = frozenset[str]()


@pytest.fixture
def model(samples: SimpleNamespace, qtmodeltester: ModelTester) -> ThemeModel:
    rows = ThemeModel()
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    rows.show_groups(samples.groups(), NONE)
    return rows


def test_the_model_keeps_qts_rules_through_every_change(samples: SimpleNamespace, model: ThemeModel) -> None:
    for groups in (samples.groups()[:1], (), samples.groups(), samples.groups(5, 2)):
        model.show_groups(groups, frozenset({"contact"}))
        assert model.rowCount() == len(groups)


def test_families_hold_their_themes(samples: SimpleNamespace, model: ThemeModel) -> None:
    family = model.index(0, 0)
    assert family.data() == "Service"
    assert family.data(GROUP_ROLE) == samples.groups()[0]
    assert [model.index(row, 0, family).data() for row in range(model.rowCount(family))] == [
        "Speed of response",
        "Contact centre",
    ]
    assert model.rowCount(model.index(0, 0, family)) == 0
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Themes"
    assert model.data(QModelIndex()) is None


def test_themes_and_families_are_found_by_id(model: ThemeModel) -> None:
    assert model.find("contact").data() == "Contact centre"
    assert model.find("family:digital").data() == "Digital"
    assert not model.find("nothing").isValid()


def test_a_family_and_a_theme_of_the_same_id_are_told_apart(samples: SimpleNamespace, model: ThemeModel) -> None:
    theme, family = model.find("loyalty"), model.find("family:loyalty")
    assert (model.row(theme), model.group(family)) == (samples.groups()[2].rows[0], samples.groups()[2])
    assert (model.key(theme), model.key(family), model.key(QModelIndex())) == ("loyalty", "family:loyalty", "")


def test_a_theme_is_spoken_in_one_sentence(samples: SimpleNamespace, model: ThemeModel) -> None:
    assert model.find("contact").data(ROLE.AccessibleTextRole) == (
        "Contact centre, code S2, 23 passages in 2 documents"
    )
    assert model.find("chat").data(ROLE.AccessibleTextRole) == "Live chat, code D2, 1 passage in 1 document"
    assert model.find("family:service").data(ROLE.AccessibleTextRole) == "Service, a family of 2 themes"
    assert model.find("family:digital").data(ROLE.AccessibleTextRole) == "Digital, a family of 1 theme"
    model.show_groups(samples.groups(23, 4), frozenset({"contact"}))
    assert model.find("contact").data(ROLE.AccessibleTextRole) == (
        "Contact centre, code S2, 23 passages in 2 documents, 4 doubtful, chosen"
    )


def test_the_tooltip_adds_what_the_theme_means(model: ThemeModel) -> None:
    assert model.find("contact").data(ROLE.ToolTipRole) == (
        "Contact centre, code S2, 23 passages in 2 documents\nTalk of Contact centre."
    )
    assert model.find("family:service").data(ROLE.ToolTipRole) is None


def test_doubtful_ones_stand_beside_the_count(samples: SimpleNamespace) -> None:
    assert [count(row) for row in samples.groups(1234)[0].rows] == ["46 · 12?", "1,234"]


def test_bars_are_shares_of_the_largest_count(samples: SimpleNamespace, model: ThemeModel) -> None:
    shares = [model.find(key).data(SHARE_ROLE) for key in ("speed", "contact", "loyalty")]
    assert shares == [1.0, 0.5, 0.0]
    model.show_groups(samples.groups()[2:], NONE)
    assert model.find("loyalty").data(SHARE_ROLE) == 0.0


def test_other_counts_leave_the_rows_in_place(samples: SimpleNamespace, model: ThemeModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert model.show_groups(samples.groups(5), frozenset({"contact"})) is False
    assert model.find("contact").data(CHOSEN_ROLE) is True
    assert model.find("speed").data(CHOSEN_ROLE) is False
    assert model.widest == "46 · 12?"


def test_other_themes_are_told_of(samples: SimpleNamespace, model: ThemeModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.modelReset):
        assert model.show_groups(samples.groups()[:2], NONE) is True
