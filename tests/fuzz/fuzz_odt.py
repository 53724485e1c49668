"""Makes up files for the reader of OpenDocument texts in one file; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("odt", "Informe.fodt")
