"""Exports made of the sample texts and of a text full of rare characters."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxreader.exporters.draft import chosen
from cxreader.model.export import Export, ExportRow
from cxreader.model.scope import Scope
from cxreader.model.theme import Family, Theme
from cxreader.paths import seeds
from cxreader.session import leaving, open_session
from tests import annotation_set

_DATA = Path(__file__).parents[1] / "data" / "exports" / "quotes.json"

FAMILIES = (
    Family("service", "Service", "blue"),
    Family("experience", "Experience", "teal"),
    Family("other", "Other & odd", "grey"),
)
THEMES = {
    "svc": Theme("service", "S1", "Service & support", "service", "How good the service is."),
    "wait": Theme("waiting", "S3", "Waiting / speed", "service", "How long it takes."),
    "own": Theme("ownership", "X2", "Ownership of CX / 客户体验", "experience", "Whose matter it is."),
    "journey": Theme("journey", "J1", "Customer journey", "experience", "The way of a customer."),
    "spam": Theme("spam", "O1", 'Injected "vwin"', "other", "What others put in."),
    "noise": Theme("noise", "O2", "<Noise>", "unheard-of", "No text at all."),
}


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every text that a quote comes from, by file name."""
    found = {path.name: path.read_bytes().decode() for path in seeds()}
    found["900_emoji_astral.txt"] = json.loads(_DATA.read_text(encoding="utf-8"))["text"]
    return found


@pytest.fixture(scope="session")
def export(texts: dict[str, str]) -> Export:
    """Sixteen highlights in five texts."""
    quotes = json.loads(_DATA.read_text(encoding="utf-8"))["highlights"]
    rows = tuple(_row(quote, texts[quote["document"]]) for quote in quotes)
    return Export("My library", "16 highlights in 5 documents", rows, why=True, date="2026-11-21", families=FAMILIES)


@pytest.fixture(scope="session")
def lone(export: Export) -> Callable[..., Export]:
    """Make an export of one row that differs from the first one as told."""

    def make(**fields: Any) -> Export:
        return export._replace(rows=(export.rows[0]._replace(**fields),))

    return make


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """All of the annotation set, as a library hands it over."""
    session = open_session(tmp_path_factory.mktemp("annotated") / "Annotated.cxlib")
    annotation_set.fill(session)
    made = leaving.leave(session, Scope())
    whole = chosen(made._replace(date="2026-11-21", documents=tuple(made.documents)))
    session.close()
    return whole


def _row(quote: dict[str, Any], text: str) -> ExportRow:
    start, end = quote["start"], quote["end"]
    line_end = text.find("\n", end)
    return ExportRow(
        guid=quote["guid"],
        kind="highlight",
        document=quote["document"],
        title=text[: text.index("\n")][:60],
        document_guid=f"0b1f3c52-{quote['document'][:3]}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language=quote["language"],
        quote=quote["quote"],
        before=text[text.rfind("\n", 0, start) + 1 : start],
        after=text[end:line_end],
        start=start,
        end=end,
        paragraph=text.count("\n", 0, start) + 1,
        themes=tuple(THEMES[key] for key in quote["themes"]),
        why="“service” stands in it.",
        certainty="fairly sure",
        note=quote["note"],
        tags=tuple(quote["tags"]),
        starred="key" in quote["tags"],
        created=quote["created"],
        modified=quote["modified"],
        author="Ana Nowak",
    )
