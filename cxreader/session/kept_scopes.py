"""Scopes in words for exports, and those that a person gives a name."""

from cxreader.errors import LibraryError
from cxreader.model import language as languages
from cxreader.model.change import Change, Part
from cxreader.model.characters import storable
from cxreader.model.scope import NAMES, ColumnValue, Facet, KeptScope, Length, Scope, SearchWords, Status, Token
from cxreader.session.questions import Questions
from cxreader.store import documents, kept_scopes, scopes


class KeptScopes(Questions):
    """What scopes are called; each change of those with a name is one step to undo."""

    def described(self, scope: Scope) -> str:
        """Return a scope in words for an export: ``21 passages in 3 documents: Contact centre, Polish``."""
        passages, documents_ = self.size(scope)
        limits = [theme.name for theme in self._codebook.themes if theme.id in scope.themes]
        limits += [languages.name(tag) for tag in sorted(scope.languages)]
        rest = scope._replace(themes=frozenset(), languages=frozenset())
        limits += [self._said(token) for token in rest.tokens()]
        words = f"{passages:,} passage{'s' * (passages != 1)} in {documents_:,} document{'s' * (documents_ != 1)}"
        return f"{words}: {', '.join(limits)}" if limits else words

    def document_title(self, document: int) -> str:
        """Return the title of a document."""
        with self._library.reading() as db:
            return documents.title(db, document)

    def kept_scopes(self) -> tuple[KeptScope, ...]:
        """Return the scopes that have a name, in the order of their names, each without what is no more."""
        with self._library.reading() as db:
            return tuple(kept_scopes.load(db))

    def known_scope(self, scope: Scope) -> Scope:
        """Return a scope without what is no more."""
        with self._library.reading() as db:
            return scopes.known(db, scope)

    def keep_scope(self, name: str, scope: Scope) -> Change:
        """Give a scope a name; where another one has it, the scope takes its place."""
        name = _tidy(name)
        with self._library.edit(f"Keep {name}") as db:
            key = kept_scopes.keep(db, name, scope)
        return Change(Part.KEPT, f"Kept “{name}”. It is in the menu Go", (key,))

    def rename_scope(self, key: int, name: str) -> Change:
        """Give a kept scope another name.

        Raises:
            LibraryError: Another one has that name.

        """
        name = _tidy(name)
        with self._library.reading() as db:
            holder = kept_scopes.named(db, name)
        if holder not in (0, key):
            raise LibraryError(f"Another scope is called “{name}” already. Choose another name.")
        with self._library.edit(f"Rename {name}") as db:
            kept_scopes.rename(db, key, name)
        return Change(Part.KEPT, f"Renamed to “{name}”", (key,))

    def remove_scope(self, key: int) -> Change:
        """Forget a kept scope."""
        name = next((kept.name for kept in self.kept_scopes() if kept.id == key), "")
        with self._library.edit(f"Remove {name}") as db:
            kept_scopes.remove(db, key)
        return Change(Part.KEPT, f"Removed “{name}”. Undo: Ctrl+Z", (key,))

    def _said(self, token: Token) -> str:
        """Return what a limit is called that is neither one of the themes nor of the languages."""
        value = token.value
        if token.facet is Facet.ALSO:
            return f"also {self._codebook.theme(str(value)).name}"
        if isinstance(value, Status | Length):
            return NAMES[value].lower()
        if isinstance(value, SearchWords):
            return f"“{value.text}”"
        if isinstance(value, ColumnValue):
            return f"{value.column or 'speaker'}: {value.value}"
        return f"“{self.document_title(value)}”" if isinstance(value, int) else value or "no date"


def _tidy(name: str) -> str:
    """Return a name as it can be stored, on one line."""
    return " ".join(storable(name).split())
