"""The parts of the main window that are seen at once, made and laid out."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.banner import Banner
from cxreader.ui.centre import Centre
from cxreader.ui.document_list import DocumentList
from cxreader.ui.empty_page import EmptyPage
from cxreader.ui.language_chips import LanguageChips
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.scope_bar import ScopeBar
from cxreader.ui.status_bar import StatusBar
from cxreader.ui.themes_sidebar import ThemesSidebar

# first widths in pixels of the three columns, and heights of themes, why and notes
_WIDTHS = [280, 780, 300]
_HEIGHTS = [240, 300, 200]
_NARROWEST, _LOWEST = 220, 60
# endings that people know; an empty library shows which can be read
_FAMILIAR = (".txt", ".md", ".html", ".docx", ".pdf", ".epub", ".csv", ".xlsx")


class Panels(NamedTuple):
    """The parts of the window, by name.

    None of them accepts drops: files that are dropped anywhere fall through to the window, which takes them all.
    """

    banner: Banner
    chips: LanguageChips
    documents: DocumentList
    scope: ScopeBar
    pane: ReadingPane
    empty: EmptyPage
    centre: Centre
    themes: ThemesSidebar
    status: StatusBar
    left: QWidget
    middle: QVBoxLayout
    right: QSplitter
    columns: QSplitter

    @property
    def is_reading(self) -> bool:
        """Whether the text is the view that is chosen."""
        return self.centre.view is self.pane

    def put_under_scope(self, part: QWidget) -> None:
        """Lay out one more part between the scope bar and the text."""
        self.middle.insertWidget(1, part)


def make_panels(appearance: Appearance, window: QWidget) -> tuple[Panels, QWidget]:
    """Return the parts of a window, and the widget that holds all but the status bar.

    Each part is made within the one that holds it: at every move of a widget Qt styles all that is in it anew.
    """
    whole = QWidget(window)
    banner, columns = Banner(appearance, whole), QSplitter(whole)
    left = QWidget(columns)
    chips, documents = LanguageChips(left), DocumentList(appearance, left)
    middle = QWidget(columns)
    scope, centre = ScopeBar(appearance, middle), Centre(middle)
    empty = EmptyPage(appearance, _familiar, centre)
    pane = ReadingPane(appearance, centre)
    right = QSplitter(Qt.Orientation.Vertical, columns)
    themes = ThemesSidebar(appearance, right)
    for _ in ("why", "notes"):
        # keeps the place of a panel that is made after the first picture
        place = QWidget(right)
        place.setMinimumSize(_NARROWEST, _LOWEST)
        right.addWidget(place)
    centre.offer(empty, pane)
    centre.take_texts(pane, pane)
    _stack(whole, banner, columns)
    _stack(left, chips, documents)
    text_column = _stack(middle, scope, centre)
    left.setMinimumWidth(_NARROWEST)
    for splitter, sizes in ((right, _HEIGHTS), (columns, _WIDTHS)):
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.setSizes(sizes)
    columns.setStretchFactor(1, 1)
    parts = (banner, chips, documents, scope, pane, empty, centre, themes)
    return Panels(*parts, StatusBar(window), left, text_column, right, columns), whole


def _familiar() -> list[str]:
    from cxreader.readers import suffixes  # loaded late: most starts do not show the empty page

    return [suffix for suffix in _FAMILIAR if suffix in suffixes()]


def _stack(whole: QWidget, *parts: QWidget) -> QVBoxLayout:
    """Lay out parts one above the other, the last one taking all room that is left."""
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, int(part is parts[-1]))
    return layout
