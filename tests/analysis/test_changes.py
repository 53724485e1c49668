from cxreader.analysis.changes import changes
from cxreader.model.pieces import Kind, Piece


def test_changes_are_whole_words_and_read_as_one() -> None:
    old, new = "The clerk was friendly.\nBye.", "The man is friendly.\nGood bye.\n"
    found = changes(old, new)
    assert found == (
        Piece(Kind.SAME, "The "),
        Piece(Kind.GONE, "clerk was"),
        Piece(Kind.NEW, "man is"),
        Piece(Kind.SAME, " friendly.\n"),
        Piece(Kind.GONE, "Bye"),
        Piece(Kind.NEW, "Good bye"),
        Piece(Kind.SAME, "."),
        Piece(Kind.NEW, "\n"),
    )
    assert "".join(piece.text for piece in found if piece.kind is not Kind.NEW) == old
    assert "".join(piece.text for piece in found if piece.kind is not Kind.GONE) == new


def test_equal_texts_are_one_piece_and_nothing_is_none() -> None:
    assert changes("客户体验。", "客户体验。") == (Piece(Kind.SAME, "客户体验。"),)
    assert changes("", "") == ()
    assert changes("", "a") == (Piece(Kind.NEW, "a"),)
    assert changes("a", "") == (Piece(Kind.GONE, "a"),)
