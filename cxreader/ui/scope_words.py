"""A scope in words: its tokens, the sentence that says it, and a name to keep it by."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from cxreader.model import language as languages
from cxreader.model.counts import Facets
from cxreader.model.scope import LENGTHS, NAMES, SPEAKER, ColumnValue, Facet, Length, Scope, SearchWords, Status, Token
from cxreader.session import Session
from cxreader.ui.counts import counted, grouped

_translate = QCoreApplication.translate


class TokenWords(NamedTuple):
    """A limit of the scope as people read it.

    Attributes:
        token: The limit.
        short: What the bar shows, such as ``PL`` or ``S2 Contact centre``.
        name: What it is called, such as ``Polish``.
        colour: The slot of a theme's family; empty for all else.

    """

    token: Token
    short: str
    name: str
    colour: str = ""


def facet_name(facet: Facet) -> str:
    """Return what a facet is called."""
    return {
        Facet.LANGUAGE: _translate("ScopeWords", "Language"),
        Facet.THEME: _translate("ScopeWords", "Theme"),
        Facet.ALSO: _translate("ScopeWords", "Second theme"),
        Facet.STATUS: _translate("ScopeWords", "Status"),
        Facet.LENGTH: _translate("ScopeWords", "Length"),
        Facet.MONTH: _translate("ScopeWords", "Month"),
        Facet.TAG: _translate("ScopeWords", "Tag"),
        Facet.COLUMN: _translate("ScopeWords", "Column"),
        Facet.DOCUMENT: _translate("ScopeWords", "Document"),
        Facet.WORDS: _translate("ScopeWords", "Search words"),
    }[facet]


def column_name(column: str) -> str:
    """Return what a column is called, or what is said of passages by who speaks them."""
    return _translate("ScopeWords", "Speaker") if column == SPEAKER else column


def length_extent(length: Length) -> str:
    """Return how many words documents of a length have: ``300 to 1,499 words``."""
    rising = list(LENGTHS)
    place = rising.index(length)
    least = LENGTHS[length]
    if place + 1 == len(rising):
        return _translate("ScopeWords", "{} words or more").format(grouped(least))
    most = LENGTHS[rising[place + 1]]
    if not least:
        return _translate("ScopeWords", "under {} words").format(grouped(most))
    return _translate("ScopeWords", "{} to {} words").format(grouped(least), grouped(most - 1))


def month_name(month: str) -> str:
    """Return a month such as ``2026-11`` as people write it: ``November 2026``."""
    if not month:
        return _translate("ScopeWords", "No date")
    from PySide6.QtCore import QDate  # loaded late: no start needs it

    day = QDate.fromString(f"{month}-01", "yyyy-MM-dd")
    locale = QLocale()
    return f"{locale.standaloneMonthName(day.month())} {day.year()}" if day.isValid() else month


def words_name(words: SearchWords) -> str:
    """Return search words in quotation marks, and how they are to be found."""
    manners = (
        _translate("ScopeWords", "whole words") if words.whole else "",
        _translate("ScopeWords", "and their forms") if words.forms else "",
    )
    return ", ".join((f"“{words.text}”", *filter(None, manners)))


def token_words(session: Session, tokens: Iterable[Token]) -> tuple[TokenWords, ...]:
    """Return limits of a scope as they are read, in their order."""
    return tuple(_words(session, token) for token in tokens)


def value_name(session: Session, token: Token) -> str:
    """Return what a value is called by itself, whatever facet it is of."""
    value = token.value
    if token.facet is Facet.LANGUAGE:
        return languages.name(str(value))
    if token.facet in (Facet.THEME, Facet.ALSO):
        return session.codebook.theme(str(value)).name
    if isinstance(value, Status | Length):
        return _translate("ScopeWords", NAMES[value])
    if isinstance(value, SearchWords | ColumnValue):
        return value.value if isinstance(value, ColumnValue) else words_name(value)
    if isinstance(value, int):
        return session.document_title(value)
    return month_name(value) if token.facet is Facet.MONTH else value


def _words(session: Session, token: Token) -> TokenWords:
    name = value_name(session, token)
    match token.facet:
        case Facet.LANGUAGE:
            return TokenWords(token, languages.badge(str(token.value)), name)
        case Facet.THEME | Facet.ALSO:
            codebook = session.codebook
            theme = codebook.theme(str(token.value))
            short = f"{theme.code} {name}"
            if token.facet is Facet.ALSO:
                short, name = f"+ {short}", _translate("ScopeWords", "also {}").format(name)
            return TokenWords(token, short, name, codebook.family(theme.family).colour)
        case Facet.TAG:
            return TokenWords(token, f"#{name}", _translate("ScopeWords", "tag {}").format(name))
        case Facet.COLUMN if isinstance(token.value, ColumnValue):
            name = _translate("ScopeWords", "{}: {}").format(column_name(token.value.column), name)
    return TokenWords(token, name, name)


def sentence(session: Session, scope: Scope) -> str:
    """Return a scope as a sentence without a stop.

    Such as ``Passages in Polish or Spanish about Contact centre, doubtful, that have “refund”``.
    """
    if not scope:
        return _translate("ScopeWords", "All passages")
    named = {facet: [_said(session, token) for token in scope.tokens() if token.facet is facet] for facet in Facet}
    head = _translate("ScopeWords", "Passages")
    for facet, words in (
        (Facet.LANGUAGE, _translate("ScopeWords", "in {}")),
        (Facet.THEME, _translate("ScopeWords", "about {}")),
    ):
        if named[facet]:
            head = f"{head} {words.format(_either(named[facet]))}"
    if named[Facet.ALSO]:
        head = f"{head} {_translate('ScopeWords', 'that also speak of {}').format(_both(named[Facet.ALSO]))}"
    middle = [
        words.format(_either(named[facet]))
        for facet, words in (
            (Facet.STATUS, "{}"),
            (Facet.LENGTH, _translate("ScopeWords", "in {}")),
            (Facet.MONTH, _translate("ScopeWords", "from {}")),
            (Facet.TAG, _translate("ScopeWords", "tagged {}")),
            (Facet.DOCUMENT, _translate("ScopeWords", "in {}")),
        )
        if named[facet]
    ]
    middle += [_told(column, values) for column, values in scope.by_column().items()]
    told = ", ".join((head, *middle))
    if not named[Facet.WORDS]:
        return told
    words = _translate("ScopeWords", "that have {}").format(_both(named[Facet.WORDS]))
    return f"{told}, {words}" if middle else f"{told} {words}"


def proposal(session: Session, scope: Scope) -> str:
    """Return a name to keep a scope by: ``Polish, Contact centre``."""
    return ", ".join(each.name for each in token_words(session, scope.tokens()))


def size_words(passages: int, documents: int) -> str:
    """Return the size of a scope: ``31 passages in 12 documents``."""
    return _translate("ScopeWords", "{passages} in {documents}").format(
        passages=_passages(passages),
        documents=counted(documents, _translate("ScopeWords", "{} document"), _translate("ScopeWords", "{} documents")),
    )


def summary(facets: Facets, names: Sequence[str]) -> str:
    """Return what the status bar says of a scope: ``31 passages · 12 of 300 documents · Polish``."""
    held = facets.size.documents
    documents = _translate("ScopeWords", "{} document"), _translate("ScopeWords", "{} documents")
    if held == facets.listed:
        holders = counted(held, *documents)
    else:
        holders = counted(facets.listed, *documents)
        holders = _translate("ScopeWords", "{} of {documents}").format(grouped(held), documents=holders)
    return " · ".join((_passages(facets.size.passages), holders, *names))


def _passages(number: int) -> str:
    return counted(number, _translate("ScopeWords", "{} passage"), _translate("ScopeWords", "{} passages"))


def _said(session: Session, token: Token) -> str:
    """Return what a limit is called in the middle of a sentence."""
    name = value_name(session, token)
    if token.facet in (Facet.STATUS, Facet.LENGTH):
        return name[:1].lower() + name[1:]
    if token.facet in (Facet.TAG, Facet.DOCUMENT):
        return f"“{name}”"
    unknown = {
        Token(Facet.LANGUAGE, languages.UNKNOWN): _translate("ScopeWords", "an unknown language"),
        Token(Facet.MONTH, ""): _translate("ScopeWords", "no known month"),
    }
    return unknown.get(token, name)


def _told(column: str, values: Sequence[str]) -> str:
    """Return a limit on what is told of passages: ``spoken by Anna``, ``country: mx or cn``."""
    if column == SPEAKER:
        return _translate("ScopeWords", "spoken by {}").format(_either(values))
    return _translate("ScopeWords", "{}: {}").format(column, _either(values))


def _either(names: Sequence[str]) -> str:
    """Return names joined as in ``Polish, Spanish or Chinese``."""
    *others, last = names
    return _translate("ScopeWords", "{} or {}").format(", ".join(others), last) if others else last


def _both(names: Sequence[str]) -> str:
    return _translate("ScopeWords", " and ").join(names)
