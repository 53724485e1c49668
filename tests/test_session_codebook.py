"""The codebook of a library: where it comes from, and each of its edits with what undo makes of it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader.analysis import examples as example_files
from cxreader.errors import LibraryError
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.model.theme import COLOURS, Codebook, Example, Family, Theme
from cxreader.model.views import CodedPassage
from cxreader.session import Session, open_session

THEMES = Part.CODEBOOK | Part.DECISIONS | Part.HIGHLIGHTS
WAITING = Example("We waited.", "en", ("response-speed",))


def coded(session: Session, number: int = 0) -> CodedPassage:
    return [passage for passage in session.open(1).passages if not passage.noise][number]


def verdicts(session: Session, passage: CodedPassage) -> dict[str, Verdict | None]:
    codings = session.open(passage.document).passages[passage.number].codings
    return {coding.theme: coding.verdict for coding in codings if coding.verdict}


def said(session: Session, theme: str) -> tuple[list[int], list[int]]:
    yes, no = session.decided(theme)
    return [place.start for place in yes], [place.start for place in no]


def order(session: Session, family: str) -> list[str]:
    return [theme.id for theme in session.codebook.themes if theme.family == family]


def refused(edit: Callable[[], Change], why: str, session: Session) -> None:
    before = session.full_codebook(), session.examples(), session.edition
    with pytest.raises(LibraryError, match=why):
        edit()
    assert (session.full_codebook(), session.examples(), session.edition) == before
    assert session.undo_name == ""


def test_other_examples_are_another_edition_whatever_their_ids_add_up_to(session: Session) -> None:
    passages = tuple(Example(text, "en", ()) for text in ("One.", "Two.", "Three.", "Four."))
    session.new_theme("Numbers", "service", examples=passages)
    theme = session.full_codebook().theme("loyalty")
    session.save_theme(theme, (passages[0], passages[3]))
    before = session.edition
    session.save_theme(theme, (passages[1], passages[2]))
    assert session.edition != before


def test_a_new_library_has_the_shipped_examples(session: Session) -> None:
    assert session.examples() == example_files.load(example_files.shipped())
    assert len(session.examples("loyalty")) == sum("loyalty" in example.themes for example in session.examples())
    stamp, own = session.edition
    assert (bool(stamp), own) == (True, False)


def test_a_library_from_before_it_had_examples_takes_the_shipped_codebook_again(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    db = sqlite3.connect(library_file)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("DELETE FROM example")
    db.execute("UPDATE edition SET stamp = ''")
    db.commit()
    db.close()
    session = opened(library_file)
    assert session.full_codebook() == shipped_codebook
    assert len(session.examples()) > 1000
    assert session.edition[0]


def test_a_codebook_of_ones_own_is_never_replaced_by_the_shipped_one(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    session = opened(library_file)
    session.adopt(shipped_codebook._replace(version=0), (), "older")
    session.rename_theme("loyalty", "Allegiance")
    edition = session.edition
    session.close()
    again = opened(library_file)
    assert again.codebook.theme("loyalty").name == "Allegiance"
    assert again.edition == edition == (edition[0], True)
    again.close()


def test_each_edit_has_a_stamp_of_its_own_and_undo_brings_the_old_one_back(session: Session) -> None:
    first = session.edition
    session.rename_theme("loyalty", "Allegiance")
    second = session.edition
    session.delete_theme("loyalty")
    assert len({first[0], second[0], session.edition[0]}) == 3
    session.undo()
    assert session.edition == second
    session.undo()
    assert session.edition == first
    assert session.codebook.theme("loyalty").name == "Loyalty"
    session.redo()
    assert session.edition == second
    assert session.codebook.theme("loyalty").name == "Allegiance"


def test_a_new_theme_gets_an_id_and_two_characters(session: Session) -> None:
    shown = [Example(" Za długo! ", "pl", ()), Example("  ", "pl", ())]
    change = session.new_theme("  Café &\nłódź ", "service", terms={"pl": (" łódź* ", "", "łódź*")}, examples=shown)
    assert change == Change(THEMES, "New theme “Café & łódź”. Undo: Ctrl+Z", key="cafe-lodz")
    theme = session.full_codebook().theme("cafe-lodz")
    assert theme == Theme("cafe-lodz", "S4", "Café & łódź", "service", "", {"pl": ("łódź*",)})
    assert order(session, "service")[-1] == "cafe-lodz"
    assert session.examples("cafe-lodz") == (Example("Za długo!", "pl", ("cafe-lodz",)),)
    assert session.undo().parts == THEMES
    assert "cafe-lodz" not in order(session, "service")


def test_themes_that_nothing_in_ascii_can_name_have_ids_too(session: Session) -> None:
    keys = [session.new_theme(name, "service", applied=False).key for name in ("客户", "服务", "Theme 2")]
    assert keys == ["theme", "theme-2", "theme-2-2"]
    assert not session.codebook.theme("theme").applied


def test_a_deleted_theme_returns_with_what_was_said_of_it_when_one_of_its_name_is_made(session: Session) -> None:
    passage = coded(session)
    session.set_theme(passage, "loyalty")
    shown = session.examples("complaints")
    session.delete_theme("complaints")
    session.delete_theme("loyalty")
    assert verdicts(session, passage) == {}
    assert not [example for example in session.examples() if "complaints" in example.themes]
    assert session.new_theme("Loyalty", "value").key == "loyalty"
    assert verdicts(session, passage) == {"loyalty": Verdict.YES}
    session.new_theme("Complaints", "value")
    assert {example.text for example in session.examples("complaints")} == {example.text for example in shown}


@pytest.mark.parametrize(
    ("name", "code", "family", "why"),
    [
        (" ", "", "service", "A theme needs a name"),
        ("LOYALTY", "", "service", "There is a theme “Loyalty” already"),
        ("New", "s2", "service", "“S2” stands for “Contact centre” already"),
        ("New", "S99", "service", "“S99” cannot stand for a theme"),
        ("New", "a b", "service", "“a b” cannot stand for a theme"),
        ("New", " ", "service", "“” cannot stand for a theme"),
        ("New", "", "gone", "This family is no longer in the library"),
    ],
)
def test_a_theme_that_cannot_be_made_is_told_why(session: Session, name: str, code: str, family: str, why: str) -> None:
    refused(lambda: session.new_theme(name, family, code=code), why, session)


@pytest.mark.parametrize("term", ["w*t", "?", "!!", "👍"])
def test_a_word_that_would_match_nothing_is_refused(session: Session, term: str) -> None:
    theme = session.full_codebook().theme("loyalty")
    refused(lambda: session.save_theme(theme._replace(terms={"en": (term,)})), "would match nothing", session)


def test_the_proposed_characters_are_free_ones(session: Session) -> None:
    assert session.free_code("experience") == "X4"
    assert session.free_code(session.new_family("Óre & mining").key) == "O4"
    key = session.new_family("Elf").key
    for number in range(1, 10):
        session.new_theme(f"E {number}", key)
    assert order(session, key)[-1] == "e-9"
    assert session.codebook.theme("e-9").code == "E9"
    assert session.free_code(key) == "A1"


def test_there_is_an_end_to_themes(session: Session) -> None:
    codebook = session.codebook
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = [letter + sign for letter in letters for sign in f"123456789{letters}"]
    themes = [Theme(code, code, f"Theme {code}", "service", "") for code in codes]
    session.adopt(codebook._replace(themes=tuple(themes)), (), "full")
    refused(lambda: session.new_theme("One more", "service"), "There is no room for another theme", session)


def test_a_saved_theme_is_as_it_was_given(session: Session) -> None:
    theme = session.full_codebook().theme("loyalty")._replace(
        code="Q", name="Allegiance", definition=" Who stays.\n", include="Friends.", exclude="Dogs\0.", applied=False,
        terms={"pl": ("wierny*", "wierność"), "es": ()}, off={"pl": ("wierny*", "lojaln*?"), "en": ("loyal",)},
    )  # fmt: skip
    change = session.save_theme(theme)
    assert change == Change(THEMES, "Changed “Allegiance”. Undo: Ctrl+Z", key="loyalty")
    stored = theme._replace(
        definition="Who stays.", exclude="Dogs\ufffd.", terms={"pl": ("wierny*", "wierność")},
        off={"pl": ("lojaln*?",), "en": ("loyal",)},
    )  # fmt: skip
    assert session.full_codebook().theme("loyalty") == stored
    assert session.codebook.theme("loyalty") == stored._replace(terms={}, off={})
    assert order(session, "loyalty")[0] == "loyalty"
    assert session.save_theme(stored) == Change(Part(0))
    assert session.undo_name == "Edit Theme Allegiance"
    session.undo()
    assert session.undo_name == ""


def test_a_theme_that_is_saved_with_another_family_goes_to_its_end(session: Session) -> None:
    session.save_theme(session.full_codebook().theme("loyalty")._replace(family="value"))
    assert order(session, "value") == ["business-value", "retail", "loyalty"]


def test_saved_examples_are_those_of_the_theme_and_stay_what_they_were_to_others(session: Session) -> None:
    theme = session.full_codebook().theme("loyalty")
    before = session.examples("loyalty")
    shared = next(example for example in before if len(example.themes) > 1)
    other = next(example for example in session.examples() if "loyalty" not in example.themes and example.themes)
    nothing = next(example for example in session.examples() if not example.themes)
    given = [WAITING._replace(themes=()), other._replace(themes=()), nothing._replace(language="xx")]
    assert session.save_theme(theme, given).parts == THEMES
    assert session.examples("loyalty") == (
        other._replace(themes=(*other.themes, "loyalty")),
        Example(nothing.text, "xx", ("loyalty",)),
        Example("We waited.", "en", ("loyalty",)),
    )
    texts = {example.text: example.themes for example in session.examples()}
    assert texts[shared.text] == tuple(name for name in shared.themes if name != "loyalty")
    assert not any(example.text in texts for example in before if example.themes == ("loyalty",))
    assert session.save_theme(theme, session.examples("loyalty")) == Change(Part(0))
    assert session.undo().parts == Part.CODEBOOK
    assert session.examples("loyalty") == before


def test_a_renamed_theme_keeps_its_place(session: Session) -> None:
    change = session.rename_theme("contact-centre", " Call centre ")
    assert change == Change(THEMES, "Theme is now “Call centre”. Undo: Ctrl+Z", key="contact-centre")
    assert [theme.name for theme in session.codebook.themes][:2] == ["Speed of response", "Call centre"]
    assert session.undo_name == "Rename Theme Contact centre"
    assert session.full_codebook().theme("contact-centre").terms


def test_what_was_said_of_a_deleted_theme_is_unseen_until_undo(session: Session) -> None:
    passage = coded(session)
    session.set_theme(passage, "loyalty")
    session.highlight(1, passage.start, passage.end, ["loyalty"])
    before = session.size(Scope(themes=frozenset({"loyalty"})))
    change = session.delete_theme("loyalty")
    assert change == Change(THEMES, "Deleted “Loyalty”. Undo: Ctrl+Z", key="loyalty")
    assert verdicts(session, passage) == {}
    assert session.size(Scope(themes=frozenset({"loyalty"}))) == (0, 0)
    assert all(theme.id != "loyalty" for row in session.notes() for theme in row.themes)
    session.undo()
    assert verdicts(session, passage) == {"loyalty": Verdict.YES}
    assert session.size(Scope(themes=frozenset({"loyalty"}))) == before
    assert session.notes()[0].highlight.themes == ("loyalty",)


def test_a_merged_theme_hands_everything_over(session: Session) -> None:
    one, both = coded(session), coded(session, 1)
    session.set_theme(one, "loyalty")
    session.set_theme(both, "loyalty")
    session.refuse(both, "satisfaction")
    session.learn()
    session.highlight(1, one.start, one.end, ["loyalty"])
    full = session.full_codebook()
    own, other = full.theme("satisfaction"), full.theme("loyalty")
    session.save_theme(
        other._replace(terms={**other.terms, "el": ("πιστός",)}, off={"en": ("stay", own.terms["en"][0])})
    )
    shown = {example.text for theme in ("loyalty", "satisfaction") for example in session.examples(theme)}
    change = session.merge_themes("loyalty", "satisfaction")
    assert change == Change(THEMES, "“Loyalty” is now part of “Satisfaction”. Undo: Ctrl+Z", key="satisfaction")
    assert order(session, "loyalty") == ["complaints", "satisfaction"]
    merged = session.full_codebook().theme("satisfaction")
    assert merged.terms["en"] == (*own.terms["en"], *(t for t in other.terms["en"] if t not in own.terms["en"]))
    assert (merged.terms["el"], merged.off) == (("πιστός",), {"en": ("stay",)})
    assert {example.text for example in session.examples("satisfaction")} == shown
    assert verdicts(session, one) == {"satisfaction": Verdict.YES}
    assert said(session, "satisfaction") == ([one.start], [both.start])
    assert session.notes()[0].highlight.themes == ("satisfaction",)
    assert session.undo().parts == THEMES
    assert said(session, "satisfaction") == ([], [both.start])
    assert said(session, "loyalty") == ([one.start, both.start], [])


def test_a_split_theme_gives_words_and_examples_to_a_new_one(session: Session) -> None:
    passage = coded(session)
    session.set_theme(passage, "contact-centre")
    old = session.full_codebook().theme("contact-centre")
    old = old._replace(off={"fil": ("linya",)})
    session.save_theme(old)
    gone = session.examples("contact-centre")[:2]
    taken = {"en": old.terms["en"][:2], "fil": ["linya", "unknown"], "xx": ["none"]}
    change = session.split_theme("contact-centre", "Hotline ", taken, [example.text for example in gone])
    assert change == Change(THEMES, "New theme “Hotline”. Undo: Ctrl+Z", key="hotline")
    assert order(session, "service") == ["response-speed", "contact-centre", "hotline", "self-service"]
    new, left = (session.full_codebook().theme(key) for key in ("hotline", "contact-centre"))
    assert new == Theme("hotline", "S4", "Hotline", "service", "", {"en": old.terms["en"][:2]}, off={"fil": ("linya",)})
    assert left == old._replace(terms={**old.terms, "en": old.terms["en"][2:]}, off={})
    assert [example.text for example in session.examples("hotline")] == [example.text for example in gone]
    assert not {example.text for example in session.examples("contact-centre")} & {example.text for example in gone}
    assert verdicts(session, passage) == {"contact-centre": Verdict.YES}
    session.undo()
    assert session.full_codebook().theme("contact-centre") == old


@pytest.mark.parametrize(("place", "expected"), [(0, 0), (1, 1), (99, 3), (-3, 0)])
def test_a_theme_moves_to_a_place_of_another_family(session: Session, place: int, expected: int) -> None:
    change = session.move_theme("loyalty", "service", place)
    assert change == Change(THEMES, "Moved “Loyalty”. Undo: Ctrl+Z", key="loyalty")
    assert order(session, "service")[expected] == "loyalty"
    assert session.codebook.themes[expected].family == "service"


def test_a_theme_moves_within_its_family(session: Session) -> None:
    session.move_theme("self-service", "service", 0)
    assert order(session, "service") == ["self-service", "response-speed", "contact-centre"]
    assert session.move_theme("self-service", "service", 0) == Change(Part(0))


def test_a_new_family_has_the_colour_that_is_least_used(session: Session) -> None:
    change = session.new_family(" Weather ")
    assert change == Change(Part.CODEBOOK, "New family “Weather”. Undo: Ctrl+Z", key="weather")
    assert session.codebook.families[-1] == Family("weather", "Weather", COLOURS[0])
    session.new_family("Wind")
    session.new_family("Rain", "rose")
    assert [family.colour for family in session.codebook.families[-2:]] == [COLOURS[1], "rose"]


def test_a_family_gets_another_name_and_colour(session: Session) -> None:
    change = session.save_family(Family("service", "Help", "rose"))
    assert change == Change(THEMES, "Changed “Help”. Undo: Ctrl+Z", key="service")
    assert session.codebook.families[0] == Family("service", "Help", "rose")
    assert order(session, "service")[0] == "response-speed"


@pytest.mark.parametrize(
    ("family", "why"),
    [
        (Family("service", " ", "blue"), "A family needs a name"),
        (Family("service", "value", "blue"), "There is a family “Value” already"),
        (Family("service", "Service", "pink"), "“pink” is none of the eight colours"),
        (Family("gone", "Gone", "blue"), "This family is no longer in the library"),
    ],
)
def test_a_family_that_cannot_be_stored_is_told_why(session: Session, family: Family, why: str) -> None:
    refused(lambda: session.save_family(family), why, session)


def test_a_family_moves_with_its_themes(session: Session) -> None:
    change = session.move_family("value", 0)
    assert change == Change(THEMES, "Moved “Value”. Undo: Ctrl+Z", key="value")
    assert [family.id for family in session.codebook.families][:2] == ["value", "service"]
    assert session.codebook.themes[0].family == "value"


def test_an_empty_family_is_deleted_and_another_hands_its_themes_on(session: Session) -> None:
    refused(lambda: session.delete_family("value"), "“Value” still has themes", session)
    refused(lambda: session.delete_family("value", "value"), "“Value” still has themes", session)
    refused(lambda: session.delete_family("value", "gone"), "This family is no longer", session)
    change = session.delete_family("value", "service")
    assert change == Change(THEMES, "Deleted “Value”. Undo: Ctrl+Z", key="value")
    assert order(session, "service")[-2:] == ["business-value", "retail"]
    assert session.delete_family(session.new_family("Empty").key).message == "Deleted “Empty”. Undo: Ctrl+Z"
    session.undo()
    session.undo()
    session.undo()
    assert order(session, "value") == ["business-value", "retail"]


def test_the_last_family_stays(session: Session) -> None:
    session.adopt(Codebook("one", 1, (Family("only", "Only", "blue"),), ()), (), "one")
    refused(lambda: session.delete_family("only"), "needs a family", session)


@pytest.mark.parametrize(
    "edit",
    [
        lambda session, theme: session.save_theme(theme),
        lambda session, theme: session.rename_theme(theme.id, "Other"),
        lambda session, theme: session.delete_theme(theme.id),
        lambda session, theme: session.merge_themes(theme.id, "loyalty"),
        lambda session, theme: session.merge_themes("loyalty", theme.id),
        lambda session, theme: session.split_theme(theme.id, "Other", {}),
        lambda session, theme: session.move_theme(theme.id, "service", 0),
    ],
)
def test_a_theme_that_is_gone_is_told(session: Session, edit: Callable[[Session, Theme], Change]) -> None:
    gone = session.codebook.themes[0]._replace(id="gone")
    refused(lambda: edit(session, gone), "This theme is no longer in the library", session)


def test_a_second_window_can_read_and_changes_nothing(session: Session) -> None:
    other = open_session(session.path)
    refused(lambda: other.new_theme("Elsewhere", "service"), "is open in another window", other)
    key = session.new_theme("Here", "service").key
    other.catch_up()
    assert other.codebook.theme(key).code == session.codebook.theme(key).code == "S4"
    other.close()


def test_only_what_passages_are_judged_by_gives_the_library_another_stamp(session: Session) -> None:
    stamp, _ = session.edition
    family, theme = session.codebook.families[-1].id, session.codebook.themes[0]
    session.new_theme("By hand", family, applied=False)
    session.move_theme(theme.id, family, 0)
    session.save_theme(session.full_codebook().theme(theme.id)._replace(definition="Otherwise."))
    assert session.edition == (stamp, True)
    session.save_theme(session.full_codebook().theme("by-hand")._replace(applied=True))
    assert session.edition[0] != stamp
    stamp, _ = session.edition
    shown = session.examples(theme.id)
    session.save_theme(session.full_codebook().theme(theme.id), shown[1:])
    assert session.edition[0] != stamp
