"""Makes up files for the reader of saved web pages; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("mhtml", "page.mhtml")
