"""A codebook that comes from a file, or goes to one."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from cxreader.analysis import codebook_files
from cxreader.analysis.codebook_files import CodebookFile
from cxreader.errors import CxError
from cxreader.exporters import codebooks
from cxreader.ui import file_dialogs
from cxreader.ui.hub import Hub


class CodebookFiles(QObject):
    """Asks for files, reads them into the library and writes the library's codebook to them."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window

    def bring(self) -> None:
        """Ask for a file and whether it is to be added, and take it over."""
        forms = " ".join(f"*{suffix}" for suffix in codebook_files.FORMS)
        named = file_dialogs.open_file(
            self._window, self.tr("Import Codebook"), self._folder(), self.tr("Codebooks ({})").format(forms)
        )
        if not named:
            return
        try:
            read = codebook_files.read(Path(named))
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return
        self.take(read, Path(named).name)

    def take(self, read: CodebookFile, name: str) -> None:
        """Ask whether a codebook that was read from a file of some name is to be added, and take it over."""
        replace = self._ask_how(name, len(read.codebook.themes))
        if replace is not None:
            self._hub.do(lambda session: session.import_codebook(read.codebook, read.examples, replace=replace))

    def write(self) -> None:
        """Ask for a file and write the codebook to it."""
        forms = {f"{form.label} (*{form.suffix})": (key, form) for key, form in codebooks.FORMS.items()}
        session = self._hub.session
        name = f"{'-'.join(session.name.lower().split())}-codebook{next(iter(forms.values()))[1].suffix}"
        named, chosen = file_dialogs.save_file(
            self._window, self.tr("Export Codebook"), str(Path(self._folder()) / name), ";;".join(forms)
        )
        if not named:
            return
        path = Path(named)
        known = {form.suffix: key for key, form in codebooks.FORMS.items()}
        if path.suffix.lower() in known:
            key = known[path.suffix.lower()]
        else:
            key, form = forms[chosen]
            path = path.with_name(path.name + form.suffix)
        try:
            codebooks.write(session.full_codebook(), session.examples(), key, path)
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return
        self._hub.said.emit(self.tr("Exported the codebook to {}").format(path.name))

    def _folder(self) -> str:
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _ask_how(self, name: str, themes: int) -> bool | None:
        """Ask whether a codebook is to replace the library's; None where the person left."""
        box = QMessageBox(self._window)
        box.setObjectName("importCodebook")
        box.setWindowTitle(self.tr("Import Codebook"))
        box.setText(self.tr("{name} has {count} themes.").format(name=name, count=themes))
        box.setInformativeText(
            self.tr("Add them to those of this library, or put them in the place of those? Undo takes back either.")
        )
        for words in box.findChildren(QLabel):
            # words that can be selected would be stops of Tab
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        add = box.addButton(self.tr("&Add"), QMessageBox.ButtonRole.AcceptRole)
        replace = box.addButton(self.tr("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(add)
        box.setEscapeButton(cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return None if clicked is cancel else clicked is replace
