"""The rows of the document list: what they hold and what they say."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model import language
from cxreader.model.views import DocumentRow
from cxreader.ui.counts import counted, grouped

ROW_ROLE = Qt.ItemDataRole.UserRole
# the documents that a document is nearly the same as, in words
ALIKE_ROLE = Qt.ItemDataRole.UserRole + 1

_BADGES = 2
_NOWHERE = QModelIndex()
_Entries = tuple[DocumentRow | str, ...]
_translate = QCoreApplication.translate


class DocumentModel(QAbstractListModel):
    """The documents, and after them the names of files that are still being read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: _Entries = ()
        self._rows: dict[int, DocumentRow] = {}

    def show_entries(self, rows: Sequence[DocumentRow], pending: Sequence[str]) -> None:
        """Hold other rows; those that stay keep their place in every view."""
        self._rows = {row.id: row for row in rows}
        documents = sum(isinstance(entry, DocumentRow) for entry in self._entries)
        self._replace(0, documents, tuple(rows))
        self._replace(len(rows), len(self._entries), tuple(pending))

    def _replace(self, start: int, end: int, new: _Entries) -> None:
        """Put other entries in the place of some, touching only what lies between those that stay at both ends."""
        old, before, after = self._entries[start:end], self._entries[:start], self._entries[end:]
        old_keys, new_keys = [_key(entry) for entry in old], [_key(entry) for entry in new]
        head = _shared(old_keys, new_keys)
        tail = _shared(old_keys[head:][::-1], new_keys[head:][::-1])
        if len(old) > head + tail:
            self.beginRemoveRows(_NOWHERE, start + head, start + len(old) - tail - 1)
            self._entries = (*before, *old[:head], *old[len(old) - tail :], *after)
            self.endRemoveRows()
        if len(new) > head + tail:
            self.beginInsertRows(_NOWHERE, start + head, start + len(new) - tail - 1)
            self._entries = (*before, *new, *after)
            self.endInsertRows()
        self._entries = (*before, *new, *after)
        for place in (*range(head), *range(len(new) - tail, len(new))):
            if new[place] != old[place if place < head else place - len(new)]:
                self.dataChanged.emit(self.index(start + place), self.index(start + place))

    def row(self, index: QModelIndex | QPersistentModelIndex) -> DocumentRow | None:
        """Return the document at an index; None where there is none, or where it is still being read."""
        entry = self._entries[index.row()] if index.isValid() else None
        return entry if isinstance(entry, DocumentRow) else None

    def find(self, document: int) -> QModelIndex:
        """Return the index of a document by its id, an invalid one where it is not there."""
        for place, entry in enumerate(self._entries):
            if isinstance(entry, DocumentRow) and entry.id == document:
                return self.index(place)
        return QModelIndex()

    def nearest(self, row: DocumentRow) -> DocumentRow | None:
        """Return the document here that another one is nearly the same as, None where there is none."""
        return next((self._rows[key] for key, _ in row.alike if key in self._rows), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let documents be chosen, and files that are being read not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.row(index) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for; the whole row for ``ROW_ROLE``, what it is like for ``ALIKE_ROLE``."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, str):
            return _pending_data(entry, role)
        return self._document_data(entry, role)

    def _document_data(self, entry: DocumentRow, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join((entry.title, *facts(entry, self._alike(entry))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(entry, self._alike(entry))
            case _ if role == ALIKE_ROLE:
                return self._alike(entry)
            case _:
                return entry if role == ROW_ROLE else None

    def _alike(self, row: DocumentRow) -> str:
        """Return what a document is nearly the same as: ``“Refunds” and 2 more``, nothing for none."""
        if not row.alike:
            return ""
        other = self.nearest(row)
        if other is None:
            return _translate("DocumentRow", "a document that is not shown")
        name, more = f"“{name_beside(other, row)}”", len(row.alike) - 1
        return _translate("DocumentRow", "{} and {} more").format(name, grouped(more)) if more else name


def name_beside(row: DocumentRow, other: DocumentRow) -> str:
    """Return a document's title, or the name of its file where that alone tells it from another document."""
    return PurePath(row.path).name if row.path and row.title == other.title else row.title


def facts(row: DocumentRow, alike: str = "") -> tuple[str, ...]:
    """Return the lines below the title in a document's tooltip, given also what it is nearly the same as."""
    lines = [row.path] if row.path else []
    if len(row.languages) > 1:
        lines.append(_translate("DocumentRow", "In {}").format(", ".join(map(language.name, row.languages))))
    if row.codec:
        lines.append(_translate("DocumentRow", "Read as {}").format(row.encoding))
    if alike:
        lines.append(_translate("DocumentRow", "Nearly the same as {}").format(alike))
    return tuple(lines)


def spoken(row: DocumentRow, alike: str = "") -> str:
    """Return the sentences that a screen reader says of a document, given also what it is nearly the same as."""
    sentences = [f"{row.title.rstrip('.')}."]
    sentences.append(
        _translate("DocumentRow", "{language}, {length}.").format(
            language=language.name(row.language), length=_length(row)
        )
    )
    if row.languages[1:]:
        others = ", ".join(map(language.name, row.languages[1:]))
        sentences.append(_translate("DocumentRow", "Also in {}.").format(others))
    if row.themes:
        sentences.append(_translate("DocumentRow", "Main themes: {themes}.").format(themes=", ".join(row.themes)))
    if row.scoped < row.passages:
        sentences.append(_in_scope(row) + ".")
    if row.notes:
        sentences.append(
            counted(row.notes, _translate("DocumentRow", "{} note."), _translate("DocumentRow", "{} notes."))
        )
    if alike:
        sentences.append(_translate("DocumentRow", "Nearly the same as {}.").format(alike))
    return " ".join(sentences)


def details(row: DocumentRow, alike: str = "") -> tuple[str, ...]:
    """Return the second line of a document's row in ever shorter forms.

    It holds the document's further languages, length, passages and noise, and what it is nearly the same as.
    """
    passages = _in_scope(row) if row.scoped < row.passages else _all_passages(row)
    further = further_languages(row)
    shortest = [*further, _short_length(row), passages]
    forms = [[*further, _length(row), passages], shortest]
    if row.noise:
        noise = _translate("DocumentRow", "{} noise").format(grouped(row.noise))
        forms = [[*forms[0], _noise_fragments(row)], [*shortest, noise], shortest]
    if alike:
        words = _translate("DocumentRow", "nearly the same as {}").format(alike)
        forms = [[*forms[0], words], [*shortest, words], *forms]
    return tuple(" · ".join(form) for form in forms)


def further_languages(row: DocumentRow) -> tuple[str, ...]:
    """Return what stands for all languages of a document but the main one: ``+EN FR``, nothing where it has no more."""
    main = language.badge(row.language)
    others = [badge for badge in dict.fromkeys(map(language.badge, row.languages)) if badge != main]
    more = " …" if len(others) > _BADGES else ""
    return (f"+{' '.join(others[:_BADGES])}{more}",) if others else ()


def _pending_data(name: str, role: int) -> str | None:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _translate("DocumentRow", "{name}. Reading…").format(name=name)
    return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None


def _key(entry: DocumentRow | str) -> int | str:
    return entry if isinstance(entry, str) else entry.id


def _shared(one: Sequence[int | str], other: Sequence[int | str]) -> int:
    """Return how many keys two lists share at their beginning."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same


def _length(row: DocumentRow) -> str:
    if row.characters:
        return counted(
            row.length, _translate("DocumentRow", "{} character"), _translate("DocumentRow", "{} characters")
        )
    return counted(row.length, _translate("DocumentRow", "{} word"), _translate("DocumentRow", "{} words"))


def _in_scope(row: DocumentRow) -> str:
    return _translate("DocumentRow", "{part} of {all} passages").format(
        part=grouped(row.scoped), all=grouped(row.passages)
    )


def _short_length(row: DocumentRow) -> str:
    return _translate("DocumentRow", "{} chars").format(grouped(row.length)) if row.characters else _length(row)


def _all_passages(row: DocumentRow) -> str:
    one, many = _translate("DocumentRow", "{} passage"), _translate("DocumentRow", "{} passages")
    return counted(row.passages, one, many)


def _noise_fragments(row: DocumentRow) -> str:
    one, many = _translate("DocumentRow", "{} noise fragment"), _translate("DocumentRow", "{} noise fragments")
    return counted(row.noise, one, many)
