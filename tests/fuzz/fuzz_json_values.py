"""Makes up files for the reader of JSON; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("json_values", "a.json")
