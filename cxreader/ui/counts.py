"""Numbers in sentences, grouped as the person's country does and with the right form of the noun."""

from PySide6.QtCore import QLocale


def grouped(number: int) -> str:
    """Return a number in digits, grouped by the person's locale (``20,000`` where there is none)."""
    locale = QLocale()
    # the bare C locale groups nothing
    if locale.language() is QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    return locale.toString(number)


def sized(size: int) -> str:
    """Return a number of bytes as people say it: ``6.2 MB``."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    return locale.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def counted(number: int, one: str, many: str) -> str:
    """Return the form for one or that for many, its ``{}`` replaced by the number."""
    return (one if number == 1 else many).format(grouped(number))


def percent(part: float) -> str:
    """Return a part of 1 in percent, such as ``31 %``, that of what is less than nothing with a minus: ``−4 %``."""
    return f"{round(100 * part)}\u00a0%".replace("-", "\u2212")
