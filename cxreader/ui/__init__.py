"""The window: passive panels, and the main window that joins them to a session."""
