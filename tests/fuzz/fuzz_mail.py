"""Makes up files for the reader of mails; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("mail", "a.eml")
