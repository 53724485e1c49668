"""How long exports for Word, OpenDocument and Excel take and what memory they need, beside JSON Lines of the same rows.

Run: ``python tests/bench/office.py [--highlights 100000] [--documents 100]``.
"""

import argparse
import importlib
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader import exporters
from cxreader.model.block import Block, BlockKind
from cxreader.model.export import Export, ExportDocument, ExportRow
from cxreader.model.theme import COLOURS, Family, Theme

_SENTENCE = "Tardaron nueve días en contestar, y nadie supo decirme cuándo volvería el coche 客户服务. "
_FORMATS = ("jsonl", "excel", "word", "opendocument")


def made(highlights: int, documents: int) -> Export:
    """Return an export of so many highlights, each with a theme, a tag and a note, spread over so many documents."""
    families = tuple(Family(colour, colour.title(), colour) for colour in COLOURS)
    themes = tuple(Theme(f"t{n}", f"T{n}", f"Theme {n}", family.id, "What it is.") for n, family in enumerate(families))
    each = highlights // documents
    line = len(_SENTENCE)
    text = "\n".join([_SENTENCE] * each)
    stretches = tuple((n * (line + 1), n * (line + 1) + line, "es") for n in range(each))
    blocks = tuple(Block(BlockKind.PARAGRAPH, start, end) for start, end, _ in stretches)
    papers: list[ExportDocument] = []
    rows: list[ExportRow] = []
    for paper in range(documents):
        guid, name = f"00000000-0000-4000-8000-{paper:012}", f"Text {paper}"
        papers.append(
            ExportDocument(guid, name, name, "", "0" * 64, "es", text=text, blocks=blocks, stretches=stretches)
        )
        for n in range(each):
            start = n * (line + 1) + 9
            rows.append(
                ExportRow(
                    guid=f"00000000-0000-4000-9000-{len(rows):012}",
                    kind="highlight",
                    document=name,
                    title=name,
                    document_guid=guid,
                    sha256="0" * 64,
                    language="es",
                    quote=text[start : start + 40],
                    before=text[start - 9 : start],
                    after=text[start + 40 : start + line - 9],
                    start=start,
                    end=start + 40,
                    paragraph=n + 1,
                    themes=(themes[n % 8],),
                    note=f"Note {n}: compare with the other texts.",
                    tags=("key",),
                    created="2026-11-01T09:00:00Z",
                    modified="2026-11-02T10:00:00Z",
                    author="Ana Nowak",
                )
            )
    return Export("Bench", f"{len(rows)} highlights", tuple(rows), families=families, themes=themes, documents=papers)


def _write(export: Export, key: str, path: Path) -> None:
    if key == "jsonl":
        exporters.write(export, key, path)
    else:
        write: Callable[[Export, Path, Callable[[], None]], None]
        write = importlib.import_module(f"cxreader.exporters.{key}").write
        write(export, path, lambda: None)


def _measure(highlights: int, documents: int, key: str, path: Path) -> None:
    export = made(highlights, documents)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, burnt = time.perf_counter(), time.process_time()
    _write(export, key, path)
    took, burnt = time.perf_counter() - start, time.process_time() - burnt
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(
        f"{key:<14}{took:8.2f} s{burnt:8.2f} s of work{path.stat().st_size / 1e6:8.1f} MB"
        f"   memory {before / 1024:5.0f} -> {more / 1024:5.0f} MB\n"
    )


def main() -> None:
    """Print the figures of each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--highlights", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for key in _FORMATS:
            path = Path(folder) / "out"
            # a process of its own, so that its peak of memory is its own
            process = multiprocessing.get_context("spawn").Process(
                target=_measure, args=(asked.highlights, asked.documents, key, path)
            )
            process.start()
            process.join()


if __name__ == "__main__":
    main()
