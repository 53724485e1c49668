from cxreader.model.correction import NOISE, TEXT, Correction, CorrectionKind
from cxreader.session import Session
from cxreader.store import corrections

LANGUAGE = CorrectionKind.LANGUAGE


def noise(start: int, end: int, value: str = NOISE) -> Correction:
    return Correction(start, end, CorrectionKind.NOISE, value)


def said(session: Session, *given: Correction) -> tuple[Correction, ...]:
    with session._library.edit("Say") as db:
        for correction in given:
            corrections.say(db, 1, correction)
        return corrections.of_document(db, 1)


def test_what_is_said_again_of_a_stretch_replaces_what_was_said(session: Session) -> None:
    assert said(session, Correction(0, 9, LANGUAGE, "pl"), Correction(0, 9, LANGUAGE, "es")) == (
        Correction(0, 9, LANGUAGE, "es"),
    )


def test_a_language_within_another_stays(session: Session) -> None:
    within, whole = Correction(5, 9, LANGUAGE, "pl"), Correction(0, 20, LANGUAGE, "es")
    assert said(session, within, whole) == (within, whole)


def test_what_was_said_of_noise_in_a_stretch_goes_with_what_is_said_of_it(session: Session) -> None:
    across = noise(15, 30)
    assert said(session, noise(0, 5), noise(5, 9, TEXT), across, noise(0, 20)) == (across, noise(0, 20))
    assert said(session, Correction(0, 9, LANGUAGE, "pl"), noise(0, 40, TEXT)) == (
        Correction(0, 9, LANGUAGE, "pl"),
        noise(0, 40, TEXT),
    )


def test_corrections_of_all_texts_are_told_apart(session: Session) -> None:
    said(session, noise(0, 5), noise(7, 9))
    with session._library.edit("Say") as db:
        corrections.say(db, 3, noise(1, 2))
        assert corrections.everywhere(db) == {1: (noise(0, 5), noise(7, 9)), 3: (noise(1, 2),)}


def test_packed_corrections_are_the_same_only_for_the_same_in_the_same_order() -> None:
    one, other = noise(0, 5), Correction(0, 5, LANGUAGE, "pl")
    assert corrections.packed(()) == "[]"
    assert corrections.packed([one, other]) == '[[0,5,"noise","noise"],[0,5,"language","pl"]]'
    assert corrections.packed([other, one]) != corrections.packed([one, other])
