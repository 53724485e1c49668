"""Makes up files for the reader of rich text; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("rtf", "Informe.rtf")
