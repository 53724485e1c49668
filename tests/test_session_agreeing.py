import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader.exporters import agreement_table
from cxreader.importing import Analyst
from cxreader.model.agreeing import Comparison
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.session import Session, agreeing
from cxreader.session.archiving import opened_archive

TEXT = (
    "The clerk was friendly and solved it at once.\n\nWe waited for the parcel for three weeks.\n\n"
    "Nobody answered the telephone.\n\nNadie del servicio al cliente contestó mis llamadas.\n"
)


@pytest.fixture
def pair(tmp_path: Path, opened: Callable[[Path], Session], analyst: Analyst) -> tuple[Session, Session]:
    """Two libraries with the same text."""
    both = tuple(opened(tmp_path / f"{name}.cxlib") for name in ("Mine", "Theirs"))
    for session in both:
        session.add(analyst.analyse_text(TEXT, "Letter"), "first")
    return both[0], both[1]


def places(session: Session) -> list[Place]:
    return [Place(1, one.start, one.end) for one in session.open(1).passages]


def compare(mine: Session, theirs: Session) -> Comparison:
    with opened_archive(theirs.path) as archive:
        return agreeing.agreement(mine, archive)


def test_only_what_both_have_looked_at_is_compared(pair: tuple[Session, Session]) -> None:
    mine, theirs = pair
    first, second, third, last = places(mine)
    mine.decide([(first, "emotion"), (second, "response-speed"), (third, "contact-centre")], Verdict.YES)
    mine.decide([(last, "contact-centre")], Verdict.YES)
    theirs.decide([(first, "emotion"), (last, "contact-centre")], Verdict.YES)
    theirs.decide([(second, "response-speed")], Verdict.NO)
    found = compare(mine, theirs)
    assert (found.other, found.passages) == ("Theirs", 3)
    # three passages with three themes that are used, and one difference
    assert [(row.kind, row.key, row.agreement.units, row.agreement.same) for row in found.rows] == [
        ("all", "", 9, 8),
        ("theme", "response-speed", 3, 2),
        ("theme", "contact-centre", 3, 3),
        ("theme", "emotion", 3, 3),
        ("language", "en", 6, 5),
        ("language", "es", 3, 3),
    ]
    whole = found.rows[0].agreement
    assert whole.percent == pytest.approx(100 * 8 / 9)
    # 8/9 seen, 3·2 + 6·7 of 81 by chance
    assert whole.kappa == pytest.approx(1 - (1 / 9) / (1 - 48 / 81))
    (difference,) = found.differences
    assert difference.place == second
    assert (difference.theme, difference.mine, difference.language) == ("response-speed", True, "en")
    assert difference.quote == "We waited for the parcel for three weeks."


def test_each_difference_is_told_with_its_words(pair: tuple[Session, Session]) -> None:
    mine, theirs = pair
    first, second, *_ = places(mine)
    for session, verdict in ((mine, Verdict.YES), (theirs, Verdict.NO)):
        session.decide([(first, "emotion"), (second, "emotion")], verdict)
    assert [found.quote for found in compare(mine, theirs).differences] == [
        "The clerk was friendly and solved it at once.",
        "We waited for the parcel for three weeks.",
    ]


def test_a_highlight_between_two_passages_counts_for_the_second(pair: tuple[Session, Session]) -> None:
    mine, theirs = pair
    first, second, *_ = places(mine)
    for session in pair:
        session.highlight(1, first.end, second.end, ["emotion"])
    assert compare(mine, theirs).passages == 1


def test_a_highlight_counts_for_the_passages_it_touches(pair: tuple[Session, Session]) -> None:
    mine, theirs = pair
    first, second, *_ = places(mine)
    mine.highlight(1, first.end - 5, second.start + 5, ["emotion"])
    theirs.highlight(1, first.start, first.start + 4)
    theirs.highlight(1, second.start, second.end, ["emotion"])
    # what was said of the passage goes before what was marked in it
    mine.decide([(first, "emotion")], Verdict.NO)
    found = compare(mine, theirs)
    assert found.passages == 2
    assert found.differences == ()
    assert found.rows[0].agreement.units == 2


def test_where_nobody_looked_at_the_same_the_table_says_so(pair: tuple[Session, Session], analyst: Analyst) -> None:
    mine, theirs = pair
    mine.decide([(places(mine)[0], "emotion")], Verdict.YES)
    other = theirs.add(analyst.analyse_text("Another text altogether.", "Other"), "new").ids[0]
    theirs.decide([(Place(other, 0, 24), "emotion")], Verdict.YES)
    theirs.highlight(other, 0, 7)
    found = compare(mine, theirs)
    assert (found.passages, len(found.rows), found.differences) == (0, 1, ())


def test_the_table_leaves_in_csv(pair: tuple[Session, Session]) -> None:
    mine, theirs = pair
    key = mine.new_theme("=SUM(A1)", "service").key
    theirs.new_theme("=SUM(A1)", "service")
    for session in pair:
        session.decide([(places(session)[0], key)], Verdict.YES)
    data = agreement_table.render(compare(mine, theirs))
    assert data.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["kind", "key", "name", "passages", "same", "percent", "kappa", "alpha"]
    assert rows[1] == ["all", "", "All", "1", "1", "100.0000", "", ""]
    assert rows[2][2] == "'=SUM(A1)"
