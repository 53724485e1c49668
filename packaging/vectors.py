# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy", "onnxruntime", "regex"]
# ///
"""Computes the meanings of the shipped examples, so that the program need not; quick where they are up to date.

Run: python packaging/vectors.py
Run it after a change of the examples. It needs the meaning model (packaging/model.py fetches it) and some seconds.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cxreader.analysis import examples, model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder


def main() -> int:
    """Write the file anew unless it holds just what it should."""
    model = vectors.edition(model_file.shipped())
    texts = [example.text for example in examples.load(examples.shipped())]
    if vectors.read(vectors.shipped(), model).keys() != set(map(vectors.key, texts)):
        vectors.write(vectors.shipped(), model, texts, Encoder(model_file.shipped()).encode(texts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
