from cxreader.exporters.text_cutting import Mark, Piece, Remark, cut, reads_from_right, runs_from_right
from cxreader.model.export import ExportDocument


def paper(text: str, *stretches: tuple[int, int, str]) -> ExportDocument:
    return ExportDocument("d", "d.txt", "D", "", "", "es", text=text, stretches=stretches)


def mark(start: int, end: int, number: int | None = None, colour: str = "") -> Mark:
    remark = None if number is None else Remark(number, "Ana", "", ("said",))
    return Mark(start, end, "", "es", colour, lost=False, remark=remark)


def pieces(document: ExportDocument, *marks: Mark) -> list[tuple[Piece, ...]]:
    return [found for _, _, found in cut(document, list(marks), lambda: None)]


def words(document: ExportDocument, *marks: Mark) -> list[list[str]]:
    return [[piece.text for piece in line] for line in pieces(document, *marks)]


def test_lines_end_as_in_unix_windows_and_old_macs() -> None:
    found = list(cut(paper("a\r\nb\rc\n\nd"), [], lambda: None))
    assert [(start, end) for start, end, _ in found] == [(0, 1), (3, 4), (5, 6), (7, 7), (8, 9)]
    assert ["".join(piece.text for piece in line) for *_, line in found] == ["a", "b", "c", "", "d"]


def test_nothing_follows_the_end_of_the_last_line() -> None:
    assert words(paper("a\n")) == [["a"]]
    assert words(paper("")) == []


def test_pieces_are_of_one_language_and_gaps_go_with_what_is_before_them() -> None:
    (line,) = pieces(paper("uno dos. tres", (0, 8, "fr"), (9, 13, "pl")))
    assert [(piece.text, piece.language) for piece in line] == [("uno dos. ", "fr"), ("tres", "pl")]


def test_what_is_before_all_passages_has_the_language_of_its_document() -> None:
    (line,) = pieces(paper("- uno", (2, 5, "fr")))
    assert [(piece.text, piece.language) for piece in line] == [("- ", "es"), ("uno", "fr")]


def test_marks_that_overlap_begin_and_end_where_they_do() -> None:
    (line,) = pieces(paper("abcdef"), mark(0, 4, 0, "red"), mark(2, 6, 1, "blue"))
    assert [(p.text, p.colour, [r.number for r in p.begins], [r.number for r in p.ends]) for p in line] == [
        ("ab", "red", [0], []),
        ("cd", "blue", [1], []),
        ("ef", "blue", [], [0]),
        ("", None, [], [1]),
    ]


def test_of_marks_that_begin_together_the_shortest_gives_the_colour() -> None:
    (line,) = pieces(paper("abcd"), mark(0, 2, 0, "red"), mark(0, 4, 1, "blue"))
    assert [(piece.text, piece.colour) for piece in line if piece.text] == [("ab", "red"), ("cd", "blue")]


def test_a_mark_goes_on_over_the_end_of_a_line() -> None:
    first, second = pieces(paper("ab\ncd"), mark(1, 4, 0))
    assert [(piece.text, piece.colour) for piece in first] == [("a", None), ("b", "")]
    assert [(piece.text, piece.colour) for piece in second] == [("c", ""), ("d", None)]
    assert second[1].ends == first[1].begins


def test_a_mark_may_end_after_the_last_line_or_with_an_empty_one() -> None:
    first, second = pieces(paper("ab\n"), mark(0, 9, 0))
    assert [piece.text for piece in first] == ["ab"]
    assert [remark.number for remark in second[0].ends] == [0]
    assert words(paper("a\n\nb"), mark(0, 2, 0)) == [["a"], [""], ["b"]]


def test_a_mark_without_a_remark_has_a_colour_alone() -> None:
    (line,) = pieces(paper("abc"), mark(1, 2))
    assert [(piece.text, piece.colour, piece.begins) for piece in line] == [
        ("a", None, ()),
        ("b", "", ()),
        ("c", None, ()),
    ]


def test_each_mark_is_told_when_it_ends() -> None:
    told: list[int] = []
    lines = cut(paper("a\nb\nc"), [mark(0, 1), mark(2, 3), mark(2, 5)], lambda: told.append(1))
    assert [sum(told) for _ in lines] == [1, 2, 3]


def test_lines_begin_at_the_right_by_their_first_letter() -> None:
    assert reads_from_right("12. مقابلة with English")
    assert reads_from_right("«שלום»")
    assert not reads_from_right("English, then مقابلة")
    assert not reads_from_right("123 …")


def test_signs_without_letters_run_as_their_line_does() -> None:
    assert runs_from_right("مقابلة (3)", in_line_from_right=False)
    assert runs_from_right(". 12", in_line_from_right=True)
    assert not runs_from_right(". 12", in_line_from_right=False)
    assert not runs_from_right("version 2", in_line_from_right=True)
