"""Shows whether stretches of texts are found again after the texts have changed: six kinds of change, and all at once.

Run: python tests/bench/anchoring.py [PASSAGES.jsonl] [--texts N] [--show N]
Each line of the file holds "text" and "lang" (or "language"); without one, those of tests/data/language are taken.
Texts are made of them: paragraphs of one language or two, some with a sentence that comes several times. Words,
phrases, sentences and paragraphs of the sample texts and of these are marked; then each text is changed, while it is
known of each character where it goes. A stretch that is torn to pieces counts for nothing. Ends with status 1 where one
that is gone is said to be sure, or one that is there is said to be surely elsewhere.
"""

import argparse
import json
import random
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis.anchoring import place
from cxreader.model.anchor import Anchor, Outcome

CHECKOUT = Path(__file__).resolve().parents[2]

PASSAGES = CHECKOUT / "tests" / "data" / "language" / "passages.jsonl"
SAMPLES = tuple(sorted((CHECKOUT / "seeds").glob("*.txt")))
MARKS = 10  # in each text
HALF = 0.5
# a changed letter at an edge may belong to a stretch or not
SAME_PLACE = 0.8

# what each character is now, and the offset that it had; one that is new has none
Letter = tuple[str, int | None]
Paragraphs = list[list[Letter]]
Change = Callable[[Paragraphs, random.Random, Sequence[str]], Paragraphs]


class Judged(NamedTuple):
    """What became of a stretch, and what should have."""

    change: str
    survives: bool
    right: bool
    anchor: Anchor
    told: str


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("passages", nargs="?", type=Path, default=PASSAGES)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    fresh = random.Random(options.seed)  # noqa: S311 - the same texts each time
    passages = read(options.passages)
    texts = [path.read_text("utf-8") for path in SAMPLES] + [make_text(passages, fresh) for _ in range(options.texts)]
    started = time.process_time()
    judged = [one for text in texts for one in judge_text(text, passages, fresh)]
    for line in report(judged, len(texts), time.process_time() - started):
        sys.stdout.write(f"{line}\n")
    wrong = [one for one in judged if not one.right and (one.survives or one.anchor.is_sure)]
    # what nobody would be asked about comes first
    wrong.sort(key=lambda one: not one.anchor.is_sure)
    for one in wrong[: options.show]:
        sys.stdout.write(f"\n{one.told}\n")
    return int(any(one.anchor.is_sure for one in wrong))


def report(judged: Sequence[Judged], texts: int, seconds: float) -> Iterator[str]:
    """Give a line for each kind of change."""
    yield f"{texts} texts, {len(judged)} stretches, {seconds:.0f} s of processor time"
    yield f"{'':<14}{'there, in its place':>21}{'elsewhere':>14}{'':>7}{'gone':>10}"
    names = ("all", "sure", "asked", "asked", "sure", "lost", "   all", "lost", "asked", "sure")
    yield (
        f"{'change':<14}"
        + "".join(f"{name:>7}" for name in names[:6])
        + f"{'all':>10}"
        + "".join(f"{name:>7}" for name in names[7:])
    )
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.change].append(one)
    groups["all"] = list(judged)
    for name, rows in groups.items():
        there = Counter(_fate(one) for one in rows if one.survives)
        gone = Counter(_fate(one) for one in rows if not one.survives)
        fates = ("sure", "asked", "asked wrongly", "sure, wrongly", "lost")
        yield (
            f"{name:<14}{there.total():>7}"
            + "".join(f"{there[fate]:>7}" for fate in fates)
            + (f"{gone.total():>10}{gone['lost']:>7}{gone['asked wrongly']:>7}{gone['sure, wrongly']:>7}")
        )


def _fate(one: Judged) -> str:
    if one.anchor.outcome is Outcome.LOST:
        return "lost"
    fate = "sure" if one.anchor.is_sure else "asked"
    if one.right:
        return fate
    return "sure, wrongly" if one.anchor.is_sure else "asked wrongly"


