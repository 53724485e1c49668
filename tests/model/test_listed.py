from cxreader.model.annotation import Verdict
from cxreader.model.listed import PassageRow

ROW = PassageRow(1, 2, 2, 30, 60, "pl", "A title", "loyalty")


def test_a_passage_is_known_by_its_document_and_its_start() -> None:
    assert ROW.key == (1, 30)


def test_a_passage_whose_theme_was_refused_is_out_of_scope() -> None:
    assert ROW.is_in_scope
    assert ROW._replace(verdict=Verdict.YES).is_in_scope
    assert not ROW._replace(verdict=Verdict.NO).is_in_scope
    assert ROW._replace(theme="", verdict=Verdict.NO).is_in_scope
