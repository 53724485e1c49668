"""What the list of documents shows: which of them, in which order, and what each row says."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject

from cxreader.errors import LibraryError
from cxreader.model.change import Change, Part
from cxreader.model.ordering import Listed, Ordering, OrderKey
from cxreader.model.scope import OF_DOCUMENTS, Facet, Scope, Status, Token
from cxreader.model.views import DocumentRow
from cxreader.ui.choices import Choices
from cxreader.ui.counting import Counting
from cxreader.ui.document_list import DocumentList
from cxreader.ui.hub import Hub

_T = TypeVar("_T")

_LISTED = Part.DOCUMENTS | Part.HIGHLIGHTS | Part.DECISIONS | Part.CODEBOOK | Part.SCOPE | Part.FINDINGS
# parts whose changes name the only documents of which the rows read otherwise
_OF_SOME = Part.FINDINGS | Part.DECISIONS
_UNREAD = Token(Facet.STATUS, Status.UNREAD)


class Listing(QObject):
    """Keeps the list true to library and scope; a large library is asked in the background."""

    def __init__(
        self, hub: Hub, counting: Counting, choices: Choices, documents: DocumentList, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._counting = counting
        self._choices = choices
        self._documents = documents
        self._open = 0
        documents.set_source(self._fetch, self._seek)
        documents.head.set_ordering(_chosen(choices.now.documents_order, choices.now.documents_descending))
        documents.head.ordering_chosen.connect(self.order)
        documents.head.unread_chosen.connect(self._limit)
        hub.changed.connect(self.refresh)
        hub.document_shown.connect(self._show_open)

    def refresh(self, change: Change) -> None:
        """List anew what a change touched."""
        if not change.parts & _LISTED:
            return
        if change.parts & Part.CODEBOOK:
            families = self._hub.session.codebook.families
            self._documents.set_families({family.id: family for family in families})
        if change.parts & Part.SCOPE:
            self._documents.head.set_unread(Status.UNREAD in self._hub.scope.statuses)
        if change.parts != Part.SCOPE:
            self._documents.renew(() if change.parts & ~_OF_SOME else change.ids)
        # without a scope, few changes add or move a row
        if self._hub.scope or change.parts & (Part.DOCUMENTS | Part.SCOPE) or self._is_by_work:
            self._ask(in_sight=Part.SCOPE in change.parts)

    def order(self, ordering: Ordering) -> None:
        """Put the documents into another order, from now on."""
        self._documents.head.set_ordering(ordering)
        self._choices.change(documents_order=ordering.by.value, documents_descending=ordering.descending)
        self._ask(in_sight=True)

    @property
    def _is_by_work(self) -> bool:
        """Whether the order goes by what a person does in the documents."""
        return self._documents.head.ordering.by in (OrderKey.NOTES, OrderKey.READ)

    def _ask(self, *, in_sight: bool) -> None:
        scope, ordering = self._hub.scope, self._documents.head.ordering
        self._counting.ask(
            lambda session: session.listed(scope, ordering),
            lambda listed: self._show(listed, in_sight=in_sight),
            "documents",
            # so that the list of a large library is there in the first picture
            aside=False if _is_quick(scope, ordering) else None,
        )

    def _show(self, listed: Listed, *, in_sight: bool) -> None:
        self._documents.set_documents(listed)
        if not self._documents.selected():
            self._documents.select(self._open)
        if in_sight:
            self._documents.bring_into_sight()

    def _show_open(self) -> None:
        """Show which document is open now, and how far the one was read that was left."""
        if self._open:
            self._documents.renew((self._open,))
        self._open = self._hub.document.id if self._hub.document else 0
        self._documents.select(self._open)

    def _limit(self, unread: bool) -> None:
        scope = self._hub.scope
        self._hub.set_scope(scope.with_token(_UNREAD) if unread else scope.without_token(_UNREAD))

    def _fetch(self, documents: Sequence[int]) -> Sequence[DocumentRow]:
        return self._tried(lambda: self._hub.session.document_rows(documents), ())

    def _seek(self, letters: str) -> Collection[int]:
        return self._tried(lambda: self._hub.session.titles_beginning(letters), ())

    def _tried(self, question: Callable[[], _T], otherwise: _T) -> _T:
        """Return an answer; where the library cannot be read, tell so instead of failing while a row is painted."""
        try:
            return question()
        except LibraryError as problem:
            self._hub.failed.emit(str(problem))
            return otherwise


def _is_quick(scope: Scope, ordering: Ordering) -> bool:
    """Tell whether it takes a moment, in a library of any size, to find the documents in a scope in an order."""
    simple = not (scope.themes or scope.also or scope.columns or scope.words) and scope.statuses <= OF_DOCUMENTS
    return simple and ordering.by in (OrderKey.ADDED, OrderKey.TITLE)


def _chosen(by: str, descending: bool) -> Ordering:
    """Return the order that was chosen before; where there is no such choice, the first one."""
    with suppress(ValueError):
        return Ordering(OrderKey(by), descending)
    return Ordering()
