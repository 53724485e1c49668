"""Makes up files for the reader of JSON Lines; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("json_lines", "a.jsonl")
