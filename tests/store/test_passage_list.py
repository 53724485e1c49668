from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.listed import PassageRow
from cxreader.model.scope import SPEAKER, ColumnValue, Scope, SearchWords
from cxreader.model.views import CodedPassage, Coding
from cxreader.session import Session
from tests import surveys
from tests.listed import all_rows

SCOPES = (
    Scope(),
    Scope(languages=frozenset({"pl", "zh"})),
    Scope(themes=frozenset({"contact-centre"})),
    Scope(frozenset({"es"}), frozenset({"contact-centre", "organisation"})),
)
CONTACT = Scope(themes=frozenset({"contact-centre"}))


def passage(session: Session, row: PassageRow) -> CodedPassage:
    return session.open(row.document).passages[row.number]


def strongest(session: Session, row: PassageRow, scope: Scope) -> Coding | None:
    counted = [c for c in passage(session, row).counted() if not scope.themes or c.theme in scope.themes]
    return max(counted, key=lambda coding: coding.score, default=None)


def row_with(session: Session, themes: int, scope: Scope = Scope()) -> PassageRow:
    return next(row for row in all_rows(session, scope) if len(passage(session, row).counted()) == themes)


def again(session: Session, row: PassageRow, scope: Scope = Scope()) -> PassageRow | None:
    found = session.passage_rows(scope, [row.key])
    return found[0] if found else None


@pytest.mark.parametrize("scope", SCOPES)
def test_the_rows_are_the_passages_in_scope(session: Session, scope: Scope) -> None:
    rows = all_rows(session, scope)
    assert [(row.document, row.start, row.end) for row in rows] == session.passages(scope)
    assert len(rows) == session.size(scope)[0]
    titles = {row.id: row.title for row in session.documents(Scope())}
    for row in rows:
        best = strongest(session, row, scope)
        assert row.title == titles[row.document]
        assert (row.score, row.certainty) == ((best.score, best.certainty) if best else (0.0, None))
        assert row.verdict is None


def test_some_rows_are_asked_for_by_their_keys(session: Session) -> None:
    rows = all_rows(session, CONTACT)
    wanted = [rows[0], rows[3], rows[-1]]
    assert session.passage_rows(CONTACT, [row.key for row in reversed(wanted)]) == wanted[::-1]
    outside = next(row for row in all_rows(session, Scope()) if not row.theme)
    assert session.passage_rows(CONTACT, [outside.key]) == [outside]
    assert session.passage_rows(CONTACT, [(9, 9), wanted[0].key]) == wanted[:1]
    assert session.passage_rows(CONTACT, ()) == []


def test_a_language_counts_even_where_a_short_passage_was_not_told(session: Session, analyst: Analyst) -> None:
    words = "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu.\n\nOK."
    key = session.add(analyst.analyse_text(words, "Short"), "short").ids[0]
    rows = [row for row in all_rows(session, Scope()) if row.document == key]
    assert {row.language for row in rows} == {row.spoken for row in rows} == {"pl"}


def test_a_passage_in_a_rare_language_of_its_document_says_its_own(session: Session, analyst: Analyst) -> None:
    words = [f"The parcel number {number} came late and nobody at the shop answered the phone." for number in range(30)]
    words.append("Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu.")
    key = session.add(analyst.analyse_text("\n\n".join(words), "Mixed"), "mixed").ids[0]
    *_, last = (row for row in all_rows(session, Scope()) if row.document == key)
    assert (last.language, last.spoken) == ("en", "pl")


def test_a_theme_that_the_person_said_yes_to_stands_before_stronger_ones(session: Session) -> None:
    row = row_with(session, 2)
    weaker = min(passage(session, row).counted(), key=lambda coding: coding.score)
    session.accept(row, weaker.theme)
    found = again(session, row)
    assert found is not None
    assert (found.theme, found.verdict, found.certainty) == (weaker.theme, Verdict.YES, weaker.certainty)


def test_a_theme_that_only_the_person_gives_has_no_certainty(session: Session) -> None:
    row = next(row for row in all_rows(session, Scope()) if not row.theme)
    session.set_theme(row, "loyalty")
    found = again(session, row)
    assert found is not None
    assert (found.theme, found.verdict, found.certainty, found.score) == ("loyalty", Verdict.YES, None, 0.0)


def test_a_refused_theme_gives_way_to_the_next_or_to_none(session: Session) -> None:
    several, one = row_with(session, 2), row_with(session, 1)
    session.refuse(several, several.theme)
    session.refuse(one, one.theme)
    following, bare = again(session, several), again(session, one)
    assert following is not None
    assert bare is not None
    assert following.theme not in ("", several.theme)
    assert following.verdict is None
    assert (bare.theme, bare.verdict) == ("", Verdict.NO)
    gone = again(session, one, Scope(themes=frozenset({one.theme})))
    assert gone == one._replace(verdict=Verdict.NO)
    session.set_theme(one, "loyalty")
    session.refuse(one, "loyalty")
    last = again(session, one, Scope(themes=frozenset({one.theme, "loyalty"})))
    assert last is not None
    assert (last.theme, last.certainty, last.verdict) == ("loyalty", None, Verdict.NO)


