"""The rows of the history: what was done, when, and where among it the library is now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from cxreader.model.history import DoneStep
from cxreader.ui.picker_entries import Entry

_translate = QCoreApplication.translate


def kinds() -> tuple[str, str]:
    """Return what is said of steps that are undone, and of the one that was done last."""
    return _translate("HistoryRows", "undone"), _translate("HistoryRows", "now")


def entries(steps: Sequence[DoneStep]) -> list[Entry]:
    """Return a row for each step, by its number, the newest first, and one with number 0 for how it was before all."""
    undone, now = kinds()
    present = place_of_present(steps)
    rows = [
        Entry(str(step.id), "", "", step.name, when(step.made), (), undone if step.undone else "", step.undone)
        for step in steps
    ]
    rows.append(Entry("0", "", "", _translate("HistoryRows", "Before all of these"), ""))
    rows[present] = _now(rows[present], now)
    return rows


def place_of_present(steps: Sequence[DoneStep]) -> int:
    """Return the place of the row of the step that was done last."""
    return sum(step.undone for step in steps)


def when(made: str) -> str:
    """Return a time of day as people write it, with the date where that is another one than today."""
    moment = QDateTime.fromString(made, Qt.DateFormat.ISODate).toLocalTime()
    now = QDateTime.currentDateTime()
    if moment.date() == now.date():
        return QLocale().toString(moment, "HH:mm")
    same_year = moment.date().year() == now.date().year()
    return QLocale().toString(moment, "d MMM, HH:mm" if same_year else "d MMM yyyy, HH:mm")


def _now(entry: Entry, now: str) -> Entry:
    return Entry(entry.key, "", "", entry.name, entry.aside, (), now)