def judge_text(text: str, passages: dict[str, list[str]], fresh: random.Random) -> Iterator[Judged]:
    """Change a text in every way and tell what becomes of stretches of it."""
    pool = fresh.choice(list(passages.values()))
    for name, change in CHANGES.items():
        changed = [letter for paragraph in change(paragraphs(text), fresh, pool) for letter in paragraph]
        new = "".join(sign for sign, _ in changed)
        origin = [before for sign, before in changed for _ in sign]
        marks = marked(text, fresh)
        for (start, end), anchor in zip(marks, place(text, new, marks), strict=True):
            stays = [at for at, before in enumerate(origin) if before is not None and start <= before < end]
            share = len({origin[at] for at in stays}) / (end - start)
            inside = origin[stays[0] : stays[-1] + 1] if stays else []
            known = [before for before in inside if before is not None]
            strange = [before for before in inside if before is not None and not start <= before < end]
            if 0 < share < HALF or strange or known != sorted(set(known)):
                # nobody can say where that is which was torn to pieces
                continue
            right = bool(stays) and _overlap((stays[0], stays[-1] + 1), anchor, new) >= SAME_PLACE
            told = (
                f"{name}: “{text[start:end]}” {start}-{end}\n  {anchor.outcome} {anchor.likeness:.2f} "
                f"“{new[anchor.start : anchor.end]}” {anchor.start}-{anchor.end}, "
                f"truly {(stays[0], stays[-1] + 1, new[stays[0] : stays[-1] + 1]) if stays else 'gone'}"
            )
            yield Judged(name, bool(stays), right if stays else anchor.outcome is Outcome.LOST, anchor, told)


def _overlap(truth: tuple[int, int], anchor: Anchor, text: str) -> float:
    one, other = (
        {at for at in range(*stretch) if not text[at].isspace()} for stretch in (truth, (anchor.start, anchor.end))
    )
    return len(one & other) / len(one | other)


# ---- texts


