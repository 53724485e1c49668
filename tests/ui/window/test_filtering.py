from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeView, QWidget

from cxreader.importing import Analyst
from cxreader.model.scope import ColumnValue, Facet, Scope, Status, Token
from cxreader.ui.grouped_rows import ROW_ROLE
from tests import surveys
from tests.ui.window.desk import CONTROL, SHIFT, Desk


def panel(desk: Desk) -> QWidget:
    return desk.part(QWidget, "filter")


def counts(desk: Desk) -> dict[Token, int]:
    """The numbers of documents that the filter shows."""
    model = desk.part(QTreeView, "filterValues").model()
    found = {}
    for place in range(model.rowCount()):
        facet = model.index(place, 0)
        for row in range(model.rowCount(facet)):
            held = model.index(row, 0, facet).data(Qt.ItemDataRole.UserRole + 1)
            found[held.token] = held.size.documents
    return found


def passages(desk: Desk) -> dict[str, int]:
    """The numbers of passages that the filter shows beside the values of columns."""
    model = desk.part(QTreeView, "filterValues").model()
    groups = [model.index(place, 0) for place in range(model.rowCount())]
    held = [model.index(row, 0, group).data(ROW_ROLE) for group in groups for row in range(model.rowCount(group))]
    return {row.name: row.number for row in held if row.token.facet is Facet.COLUMN}


def test_it_opens_by_keys_ticks_and_closes_to_where_one_was(desk: Desk) -> None:
    desk.start()
    desk.read()
    desk.key(Qt.Key.Key_J, CONTROL | SHIFT)
    assert panel(desk).isVisible()
    desk.type("chin")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Space)
    assert desk.hub.scope == Scope(frozenset({"zh"}))
    desk.key(Qt.Key.Key_Space)
    assert desk.hub.scope == Scope()
    desk.key(Qt.Key.Key_Escape)
    assert not panel(desk).isVisible()
    assert desk.focus() is desk.reader


def test_it_opens_from_the_chips_and_keeps_what_other_facets_leave(desk: Desk) -> None:
    desk.start()
    desk.press("More filters")
    before = counts(desk)
    assert before[Token(Facet.LANGUAGE, "pl")] == 1
    desk.hub.set_scope(Scope(frozenset({"zh"})))
    after = counts(desk)
    # in its own facet each value is counted as if alone
    assert after[Token(Facet.LANGUAGE, "pl")] == 1
    assert after[Token(Facet.STATUS, Status.UNREAD)] <= 1
    assert after.keys() == before.keys()
    facets = desk.session.facets(desk.hub.scope)
    assert after[Token(Facet.THEME, "contact-centre")] == facets.themes["contact-centre"].documents


def test_a_second_theme_is_offered_where_one_is_in_scope(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_J, CONTROL | SHIFT)
    assert not [token for token in counts(desk) if token.facet is Facet.ALSO]
    one, other = Token(Facet.THEME, "contact-centre"), Token(Facet.ALSO, "omnichannel")
    desk.hub.set_scope(Scope().with_token(one))
    offered = {token: number for token, number in counts(desk).items() if token.facet is Facet.ALSO}
    assert Token(Facet.ALSO, "contact-centre") not in offered
    both = desk.hub.scope.with_token(other)
    assert offered[other] == desk.session.size(both)[1]
    desk.hub.set_scope(both)
    assert counts(desk)[other] == desk.session.size(both)[1]


def test_escape_closes_the_filter_before_it_takes_off_a_limit(desk: Desk) -> None:
    desk.start()
    desk.hub.set_scope(Scope(frozenset({"zh"})))
    desk.give("filter")
    desk.read()
    desk.key(Qt.Key.Key_Escape)
    assert not panel(desk).isVisible()
    assert desk.hub.scope == Scope(frozenset({"zh"}))
    desk.key(Qt.Key.Key_Escape)
    assert desk.hub.scope == Scope()


def test_the_command_closes_what_it_opened_and_focus_goes_to_the_text_where_its_place_is_gone(desk: Desk) -> None:
    desk.start()
    desk.panels.documents.setFocus()
    desk.give("filter")
    desk.window.commands["show_documents"].setChecked(False)
    desk.give("filter")
    assert not panel(desk).isVisible()
    assert desk.focus() is desk.reader
    desk.hub.set_scope(Scope(frozenset({"zh"})))
    assert counts(desk)


def test_it_lies_over_the_text_and_goes_along_with_it(desk: Desk) -> None:
    desk.start()
    desk.give("filter")
    for width in (1360, 900):
        desk.window.resize(width, 700)
        desk.until(lambda: panel(desk).geometry().right() < desk.window.width())
        centre = desk.panels.centre
        corner = centre.mapTo(desk.window, centre.rect().topLeft())
        assert panel(desk).x() >= corner.x()
        assert panel(desk).height() <= centre.height()


def test_f6_leads_to_it_as_well(desk: Desk) -> None:
    desk.start()
    desk.give("filter")
    desk.panels.documents.setFocus()
    desk.key(Qt.Key.Key_F6, SHIFT)
    field = panel(desk).findChild(QLineEdit)
    assert field is not None
    assert panel(desk).isAncestorOf(desk.focus())
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not panel(desk).isVisible()


def test_answers_and_turns_are_limited_by_what_stands_beside_them(desk: Desk, analyst: Analyst) -> None:
    desk.start_own()
    survey, talk = surveys.write_survey(desk.root / "Survey.csv"), surveys.write_talk(desk.root / "Talk.txt")
    desk.hub.do(lambda session: session.add(surveys.analysed(analyst, survey), "survey"))
    desk.hub.do(lambda session: session.add(surveys.analysed(analyst, talk), "talk"))
    desk.key(Qt.Key.Key_J, CONTROL | SHIFT)
    desk.type("mx")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Space)
    mexico = ColumnValue("country", "mx")
    assert desk.hub.scope == Scope(columns=frozenset({mexico}))
    assert desk.part(QWidget, "scopeSentence").accessibleDescription() == "Passages, country: mx"
    assert desk.part(QWidget, "scopeSentence").accessibleName() == "Scope: 3 passages in 1 document"
    desk.hub.set_scope(desk.hub.scope.with_token(Token(Facet.COLUMN, ColumnValue("wave", "2"))))
    field = panel(desk).findChild(QLineEdit)
    assert field is not None
    field.clear()
    assert passages(desk) == {"mx": 1, "pl": 1, "us": 1, "1": 1, "2": 1, "Anna": 0, "Ben": 0}
    desk.key(Qt.Key.Key_Escape)
    desk.read()
    desk.key(Qt.Key.Key_Escape)
    assert desk.hub.scope == Scope(columns=frozenset({mexico}))
    desk.press("Remove country: mx")
    assert desk.hub.scope == Scope()
