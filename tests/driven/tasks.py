"""Counts the keys and clicks of the nine tasks, and looks at what is stored after them.

Run: python tasks.py STEPS LIBRARY

A line "# task N, at most K: …" begins a task whose steps may take so many keys (each chord is one) or clicks (a drag is
one). What waits, looks or types counts for nothing.
"""

import re
import shlex
import sqlite3
import sys
from pathlib import Path

_TASK = re.compile(r"# task (\d+), at most (\d+): (.*)")
_CLICKS = frozenset({"click", "dclick", "rclick", "do", "drop"})
_CONTENT = "trzy ceny: zażółć"


def costs(steps: str) -> list[tuple[str, int, int]]:
    """Return each task with what it takes and what it may take."""
    tasks: list[tuple[str, int, int]] = []
    for line in steps.split("\n"):
        begun = _TASK.fullmatch(line)
        if begun:
            tasks.append((f"{begun[1]} {begun[3]}", 0, int(begun[2])))
            continue
        words = shlex.split(line, comments=True)
        if not words or not tasks:
            continue
        name, taken, most = tasks[-1]
        # "x" hands something on to the tool that presses keys; to move the pointer is no click
        keys = len(words) - 1 if words[0] == "key" else "key" in words[:2]
        clicks = {"menu": len(words) - 1, "dclick": 2}.get(words[0], words[0] in _CLICKS)
        tasks[-1] = name, taken + keys + clicks, most
    return tasks


def wrong(library: Path) -> list[str]:
    """Return what is not stored as the tasks ask for."""
    db = sqlite3.connect(library)
    refused = db.execute("SELECT count(*) FROM decision WHERE theme = 'contact-centre' AND verdict = 'no'").fetchone()[
        0
    ]
    noted = db.execute("SELECT quote, note, starred FROM highlight").fetchall()
    documents = db.execute("SELECT count(*) FROM document WHERE removed IS NULL").fetchone()[0]
    db.close()
    problems = [] if documents == 60 else [f"{documents} documents"]
    problems += [] if refused == 1 else [f"{refused} decisions"]
    if len(noted) != 1 or not noted[0][0].startswith("W aplikacji miałem jedną cenę") or noted[0][1:] != (_CONTENT, 1):
        problems.append(f"highlights: {noted}")
    return problems


def main() -> int:
    """Tell what each task takes, and what is wrong; return how much is."""
    steps, library = map(Path, sys.argv[1:])
    found = costs(steps.read_text("utf-8"))
    for name, taken, most in found:
        print(f"{taken:3} of {most:2}  {name}")  # noqa: T201 - what a person runs this for
    problems = [f"too many: {name}" for name, taken, most in found if taken > most] + wrong(library)
    problems += [] if len(found) == 9 else [f"{len(found)} tasks"]
    print("\n".join(problems or ["all is stored"]))  # noqa: T201 - as above
    return len(problems)


if __name__ == "__main__":
    sys.exit(main())
