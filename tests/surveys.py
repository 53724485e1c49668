"""Texts of which more is told than their words: a table of answers, and a talk."""

import csv
from collections.abc import Sequence
from pathlib import Path

from cxreader.importing import Analyst
from cxreader.model.document import Document
from cxreader.readers import read_file
from cxreader.session import Session

# name, country, wave and answer; two without a wave, one without anything
ROWS = (
    ("r 1", "mx", "1", "El servicio al cliente tarda mucho en responder a cada llamada."),
    ("r 2", "pl", "1", "Za długo czekałem na odpowiedź obsługi klienta przez telefon."),
    ("r 3", "mx", "2", "El centro de contacto nunca contesta. La entrega llegó tarde."),
    ("r 4", "us", "2", "The contact centre never answered my call about the delivery."),
    ("r 5", "mx", "", "Me encanta la tienda, pero la aplicación es muy lenta."),
    ("r 6", "", "", "The staff were friendly and solved my problem at once, thank you."),
    ("r 7", "us", "1", "I would recommend the loyalty programme to all my friends."),
    ("r 8", "pl", "2", "Sklep ma świetny program lojalnościowy i miłą obsługę klienta."),
)
TALK = (
    ("Anna", "The contact centre was slow to answer the phone. I waited for two hours."),
    ("Ben", "My delivery came late, and nobody at the desk could help me."),
    ("Anna", "The staff in the shop were very kind and helped me at once."),
    ("Ben", "I love the loyalty programme and would recommend it to friends."),
)


def write_survey(path: Path, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    """Write a table of answers."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "country", "wave", "What could we do better?"), *rows])
    return path


def write_talk(path: Path) -> Path:
    """Write a talk of two people."""
    path.write_text("\n\n".join(f"{speaker}: {words}" for speaker, words in TALK), "utf-8")
    return path


def analysed(analyst: Analyst, path: Path) -> Document:
    """Return the document that a file is."""
    return analyst.analyse(*read_file(path))


def add(session: Session, analyst: Analyst, path: Path) -> int:
    """Add a file to a library, and return the id of its document."""
    (key,) = session.add(analysed(analyst, path), path.stem).ids
    return key
