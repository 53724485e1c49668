from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from cxreader.model.scope import Scope
from cxreader.session import leaving
from cxreader.ui import printing
from tests.ui.window.desk import CONTROL, Desk


def test_quotes_are_put_on_paper(desk: Desk) -> None:
    desk.start()
    desk.session.annotate(desk.session.highlight(1, 0, 20).ids[0], "A note")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(desk.root / "paper.pdf"))
    printing.put_on_paper(leaving.leave(desk.session, Scope()), printer)
    assert (desk.root / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_without_quotes_nothing_is_printed(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_P, CONTROL)
    assert desk.said() == "There is nothing to print in this scope"


def test_the_person_chooses_a_printer_or_none(desk: Desk) -> None:
    desk.start()
    desk.session.highlight(1, 0, 20)
    met = desk.answer()
    desk.give("print")
    assert len(met) == 1
    assert desk.said() != "Printed"
