"""Two people beside each other: the figures, the passages they see otherwise, and the table as a file."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.errors import CxError
from cxreader.exporters import agreement_table, writing
from cxreader.model.agreeing import Comparison
from cxreader.model.judgement import Place
from cxreader.ui import file_dialogs
from cxreader.ui.agreement_dialog import AgreementDialog
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub


class Agreeing(QObject):
    """Shows one comparison beside the window, so that its passages can be read there."""

    def __init__(self, hub: Hub, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._appearance = appearance
        self._window = window

    def show(self, found: Comparison) -> None:
        """Show how far two people agree, until the person closes it or opens another library."""
        session = self._hub.session
        dialog = AgreementDialog(self._appearance, found, self._window)
        dialog.opened.connect(self._go_to)
        dialog.table_wanted.connect(lambda: self._write(found, dialog))
        # with another library its passages are others
        self._hub.changed.connect(dialog.close_unless(lambda: session is self._hub.session))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _go_to(self, place: Place) -> None:
        if self._hub.session.is_listed(place.document):
            self._hub.go_to(place.document, place.start, place.end)
            self._window.activateWindow()
        else:
            self._hub.said.emit(self.tr("This text is not in the list any more"))

    def _write(self, found: Comparison, dialog: QWidget) -> None:
        session = self._hub.session
        name, _ = file_dialogs.save_file(
            dialog,
            self.tr("Save Table"),
            str(session.path.with_name(f"{session.name} agreement.csv")),
            self.tr("Tables (*.csv)"),
        )
        if not name:
            return
        path = Path(name if name.lower().endswith(".csv") else f"{name}.csv")
        try:
            writing.replace_file(path, agreement_table.render(found), (session.path, *map(Path, session.files())))
        except CxError as problem:
            self._hub.failed.emit(str(problem))
        else:
            self._hub.said.emit(self.tr("Wrote the table to {}").format(path.name))
