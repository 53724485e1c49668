"""The person's choices while the program runs: known to all, kept at once."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cxreader import settings
from cxreader.errors import SettingsError
from cxreader.settings import Settings


class Choices(QObject):
    """Holds the settings and keeps every change of them in their file."""

    failed = Signal(str)  # a change could not be kept, and why

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Read the settings; where that fails, `problem` says so and all choices have their first values."""
        super().__init__(parent)
        self._path = path
        self.problem = ""
        try:
            self.now = settings.load(path)
        except SettingsError as problem:
            # the first change would else write over what the person may want to mend
            aside = path.with_suffix(".broken")
            with suppress(OSError):
                path.replace(aside)
            self.problem = f"{problem} It was put aside as “{aside.name}”."
            self.now = Settings()

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - each field has its own type
        """Take on other values for some settings, by name."""
        fresh = self.now._replace(**fields)
        if fresh == self.now:
            return
        self.now = fresh
        try:
            settings.save(fresh, self._path)
        except SettingsError as problem:
            self.failed.emit(str(problem))
