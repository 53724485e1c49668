"""Makes up files for the reader of web pages; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("web", "page.html")
