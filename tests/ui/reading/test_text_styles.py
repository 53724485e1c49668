from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.annotation import Highlight, Verdict
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Evidence, Noise
from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, Coding, OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.text_styles import Span, Style, document_marks, highlight_colour, highlight_style, view_spans
from cxreader.ui.theme_looks import theme_looks


def _plain(text: str) -> OpenDocument:
    return OpenDocument(1, "T", "en", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), (), (), ())


def _meant(word: str, share: float, text: str) -> Evidence:
    start = text.index(word)
    return Evidence(start, start + len(word), "meaning", word, "en", share)


def _telling(*codings: Coding, text: str = "Nobody answers the phone line") -> OpenDocument:
    passage = CodedPassage(1, 0, 0, 0, len(text), "en", 0.9, noise=False, codings=codings)
    return _plain(text)._replace(passages=(passage,))


PHONE = Evidence(19, 24, "word", "phone", "en", 0.15)


def test_refused_themes_are_not_marked(sample: Callable[[int], OpenDocument], codebook: Codebook) -> None:
    document = sample(0)
    refused = document._replace(
        highlights=(),
        noise=(),
        passages=tuple(
            one._replace(codings=tuple(coding._replace(verdict=Verdict.NO) for coding in one.codings))
            for one in document.passages
        ),
    )
    assert document_marks(document, theme_looks(codebook))
    assert document_marks(refused, theme_looks(codebook)) == []


def test_with_a_scope_only_its_themes_are_marked(sample: Callable[[int], OpenDocument], codebook: Codebook) -> None:
    document = sample(1)._replace(highlights=(), noise=(), blocks=())
    marks = document_marks(document, theme_looks(codebook), frozenset({"contact-centre"}))
    assert {mark.style.tips for mark in marks} == {("S2 Contact centre",)}


def test_a_theme_that_is_no_longer_in_the_codebook_is_not_marked(sample: Callable[[int], OpenDocument]) -> None:
    assert all(not mark.style.match for mark in document_marks(sample(0), {}))


def test_a_highlight_tells_its_themes_and_its_note(codebook: Codebook) -> None:
    highlight = Highlight(1, "g", 1, 0, 3, "abc", note="compare", themes=("journey", "gone"))
    style = highlight_style(highlight, highlight.themes, theme_looks(codebook))
    assert style == Style(highlight="teal", tips=("X2 Journey", "compare"))


def test_a_highlight_without_a_theme_has_no_familys_colour(codebook: Codebook) -> None:
    assert highlight_colour((), theme_looks(codebook)) == "plain"


def test_words_by_meaning_are_marked_where_they_matter_with_their_part(codebook: Codebook) -> None:
    text = "Nobody answers the phone line"
    shares = {"the": 0.02, "answers": 0.06, "line": 0.155, "Nobody": 0.025, "phone": 0.05}
    coding = Coding("contact-centre", 0.5, evidence=(PHONE, *(_meant(w, s, text) for w, s in shares.items())))
    marks = document_marks(_telling(coding), theme_looks(codebook))
    assert [(text[mark.start : mark.end], mark.style) for mark in marks] == [
        ("Nobody", Style(meant="blue", tips=("Nobody: 5\u00a0% of Contact centre",))),
        ("phone", Style(meant="blue", tips=("phone: 10\u00a0% of Contact centre",))),
        ("answers", Style(meant="blue", tips=("answers: 12\u00a0% of Contact centre",))),
        ("line", Style(meant="blue", tips=("line: 31\u00a0% of Contact centre",))),
        ("phone", Style(match="blue", tips=("S2 Contact centre",))),
    ]


def test_a_suggestion_has_marks_of_its_own(codebook: Codebook) -> None:
    text = "Nobody answers the phone line"
    coding = Coding("contact-centre", 0.5, evidence=(PHONE, _meant("line", 0.1, text)), suggested=True)
    marks = document_marks(_telling(coding), theme_looks(codebook))
    assert [(text[mark.start : mark.end], mark.style) for mark in marks] == [
        ("line", Style(suggested="blue", tips=("line: 20\u00a0% of Contact centre",))),
        ("phone", Style(suggested="blue", tips=("S2 Contact centre, suggested",))),
    ]


def test_overlapping_marks_are_cut_and_laid_over_each_other() -> None:
    page = Page.of(_plain("abcdef"), show_noise=False)
    marks = [Span(0, 4, Style(match="blue", tips=("S1",))), Span(2, 6, Style(match="teal", hit=1, tips=("S1", "X1")))]
    assert view_spans(page, marks) == (
        Span(0, 2, Style(match="blue", tips=("S1",))),
        Span(2, 4, Style(match="teal", hit=1, tips=("S1", "X1"))),
        Span(4, 6, Style(match="teal", hit=1, tips=("S1", "X1"))),
    )


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(["blue", "teal", "red"])), max_size=8)
)
def test_flattened_marks_say_at_each_place_what_the_last_mark_says(marks: list[tuple[int, int, str]]) -> None:
    page = Page.of(_plain("abcdefghijkl"), show_noise=False)
    spans = view_spans(page, [Span(min(a, b), max(a, b), Style(match=slot)) for a, b, slot in marks])
    shown = {at: span.style.match for span in spans for at in range(span.start, span.end)}
    wanted = {at: slot for a, b, slot in marks for at in range(min(a, b), max(a, b))}
    assert shown == wanted
    assert sum(span.end - span.start for span in spans) == len(wanted)


def test_signs_and_links_are_marked_in_the_view(sample: Callable[[int], OpenDocument]) -> None:
    document = sample(3)
    page = Page.of(document, show_noise=False)
    styles = [span.style for span in view_spans(page, (), lambda why: f"Hidden: {why}")]
    assert styles.count(Style(link=True)) == sum(line.folded for line in page.lines)
    chinese = Page.of(sample(1), show_noise=False)
    quiet = [span.style for span in view_spans(chinese, (), lambda why: f"Hidden: {why}") if span.style.quiet]
    assert quiet
    assert quiet[0].tips == ("Hidden: An advertisement put in by a machine.",)


def test_a_mark_on_a_label_leaves_it_a_label() -> None:
    label, match = Style(label=True), Style(match="blue", tips=("S1",))
    assert label.under(match) == Style(match="blue", label=True, tips=("S1",))


def test_passages_in_another_language_tell_which(codebook: Codebook) -> None:
    passages = tuple(
        CodedPassage(1, number, 0, number, number + 1, tag, 0.9, noise=tag == "pl")
        for number, tag in enumerate(("en-GB", "es", "und", "pl"))
    )
    marks = document_marks(_plain("abcd")._replace(passages=passages), theme_looks(codebook))
    assert [(mark.start, mark.style.tips) for mark in marks] == [
        (1, ("Language: Spanish",)),
        (2, ("Language: not sure",)),
    ]


def test_each_reason_is_told_over_shown_noise(codebook: Codebook) -> None:
    noise = (Noise(0, 2, "spam", "It is an advertisement."), Noise(3, 4, "by hand", "You marked this as noise."))
    document = _plain("ab cd")._replace(noise=noise)
    page = Page.of(document, show_noise=True)
    spans = view_spans(page, document_marks(document, theme_looks(codebook)))
    assert [(span.style.noise, span.style.tips) for span in spans] == [(True, (gap.why,)) for gap in noise]
