"""Writing a computation in ONNX's own form, so that no package is needed that does."""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

# ONNX's numbers for types of values (TensorProto.DataType) and of attributes (AttributeProto.AttributeType)
_TYPES = {np.dtype(np.float32): 1, np.dtype(np.uint8): 2, np.dtype(np.int64): 7}
_FLOAT, _INTEGER, _INTEGERS = 1, 2, 7
# the form of the file, and the sets of operations in use
_FORM = 9
_STANDARD = 20
EXTENDED = "com.microsoft"

Attribute = float | Sequence[int]


class Graph:
    """Operations put together one after another; each gives back the name of its result."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def constant(self, values: np.ndarray[Any, Any]) -> str:
        """Add an array that belongs to the graph."""
        name = f"constant{len(self._constants)}"
        sizes = b"".join(_number(1, size) for size in values.shape)
        kind = _number(2, _TYPES[values.dtype])
        self._constants.append(_field(5, sizes + kind + _text(8, name) + _field(9, values.tobytes())))
        return name

    def add(
        self,
        operation: str,
        inputs: Sequence[str],
        attributes: Mapping[str, Attribute],
        domain: str = "",
        results: int = 1,
    ) -> list[str]:
        """Add an operation.

        Args:
            operation: Its name in ONNX.
            inputs: The names of what it works on; an empty name leaves out an input.
            attributes: How it is to be done.
            domain: The set it belongs to: ONNX's own or ``EXTENDED``.
            results: How many results it has.

        Returns:
            The names of its results.

        """
        names = [f"value{len(self._nodes)}.{index}" for index in range(results)]
        parts = [_text(1, name) for name in inputs] + [_text(2, name) for name in names]
        parts += [_text(4, operation), *(_attribute(name, value) for name, value in attributes.items())]
        self._nodes.append(_field(1, b"".join(parts) + _text(7, domain)))
        return names

    def made(self, inputs: Mapping[str, Sequence[str | int]], output: str, shape: Sequence[str | int]) -> bytes:
        """Return the whole file.

        Args:
            inputs: The shape of each real-valued input; sizes that may vary have names.
            output: The name of the result, which is real-valued too.
            shape: Its shape.

        """
        ends = [_field(11, _value(name, sizes)) for name, sizes in inputs.items()] + [_field(12, _value(output, shape))]
        graph = b"".join([*self._nodes, _text(2, "meaning"), *self._constants, *ends])
        sets = (("", _STANDARD), (EXTENDED, 1))
        return b"".join(
            [_number(1, _FORM), *(_field(8, _text(1, name) + _number(2, edition)) for name, edition in sets)]
        ) + _field(7, graph)


def _varint(value: int) -> bytes:
    """Write a whole number as Protocol Buffers do: seven bits a byte, the lowest first."""
    value &= (1 << 64) - 1
    written = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - what fits in seven bits
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _field(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _text(field: int, text: str) -> bytes:
    return _field(field, text.encode())


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, float):
        kind, content = _FLOAT, _varint(2 << 3 | 5) + struct.pack("<f", value)
    elif isinstance(value, int):
        kind, content = _INTEGER, _number(3, value)
    else:
        kind, content = _INTEGERS, b"".join(_number(8, one) for one in value)
    return _field(5, _text(1, name) + content + _number(20, kind))


def _value(name: str, sizes: Sequence[str | int]) -> bytes:
    dimensions = (_text(2, size) if isinstance(size, str) else _number(1, size) for size in sizes)
    shape = b"".join(_field(1, dimension) for dimension in dimensions)
    return _text(1, name) + _field(2, _field(1, _number(1, _FLOAT) + _field(2, shape)))
