"""The window: passive panels, and the main window that joins them to a session."""

from cxreader.ui import qt_side

qt_side.load()
