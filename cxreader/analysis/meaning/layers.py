"""The computation of the meaning model: twelve layers of a transformer (BERT's kind) over the vectors of word pieces.

The weights stay at four bits: the operation MatMulNBits multiplies by them block by block, in real numbers of 32 bits.
"""

import numpy as np

from cxreader.analysis.meaning.arrays import Arrays
from cxreader.analysis.meaning.onnx_file import EXTENDED, Attribute, Graph

WIDTH = 384
BLOCK = 32
# the layers whose results are kept, side by side: those of the last alone tell themes apart less well
KEPT = (9, 12)
_LAYERS = 12
_HEADS = 12
_EPSILON = 1e-12
_TOKENS = ("passages", "pieces", WIDTH)


class Layers:
    """Puts the computation together from the arrays of a model."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._graph = Graph()
        self._apart = self._integers(0, 0, _HEADS, WIDTH // _HEADS)
        self._together = self._integers(0, 0, WIDTH)
        self._scale = self._graph.constant(np.array((WIDTH // _HEADS) ** -0.5, np.float32))

    def made(self) -> bytes:
        """Return the computation in ONNX's form.

        Its input "vectors" is the sum of the vectors of word and place for each piece; "mask" is 0 for pieces and a
        large negative number for padding. Its one output holds the layers ``KEPT`` for each piece.
        """
        result = self._normal("vectors", "norm")
        kept = []
        for layer in range(1, _LAYERS + 1):
            attended = self._attention(result, f"{layer}.")
            result = self._normal(self._sum(attended, result), f"{layer}.norm1")
            wide = self._one("Gelu", self._product(result, f"{layer}.up"))
            result = self._normal(self._sum(self._product(wide, f"{layer}.down"), result), f"{layer}.norm2")
            if layer in KEPT:
                kept.append(result)
        (output,) = self._graph.add("Concat", kept, {"axis": -1})
        inputs = {"vectors": _TOKENS, "mask": ("passages", 1, 1, "pieces")}
        return self._graph.made(inputs, output, ("passages", "pieces", WIDTH * len(KEPT)))

    def _attention(self, result: str, layer: str) -> str:
        three = self._graph.add(
            "Split", [self._product(result, f"{layer}attention")], {"axis": -1, "num_outputs": 3}, results=3
        )
        queries, keys, values = (self._one("Reshape", part, self._apart) for part in three)
        queries, values = (self._one("Transpose", part, perm=(0, 2, 1, 3)) for part in (queries, values))
        keys = self._one("Transpose", keys, perm=(0, 2, 3, 1))
        likeness = self._one("Mul", self._one("MatMul", queries, keys), self._scale)
        weights = self._one("Softmax", self._sum(likeness, "mask"), axis=-1)
        mixed = self._one("Transpose", self._one("MatMul", weights, values), perm=(0, 2, 1, 3))
        return self._product(self._one("Reshape", mixed, self._together), f"{layer}output")

    def _product(self, result: str, name: str) -> str:
        """Multiply by weights, and add their bias."""
        nibbles, scales, bias = (self._arrays[f"{name}.{part}"] for part in ("nibbles", "scales", "bias"))
        rows, blocks, _ = nibbles.shape
        inputs = [result, *map(self._graph.constant, (nibbles, scales.astype(np.float32))), "", ""]
        inputs.append(self._graph.constant(bias))
        # the default accuracy computes in 32 bits; others would round what is multiplied to eight
        sizes = {"K": blocks * BLOCK, "N": rows, "bits": 4, "block_size": BLOCK}
        return self._graph.add("MatMulNBits", inputs, sizes, EXTENDED)[0]

    def _normal(self, result: str, name: str) -> str:
        factor, bias = map(self._graph.constant, self._arrays[name])
        return self._one("LayerNormalization", result, factor, bias, axis=-1, epsilon=_EPSILON)

    def _sum(self, one: str, other: str) -> str:
        return self._one("Add", one, other)

    def _one(self, operation: str, *inputs: str, **attributes: Attribute) -> str:
        return self._graph.add(operation, inputs, attributes)[0]

    def _integers(self, *values: int) -> str:
        return self._graph.constant(np.array(values, np.int64))
