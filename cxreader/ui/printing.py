"""Printing quotes: the page of the HTML export, as a printer takes it."""

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from cxreader.exporters import render
from cxreader.model.export import Export
from cxreader.session import leaving
from cxreader.ui.hub import Hub

# quotes that a person may print in one go; more of them would hold up the window
_MOST = 2_000
_TOO_MANY = (
    "At most {most} quotes can be printed in one go, and these are {many}. Choose a smaller scope, or export to HTML "
    "and print that page."
)
# what leads nowhere on paper; in the texts themselves no such thing can stand
_LINKS = re.compile('<span class="open">.*?</span>|<nav.*?</nav>', re.DOTALL)
_NONE = "There is nothing to print in this scope"
_PRINTED = "Printed"


def print_notes(hub: Hub, window: QWidget) -> None:
    """Ask for a printer, and print the highlights in scope."""
    export = leaving.leave(hub.session, hub.scope)
    if not len(export.rows):
        hub.said.emit(_said(_NONE))
    elif len(export.rows) > _MOST:
        hub.failed.emit(_said(_TOO_MANY).format(most=f"{_MOST:,}", many=f"{len(export.rows):,}"))
    else:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, window).exec():
            put_on_paper(export, printer)
            hub.said.emit(_said(_PRINTED))


def put_on_paper(export: Export, printer: QPrinter) -> None:
    """Print an export."""
    printer.setDocName(export.library)
    document = QTextDocument()
    document.setHtml(_LINKS.sub("", render(export, "html").decode()))
    document.print_(printer)


def _said(words: str) -> str:
    return QCoreApplication.translate("Printing", words)
