"""Makes a table of 400 answers in four languages, with a country and a wave each; always the same.

Run: python survey.py FILE
"""

import csv
import json
import random
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data/themes-dev.jsonl"
COUNTRIES = {"es": "mx", "zh": "cn", "pl": "pl", "tl": "ph"}
ROWS, SILENT = 400, 20


def main() -> None:
    """Write the table; each twentieth has no answer."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").split("\n") if line]
    sentences = {tag: [row["text"] for row in rows if row["lang"] == tag and not row["noise"]] for tag in COUNTRIES}
    chance = random.Random(400)  # noqa: S311 - the same answers each time, no secret
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(["respondent_id", "country", "wave", "minutes", "Q7: What could we do better?"])
        for number in range(1, ROWS + 1):
            tag, wave = chance.choice([*COUNTRIES]), chance.choice(["spring", "autumn"])
            answer = " ".join(chance.sample(sentences[tag], 1 + number % 2)) if number % SILENT else ""
            table.writerow([f"{number:05}", COUNTRIES[tag], wave, chance.randint(1, 90), answer])


if __name__ == "__main__":
    main()
