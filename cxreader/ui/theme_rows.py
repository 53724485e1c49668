"""The rows of the themes sidebar: families, and in them their themes with their counts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model.views import ThemeGroup, ThemeRow
from cxreader.ui.counts import counted, grouped
from cxreader.ui.grouped_rows import CHOSEN_ROLE, GROUP_ROLE, ROW_ROLE, GroupedModel

SHARE_ROLE = Qt.ItemDataRole.UserRole + 3

# what the key of a family begins with, since a theme may have the same id
FAMILY = "family:"

_translate = QCoreApplication.translate


class ThemeModel(GroupedModel[ThemeGroup, ThemeRow, str]):
    """Families, and their themes; the key of a theme is its id, that of a family has ``FAMILY`` before it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_translate("ThemeRow", "Themes"), parent)
        self._chosen: frozenset[str] = frozenset()
        self._largest = 0
        self._widest = ""

    @property
    def widest(self) -> str:
        """The longest count on show, for those who need room for it."""
        return self._widest

    def show_groups(self, groups: Sequence[ThemeGroup], chosen: frozenset[str]) -> bool:
        """Hold other counts.

        Args:
            groups: The families in the order shown.
            chosen: Ids of the themes in the scope.

        Returns:
            Whether the rows themselves are others, so that folds must be set again.

        """
        rows = [row for group in groups for row in group.rows]
        self._chosen = chosen
        self._largest = max((row.passages for row in rows), default=0)
        self._widest = max((count(row) for row in rows), key=len, default="")
        return self._hold(groups)

    def key(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what stands for a row; empty for nothing."""
        return super().key(index) or ""

    def _keys_of(self, group: ThemeGroup) -> tuple[str, ...]:
        return (f"{FAMILY}{group.family.id}", *(row.theme.id for row in group.rows))

    def _group_data(self, group: ThemeGroup, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.family.name
            case Qt.ItemDataRole.AccessibleTextRole:
                one, many = _translate("ThemeRow", "{} theme"), _translate("ThemeRow", "{} themes")
                return _translate("ThemeRow", "{family}, a family of {themes}").format(
                    family=group.family.name, themes=counted(len(group.rows), one, many)
                )
            case _:
                return group if role == GROUP_ROLE else None

    def _row_data(self, group: ThemeGroup, row: ThemeRow, role: int) -> object:
        chosen = row.theme.id in self._chosen
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.theme.name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (spoken(row, chosen=chosen), row.theme.definition) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, chosen=chosen)
            case _:
                share = row.passages / self._largest if self._largest else 0.0
                own = {GROUP_ROLE: group, ROW_ROLE: row, CHOSEN_ROLE: chosen, SHARE_ROLE: share}
                return own.get(role)


def count(row: ThemeRow) -> str:
    """Return a theme's count as it is shown: ``23``, or ``23 · 4?`` where four of them are doubtful."""
    if row.doubtful:
        return _translate("ThemeRow", "{all} · {doubtful}?").format(
            all=grouped(row.passages), doubtful=grouped(row.doubtful)
        )
    return grouped(row.passages)


def spoken(row: ThemeRow, *, chosen: bool) -> str:
    """Return the sentence that a screen reader says of a theme."""
    passages = counted(row.passages, _translate("ThemeRow", "{} passage"), _translate("ThemeRow", "{} passages"))
    documents = counted(row.documents, _translate("ThemeRow", "{} document"), _translate("ThemeRow", "{} documents"))
    parts = [
        _translate("ThemeRow", "{name}, code {code}, {passages} in {documents}").format(
            name=row.theme.name, code=row.theme.code, passages=passages, documents=documents
        )
    ]
    if row.doubtful:
        parts.append(_translate("ThemeRow", "{} doubtful").format(grouped(row.doubtful)))
    if chosen:
        parts.append(_translate("ThemeRow", "chosen"))
    return ", ".join(parts)
