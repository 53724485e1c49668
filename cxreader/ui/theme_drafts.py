"""What a person changed about a theme and has not applied yet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cxreader.model.theme import Codebook, Example, Theme

_translate = QCoreApplication.translate


class Draft(NamedTuple):
    """A theme as it is to be.

    Attributes:
        theme: The theme.
        examples: All its examples as they are to be; None where they stay as they are.

    """

    theme: Theme
    examples: tuple[Example, ...] | None = None


def differs(one: Theme, other: Theme) -> bool:
    """Tell whether two themes are not the same; languages without words, and their order, do not matter."""
    return _tidy(one) != _tidy(other)


def hindrance(theme: Theme, codebook: Codebook) -> str:
    """Return why a theme cannot be put into a codebook as it is, in a sentence; empty where it can."""
    if not theme.name:
        return _translate("Draft", "A theme needs a name. Type one.")
    if not theme.code:
        return _translate("Draft", "A theme needs one or two characters for its badge. Type them.")
    for other in codebook.themes:
        if other.id == theme.id:
            continue
        if other.name.casefold() == theme.name.casefold():
            return _translate("Draft", "There is a theme “{}” already. Choose another name.").format(other.name)
        if other.code.casefold() == theme.code.casefold():
            return _translate("Draft", "{code} stands for {name} already. Choose other characters.").format(
                code=other.code, name=other.name
            )
    return ""


def fitted(theme: Theme, stored: Theme, codebook: Codebook) -> Theme:
    """Return a theme that can be put into a codebook: where name or badge hinder that, the stored ones stay."""
    if hindrance(theme._replace(code=stored.code), codebook):
        theme = theme._replace(name=stored.name)
    if hindrance(theme, codebook):
        theme = theme._replace(code=stored.code)
    return theme


def with_theme(codebook: Codebook, theme: Theme) -> Codebook:
    """Return a codebook with a theme in the place of its own of that id."""
    return codebook._replace(themes=tuple(theme if each.id == theme.id else each for each in codebook.themes))


def with_examples(everything: Sequence[Example], theme: str, own: Sequence[Example]) -> tuple[Example, ...]:
    """Return the examples of a codebook as they are once a theme has those given and no others.

    Args:
        everything: The examples of all themes, and of none.
        theme: Id of the theme.
        own: Its examples; what the same texts are to other themes stays.

    """
    wanted = {example.text: example for example in own}
    kept = []
    for example in everything:
        others = tuple(other for other in example.themes if other != theme)
        if example.text in wanted:
            kept.append(wanted.pop(example.text)._replace(themes=(*others, theme)))
        elif others or not example.themes:
            kept.append(example._replace(themes=others))
    return (*kept, *(example._replace(themes=(theme,)) for example in wanted.values()))


def _tidy(theme: Theme) -> Theme:
    return theme._replace(terms=_filled(theme.terms), off=_filled(theme.off))


def _filled(terms: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(words) for language, words in terms.items() if words}
