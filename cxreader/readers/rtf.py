"""From rich text to its paragraphs, lists, tables and notes, with the comments in it."""

import re
from collections import Counter
from collections.abc import Callable
from copy import copy

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers import rtf_codes as codes
from cxreader.readers.hindrances import too_deep
from cxreader.readers.mending import counted
from cxreader.readers.paragraphs import Paragraph, Said, Sheet
from cxreader.readers.rtf_letters import Letters
from cxreader.readers.rtf_state import State
from cxreader.readers.rtf_stream import Stream
from cxreader.readers.rtf_styles import Colours, StyleTable
from cxreader.readers.stating import day, honest_title, moment

FORMAT = "Rich text"
_BEGUN = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\{\s*\\rtf")
_DEEPEST = 1_000
_LONGEST = 10


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what rich text says; raises ReadError where it is none, nested too deeply, or says nothing.

    An encoding that a person chose is that of the letters whose font names none.
    """
    if not _BEGUN.match(data):
        raise ReadError(f"“{name}” is no rich text, whatever its name says. Look for the original.")
    return _Rich(data, name, manner.encoding).reading()


class _Rich:
    """Rich text while it is read."""

    def __init__(self, data: bytes, name: str, codec: str) -> None:
        self._data = data
        self._name = name
        self._letters = Letters(data, codec)
        self._styles = StyleTable()
        self._state = State()
        # those around, each with what is to be done at the end of the one within it
        self._groups: list[tuple[State, Callable[[], None] | None]] = []
        self._closing: Callable[[], None] | None = None
        self._colours = Colours()
        self._streams = [Stream()]
        self._notes: list[Stream] = []
        self._told: dict[str, str] = {}
        self._made = dict.fromkeys(codes.DATE, 0)
        self._said: dict[str, Said] = {}
        self._languages = Counter[int]()
        self._skip = 0
        self._is_cut = False

    def reading(self) -> Reading:
        """Return what it says."""
        self._run()
        sheet = Sheet()
        for item in self._streams[0].finish(self._styles.look(self._state)):
            sheet.add(item)
        for note in self._notes:
            for item in note.items:
                if isinstance(item, Paragraph):
                    item.kind, item.level = BlockKind.FOOTNOTE, 0
                sheet.add(item)
        warnings = []
        if self._letters.replaced:
            warnings.append(
                f"{counted(self._letters.replaced, 'character')} could not be made sense of; � stands in place of each."
            )
        if self._is_cut:
            warnings.append("It is damaged, or ends in the middle. What there is was read; compare the original.")
        return sheet.reading(self._name, FORMAT, stated=self._stated(), warnings=warnings, said=self._said)

    def _run(self) -> None:
        at = 0
        data = self._data
        while (found := codes.TOKEN.search(data, at)) is not None:
            at = found.end()
            word, number, byte, sign, brace, plain = found.groups()
            if plain is not None:
                self._take_bytes(plain)
            elif byte is not None:
                self._take_bytes(bytes.fromhex(byte.decode()), escaped=True)
            elif word == b"bin" and number is not None:
                at = self._binary(at, int(number[:_LONGEST]))
            else:
                self._put(self._letters.waiting(self._state.font))
                self._skip = 0
                if brace == b"{":
                    self._open()
                elif brace == b"}":
                    if not self._groups:
                        return
                    self._close()
                elif word is not None:
                    self._word(word.decode(), None if number is None else int(number[: _LONGEST + 1]))
                else:
                    self._sign(sign.decode("latin-1"))
        self._put(self._letters.waiting(self._state.font))
        self._is_cut = self._is_cut or bool(self._groups)
        while self._groups:
            self._close()

    def _binary(self, at: int, length: int) -> int:
        """Return where the bytes end that are no text; where there are not so many, they are taken for none."""
        if length <= len(self._data) - at:
            return at + max(0, length)
        self._is_cut = True
        return at

    def _open(self) -> None:
        if len(self._groups) >= _DEEPEST:
            raise too_deep(self._name)
        self._groups.append((self._state, self._closing))
        self._closing = None
        self._state = copy(self._state)
        self._state.is_starred = False

    def _close(self) -> None:
        self._put(self._letters.half())
        if self._closing:
            self._closing()
        self._state, self._closing = self._groups.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state.is_starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in codes.SIGNS:
            self._put(self._letters.half() + codes.SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        starred, state.is_starred = state.is_starred, False
        if word == "u" and number is not None:
            self._skip = state.doubles
            self._put(self._letters.unicode(number, state.font))
        elif word in codes.SIGNS:
            self._put(self._letters.half() + codes.SIGNS[word])
        elif self._begin_group(word):
            return
        elif starred and word not in codes.KNOWN:
            state.is_passed = True
        elif state.place in codes.TABLES:
            self._define(word, number or 0)
        else:
            self._apply(word, number)

    def _begin_group(self, word: str) -> bool:
        """Take in a control word that says what a group is; tell whether it is one."""
        state = self._state
        if word in codes.PASSED:
            self._pass(word)
        elif word in codes.TAKEN:
            self._take_told(word)
        elif word in codes.STREAMS:
            self._begin_stream(word)
        elif word in codes.TABLES:
            state.place = word
        elif word == "upr":
            # twice the same: the second time in Unicode
            state.is_passed, state.place = True, word
        elif word == "result" or (word == "ud" and state.place == "upr"):
            # what shows of an object, and the second time
            state.is_passed, state.place = len(self._groups) > 1 and self._groups[-2][0].is_passed, ""
        else:
            return False
        return True

    def _pass(self, word: str) -> None:
        self._state.is_passed = True
        if word in ("listtext", "pntext", "pn") and self._groups:
            # what numbers a paragraph is none of its words, but tells that it is of a list
            self._groups[-1][0].listed = True

    def _apply(self, word: str, number: int | None) -> None:
        """Take in a control word that changes what follows, or ends what came."""
        self._state.change_words(word, number)
        if word == "chcbpat":
            self._state.is_lit = self._colours.is_marker(number or 0)
        if word in codes.PAGES:
            self._letters.set_page(codes.PAGES[word] or number or 0)
        if self._state.is_passed:
            self._date(word, number or 0)
            return
        self._state.change_paragraph(word, number or 0)
        stream = self._streams[-1]
        if word in ("par", "sect", "page", "column"):
            stream.end_paragraph(self._styles.look(self._state))
        elif word in ("cell", "nestcell"):
            stream.end_cell(self._state.tables if word == "nestcell" else 1)
        elif word in ("row", "nestrow"):
            stream.end_row(self._state.tables if word == "nestrow" else 1)

    def _define(self, word: str, number: int) -> None:
        """Take in a control word of the tables of fonts and styles."""
        if self._state.place == "stylesheet":
            self._styles.define(word, number)
        elif self._state.place == "colortbl":
            self._colours.define(word, number)
        else:
            if word == "f":
                self._state.font = number
            self._letters.define(word, number, self._state.font)

    def _date(self, word: str, number: int) -> None:
        if word in codes.DATE and self._state.place == "creatim":
            self._made[word] = number
        elif word == "creatim":
            self._state.place = word

    def _take_told(self, word: str) -> None:
        """Begin a group whose words say something of the text."""
        self._state.place, self._state.is_passed = word, False
        self._told[word] = ""
        if word in ("atrfstart", "atrfend"):
            self._closing = lambda: self._mark(word)

    def _mark(self, word: str) -> None:
        mark = f"comment {self._told[word].strip()}"
        line = self._streams[-1].line
        (line.begin if word == "atrfstart" else line.end)(mark)
        if word == "atrfstart":
            self._said.setdefault(mark, Said(""))

    def _begin_stream(self, word: str) -> None:
        """Begin a group that has paragraphs of its own."""
        if self._state.is_passed and word in ("footnote", "annotation"):
            return
        stream = Stream()
        self._streams.append(stream)
        state = self._state
        state.is_passed, state.place = False, ""
        state.is_lit = False
        state.reset()
        if word == "annotation":
            self._told.pop("atnref", None)
            self._told.pop("atndate", None)
        self._closing = lambda: self._end_stream(word, stream)

    def _end_stream(self, word: str, stream: Stream) -> None:
        del self._streams[self._streams.index(stream) :]
        items = stream.finish(self._styles.look(self._state))
        outer = self._streams[-1]
        if word == "footnote":
            self._notes.append(stream)
        elif word != "annotation":
            outer.boxes += items
        else:
            words = "\n".join(item.words for item in items if isinstance(item, Paragraph)).strip()
            packed = self._told.pop("atndate", "").strip()
            made = moment(codes.moment(int(packed[: _LONGEST + 1]))) if packed.removeprefix("-").isdecimal() else ""
            mark = f"comment {self._told.pop('atnref', '').strip() or f'of {len(self._said)}'}"
            if mark not in self._said:
                # of the whole paragraph
                outer.line.begin(mark)
            self._said[mark] = Said(words, self._told.pop("atnauthor", "").strip(), made)

    def _take_bytes(self, words: bytes, *, escaped: bool = False) -> None:
        skipped = min(self._skip, len(words))
        self._skip -= skipped
        if not self._state.is_passed and skipped < len(words):
            self._put(self._letters.take(words[skipped:], self._state.font, escaped=escaped))

    def _put(self, words: str) -> None:
        """Add words to what they belong to."""
        state = self._state
        if state.is_passed or not words:
            return
        if state.place == "fonttbl":
            self._letters.name(words, state.font)
        elif state.place == "stylesheet":
            self._styles.name(words)
        elif state.place == "colortbl":
            self._colours.end(words.count(";"))
        elif state.place:
            self._told[state.place] = self._told.get(state.place, "") + words
        elif not state.is_hidden and not state.is_deleted:
            line = self._streams[-1].line
            line.highlight(state.is_lit)
            line.put(words)
            self._languages[state.language] += len(words)

    def _stated(self) -> Stated:
        used = [number for number, _ in self._languages.most_common() if codes.language(number)]
        return Stated(
            honest_title(self._told.get("title"), self._name),
            " ".join(self._told.get("author", "").split()),
            day("{yr:04}-{mo:02}-{dy:02}".format(**self._made)),
            codes.language(used[0]) if used else "",
        )
