"""A codebook in TOML, in the form of the shipped one: all of it, to be read by this program or by eye."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cxreader.exporters.characters import printable
from cxreader.exporters.characters import quoted as quoted_json
from cxreader.model.theme import Codebook, Example, Theme

_BARE = re.compile("[A-Za-z0-9_-]+")
_WIDTH = 120
_HEAD = """\
# A codebook: families in the order they are shown, each with its themes, and for each theme by language the terms that
# speak for it. A "*" stands for any ending of a word; a "?" at the end of a term marks a hint: a general word that
# counts only beside others. Terms under "off" are kept, but not used. Examples show what the themes mean.
"""


def render(codebook: Codebook, examples: Sequence[Example]) -> bytes:
    """Return the file of a codebook and its examples."""
    lines = [_HEAD, f"id = {_quoted(codebook.id)}", f"version = {codebook.version}"]
    for family in codebook.families:
        lines += ["", "", "[[family]]"]
        lines += [f"{key} = {_quoted(getattr(family, key))}" for key in ("id", "name", "colour")]
        for theme in codebook.themes:
            if theme.family == family.id:
                lines += _theme(theme)
    lines += [""] * bool(examples)
    for example in examples:
        lines += ["", "[[example]]", f"themes = [{', '.join(map(_quoted, example.themes))}]"]
        lines += [f"language = {_quoted(example.language)}", f"text = {_quoted(example.text)}"]
    return ("\n".join(lines) + "\n").encode()


def _theme(theme: Theme) -> Iterator[str]:
    yield from ("", "[[family.theme]]")
    yield from (f"{key} = {_quoted(getattr(theme, key))}" for key in ("id", "code", "name", "definition"))
    yield from (f"{key} = {_quoted(getattr(theme, key))}" for key in ("include", "exclude") if getattr(theme, key))
    if not theme.applied:
        yield "applied = false"
    yield from _lists("terms", theme.terms)
    yield from _lists("off", theme.off)


def _lists(key: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if not lists:
        return
    yield from ("", f"[family.theme.{key}]")
    for language, terms in lists.items():
        yield f"{language if _BARE.fullmatch(language) else _quoted(language)} = ["
        yield from _wrapped(terms)
        yield "]"


def _wrapped(terms: Sequence[str]) -> Iterator[str]:
    """Give terms in lines of good length."""
    line = ""
    for term in map(_quoted, terms):
        longer = f"{line} {term}," if line else f"    {term},"
        if line and len(longer) > _WIDTH:
            yield line
            longer = f"    {term},"
        line = longer
    yield line


def _quoted(text: str) -> str:
    """Return a text as a string of TOML, whose escapes are those of JSON."""
    return quoted_json(printable(text))
