"""Reading XML piece by piece, without what could do harm: kinds of documents, entities, endless depth and length."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from cxreader.importers.refusal import Refusal

_PIECE = 65_536
_DEEPEST = 100
# bytes of one tag
_LONGEST = 4_000_000


def parse(
    file: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read a file and call what is given for each start and end of an element, by its bare name, and each text.

    Raises:
        Refusal: It may do harm.
        ExpatError: It is no XML.

    """
    depth = 0

    def opened(tag: str, values: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refusal("it is nested too deeply")
        start(tag.rpartition(" ")[2], values)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(tag.rpartition(" ")[2])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    fed = 0
    while piece := file.read(_PIECE):
        try:
            parser.Parse(piece, False)
        except LookupError as problem:
            raise Refusal("it is in an encoding that is not known") from problem
        fed += len(piece)
        if fed - max(0, parser.CurrentByteIndex) > _LONGEST:
            raise Refusal("one of its tags is too long")
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise Refusal("it declares a kind of document, which could do harm")
