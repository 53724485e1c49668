"""From the bytes of a file that is text to its letters; what is no text at all is told apart."""

from cxreader.errors import ReadError
from cxreader.readers.decode import Decoded, decode, decode_as
from cxreader.readers.sniff import binary_kind, is_unreadable


def legible(data: bytes, name: str, encoding: str = "") -> Decoded:
    """Return the text that the bytes of a file stand for.

    Args:
        data: The bytes.
        name: The file's name, for messages.
        encoding: Codec of the encoding that a person says it is in; empty where that is to be told.

    Raises:
        ReadError: It is no text.
        LookupError: There is no such codec.

    """
    kind = binary_kind(data)
    if kind:
        raise ReadError(f"“{name}” is {kind}, not a text. Save its words as a text file and open that.")
    decoded = decode_as(data, encoding) if encoding else decode(data)
    if not encoding and is_unreadable(decoded.text):
        raise ReadError(f"“{name}” is not a text: most of it cannot be read as letters. Look for its text version.")
    return decoded
