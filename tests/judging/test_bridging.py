from cxreader import judging
from cxreader.session import Session, searching


def test_of_the_words_of_a_theme_those_that_mean_the_like_come_first(judged: Session) -> None:
    by_theme = searching.partners(judged, "Kundendienst")
    by_meaning = judging.partners(judged.path, "Kundendienst")
    assert {partner.term for partner in by_meaning} != {partner.term for partner in by_theme}
    assert "obsługą klienta" in [partner.written.casefold() for partner in by_meaning]
    assert {partner.language for partner in by_meaning} <= {"es", "zh", "pl", "fil"}


def test_what_is_no_word_of_a_theme_has_no_partners(judged: Session) -> None:
    assert judging.partners(judged.path, "zzzz") == ()
