"""Makes a folder of short texts in five languages and two kinds of files, 300 unless told; always the same.

Run: python folder.py FOLDER [NUMBER]
"""

import json
import random
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data/themes-dev.jsonl"
LANGUAGES = ("es", "zh", "pl", "tl", "en")
TEXTS, SENTENCES = 300, 6
# each fifth text is Markdown
MARKED = 5


def main() -> None:
    """Write the texts; each begins with a line for its title."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    rows = [json.loads(line) for line in DATA.read_text("utf-8").split("\n") if line]
    sentences = {tag: [row["text"] for row in rows if row["lang"] == tag and not row["noise"]] for tag in LANGUAGES}
    chance = random.Random(300)  # noqa: S311 - the same texts each time, no secret
    texts = int(sys.argv[2]) if sys.argv[2:] else TEXTS
    for number in range(1, texts + 1):
        tag = LANGUAGES[number % len(LANGUAGES)]
        chosen = chance.sample(sentences[tag], SENTENCES)
        heading = f"{chosen[0][:8]} {number}" if tag == "zh" else f"{' '.join(chosen[0].split()[:3])} {number}"
        is_marked = number % MARKED == number // MARKED % MARKED
        mark = "# " if is_marked else ""
        text = "\n\n".join([f"{mark}{heading}", *chosen]) + "\n"
        (folder / f"text-{number:03}{'.md' if is_marked else '.txt'}").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
