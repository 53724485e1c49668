"""Days and hours in words, as the person's country says them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale


def moment(when: datetime) -> str:
    """Return a day and an hour: ``5 January 2026, 14:03``."""
    return moment_at(int(when.timestamp()))


def moment_at(seconds: int) -> str:
    """Return the same for the seconds since 1970, of which a file may claim any number."""
    return _locale().toString(QDateTime.fromSecsSinceEpoch(seconds), "d MMMM yyyy, HH:mm")


def day(when: date) -> str:
    """Return a day: ``5 January 2026``."""
    return _locale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def _locale() -> QLocale:
    locale = QLocale()
    # the bare C locale has no names of its own for months
    return QLocale(QLocale.Language.English) if locale.language() is QLocale.Language.C else locale
