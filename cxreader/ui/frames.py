"""The frames of lists and tables in dialogs, as style sheets: thin, and strong where the focus is."""

# around rows that a delegate paints
ENTRIES = """
QListView { background: palette(base); border: 1px solid palette(mid); border-radius: 6px; padding: 2px; }
QListView:focus { border: 2px solid palette(highlight); padding: 1px; }
"""

# around lines of words; a padding of its items would leave a row of two lines room for one only
LINES = """
QListView { border: 1px solid palette(mid); outline: 0; }
QListView:focus { border: 2px solid palette(highlight); }
"""

# around items to choose from
ITEMS = """
QListWidget { background: palette(base); border: 1px solid palette(dark); border-radius: 6px; padding: 2px; }
QListWidget:focus { border: 2px solid palette(highlight); padding: 1px; outline: 0; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; color: palette(text); }
QListWidget::item:selected { background: palette(midlight); color: palette(text); }
"""

# heads are cut to their room in the font of the header as a whole
TABLE = """
QTableView { border: 1px solid palette(mid); outline: 0; }
QTableView:focus { border: 2px solid palette(highlight); }
QTableView::item { padding: 4px 5px; }
QHeaderView { font-weight: 600; }
QHeaderView::section {
    background: palette(window); border: 0; border-bottom: 1px solid palette(mid); padding: 4px 8px;
}
"""
