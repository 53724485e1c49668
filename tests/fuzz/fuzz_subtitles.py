"""Makes up files for the reader of subtitles; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("subtitles", "talk.srt")
