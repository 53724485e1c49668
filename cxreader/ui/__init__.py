"""The window: passive panels, and the main window that joins them to a session."""

import sys

_PLAIN, _NONE_OF_QT = 0, -1  # as Qt's Python side counts its special features


def _spare_looking() -> None:
    """Tell Qt's Python side that nothing here asks for its special features.

    It would else read the source of each module that is imported to find out, which takes longer than to load it.
    Where it keeps its list in another way, it reads.
    """
    known = getattr(sys.modules.get("__feature__"), "pyside_feature_dict", None)
    if isinstance(known, dict):
        for name in sys.modules:
            if not name.startswith("PySide6"):
                known.setdefault(name, _NONE_OF_QT)
        # only now, for these would be read too
        from contextlib import suppress
        from pathlib import Path

        with suppress(OSError):
            known.update({f"{__name__}.{path.stem}": _PLAIN for path in Path(__path__[0]).iterdir()})


_spare_looking()
