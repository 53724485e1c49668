import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Grouping, Order, PassageRow, PassageWords, pack
from cxreader.model.scope import SPEAKER, ColumnValue
from cxreader.ui.passage_lines import Head
from cxreader.ui.passage_rows import ENTRY_ROLE, PassageModel
from cxreader.ui.passage_speech import hint
from tests.listed import arranged
from tests.ui.panels.passages import LOOKS, Shelf, passage

POLISH = [passage(0), passage(1, score=0.2), passage(2, score=0.9)]
CHINESE = [passage(0, 2, "zh"), passage(1, 2, "zh", theme="")]
ALL = [*POLISH, *CHINESE]
HELD = POLISH[0]._replace(verdict=Verdict.NO)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(ALL)


@pytest.fixture
def model(shelf: Shelf) -> PassageModel:
    made = PassageModel(shelf.source)
    made.looks = LOOKS
    begin(made, ALL)
    return made


def begin(
    model: PassageModel, rows: list[PassageRow], grouping: Grouping = Grouping.LANGUAGE, order: Order = Order.PLACE
) -> None:
    model.begin(arranged(rows, grouping, order), grouping)


def listed(model: PassageModel, row: PassageRow) -> PassageRow | None:
    return next(iter(model.listed([row.key])), None)


def lines(model: PassageModel) -> list[str | tuple[int, int]]:
    entries = [model.entry(model.index(place)) for place in range(model.rowCount())]
    return [entry.key for entry in entries if entry]


