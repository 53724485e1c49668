"""Measures opening tables of thousands of answers, beside a plain text of as many words, without themes by meaning.

Run: python tests/bench/answers.py [--answers N] [--seconds N]
For CSV and Excel it tells how long it takes until the dialog asks, from its Open until the text is shown, and how late
the window is meanwhile. Ends with status 1 where a table takes more than MOST seconds or the window is later than P99.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.importing import tell, texts

# the processes load this file as well, and are to be as they are without a window
if __name__ == "__main__":
    from PySide6.QtWidgets import QApplication, QDialog

    from cxreader.ui.main_window import MainWindow
    from cxreader.ui.workings import Workings
    from tests.bench.lateness import P99, TICK, Clock, open_window, p99, told, wait

MOST = 5.0
# characters of an answer
SHORTEST, LONGEST = 20, 220
TITLES = ("respondent_id", "country", "wave", "Q7: What could we do better?")


def answers(number: int, seed: int) -> list[list[str]]:
    """Return rows of a survey, other ones for each seed."""
    chance = random.Random(seed)  # noqa: S311 - the same answers each time are wanted
    rows: list[list[str]] = []
    for name, text in islice(texts(), seed, None):
        words = " ".join(text.split())
        at = 0
        while at < len(words) and len(rows) < number:
            size = chance.randint(SHORTEST, LONGEST)
            said = words[at : at + size].strip() if len(rows) % 17 else ""
            rows.append([f"{len(rows) + 1:05}", name, str(chance.randint(1, 3)), said])
            at += size
        if len(rows) == number:
            return rows
    return rows


def write_text(path: Path, rows: list[list[str]]) -> None:
    """Write the answers as paragraphs."""
    path.write_text("\n\n".join(row[-1] for row in rows if row[-1]), "utf-8")


def write_csv(path: Path, rows: list[list[str]]) -> None:
    """Write the answers as a table with its titles."""
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((TITLES, *rows))


def write_xlsx(path: Path, rows: list[list[str]]) -> None:
    """Write the answers as a workbook, as another program does."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Answers")
    for row in (TITLES, *rows):
        sheet.append([*row])
    book.save(path)


KINDS: dict[str, Callable[[Path, list[list[str]]], None]] = {"txt": write_text, "csv": write_csv, "xlsx": write_xlsx}


def measure(
    path: Path, window: "MainWindow", workings: "Workings", clock: "Clock", plain: float = 0.0
) -> tuple[float, bool]:
    """Open one file, answer its dialog and tell how long that took, beside a plain text where that is known.

    Returns:
        The seconds that it took, and whether it is within bounds.

    """
    asked: list[float] = []
    begun = time.perf_counter()
    documents = window.hub.session.text_count()
    clock.taken()

    def is_there() -> bool:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            asked.append(time.perf_counter())
            dialog.accept()
        return window.hub.session.text_count() > documents and not workings.opening.busy

    workings.arriving.open_paths([path])
    wait(is_there)
    taken = time.perf_counter() - (asked[0] if asked else begun)
    late = clock.taken()
    dialog = f"the dialog after {asked[0] - begun:.2f} s, then " if asked else ""
    ratio = f", {taken / plain:.2f} of the plain text's" if plain else ""
    document = window.hub.document
    number = len(document.blocks) if document else 0
    tell(
        f"{path.suffix[1:]:4} {path.stat().st_size / 1e6:.1f} MB, {number} blocks: {dialog}open in {taken:.2f} s{ratio}"
    )
    tell(f"     timer of {TICK} ms late by {told(late)}; bound {P99} ms at p99")
    return taken, not asked or (taken <= MOST and p99(late) <= P99)


def main() -> int:
    """Measure, print, and return 0 where all is within bounds."""
    parser = argparse.ArgumentParser(description="Measure opening tables of answers.")
    parser.add_argument("--answers", type=int, default=20_000, help="how many rows there are (default: 20000)")
    parser.add_argument("--seconds", type=int, default=3, help="how long the idle window is watched (default: 3)")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home))
        files = []
        for seed, (suffix, write) in enumerate(KINDS.items()):
            files.append(Path(home, f"responses.{suffix}"))
            write(files[-1], answers(choice.answers, seed))
        window, workings, clock, idle = open_window(choice.seconds)
        tell(f"timer of {TICK} ms in the idle window late by {told(idle)}")
        plain, is_within = measure(files[0], window, workings, clock)
        found = [measure(file, window, workings, clock, plain) for file in files[1:]]
        window.close()
    return 0 if is_within and all(within for _, within in found) else 1


if __name__ == "__main__":
    sys.exit(main())
