"""Makes up files for the reader of PDF documents; see target.py for how to run it."""

from tests.fuzz.target import fuzz

fuzz("pdf", "Informe.pdf")