def test_what_was_refused_is_known_everywhere_or_in_some_passages(session: Session) -> None:
    first, second, *_ = all_rows(session, CONTACT)
    session.decide([(first, first.theme), (second, second.theme)], Verdict.NO)
    session.accept(first, "loyalty")
    both = {(*first.key, "contact-centre"), (*second.key, "contact-centre")}
    assert session.refused() == both
    assert session.refused([second]) == {(*second.key, "contact-centre")}


def test_words_come_with_what_speaks_for_the_theme(session: Session) -> None:
    rows = all_rows(session, CONTACT)
    for row, words in zip(rows, session.passage_words(rows), strict=True):
        document = session.open(row.document)
        whole = document.text[row.start : row.end]
        coding = next(c for c in document.passages[row.number].codings if c.theme == "contact-centre")
        shown = [words.text[start:end] for start, end, kind in words.marks if kind == "word"]
        terms = {" ".join(document.text[item.start : item.end].split()) for item in coding.listed()}
        assert set(shown) == terms
        assert "\n" not in words.text
        assert words.text.strip() == words.text
        assert words.text[words.start : words.end] == words.text
        assert set(words.text.split()) <= set(whole.split()) or document.noise
        assert (words.notes, words.starred) == (0, False)


def test_noise_is_left_out_of_the_words(session: Session, analyst: Analyst) -> None:
    text = "The agents on the  phone were kind.   \nThey called back within the hour and solved it all at once."
    key = session.add(analyst.analyse_text(text, "Noisy"), "noisy").ids[0]
    start = text.index("were kind")
    with session._library.transaction() as db:
        db.execute("INSERT INTO noise VALUES (?, ?, ?, 'template', 'A rest.')", (key, start, start + len("were ")))
    row = next(row for row in all_rows(session, Scope()) if row.document == key)
    (words,) = session.passage_words([row])
    assert words.text == "The agents on the phone kind."
    # a find within the noise is no longer there to be marked
    assert all(0 <= start < end <= len(words.text) for start, end, _ in words.marks)


def test_a_row_without_a_theme_has_words_without_marks(session: Session) -> None:
    row = next(row for row in all_rows(session, Scope()) if not row.theme)
    assert session.passage_words([row])[0].marks == ()


def test_a_paragraph_holds_its_passage(session: Session) -> None:
    rows = all_rows(session, Scope())
    row = next(row for row in rows if sum(row.block == other.block for other in rows if other[0] == row[0]) > 1)
    paragraph, (words,) = session.paragraph(row), session.passage_words([row])
    assert paragraph.text[paragraph.start : paragraph.end].strip() == words.text
    assert len(paragraph.text) > len(words.text)
    assert len(paragraph.marks) == len(words.marks)


def test_words_tell_of_notes_and_quotes(session: Session) -> None:
    first, second, *_ = all_rows(session, CONTACT)
    session.mark([first, second])
    session.mark([second], quote=True)
    session.highlight(second.document, second.start, second.start + 3)
    found = session.passage_words([first, second])
    assert [(words.notes, words.starred) for words in found] == [(1, False), (2, True)]


def test_rows_of_answers_and_turns_say_whose_words_they_have(
    session: Session, analyst: Analyst, tmp_path: Path
) -> None:
    survey = surveys.add(session, analyst, surveys.write_survey(tmp_path / "Survey.csv"))
    talk = surveys.add(session, analyst, surveys.write_talk(tmp_path / "Talk.txt"))
    rows = [row for row in all_rows(session, Scope()) if row.document in (survey, talk)]
    beside = {(row.document, row.number): (row.name, row.told) for row in rows}
    assert beside[survey, 3] == ("r 4", (ColumnValue("country", "us"), ColumnValue("wave", "2")))
    assert beside[survey, 5] == ("r 6", ())
    assert beside[talk, 2] == ("", (ColumnValue(SPEAKER, "Ben"),))
    assert (rows[0].label, rows[-1].label) == ("r 1", "Ben")


def test_words_that_were_searched_for_are_marked(session: Session) -> None:
    sought = (SearchWords("OBSLUGA KL"), SearchWords("klient", whole=True, forms=True))
    scope = Scope(words=sought)
    rows = all_rows(session, scope)
    assert rows
    for row, words in zip(rows, session.passage_words(rows, sought), strict=True):
        found = [words.text[start:end] for start, end, kind in words.marks if kind == "found"]
        assert any(each.casefold() in ("obsługa kl", "obsługą kl") for each in found)
        assert words.marks == tuple(sorted(words.marks))
        assert "found" in {kind for *_, kind in session.paragraph(row, sought).marks}
        assert "found" not in {kind for *_, kind in session.paragraph(row).marks}