def read(path: Path) -> dict[str, list[str]]:
    """Return passages by language."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            found[row.get("lang") or row["language"]].append(row["text"])
    return {language: rows for language, rows in found.items() if len(rows) >= MARKS}


def make_text(passages: dict[str, list[str]], fresh: random.Random) -> str:
    """Return a text of some paragraphs of a few sentences each, in one language or two."""
    languages = fresh.sample(sorted(passages), fresh.choice((1, 1, 2)))
    again = fresh.choice(passages[languages[0]])
    made = []
    for number in range(fresh.randint(4, 24)):
        rows = passages[languages[number % len(languages)]]
        sentences = [fresh.choice(rows) for _ in range(fresh.randint(1, 5))]
        if fresh.random() < 1 / 6:
            # what every page has, such as a line of its foot
            sentences.insert(fresh.randint(0, len(sentences)), again)
        made.append(" ".join(sentences))
    return "\n\n".join(made) + "\n"


def paragraphs(text: str) -> Paragraphs:
    """Return a text in lines, each with its end, whose characters know where they are."""
    found: Paragraphs = [[]]
    for at, sign in enumerate(text):
        found[-1].append((sign, at))
        if sign == "\n":
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def marked(text: str, fresh: random.Random) -> list[tuple[int, int]]:
    """Return stretches as people mark them: words, phrases, sentences, lines, several lines."""
    marks: list[tuple[int, int]] = []
    while len(marks) < MARKS:
        size = fresh.choice((4, 8, 20, 20, 60, 60, 150, 400))
        start = fresh.randrange(len(text))
        start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
        ends = [at for at in (text.find(" ", start + size), text.find("\n", start + size)) if at >= 0]
        end = min(ends, default=len(text))
        if end - start > 3 * size + 20:
            # where no spaces stand between words
            start += fresh.randrange(max(1, end - start - size))
            end = start + size
        while any(unicodedata.category(sign).startswith("M") for sign in text[start : start + 1]):
            start += 1
        while any(unicodedata.category(sign).startswith("M") for sign in text[end : end + 1]):
            end += 1
        found = text[start:end].strip()
        if found:
            start = text.index(found, start)
            marks.append((start, start + len(found)))
    return marks


# ---- changes


def insert(lines: Paragraphs, fresh: random.Random, pool: Sequence[str]) -> Paragraphs:
    """Put in new paragraphs and new sentences."""
    for _ in range(fresh.randint(1, 4)):
        lines.insert(fresh.randint(0, len(lines)), _new(f"{fresh.choice(pool)}\n"))
    for line in fresh.sample(lines, min(len(lines), fresh.randint(1, 5))):
        spaces = [at for at, (sign, _) in enumerate(line) if sign == " "] or [0]
        at = fresh.choice(spaces)
        line[at:at] = _new(f" {fresh.choice(pool)}")
    return lines


def mistype(lines: Paragraphs, fresh: random.Random, _pool: Sequence[str]) -> Paragraphs:
    """Change one letter in sixty."""
    return [list(_mistyped(line, fresh)) for line in lines]


def _mistyped(line: list[Letter], fresh: random.Random) -> Iterator[Letter]:
    for sign, at in line:
        if not sign.isalpha() or fresh.random() > 1 / 60:
            yield sign, at
            continue
        kind = fresh.choice("drx")
        if kind != "d":
            yield (sign, at) if kind == "x" else (fresh.choice("aeinorst"), at)
        if kind == "x":
            yield sign, None


def delete(lines: Paragraphs, fresh: random.Random, _pool: Sequence[str]) -> Paragraphs:
    """Take out a quarter of the paragraphs."""
    kept = [line for line in lines if fresh.random() > 1 / 4]
    return kept or lines[:1]


def move(lines: Paragraphs, fresh: random.Random, _pool: Sequence[str]) -> Paragraphs:
    """Put some paragraphs elsewhere."""
    for _ in range(fresh.randint(1, 3)):
        line = lines.pop(fresh.randrange(len(lines)))
        if not line[-1][0].endswith("\n"):
            line.append(("\n", None))
        lines.insert(fresh.randint(0, len(lines)), line)
    return lines


def encode(lines: Paragraphs, fresh: random.Random, _pool: Sequence[str]) -> Paragraphs:
    """Write the same letters in other characters, as another program saves them."""
    how = fresh.choice((_decompose, _plain, _windows, _upper))
    return [[(how(sign), at) for sign, at in line] for line in lines]


def _decompose(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)


def _plain(sign: str) -> str:
    return {"“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "\u00a0": " ", "…": "..."}.get(sign, sign)


def _windows(sign: str) -> str:
    return sign.replace("\n", "\r\n").replace(" ", "\u00a0")


def _upper(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign)


def flow(lines: Paragraphs, fresh: random.Random, _pool: Sequence[str]) -> Paragraphs:
    """Break lines elsewhere."""
    width, out = fresh.randint(30, 100), []
    for line in lines:
        column, done = 0, []
        for sign, at in line:
            column += 1
            if sign == " " and column > width:
                done.append(("\n", at))
                column = 0
            elif column > width and sign >= "\u2e80":
                done += [(sign, at), ("\n", None)]
                column = 0
            else:
                done.append((sign, at))
        out.append(done)
    return out


def everything(lines: Paragraphs, fresh: random.Random, pool: Sequence[str]) -> Paragraphs:
    """Change a text in all ways at once."""
    for change in (move, delete, insert, mistype, flow, encode):
        lines = change(lines, fresh, pool)
    return lines


def _new(text: str) -> list[Letter]:
    return [(sign, None) for sign in text]


CHANGES: dict[str, Change] = {
    "insert": insert,
    "typos": mistype,
    "delete": delete,
    "move": move,
    "re-encode": encode,
    "re-flow": flow,
    "all at once": everything,
}

if __name__ == "__main__":
    sys.exit(main())
