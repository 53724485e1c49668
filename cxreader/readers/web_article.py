"""Finding what a web page is about: the element that holds its article, and what in it is none of it."""

import re
from collections.abc import Iterator
from itertools import islice

from cxreader.readers.markup import Element, local, words
from cxreader.readers.web_blocks import BLOCKS, is_unseen, one_line

# what the makers of pages name their parts: those around an article, and those that hold it
_AROUND = re.compile(
    r"comment|disqus|side-?bar|footer|foot\b|masthead|promo|related|recommend|share|sharing|social|sponsor|advert"
    r"|\bads?\b|\bad-|banner|breadcrumb|cookie|consent|gdpr|newsletter|subscri|pop-?up|modal|menu|navbar|\bnav\b|nav-"
    r"|pagination|pager|widget|outbrain|taboola|tags?-list|hidden|\bskip|log-?in|sign-?up|toolbar|rating|paywall",
    re.IGNORECASE,
)
_HOLDING = re.compile(r"article|body|content|entry|main|page|post|text|blog|story|column", re.IGNORECASE)
_ROLES = frozenset({"navigation", "banner", "complementary", "dialog", "alertdialog", "menu", "menubar", "search"})
_BESIDES = frozenset({"nav", "aside", "footer", "form"})
_NAMED = frozenset({"div", "section", "ul", "ol", "table", "p"})
_LISTING = frozenset({"div", "ul", "ol", "table", "section"})
_TELLING = frozenset({"p", "td", "pre", "li", "blockquote", "div", "section"})
_BOXES = frozenset({"div", "section"})
_BONUS = {"article": 10, "main": 8, "div": 5, "section": 3, "td": 3, "blockquote": 3}
_NAME_BONUS = 25
_PAUSE = re.compile("[,，、。،;]")
# they say in one letter what takes three of others
_DENSE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_SHORT = 25
_HUNDRED, _MOST_HUNDREDS = 100, 3
_ANCESTORS = 4
_NEARLY = 0.75
_GENERATIONS = 2
_NEIGHBOUR = 0.2
_SENTENCES, _FEW_LINKS = 80, 0.25
_PICTURED = re.compile(r"photo|picture|figure|caption", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}$")
_HALF = 0.5
_MOSTLY_LINKS, _LIST_OF_LINKS = 0.6, 2_000


class _Part:
    """An element of a page, with what is in it."""

    __slots__ = ("commas", "element", "extent", "holds_blocks", "inside", "linked", "score")

    def __init__(self, element: Element, inside: "_Part | None") -> None:
        self.element = element
        self.inside = inside
        # letters, those in links, and signs that a sentence pauses at
        self.extent = self.linked = self.commas = 0
        self.holds_blocks = False
        self.score: float | None = None

    @property
    def worth(self) -> float:
        """How likely it is to hold the article: its score, less for links."""
        return (self.score or 0.0) * (1 - self.share)

    @property
    def share(self) -> float:
        """How much of it is links."""
        return self.linked / self.extent if self.extent else 0.0

    def take(self, words: str) -> None:
        """Count words that stand in it and in nothing deeper."""
        words = one_line(words)
        if words:
            self.extent += len(words) + (0 if words.isascii() else 2 * len(_DENSE.findall(words)))
            self.commas += len(_PAUSE.findall(words))


def article(body: Element) -> tuple[Element, frozenset[Element]]:
    """Return the element that holds what a page is about, and elements in it that are none of that."""
    parts = _parts(body)
    _score(parts)
    core = max(parts, key=lambda part: part.worth)
    if core.score is None:
        core = parts[0]
    holding = [core, *_above(core)]
    # what holds it counts where it holds clearly more that is good
    best = [part for part in holding if part is core or part.worth > _NEARLY * core.worth][-1]
    holder, left_out = _with_neighbours(best, parts)
    rest = [part for part in parts if part not in holding]
    left_out |= {part.element for part in rest if not _belongs(part)}
    return holder.element, frozenset(left_out | _around(rest, holder, left_out))


def _above(part: _Part) -> Iterator[_Part]:
    """Yield what holds a part, from the innermost on, without the page itself."""
    above = part.inside
    while above is not None and above.inside is not None:
        yield above
        above = above.inside


