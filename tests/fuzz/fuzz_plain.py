"""Makes up files for the reader of plain texts; see target.py for how to run it."""

from tests.fuzz.target import fuzz_text

fuzz_text("a.txt")
