"""Makes up files for the reader of delimited texts; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("delimited", "table.csv")
