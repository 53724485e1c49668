import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from cxreader.model.annotation import Verdict
from cxreader.model.listed import PassageRow
from cxreader.ui.passage_order import Grouping, Head, Order
from cxreader.ui.passage_rows import ENTRY_ROLE, PassageModel
from tests.ui.panels.passages import LOOKS, Shelf, passage

POLISH = [passage(0), passage(1, score=0.2), passage(2, score=0.9)]
CHINESE = [passage(0, 2, "zh"), passage(1, 2, "zh", theme="")]
ALL = [*POLISH, *CHINESE]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> PassageModel:
    made = PassageModel(shelf.read, shelf.paragraph)
    made.looks = LOOKS
    made.order = Order.PLACE
    made.begin(ALL)
    return made


def lines(model: PassageModel) -> list[str | tuple[int, int]]:
    entries = [model.entry(model.index(place)) for place in range(model.rowCount())]
    return [entry.key for entry in entries if entry]


def said(model: PassageModel, row: PassageRow) -> str:
    return str(model.find(row.key).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_model_keeps_the_rules_of_models(model: PassageModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    model.patch([POLISH[0].key], [], {(*POLISH[0].key, "contact")})
    model.renew(POLISH, set())
    model.arrange_by(Grouping.NONE, Order.SUREST)
    model.begin([])
    assert model.rowCount() == 0


def test_passages_stand_under_the_heads_of_their_groups(model: PassageModel) -> None:
    assert lines(model) == ["zh", (2, 0), (2, 10), "pl", (1, 0), (1, 10), (1, 20)]
    head = model.index(0).data(ENTRY_ROLE)
    assert head == Head("zh", "Chinese")
    assert model.count(head) == 2
    assert (model.passages, model.checked) == (5, 0)


def test_only_the_words_that_are_looked_at_are_asked_for_each_once(shelf: Shelf) -> None:
    model = PassageModel(shelf.read, shelf.paragraph)
    model.begin([passage(number) for number in range(100)])
    assert shelf.asked == []
    assert model.index(1).data() == "Sentence 0 of the phone."
    assert len(shelf.asked) == 32
    assert model.index(20).data() == "Sentence 19 of the phone."
    assert len(shelf.asked) == 32
    model.words(passage(99))
    assert len(shelf.asked) == 33


def test_few_words_are_kept(shelf: Shelf) -> None:
    model = PassageModel(shelf.read, shelf.paragraph)
    rows = [passage(number) for number in range(5000)]
    model.begin(rows)
    for row in rows:
        model.words(row)
    assert len(shelf.asked) == 5000
    model.words(rows[0])
    assert len(shelf.asked) == 5032


def test_a_screen_reader_hears_all_that_a_row_shows(model: PassageModel, shelf: Shelf) -> None:
    assert said(model, POLISH[0]) == ("Passage 3 of 5. Contact centre, fairly sure. Polish. Sentence 0 of the phone.")
    assert said(model, CHINESE[1]) == "Passage 2 of 5. No theme. Chinese. Sentence 1 of the phone."
    shelf.notes, shelf.starred = 1, True
    model.forget_words()
    model.mark(POLISH[1])
    yes = POLISH[1]._replace(theme="loyalty", certainty=None, verdict=Verdict.YES)
    model.patch([yes.key], [yes], set())
    assert said(model, POLISH[1]) == (
        "Passage 4 of 5. Loyalty. Polish. Sentence 1 of the phone. Decided: yes. 1 note. Quote. Marked."
    )
    shelf.notes = 2
    model.forget_words()
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


def test_the_tooltip_names_the_place(model: PassageModel) -> None:
    index = model.find(POLISH[2].key)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Text 1, paragraph 3"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_a_refused_passage_stays_and_counts_no_more(model: PassageModel) -> None:
    refused = {(*POLISH[1].key, "contact")}
    model.patch([POLISH[1].key], [], refused)
    row = model.listed(POLISH[1].key)
    assert row is not None
    assert row.verdict is Verdict.NO
    assert model.find(row.key).isValid()
    assert model.count(Head("pl", "Polish")) == 2
    assert (model.passages, model.checked) == (5, 1)
    model.patch([row.key], [POLISH[1]], set())
    assert model.count(Head("pl", "Polish")) == 3


def test_in_a_folded_group_passages_can_change_as_well(model: PassageModel) -> None:
    model.fold(Head("pl", "Polish"), True)
    yes = POLISH[1]._replace(verdict=Verdict.YES)
    model.patch([yes.key], [yes], set())
    assert model.listed(yes.key) == yes
    assert not model.find(yes.key).isValid()


def test_a_list_that_goes_on_keeps_its_order_and_what_was_refused(model: PassageModel) -> None:
    model.arrange_by(Grouping.NONE, Order.DOUBTFUL)
    before = lines(model)
    now = [row._replace(score=1 - row.score) for row in ALL if row != POLISH[0]]
    assert model.renew(now, {(*POLISH[0].key, "contact")}) == POLISH[0].key
    assert lines(model) == before
    assert model.renew([row._replace(score=0.7) for row in ALL], set()) == POLISH[0].key
    assert lines(model) == before
    assert model.renew(ALL[1:], set()) is None
    assert lines(model) == [key for key in before if key != POLISH[0].key]


def test_a_list_that_begins_anew_forgets_folds_but_no_mark_that_stays(model: PassageModel) -> None:
    model.mark(POLISH[0])
    model.mark(POLISH[1])
    model.unfold(POLISH[0], True)
    model.fold(Head("zh", "Chinese"), True)
    model.begin(ALL[1:])
    assert model.marked() == [POLISH[1]]
    assert model.unfolded(POLISH[0]) is None
    assert lines(model)[1] == (2, 0)


def test_another_grouping_unfolds_the_groups_and_another_order_does_not(model: PassageModel) -> None:
    model.fold(Head("zh", "Chinese"), True)
    model.arrange_by(Grouping.LANGUAGE, Order.SUREST)
    assert model.is_folded(Head("zh", "Chinese"))
    model.arrange_by(Grouping.DOCUMENT, Order.SUREST)
    assert lines(model) == ["1", (1, 20), (1, 0), (1, 10), "2", (2, 0), (2, 10)]


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
    model.begin([])
    assert not model.nearest(0).isValid()


def test_places_are_found_by_document_and_head(model: PassageModel) -> None:
    assert model.find_document(1) == model.index(4)
    assert not model.find_document(3).isValid()
    assert model.head_of(CHINESE[0]) == model.index(0)
    model.arrange_by(Grouping.NONE, Order.PLACE)
    assert not model.head_of(CHINESE[0]).isValid()


def test_the_next_to_be_checked_is_the_first_that_has_a_theme_and_no_verdict(model: PassageModel) -> None:
    model.begin([CHINESE[1], POLISH[0]._replace(verdict=Verdict.NO), POLISH[2], POLISH[1]])
    assert model.next_unchecked() == POLISH[1]
    model.begin([CHINESE[1]])
    assert model.next_unchecked() is None


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
    model.renew(ALL, set())
    assert model.unfolded(POLISH[0])
    model.unfold(POLISH[0], False)
    model.unfold(POLISH[0], False)
    assert model.unfolded(POLISH[0]) is None
