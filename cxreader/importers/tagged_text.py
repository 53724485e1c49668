"""The text of a page in HTML, as Taguette counts it and as it is read here."""

from array import array
from bisect import bisect_left
from html.parser import HTMLParser
from itertools import accumulate

# what begins a line of its own
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "td", "th", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style"})


class TaggedText(HTMLParser):
    """A page without its tags.

    Attributes:
        text: What is read: where a block begins there is a new line.

    """

    def __init__(self, page: str) -> None:
        """Take in a page."""
        super().__init__(convert_charrefs=True)
        # pieces of the page's own text, and how many signs were put before each that are none of it
        self._pieces: list[str] = []
        self._own: list[bool] = []
        self._unseen = 0
        self.feed(page)
        self.close()
        self.text = "".join(self._pieces)
        signs = [sign if own else "" for piece, own in zip(self._pieces, self._own, strict=True) for sign in piece]
        # where each code point begins in bytes of the page's own text, and the end
        self._bytes = array("l", accumulate((len(sign.encode()) for sign in signs), initial=0))

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return start and end in code points of what stands at two offsets in bytes; None where there is nothing."""
        if not 0 <= start < end <= self._bytes[-1]:
            return None
        first, last = bisect_left(self._bytes, start + 1) - 1, bisect_left(self._bytes, end)
        return first, last

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own
        """Begin an element."""
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Take in text."""
        self._pieces.append(data)
        self._own.append(True)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and self._pieces and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")
            self._own.append(False)
