import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader import importing, paths
from cxreader.errors import ReadError
from cxreader.importing import Analyst
from cxreader.model.block import Block, BlockKind
from cxreader.model.correction import Correction, CorrectionKind
from cxreader.model.document import Document, Problem, Reading, Source, StoredText
from cxreader.model.passage import Guess
from cxreader.model.theme import Codebook
from tests.again import analysed_again

INJECTED = "vwin免佣百家乐"
TEMPLATE = "$config[code] not found"


def spans(text: str, part: str) -> list[tuple[int, int]]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


def language(start: int, end: int, tag: str) -> Correction:
    return Correction(start, end, CorrectionKind.LANGUAGE, tag)


def documents(items: list[Document | Problem]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def test_the_samples_are_spanish_chinese_polish_and_filipino(seed_documents: tuple[Document, ...]) -> None:
    assert [document.language.language for document in seed_documents] == ["es", "zh-Hans", "pl", "fil"]
    assert all(document.language.confidence > 0.9 for document in seed_documents)


def test_no_passage_of_the_samples_is_korean(seed_documents: tuple[Document, ...]) -> None:
    tags = {passage.language.language for document in seed_documents for passage in document.passages}
    assert not [tag for tag in tags if tag.startswith("ko")]


@pytest.mark.parametrize(("number", "part", "count"), [(1, INJECTED, 26), (3, TEMPLATE, 1)])
def test_every_injected_stretch_lies_in_noise(
    seed_documents: tuple[Document, ...], number: int, part: str, count: int
) -> None:
    document = seed_documents[number]
    found = spans(document.reading.text, part)
    assert len(found) == count
    for start, end in found:
        assert any(gap.start <= start and end <= gap.end for gap in document.noise), (start, end)


def test_noise_is_in_order_and_never_overlaps_nor_gives_evidence(seed_documents: tuple[Document, ...]) -> None:
    for document in seed_documents:
        for gap, following in zip(document.noise, document.noise[1:], strict=False):
            assert gap.start < gap.end <= following.start
        evidence = [e for passage in document.passages for f in passage.findings for e in f.evidence]
        assert not [e for e in evidence for gap in document.noise if e.start < gap.end and gap.start < e.end]
        assert all(gap.why.endswith(".") for gap in document.noise)


def test_a_word_inside_another_word_is_no_evidence(seed_documents: tuple[Document, ...]) -> None:
    document = seed_documents[3]
    ((start, end),) = spans(document.reading.text, "natatakot")
    assert "tatak" in document.reading.text[start:end]
    evidence = [e for passage in document.passages for f in passage.findings for e in f.evidence]
    assert evidence
    assert not [e for e in evidence if start < e.start < end or start < e.end < end]


def test_passages_lie_in_their_blocks_and_hold_their_evidence(seed_documents: tuple[Document, ...]) -> None:
    for document in seed_documents:
        for passage in document.passages:
            block = document.blocks[passage.block]
            assert block.start <= passage.start < passage.end <= block.end
            assert not (passage.noise and passage.findings)
            for finding in passage.findings:
                assert all(passage.start <= e.start < e.end <= passage.end for e in finding.evidence)
                assert sum(e.share for e in finding.evidence) == pytest.approx(finding.score)


def test_a_block_that_is_all_noise_is_marked_so(seed_documents: tuple[Document, ...]) -> None:
    document = seed_documents[3]
    (span,) = spans(document.reading.text, TEMPLATE)
    (block,) = [block for block in document.blocks if (block.start, block.end) == span]
    assert block.kind is BlockKind.NOISE
    assert [passage.noise for passage in document.passages if passage.start == span[0]] == [True]


def test_what_a_reader_held_for_noise_is_noise_with_a_reason(analyst: Analyst) -> None:
    text = "Read more about desks"
    reading = Reading("Desk", text, (Block(BlockKind.NOISE, 0, len(text)),), "UTF-8")
    document = analyst.analyse(reading, Source(None, 0, 0, ""))
    assert [(gap.start, gap.end, bool(gap.why)) for gap in document.noise] == [(0, len(text), True)]
    assert document.passages[0].noise
    assert document.language.language == "und"


def test_a_title_is_without_the_noise_in_its_line(seed_documents: tuple[Document, ...]) -> None:
    assert [document.reading.title for document in seed_documents][1] == "客户体验和联系中心挑战"
    assert INJECTED not in "".join(document.reading.title for document in seed_documents)


def test_a_title_of_nothing_but_noise_stays(analyst: Analyst) -> None:
    text = f"{TEMPLATE}\n\nThe clerk was friendly and solved my problem at once."
    end = len(TEMPLATE)
    blocks = (Block(BlockKind.TITLE, 0, end), Block(BlockKind.PARAGRAPH, end + 2, len(text)))
    document = analyst.analyse(Reading(TEMPLATE, text, blocks, "UTF-8"), Source(None, 0, 0, ""))
    assert document.noise
    assert document.reading.title == TEMPLATE


def test_the_same_text_has_the_same_hash_wherever_it_comes_from(
    seed_documents: tuple[Document, ...], analyst: Analyst
) -> None:
    data = paths.seeds()[2].read_bytes()
    pasted = analyst.analyse_text(data.decode(), "Pasted text")
    assert seed_documents[2].sha256 == pasted.sha256 == hashlib.sha256(data).hexdigest()
    assert pasted.source == Source(None, len(data), 0, hashlib.sha256(data).hexdigest())
    assert [p._replace(findings=()) for p in pasted.passages] == [
        p._replace(findings=()) for p in seed_documents[2].passages
    ]


def test_an_answer_is_one_passage(analyst: Analyst) -> None:
    passage, junk = analyst.analyse_passage("El servicio al cliente fue lento. Esperamos dos horas en la línea.")
    assert (passage.block, passage.start, passage.end) == (0, 0, 66)
    assert (passage.language.language, junk) == ("es", ())
    assert not passage.noise


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_answer_of_nothing_is_in_no_language_and_about_nothing(analyst: Analyst, text: str) -> None:
    passage, junk = analyst.analyse_passage(text)
    assert (passage.language.language, passage.findings, passage.noise, junk) == ("und", (), False, ())


def test_an_answer_of_nothing_but_noise_is_noise(analyst: Analyst) -> None:
    passage, junk = analyst.analyse_passage(TEMPLATE)
    assert passage.noise
    assert passage.findings == ()
    assert len(junk) == 1


def test_answers_of_many_people_are_told_by_themselves(analyst: Analyst) -> None:
    said = ["Tardaron tres horas en contestar mi llamada.", "Nikt nie odpowiedział na moją reklamację."] * 12
    said[13] = "Za drogo"
    text = "\n\n".join(said)

    def told(kind: BlockKind) -> Guess:
        starts = [text.index(answer, 50 * number // 2) for number, answer in enumerate(said)]
        blocks = tuple(Block(kind, start, start + len(answer)) for start, answer in zip(starts, said, strict=True))
        document = analyst.analyse(Reading("Said", text, blocks, "", ()), Source(None, 0, 0, ""))
        return document.passages[13].language

    assert told(BlockKind.PARAGRAPH).confidence < told(BlockKind.ANSWER).confidence
    assert told(BlockKind.ANSWER).language == "pl"


def test_a_long_text_is_understood_as_its_parts_are(analyst: Analyst) -> None:
    once = "Tardaron tres horas en contestar mi llamada. Nadie pidió perdón por la espera.\n\nNie odpowiedzieli.\n\n"
    part = analyst.analyse_text(once * 50, "part").passages
    whole = analyst.analyse_text(once * 5_600, "whole").passages
    assert len(whole) == 3 * 5_600
    assert [finding.theme for finding in whole[0].findings] == [finding.theme for finding in part[0].findings]
    for number in (0, 1, 2, 8_399, 8_400, 16_799):
        there, here = whole[number], part[number % 3]
        assert there.language.language == here.language.language
        assert [(found.theme, found.score) for found in there.findings] == [
            (found.theme, found.score) for found in here.findings
        ]


@given(st.text(max_size=60))
def test_any_answer_is_understood_somehow(analyst: Analyst, text: str) -> None:
    passage, junk = analyst.analyse_passage(text)
    assert (passage.start, passage.end) == (0, len(text))
    assert all(0 <= gap.start < gap.end <= len(text) for gap in junk)


def test_files_become_documents_or_problems_in_their_order(tmp_path: Path, shipped_codebook: Codebook) -> None:
    missing, empty = tmp_path / "missing.txt", tmp_path / "empty.txt"
    empty.touch()
    seed = paths.seeds()[2]
    first, document, second, folder = importing.prepare([missing, seed, empty, tmp_path], shipped_codebook, {})
    assert isinstance(document, Document)
    assert document.source.path == seed
    for item, path in ((first, missing), (second, empty), (folder, tmp_path)):
        assert isinstance(item, Problem)
        assert (item.path, item.known) == (path, False)
        assert item.why.endswith(".")


def test_a_text_that_is_known_or_comes_twice_is_told(tmp_path: Path, shipped_codebook: Codebook) -> None:
    one, same, other = (tmp_path / name for name in ("one.txt", "same.txt", "other.txt"))
    one.write_text("The clerk was friendly.", "utf-8")
    same.write_text("\ufeffThe clerk was friendly.", "utf-8")
    other.write_text("The desk was closed.", "utf-8")
    known = {hashlib.sha256(b"The desk was closed.").hexdigest(): "“Desk”"}
    items = list(importing.prepare([one, same, other], shipped_codebook, known))
    assert [type(item) for item in items] == [Document, Problem, Problem]
    told = f"“same.txt” is already in this library: its text is that of “The clerk was friendly.” from “{one}”."
    assert items[1] == Problem(same, told, known=True)
    assert items[2] == Problem(other, "“other.txt” is already in this library: its text is that of “Desk”.", known=True)
    assert len(documents(list(importing.prepare([one, same, other], shipped_codebook)))) == 3


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path, shipped_codebook: Codebook) -> None:
    late = tmp_path / "late.txt"
    items = importing.prepare([paths.seeds()[2], late], shipped_codebook)
    assert isinstance(next(items), Document)
    late.write_text("The clerk was friendly.", "utf-8")
    assert isinstance(next(items), Document)


def test_a_pasted_text_becomes_a_document_or_a_problem(analyst: Analyst) -> None:
    document = analyst.analyse_text("The clerk\0 was friendly.\ud83d\ude00\ud800", "Pasted text")
    assert document.reading.text == "The clerk\ufffd was friendly.😀\ufffd"
    with pytest.raises(ReadError, match="“Pasted text” is empty"):
        analyst.analyse_text("  ", "Pasted text")


def test_a_language_chosen_by_hand_counts_for_every_passage(analyst: importing.Analyst) -> None:
    document = analyst.analyse_text("Bon dia a tothom. Com esteu avui?", "salutació", [language(0, 33, "ca")])
    assert [document.language.language] == ["ca"]
    assert [passage.language for passage in document.passages] == [Guess("ca", 1.0)] * 2
    assert document.languages == ("ca",)
    chinese = analyst.analyse_text("歡迎您來電詢問。", "請", [language(0, 8, "zh")])
    assert chinese.language.language == "zh-Hant"


def test_noise_by_hand_counts_for_nothing(analyst: Analyst) -> None:
    text = "The clerk was friendly. Nobody answered the phone."
    said = Correction(0, 23, CorrectionKind.NOISE, "noise")
    document = analyst.analyse_text(text, "Clerk", [said])
    assert [(gap.start, gap.end, gap.kind) for gap in document.noise] == [(0, 23, "by hand")]
    assert [passage.noise for passage in document.passages] == [True, False]


def test_a_speakers_label_and_the_sign_of_a_quote_are_in_no_passage(analyst: Analyst) -> None:
    text = "Anna: The clerk was friendly. She helped.\n> Why not?"
    blocks = (Block(BlockKind.TURN, 0, 41, marker="Anna:"), Block(BlockKind.QUOTE, 42, 52, marker=">"))
    document = analyst.analyse(Reading("T", text, blocks, "UTF-8"), Source(None, 0, 0, ""))
    said = [text[passage.start : passage.end] for passage in document.passages]
    assert said == ["The clerk was friendly.", "She helped.", "Why not?"]


@pytest.mark.parametrize("kind", [BlockKind.TABLE_ROW, BlockKind.CODE])
def test_a_row_and_a_piece_of_code_are_one_passage(analyst: Analyst, kind: BlockKind) -> None:
    text = "One. Two. Three."
    document = analyst.analyse(Reading("T", text, (Block(kind, 0, 16),), "UTF-8"), Source(None, 0, 0, ""))
    assert [(passage.start, passage.end) for passage in document.passages] == [(0, 16)]


def test_a_document_in_several_languages_names_them_and_leaves_out_a_few_words(analyst: Analyst) -> None:
    polish = "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu."
    english = "The clerk at the desk was friendly and solved my problem at once, so we came back."
    assert analyst.analyse_text(f"{polish}\n\n{polish}\n\n{english}", "T").languages == ("pl", "en")
    assert analyst.analyse_text("\n\n".join([polish] * 30 + [english[:45]]), "T").languages == ("pl",)
    assert analyst.analyse_text("12 34", "T").languages == ("und",)


def test_near_duplicates_have_sketches_alike_and_noise_has_no_part_in_them(analyst: Analyst) -> None:
    text = "The clerk at the desk was friendly and solved my problem at once, and then we all went home."
    one, other = (analyst.analyse_text(words, "T").sketch for words in (text, f"{TEMPLATE}\n\n{text}"))
    assert one == other
    assert len(one) > 5


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_paragraphs_are_answered_one_by_one(analyst: Analyst, paragraphs: list[str]) -> None:
    answers, shares = analyst.analyse_paragraphs(paragraphs)
    assert [(passage.start, passage.end) for passage, _ in answers] == [(0, len(text)) for text in paragraphs]
    for (_, junk), text in zip(answers, paragraphs, strict=True):
        assert all(0 <= gap.start < gap.end <= len(text) for gap in junk)
    assert sum(share for _, share in shares) <= 1.001


def test_stored_texts_are_understood_again(seed_documents: tuple[Document, ...], shipped_codebook: Codebook) -> None:
    given_texts = [
        StoredText(7, "/texts/es.txt", seed_documents[0].reading.text),
        StoredText(9, "pl", seed_documents[2].reading.text),
    ]
    (seven, spanish), (nine, polish) = analysed_again(given_texts, shipped_codebook)
    assert [seven, nine] == given_texts
    assert spanish.passages == seed_documents[0].passages
    assert (polish.noise, polish.blocks) == (seed_documents[2].noise, seed_documents[2].blocks)


def test_a_theme_for_which_only_a_persons_word_counts_is_not_found(
    analyst: Analyst, shipped_codebook: Codebook
) -> None:
    text = "The call centre agent hung up."
    assert "contact-centre" in {finding.theme for finding in analyst.analyse_passage(text)[0].findings}
    themes = tuple(theme._replace(applied=theme.id != "contact-centre") for theme in shipped_codebook.themes)
    silent = Analyst(shipped_codebook._replace(themes=themes))
    assert "contact-centre" not in {finding.theme for finding in silent.analyse_passage(text)[0].findings}


def test_a_file_without_text_is_told_of(shipped_codebook: Codebook) -> None:
    scan = Path(__file__).parent / "data" / "hostile" / "p-notext.pdf"
    (problem,) = importing.prepare([scan], shipped_codebook, {})
    assert isinstance(problem, Problem)
    assert "was not added. No text was found in it" in problem.why
    (document,) = importing.prepare([scan], shipped_codebook)
    assert isinstance(document, Document)
    assert (document.reading.text, document.passages, document.language.language) == ("", (), "und")
    assert "No text was found in it" in document.reading.warnings[0]
