"""Making one text of the stretches that a file has, and its blocks with it."""

from collections.abc import Iterable, Sequence

import regex

from cxreader.errors import ReadError
from cxreader.model.block import Block, BlockKind
from cxreader.model.characters import storable
from cxreader.model.document import Answer, Reading, Remark, Stated
from cxreader.readers.decode import Decoded
from cxreader.readers.mending import mend

# those that stand line by line beneath each other
_CLOSE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TURN})
_LINE, _APART = "\n", "\n\n"
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_SPACE = regex.compile(r"\s+")
_TITLE_WORDS = 80
_HEADED = (BlockKind.TITLE, BlockKind.HEADING)


class Composer:
    """Puts stretches of words one after the other, as blocks of one text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._length = 0

    @property
    def length(self) -> int:
        """Code points of the text by now."""
        return self._length

    def add(self, kind: BlockKind, words: str, *, level: int = 0, marker: str = "") -> int:
        """Add a block, unless there is nothing but white space in it.

        Args:
            kind: What it is.
            words: Its words, with its marker; white space around them is left out.
            level: Depth from 1 for headings and list items.
            marker: What the words begin with that is none of them.

        Returns:
            What is to be added to an offset in ``words`` to have that place in the text. Words that hold surrogates
            must go through :func:`cxreader.model.characters.storable` before offsets in them are of use.

        """
        words = storable(words)
        inner = words.strip()
        if not inner:
            return self._length
        if self.blocks:
            close = kind in _CLOSE and self.blocks[-1].kind is kind
            self._put(_LINE if close else _APART)
        start = self._length
        self._put(inner)
        self.blocks.append(Block(kind, start, self._length, level, marker))
        return start - (len(words) - len(words.lstrip()))

    def reading(
        self,
        name: str,
        form: str,
        *,
        title: str = "",
        stated: Stated = Stated(),
        warnings: Iterable[str] = (),
        decoded: Decoded | None = None,
        remarks: Sequence[Remark] = (),
        answers: Sequence[Answer] = (),
    ) -> Reading:
        """Return all that was added.

        The title is what the file states, else the one that is given, else its first title or heading, else its first
        words, else the file's name.

        Args:
            name: The file's name.
            form: Name of its format for people.
            title: A title for where the file states none.
            stated: What it says of itself.
            warnings: Sentences about what had to be mended or guessed.
            decoded: What was made of its bytes, where its format leaves the encoding open.
            remarks: What is marked in it.
            answers: The answers of a table.

        Raises:
            ReadError: There are no letters in it.

        """
        text = "".join(self._pieces)
        if not _LETTER.search(text):
            raise ReadError(f"“{name}” is empty: there is no text in it. Choose another one.")
        _, seen = mend(text, halves=False)
        return Reading(
            title=self._title(text, stated.title, title) or name.rpartition(".")[0] or name,
            text=text,
            blocks=tuple(self.blocks),
            encoding=decoded.encoding if decoded else "",
            warnings=(*(decoded.warnings if decoded else ()), *warnings, *(() if decoded else seen)),
            codec=decoded.codec if decoded else "",
            format=form,
            stated=stated,
            remarks=tuple(sorted(remarks)),
            answers=tuple(answers),
        )

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)

    def _title(self, text: str, *given: str) -> str:
        said = next(filter(None, map(_one_line, given)), "")
        if said:
            return said
        headed = next((block for kind in _HEADED for block in self.blocks if block.kind is kind), None)
        if headed:
            return _one_line(text[headed.start : headed.end])
        words = _one_line(text[: 2 * _TITLE_WORDS])
        return words if len(words) <= _TITLE_WORDS else words[:_TITLE_WORDS].rsplit(" ", 1)[0]


def _one_line(words: str) -> str:
    return _SPACE.sub(" ", storable(words)).strip()
