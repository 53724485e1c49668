"""Makes up files for the reader of mailboxes; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("mails", "a.mbox")
