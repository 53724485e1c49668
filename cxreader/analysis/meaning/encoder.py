"""From texts to numbers: the meaning model at work."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from cxreader.analysis.meaning.arrays import Arrays
from cxreader.analysis.meaning.layers import KEPT, WIDTH, Layers
from cxreader.analysis.meaning.tokenizer import Token, Tokenizer

Vectors = NDArray[np.float32]

# how many numbers a vector has: first those of layer 9, then those of layer 12
DIMENSIONS = WIDTH * len(KEPT)
# how many word pieces the model sees at once, those that frame each text included
LIMIT = 512
_START, _PADDING, _END = 0, 1, 2
# the model has learnt to compare texts that begin so
_PREFIX = "query:"
# how many pieces are computed together: more need more memory and are hardly faster
_BATCH = 256
_IGNORED = -1e9
_ERRORS_ONLY = 3


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The vectors of the word pieces of one text.

    Attributes:
        spans: For each piece the code points of the text it stands for; None for the pieces that frame every text.
            The mere beginning of a word has an empty span, at the word.
        vectors: A row for each piece. The mean of the rows is the vector of the text.

    """

    spans: tuple[tuple[int, int] | None, ...]
    vectors: Vectors


class Encoder:
    """Multilingual-e5-small: texts of like meaning, in whatever languages, get like vectors.

    It works on one thread, which others may go on beside. A process that is forked from one with an encoder cannot use
    it; start processes afresh ("spawn").
    """

    def __init__(self, path: Path) -> None:
        """Load the model.

        Args:
            path: Its file; ``model_file.shipped()`` is the one that comes with the program.

        Raises:
            ModelError: It is not there, or is no whole model.

        """
        arrays = Arrays(path)
        letters = json.loads(arrays.text("letters"))
        self._tokenizer = Tokenizer(arrays.text("pieces").split("\n"), arrays["scores"].tolist(), letters)
        self._nibbles = arrays["words.nibbles"]
        self._scales = arrays["words.scales"]
        self._places = arrays["places"]
        self._prefix = [_START, *(token.piece for token in self._tokenizer.tokens(_PREFIX))]
        self._session = _start(Layers(arrays).made())

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row of ``DIMENSIONS`` numbers for each text: the means over its word pieces.

        Of a text with more than ``LIMIT`` pieces the beginning counts. The numbers are as the layers give them, not
        brought to any length. The same call gives the same numbers.
        """
        pieces = [self._framed([token.piece for token in self._tokens(text)]) for text in texts]
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        for batch in _batches(pieces):
            rows, seen = self._rows([pieces[index] for index in batch])
            vectors[batch] = (rows * seen[:, :, None]).sum(axis=1) / seen.sum(axis=1, keepdims=True)
        return vectors

    def encode_tokens(self, text: str) -> TokenVectors:
        """Return the vectors of the word pieces of a text, up to ``LIMIT``, with where they stand."""
        tokens = self._tokens(text)
        rows, _ = self._rows([self._framed([token.piece for token in tokens])])
        spans = [(token.start, token.end) for token in tokens]
        return TokenVectors((*[None] * len(self._prefix), *spans, None), rows[0])

    def _tokens(self, text: str) -> list[Token]:
        return list(islice(self._tokenizer.tokens(text), LIMIT - len(self._prefix) - 1))

    def _framed(self, pieces: list[int]) -> list[int]:
        return [*self._prefix, *pieces, _END]

    def _rows(self, batch: list[list[int]]) -> tuple[Vectors, Vectors]:
        """Return the vectors of the pieces of some texts, and 1 for each that is a piece and 0 for padding."""
        longest = max(map(len, batch))
        numbers = np.full((len(batch), longest), _PADDING)
        seen = np.zeros(numbers.shape, np.float32)
        for row, pieces in enumerate(batch):
            numbers[row, : len(pieces)] = pieces
            seen[row, : len(pieces)] = 1
        mask = ((1 - seen) * _IGNORED)[:, None, None, :].astype(np.float32)
        (rows,) = self._session.run(None, {"vectors": self._looked_up(numbers), "mask": mask})
        return rows, seen

    def _looked_up(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the sum of the vectors of word and place for each piece."""
        nibbles = self._nibbles[numbers]
        values = np.empty((*nibbles.shape[:-1], nibbles.shape[-1] * 2), np.float32)
        values[..., 0::2] = nibbles & 15
        values[..., 1::2] = nibbles >> 4
        values -= 8
        values *= self._scales[numbers][..., None]
        vectors: Vectors = values.reshape(*numbers.shape, WIDTH) + self._places[: numbers.shape[1]]
        return vectors


def _batches(pieces: list[list[int]]) -> Iterator[list[int]]:
    """Yield the texts, by index, in groups of like length."""
    batch: list[int] = []
    for index in sorted(range(len(pieces)), key=lambda index: len(pieces[index])):
        if batch and (len(batch) + 1) * len(pieces[index]) > _BATCH:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _start(graph: bytes) -> onnxruntime.InferenceSession:
    # on Windows what the package says to the environment is not enough: it would report its use to its maker
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # it would else keep the memory of the longest text
    options.enable_cpu_mem_arena = False
    options.log_severity_level = _ERRORS_ONLY
    return onnxruntime.InferenceSession(
        graph,
        options,
        providers=["CPUExecutionProvider"],
        # one operation in the place of two, which takes several times as long as both
        disabled_optimizers=["SkipLayerNormFusion"],
    )