def _with_neighbours(best: _Part, parts: list[_Part]) -> tuple[_Part, set[Element]]:
    """Return what holds an article that lies in pieces beside each other, and what lies among them."""
    holder, besides = best, set[Element]()
    within, passed = best, set[Element]()
    for above in islice(_above(best), _GENERATIONS):
        neighbours = [part for part in parts if part.inside is above and part is not within]
        more = {part.element for part in neighbours if _continues(part, best)}
        passed |= {part.element for part in neighbours} - more
        if more:
            holder, besides = above, set(passed)
        within = above
    return holder, besides


def _continues(part: _Part, best: _Part) -> bool:
    """Tell whether what lies beside an article is more of it: as good, or a few sentences such as its first ones."""
    if _is_around(part) or not _belongs(part):
        return False
    if part.worth >= _NEIGHBOUR * best.worth:
        return True
    if part.extent < _SENTENCES or part.share > _FEW_LINKS or part.holds_blocks:
        return False
    is_picture = local(part.element) == "figure" or _PICTURED.search(_names(part.element))
    return bool(is_picture or _SENTENCE_END.search(words(part.element).rstrip()))


def _parts(body: Element) -> list[_Part]:
    """Return all parts of a page that may hold words, each after what holds it, and what is in each counted."""
    first = _Part(body, None)
    parts: list[_Part] = []
    pending = [first]
    while pending:
        part = pending.pop()
        parts.append(part)
        part.take(part.element.text or "")
        for child in part.element:
            part.take(child.tail or "")
            if not is_unseen(child):
                part.holds_blocks = part.holds_blocks or local(child) in BLOCKS
                pending.append(_Part(child, part))
    for part in reversed(parts):
        if local(part.element) == "a":
            part.linked = part.extent
        if part.inside:
            part.inside.extent += part.extent
            part.inside.linked += part.linked
            part.inside.commas += part.commas
    return parts


def _score(parts: list[_Part]) -> None:
    """Let each part that tells something speak for what holds it, the less the further that is away."""
    whole = parts[0].extent
    aside: set[_Part] = set()
    for part in parts:
        name = local(part.element)
        is_form = name == "form" and part.extent > _HALF * whole
        if part.inside in aside or (name in _BESIDES and not is_form):
            aside.add(part)
        elif name in _TELLING and part.extent >= _SHORT and not (name in _BOXES and part.holds_blocks):
            points = 1 + part.commas + min(part.extent / _HUNDRED, _MOST_HUNDREDS)
            above = part.inside
            for distance in range(_ANCESTORS):
                if above is None:
                    break
                if above.score is None:
                    above.score = _bonus(above.element)
                above.score += points / (1, 2, 6, 9)[distance]
                above = above.inside


def _bonus(element: Element) -> float:
    names = _names(element)
    return (
        _BONUS.get(local(element), 0)
        + (_NAME_BONUS if _HOLDING.search(names) else 0)
        - (_NAME_BONUS if _AROUND.search(names) else 0)
    )


def _belongs(part: _Part) -> bool:
    """Tell whether a part that lies in an article, or beside the best part of it, belongs to it."""
    name = local(part.element)
    if name in _BESIDES or part.element.get("aria-hidden") == "true" or part.element.get("role") in _ROLES:
        return False
    return not (name in _LISTING and part.share > _MOSTLY_LINKS and part.extent < _LIST_OF_LINKS)


def _around(parts: list[_Part], holder: _Part, left_out: set[Element]) -> set[Element]:
    """Return what is none of an article by its name; nothing where that is most of it: comments may be all there is.

    Args:
        parts: All that may be none of it.
        holder: What holds the article.
        left_out: What is left out already.

    """
    around: set[_Part] = set()
    beyond: set[_Part] = set()
    extent = 0
    for part in parts:
        if part.inside in beyond or part.inside in around or part.element in left_out:
            beyond.add(part)
        elif _is_around(part) and (holder.inside is None or holder in _above(part)):
            around.add(part)
            extent += part.extent
    return set() if extent > _HALF * holder.extent else {part.element for part in around}


def _is_around(part: _Part) -> bool:
    """Tell whether a part's name says that it stands around an article, or in it without being of it."""
    if local(part.element) not in _NAMED:
        return False
    names = _names(part.element)
    return bool(_AROUND.search(names)) and not _HOLDING.search(names)


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:1_000]