def said(model: PassageModel, row: PassageRow) -> str:
    return str(model.find(row.key).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_model_keeps_the_rules_of_models(model: PassageModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    model.patch(POLISH[:1], [], {(*POLISH[0].key, "contact")})
    model.go_on(arranged(POLISH, Grouping.LANGUAGE), {}, Grouping.LANGUAGE)
    model.go_on(arranged(ALL, order=Order.SUREST), {}, Grouping.NONE)
    begin(model, [])
    assert model.rowCount() == 0


def test_passages_stand_under_the_heads_of_their_groups(model: PassageModel) -> None:
    assert lines(model) == ["zh", (2, 0), (2, 10), "pl", (1, 0), (1, 10), (1, 20)]
    head = model.index(0).data(ENTRY_ROLE)
    assert head == Head("zh", "Chinese")
    assert model.count(head) == 2
    assert (model.passages, model.checked) == (5, 0)


def test_only_the_words_that_are_looked_at_are_asked_for_each_once(shelf: Shelf) -> None:
    model = PassageModel(shelf.source)
    rows = shelf.put(passage(number) for number in range(100))
    begin(model, rows)
    assert shelf.asked == []
    assert model.index(1).data() == "Sentence 0 of the phone."
    assert len(shelf.asked) == 32
    assert model.index(20).data() == "Sentence 19 of the phone."
    assert len(shelf.asked) == 32
    model.words(rows[99])
    assert len(shelf.asked) == 33
    assert len(shelf.fetched) == 100


def test_rows_are_fetched_where_they_are_looked_at_and_few_are_kept(shelf: Shelf) -> None:
    model = PassageModel(shelf.source)
    rows = shelf.put(passage(number) for number in range(9000))
    begin(model, rows, Grouping.NONE)
    assert model.rowCount() == 9000
    assert [model.find(row.key).row() for row in (rows[0], rows[8999])] == [0, 8999]
    assert shelf.fetched == []
    assert model.row(model.index(8000)) == rows[8000]
    assert len(shelf.fetched) == 256
    for line in range(9000):
        assert model.row(model.index(line)) == rows[line]
    assert len(shelf.fetched) == 9000
    model.row(model.index(0))
    assert len(shelf.fetched) == 9256


def test_few_words_are_kept(shelf: Shelf) -> None:
    model = PassageModel(shelf.source)
    rows = shelf.put(passage(number) for number in range(5000))
    begin(model, rows, Grouping.NONE)
    for line in range(5000):
        assert model.index(line).data()
    assert len(shelf.asked) == 5000
    model.words(rows[0])
    assert len(shelf.asked) == 5032


def test_a_passage_that_is_no_more_is_an_empty_line_until_the_list_goes_on(model: PassageModel, shelf: Shelf) -> None:
    shelf.put([row for row in ALL if row != POLISH[0]])
    model.freshen(rows=True)
    gone = model.find(POLISH[0].key)
    assert gone.isValid()
    assert model.entry(gone) is None
    assert gone.data() is None
    assert model.key(gone) == POLISH[0].key
    assert model.listed([POLISH[0].key]) == []
    shelf.put([])
    begin(model, ALL, Grouping.DOCUMENT)
    assert model.index(0).data() == ""


def test_words_of_a_row_that_is_not_listed_are_asked_for_alone(model: PassageModel, shelf: Shelf) -> None:
    assert model.words(passage(50, 9)).text == "Sentence 50 of the phone."
    assert [row.key for row in shelf.asked] == [(9, 500)]


def test_a_screen_reader_hears_all_that_a_row_shows(model: PassageModel, shelf: Shelf) -> None:
    assert said(model, POLISH[0]) == ("Passage 3 of 5. Contact centre, fairly sure. Polish. Sentence 0 of the phone.")
    assert said(model, CHINESE[1]) == "Passage 2 of 5. No theme. Chinese. Sentence 1 of the phone."
    shelf.notes, shelf.starred = 1, True
    model.freshen(rows=False)
    model.mark(POLISH[1])
    yes = POLISH[1]._replace(theme="loyalty", certainty=None, verdict=Verdict.YES)
    model.patch([POLISH[1]], [yes], set())
    assert said(model, POLISH[1]) == (
        "Passage 4 of 5. Loyalty. Polish. Sentence 1 of the phone. Decided: yes. 1 note. Quote. Marked."
    )
    shelf.notes = 2
    model.freshen(rows=False)
    assert "2 notes." in said(model, POLISH[1])
    model.unfold(POLISH[1], True)
    assert "Before it. Sentence 1 of the phone. And a long rest" in said(model, POLISH[1])


def test_a_head_says_its_group(model: PassageModel) -> None:
    head = model.find_head("pl")
    assert head.data() == "Polish"
    assert head.data(Qt.ItemDataRole.AccessibleTextRole) == "Polish, 3 passages"
    model.fold(Head("pl", "Polish"), True)
    assert model.find_head("pl").data(Qt.ItemDataRole.AccessibleTextRole) == "Polish, 3 passages, folded"
    assert model.find_head("pl").data(Qt.ItemDataRole.DecorationRole) is None


def test_the_pointer_is_told_why_a_passage_is_listed_and_where_it_stands(model: PassageModel, shelf: Shelf) -> None:
    index = model.find(POLISH[2].key)
    assert (
        index.data(Qt.ItemDataRole.ToolTipRole) == "Contact centre, fairly sure\nmatched “phone”\nText 1, paragraph 3"
    )
    meant, none = passage(5, 1, "pl", "loyalty"), passage(6, 1, "pl", theme="")
    shelf.put([meant, none])
    told = PassageWords("loyal to a loyal shop", ((0, 5, "meaning"), (11, 16, "meaning"), (17, 21, "found")), 0, 21)
    assert hint(meant, told, "Loyalty") == "Loyalty, fairly sure\nmeaning “loyal”\nText 1, paragraph 6"
    assert (
        hint(meant, told._replace(marks=()), "Loyalty") == "Loyalty, fairly sure\nby its meaning\nText 1, paragraph 6"
    )
    assert hint(none, told._replace(marks=()), "") == "Text 1, paragraph 7"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_whose_words_they_are_and_what_stands_beside_them_is_told(model: PassageModel, shelf: Shelf) -> None:
    country, wave, anna = ColumnValue("country", "mx"), ColumnValue("wave", "1"), ColumnValue(SPEAKER, "Anna")
    answer = POLISH[0]._replace(name="r 17", told=(country, wave))
    turn = POLISH[1]._replace(told=(anna,))
    assert (answer.label, answer.beside) == ("r 17", (country, wave))
    assert (turn.label, turn.beside) == ("Anna", ())
    shelf.put([answer, turn, *ALL[2:]])
    begin(model, ALL)
    assert "Polish. r 17. country: mx, wave: 1. Sentence 0" in said(model, answer)
    assert "Polish. Anna. Sentence 1" in said(model, turn)
    told = PassageWords("phone", (), 0, 5)
    assert hint(answer, told, "Contact").split("\n")[1:] == [
        "by its meaning",
        "r 17, country: mx, wave: 1",
        "Text 1, paragraph 1",
    ]
    assert hint(turn, told, "Contact").split("\n")[2] == "Anna"


def test_a_refused_passage_stays_and_counts_no_more(model: PassageModel) -> None:
    refused = {(*POLISH[1].key, "contact")}
    assert model.patch([POLISH[1]], [], refused) == POLISH[1].key
    row = listed(model, POLISH[1])
    assert row is not None
    assert row.verdict is Verdict.NO
    assert model.find(row.key).isValid()
    assert model.held == {pack(row.key): row}
    assert model.count(Head("pl", "Polish")) == 2
    assert (model.passages, model.checked) == (5, 1)
    assert model.patch([row], [row], refused) is None
    assert model.patch([row], [POLISH[1]], set()) == row.key
    assert (model.count(Head("pl", "Polish")), model.checked, model.held) == (3, 0, {})


def test_in_a_folded_group_passages_can_change_as_well(model: PassageModel) -> None:
    model.fold(Head("pl", "Polish"), True)
    yes = POLISH[1]._replace(verdict=Verdict.YES)
    model.patch([POLISH[1]], [yes], set())
    assert model.checked == 1
    assert not model.find(yes.key).isValid()


def test_a_list_that_goes_on_shows_what_was_refused_and_tells_what_is_said_anew(model: PassageModel) -> None:
    now = arranged([HELD, *ALL[1:]], Grouping.LANGUAGE)
    assert model.go_on(now, {pack(HELD.key): HELD}, Grouping.LANGUAGE) == HELD.key
    assert listed(model, HELD) == HELD
    assert (model.checked, model.count(Head("pl", "Polish"))) == (1, 2)
    assert model.go_on(arranged(ALL, Grouping.LANGUAGE), {}, Grouping.LANGUAGE) == HELD.key
    assert listed(model, HELD) == POLISH[0]
    assert model.go_on(arranged(ALL[1:], Grouping.LANGUAGE), {}, Grouping.LANGUAGE) is None
    assert model.go_on(now, {pack(HELD.key): HELD}, Grouping.LANGUAGE) is None


def test_a_list_that_begins_anew_forgets_folds_but_no_mark_that_stays(model: PassageModel) -> None:
    model.mark(POLISH[0])
    model.mark(POLISH[1])
    model.unfold(POLISH[0], True)
    model.fold(Head("zh", "Chinese"), True)
    begin(model, ALL[1:])
    assert model.marked() == [POLISH[1]]
    assert model.unfolded(POLISH[0]) is None
    assert lines(model)[1] == (2, 0)


def test_the_beginning_of_a_list_lets_go_of_no_mark(model: PassageModel) -> None:
    model.mark(POLISH[2])
    model.begin(arranged(CHINESE, Grouping.LANGUAGE)._replace(is_whole=False), Grouping.LANGUAGE)
    assert model.marks == 1
    model.go_on(arranged(ALL, Grouping.LANGUAGE), {}, Grouping.LANGUAGE)
    assert model.marked() == [POLISH[2]]


def test_another_grouping_unfolds_the_groups_and_another_order_does_not(model: PassageModel) -> None:
    model.fold(Head("zh", "Chinese"), True)
    model.go_on(arranged(ALL, Grouping.LANGUAGE, Order.SUREST), {}, Grouping.LANGUAGE)
    assert model.is_folded(Head("zh", "Chinese"))
    model.go_on(arranged(ALL, Grouping.DOCUMENT, Order.SUREST), {}, Grouping.DOCUMENT)
    assert lines(model) == ["1", (1, 20), (1, 0), (1, 10), "2", (2, 0), (2, 10)]
    assert model.index(0).data() == "Text 1"


def test_steps_leave_out_the_heads_and_end_at_both_ends(model: PassageModel) -> None:
    index, seen = model.step(QModelIndex(), 1), []
    while index.isValid():
        seen.append(index.row())
        index = model.step(index, 1)
    assert seen == [1, 2, 4, 5, 6]
    assert model.step(model.index(4), -1).row() == 2
    assert not model.step(model.index(1), -1).isValid()


def test_the_nearest_passage_is_here_or_next_or_before(model: PassageModel) -> None:
    assert model.nearest(2).row() == 2
    assert model.nearest(3).row() == 4
    assert model.nearest(99).row() == 6
    model.fold(Head("pl", "Polish"), True)
    assert model.nearest(99).row() == 2
    begin(model, [])
    assert not model.nearest(0).isValid()


def test_places_are_found_by_document_and_head(model: PassageModel) -> None:
    assert model.find_document(1) == model.index(4)
    assert not model.find_document(3).isValid()
    assert model.head_of(model.find(CHINESE[1].key)) == model.index(0)
    model.fold(Head("zh", "Chinese"), True)
    assert not model.find_document(2).isValid()
    assert not model.find(CHINESE[0].key).isValid()
    begin(model, ALL, Grouping.NONE)
    assert not model.head_of(model.index(0)).isValid()
    assert not model.find_head("zh").isValid()


def test_the_next_to_be_checked_is_the_first_that_has_a_theme_and_no_verdict(model: PassageModel, shelf: Shelf) -> None:
    rows = shelf.put([CHINESE[1], POLISH[0]._replace(verdict=Verdict.NO), POLISH[2], POLISH[1]])
    begin(model, rows, order=Order.DOUBTFUL)
    assert model.next_unchecked() == POLISH[1]
    model.patch([POLISH[1]], [POLISH[1]._replace(verdict=Verdict.YES)], set())
    assert model.next_unchecked() == POLISH[2]
    model.patch([POLISH[2]], [POLISH[2]._replace(verdict=Verdict.YES)], set())
    assert model.next_unchecked() is None
    begin(model, [CHINESE[1]], order=Order.DOUBTFUL)
    assert model.next_unchecked() is None


def test_where_all_that_had_a_theme_are_decided_the_next_group_is_looked_at(model: PassageModel) -> None:
    begin(model, ALL, order=Order.DOUBTFUL)
    model.patch([CHINESE[0]], [CHINESE[0]._replace(verdict=Verdict.YES)], set())
    assert model.next_unchecked() == POLISH[1]


def test_marks_come_and_go(model: PassageModel) -> None:
    model.mark(POLISH[2])
    model.mark(POLISH[0])
    assert model.marked() == [POLISH[0], POLISH[2]]
    assert model.is_marked(POLISH[2])
    model.mark(POLISH[2])
    assert model.marked() == [POLISH[0]]
    model.unmark()
    assert model.marked() == []


def test_a_paragraph_unfolds_and_folds(model: PassageModel) -> None:
    model.unfold(POLISH[0], True)
    paragraph = model.unfolded(POLISH[0])
    assert paragraph is not None
    assert paragraph.text.startswith("Before it.")
    model.go_on(arranged(ALL, Grouping.LANGUAGE), {}, Grouping.LANGUAGE)
    assert model.paragraphs() == {4: paragraph}
    model.unfold(POLISH[0], False)
    model.unfold(POLISH[0], False)
    assert model.unfolded(POLISH[0]) is None
