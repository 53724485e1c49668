"""Makes up files for the reader of Markdown; see target.py for how to run it."""

from tests.fuzz.target import fuzz_text

fuzz_text("a.md")
