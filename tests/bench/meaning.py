"""Measures the meaning model on one thread: passages of 40 word pieces a second, load, memory.

Run: python tests/bench/meaning.py [--runs N]
The speed is set against that of plain matrix products of the same sizes in the same run, for machines differ. Ends with
status 1 where the model is slower than BOUND of that, or takes longer to load or more memory than it may.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cxreader import paths
from cxreader.analysis import model_file


def memory() -> int:
    """Return the most memory this process has taken up so far, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").split("\n"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    sys.exit("This system does not say how much memory a process takes up.")


BEFORE, BEGUN = memory(), time.perf_counter()
# loading NumPy and onnxruntime is a part of what the model costs
from cxreader.analysis.meaning.encoder import Encoder  # noqa: E402

IMPORT = time.perf_counter() - BEGUN
import numpy as np  # noqa: E402 - cxreader.analysis.meaning loads it on one thread

PIECES = 40
# the pieces around every passage
FRAME = 5
# no passage of so many pieces has as many letters
LONGEST = 500
# onnxruntime's products are faster than NumPy's on some processors, and must make up for all the rest on none
BOUND = 0.7
LOAD = 0.6
MEMORY = 260
# inputs and outputs of the products of one layer
SIZES = ((384, 1152), (384, 384), (384, 1536), (1536, 384))
LAYERS = 12
# pieces that are multiplied together, as the encoder does
ROWS = 256


def cut(text: str, encoder: Encoder) -> Iterator[str]:
    """Yield the passages of a text, each of as many word pieces."""
    while True:
        ends = [span[1] for span in encoder.encode_tokens(text[:LONGEST]).spans if span]
        if len(ends) < PIECES:
            return
        yield text[: ends[PIECES - 1]]
        text = text[ends[PIECES - 1] :]


def multiply(pieces: int) -> float:
    """Return the processor time that the products of all layers take for so many pieces, by NumPy on one thread."""
    factors = [np.ones((ROWS, inputs), np.float32) for inputs, _ in SIZES]
    weights = [np.ones(size, np.float32) for size in SIZES]
    begun = time.process_time()
    for _ in range(LAYERS * pieces // ROWS):
        for one, other in zip(factors, weights, strict=True):
            np.matmul(one, other)
    return time.process_time() - begun


def main() -> int:
    """Measure, print, and return 0 where all is within bounds."""
    parser = argparse.ArgumentParser(description="Measure the meaning model.")
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured (default: 5)")
    runs = range(parser.parse_args().runs)
    begun = time.perf_counter()
    encoder = Encoder(model_file.shipped())
    load = time.perf_counter() - begun
    texts = (path.read_text(encoding="utf-8") for path in paths.seeds())
    passages = [passage for text in texts for passage in cut(text, encoder)]
    encoder.encode(passages)
    ours, plain = [], []
    for _ in runs:
        begun = time.process_time()
        encoder.encode(passages)
        ours.append(len(passages) / (time.process_time() - begun))
        plain.append(len(passages) / multiply(len(passages) * (PIECES + FRAME)))
    speed, baseline = statistics.median(ours), statistics.median(plain)
    ratio, taken = speed / baseline, memory() - BEFORE
    sys.stdout.write(
        f"{speed:.0f} passages/s ({min(ours):.0f} to {max(ours):.0f}) of {PIECES} word pieces; plain products of these "
        f"sizes {baseline:.0f}/s; ratio {ratio:.2f}, bound {BOUND}\n"
        f"load {load + IMPORT:.2f} s, bound {LOAD} s; {taken} MB more memory, bound {MEMORY} MB\n"
    )
    return 0 if ratio >= BOUND and load + IMPORT <= LOAD and taken <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
