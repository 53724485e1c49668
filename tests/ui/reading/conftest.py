"""Documents for the tests of the reading pane, made of the sample texts."""

import re
from collections.abc import Callable, Iterator

import pytest

from cxreader import paths
from cxreader.model.annotation import Highlight, Verdict
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Certainty, Evidence, Noise
from cxreader.model.theme import Codebook, Family, Theme
from cxreader.model.views import CodedPassage, Coding, OpenDocument

_WORDS = {
    "service": r"servicio al cliente|客户服务|obsług\w* klient\w*|serbisyo sa kostumer|serbisyo sa customer",
    "contact-centre": r"联系中心|联络中心|telefon\w*|telepono|micrófonos",
    "hours": r"24/7|empleados?|godzin\w*",
    "experience": r"experiencia del cliente|客户体验|doświadczeni\w* klient\w*|karanasan",
    "journey": r"punkt\w* kontaktow\w*|podróż\w*|端到端|接触",
    "digital": r"social media|[Ii]nternet|online|社区|Web|Facebook",
    "value": r"costo\w*|价值|koszt\w*|kakayahang kumita",
}
_NOISE = re.compile(r"vwin免佣百家乐|徳赢真人娱乐|\$config\[code\] not found|\d+ Mga Puna ▼")


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """A small codebook with three siblings in one family."""
    families = (
        Family("service", "Service", "blue"),
        Family("experience", "Experience", "teal"),
        Family("digital", "Digital", "violet"),
        Family("value", "Value", "gold"),
    )
    themes = (
        Theme("service", "S1", "Service & support", "service", ""),
        Theme("contact-centre", "S2", "Contact centre", "service", ""),
        Theme("hours", "S3", "Hours & staff", "service", ""),
        Theme("chat", "S4", "Chat", "service", ""),
        Theme("experience", "X1", "Customer experience", "experience", ""),
        Theme("journey", "X2", "Journey", "experience", ""),
        Theme("digital", "D1", "Digital & social media", "digital", ""),
        Theme("value", "V1", "Value & cost", "value", ""),
    )
    return Codebook("test", 1, families, themes)


@pytest.fixture(scope="session")
def sample() -> Callable[[int], OpenDocument]:
    """A function that gives the sample text of a number, coded by a few words."""
    return _sample


def _sample(number: int) -> OpenDocument:
    text = paths.seeds()[number].read_text(encoding="utf-8")
    noise = tuple(
        Noise(m.start(), m.end(), "spam", "An advertisement put in by a machine.") for m in _NOISE.finditer(text)
    )
    blocks = tuple(_blocks(text, noise))
    language = ("es", "zh-Hans", "pl", "fil")[number]
    passages = tuple(_passages(text, blocks, noise, language))
    highlights = tuple(_highlights(text, passages))
    title = text[blocks[0].start : blocks[0].end][:60]
    return OpenDocument(number + 1, title, language, text, blocks, passages, noise, highlights)


def _blocks(text: str, noise: tuple[Noise, ...]) -> Iterator[Block]:
    for number, match in enumerate(re.finditer(r"[^\s].*[^\s]|[^\s]", text)):
        start, end = match.span()
        marker = re.match(r"\d+\.", match.group())
        if any(span.start <= start and span.end >= end for span in noise):
            yield Block(BlockKind.NOISE, start, end)
        elif number == 0 and end - start < 100:
            yield Block(BlockKind.TITLE, start, end)
        elif marker:
            yield Block(BlockKind.LIST_ITEM, start, end, 1, marker.group())
        elif end - start < 40:
            yield Block(BlockKind.HEADING, start, end, 1)
        else:
            yield Block(BlockKind.PARAGRAPH, start, end)


def _passages(text: str, blocks: tuple[Block, ...], noise: tuple[Noise, ...], language: str) -> Iterator[CodedPassage]:
    number = 0
    for index, block in enumerate(blocks):
        for match in re.finditer(r"\S.*?(?:[.!?。！？](?=\s|$)|。|$)", text[block.start : block.end]):
            start, end = block.start + match.start(), block.start + match.end()
            whole = any(span.start <= start and span.end >= end for span in noise)
            yield CodedPassage(
                1, number, index, start, end, language, 0.9, whole, () if whole else _codings(text, start, end)
            )
            number += 1


def _codings(text: str, start: int, end: int) -> tuple[Coding, ...]:
    found = []
    for theme, pattern in _WORDS.items():
        matches = list(re.compile(pattern).finditer(text, start, end))
        if matches:
            evidence = tuple(Evidence(m.start(), m.end(), "word", m.group(), "es", 1 / len(matches)) for m in matches)
            verdict = (None, Verdict.YES, None, Verdict.NO)[start % 4] if theme in ("digital", "value") else None
            found.append(Coding(theme, 0.9, Certainty.SURE, evidence, verdict=verdict))
    return tuple(found)


def _highlights(text: str, passages: tuple[CodedPassage, ...]) -> Iterator[Highlight]:
    for id_, number in enumerate((3, 5), start=1):
        passage = passages[number]
        end = min(passage.end, passage.start + 60)
        plain = Highlight(id_, f"guid-{id_}", 1, passage.start, end, text[passage.start : end], note="compare this")
        yield plain if id_ == 1 else plain._replace(themes=("experience",), note="")
