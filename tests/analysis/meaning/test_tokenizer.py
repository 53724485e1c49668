from math import log

import pytest

from cxreader.analysis.meaning.tokenizer import FIRST_PIECE, UNKNOWN, Tokenizer

# word pieces of a small language of our own, each with how often it stands in a hundred
PIECES = {
    "▁": 5,
    "▁wait": 9,
    "▁wa": 1,
    "ing": 8,
    "it": 4,
    "w": 1,
    "a": 1,
    "i": 1,
    "t": 1,
    "▁é": 2,
    "f": 1,
    "한": 1,
    ".": 3,
}
TOKENIZER = Tokenizer(
    list(PIECES),
    [log(often / 100) for often in PIECES.values()],
    {"ﬁ": "fi", "\n": " ", "\xa0": " ", "…": "...", "\x07": ""},
)


def cut(text: str) -> list[tuple[str, str]]:
    """The pieces of a text, each with what it stands for."""
    names = ["", "", "", "?", *PIECES]
    return [(names[token.piece], text[token.start : token.end]) for token in TOKENIZER.tokens(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("waiting", [("▁wait", "wait"), ("ing", "ing")]),
        ("a wait", [("▁", ""), ("a", "a"), ("▁wait", "wait")]),
        (" wait\n\xa0 wait ", [("▁wait", "wait"), ("▁wait", "wait")]),
        ("zz", [("▁", ""), ("?", "zz")]),
        ("azzt", [("▁", ""), ("a", "a"), ("?", "zz"), ("t", "t")]),
        ("", []),
        (" \n", []),
    ],
)
def test_a_word_is_cut_into_its_likeliest_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ﬁt", [("▁", ""), ("f", "ﬁ"), ("it", "ﬁt")]),
        ("wait…", [("▁wait", "wait"), (".", "…"), (".", "…"), (".", "…")]),
        ("e\u0301t", [("▁é", "e\u0301"), ("t", "t")]),
        ("\u1112\u1161\u11ab", [("▁", ""), ("한", "\u1112\u1161\u11ab")]),
        ("wa\x07it…", [("▁wait", "wa\x07it"), (".", "…"), (".", "…"), (".", "…")]),
    ],
)
def test_pieces_of_other_letters_lead_back_to_the_text_as_it_is_written(
    text: str, pieces: list[tuple[str, str]]
) -> None:
    assert cut(text) == pieces


def test_pieces_have_the_numbers_of_the_model() -> None:
    assert [token.piece for token in TOKENIZER.tokens("waitingz")] == [
        FIRST_PIECE + list(PIECES).index("▁wait"),
        FIRST_PIECE + list(PIECES).index("ing"),
        UNKNOWN,
    ]


def test_a_word_without_end_is_cut_short() -> None:
    assert len(list(TOKENIZER.tokens("a" * 1_000_000))) < 10_000
