from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeView, QWidget

from cxreader.model.scope import Facet, Scope, Status, Token
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
