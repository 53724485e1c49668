"""All parts of the main window, made and laid out."""

from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.banner import Banner
from cxreader.ui.document_list import DocumentList
from cxreader.ui.empty_page import EmptyPage
from cxreader.ui.find_bar import FindBar
from cxreader.ui.language_chips import LanguageChips
from cxreader.ui.notes_panel import NotesPanel
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.scope_bar import ScopeBar
from cxreader.ui.status_bar import StatusBar
from cxreader.ui.themes_sidebar import ThemesSidebar
from cxreader.ui.why_panel import WhyPanel

# first widths in pixels of the three columns, and heights of themes, why and notes
_WIDTHS = [280, 780, 300]
_HEIGHTS = [270, 260, 190]


@dataclass(frozen=True, slots=True)
class Panels:
    """The parts of the window, by name."""

    banner: Banner
    chips: LanguageChips
    documents: DocumentList
    scope: ScopeBar
    find: FindBar
    pane: ReadingPane
    empty: EmptyPage
    centre: QStackedWidget
    themes: ThemesSidebar
    why: WhyPanel
    notes: NotesPanel
    status: StatusBar
    left: QWidget
    right: QSplitter
    columns: QSplitter

    def refuse_drops(self) -> None:
        """Let files that are dropped anywhere fall through to the window, which takes them all."""
        for field in fields(self):
            for widget in getattr(self, field.name).findChildren(QWidget):
                widget.setAcceptDrops(False)


def make_panels(appearance: Appearance) -> tuple[Panels, QWidget]:
    """Return the parts of the window, and the widget that holds all but the status bar."""
    banner, chips, documents = Banner(appearance), LanguageChips(), DocumentList(appearance)
    scope, find, pane = ScopeBar(appearance), FindBar(appearance), ReadingPane(appearance)
    empty = EmptyPage(appearance, (".txt", ".md", ".text", ".log"))
    themes, why, notes = ThemesSidebar(appearance), WhyPanel(appearance), NotesPanel(appearance)
    centre = QStackedWidget()
    for page in (empty, pane):
        centre.addWidget(page)
    left = _column(chips, documents)
    left.setMinimumWidth(220)
    right = QSplitter(Qt.Orientation.Vertical)
    for place, part in enumerate((themes, why, notes)):
        right.addWidget(part)
        right.setCollapsible(place, False)
    right.setSizes(_HEIGHTS)
    right.setMinimumWidth(240)
    right.setHandleWidth(1)
    columns = QSplitter()
    columns.setHandleWidth(1)
    for place, part in enumerate((left, _column(scope, find, centre), right)):
        columns.addWidget(part)
        columns.setCollapsible(place, False)
        columns.setStretchFactor(place, int(place == 1))
    columns.setSizes(_WIDTHS)
    panels = Panels(
        banner,
        chips,
        documents,
        scope,
        find,
        pane,
        empty,
        centre,
        themes,
        why,
        notes,
        StatusBar(),
        left,
        right,
        columns,
    )
    find.hide()
    panels.refuse_drops()
    return panels, _column(banner, columns)


def _column(*parts: QWidget) -> QWidget:
    """Return the parts one above the other, the last one taking all room that is left."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, int(part is parts[-1]))
    return whole
