"""Dialogs that ask for files and folders, and that open none of the files they list."""

from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QFileDialog, QFileIconProvider, QWidget


class _Icons(QFileIconProvider):
    """Tells files from folders without looking into them.

    Qt's own opens a file of an unknown kind to see what it is. When it closes the open library again, the system drops
    the locks that this program holds on it, and another of its processes may take away the journal under its hands.
    """

    def icon(self, what: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """Return the icon of a file or of a place."""
        if isinstance(what, QFileInfo):
            kind = QFileIconProvider.IconType
            return super().icon(kind.Folder if what.isDir() else kind.File)
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        """Return what kind of file it is, by its name alone."""
        return "" if info.isDir() else info.suffix()


class _Dialog(QFileDialog):
    """A dialog in a folder, or with a file of it named."""

    def __init__(self, parent: QWidget, title: str, place: str, kinds: str = "") -> None:
        info = QFileInfo(place)
        super().__init__(parent, title, place if info.isDir() else info.path(), kinds)
        # Qt does not keep it
        self._icons = _Icons()
        self.setIconProvider(self._icons)
        if not info.isDir():
            self.selectFile(info.fileName())


class _NewFolder(_Dialog):
    """A dialog that takes a folder which is not there yet as well."""

    def accept(self) -> None:
        """Take a name that nothing has; Qt would only say that there is no such folder."""
        named = self.selectedFiles()
        if len(named) == 1 and not QFileInfo.exists(named[0]):
            QDialog.accept(self)
        else:
            super().accept()


def _chosen(dialog: QFileDialog) -> list[str]:
    try:
        return dialog.selectedFiles() if dialog.exec() else []
    finally:
        # gone with its last name: Qt would delete it later only after the dialogs that follow on it, and meanwhile
        # screen readers would find its files behind them
        dialog.setParent(None)


def open_files(parent: QWidget, title: str, folder: str, kinds: str) -> list[str]:
    """Ask which files to open; none where the person changes their mind."""
    dialog = _Dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def open_file(parent: QWidget, title: str, folder: str, kinds: str) -> str:
    """Ask which file to open; empty for none."""
    dialog = _Dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog)), "")


def save_file(parent: QWidget, title: str, path: str, kinds: str, *, confirm: bool = True) -> tuple[str, str]:
    """Ask where to write a file.

    Args:
        parent: The window.
        title: What is asked.
        path: The file that is proposed.
        kinds: The kinds of files there are, as Qt writes them.
        confirm: Whether to ask before a file that is there is written over.

    Returns:
        The file, empty for none, and the kind that was chosen.

    """
    dialog = _Dialog(parent, title, path, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not confirm)
    named = next(iter(_chosen(dialog)), "")
    return named, dialog.selectedNameFilter()


def choose_folder(parent: QWidget, title: str, folder: str) -> str:
    """Ask for a folder; empty for none."""
    return _folder(_Dialog(parent, title, folder))


def name_folder(parent: QWidget, title: str, folder: str) -> str:
    """Ask for a folder to write into, which may be a new one.

    Args:
        parent: The window.
        title: What is asked.
        folder: The one that is proposed: shown from inside where it is there already.

    Returns:
        The folder, empty for none.

    """
    dialog = _NewFolder(parent, title, folder)
    name = "" if QFileInfo(folder).isDir() else QFileInfo(folder).fileName()
    return _folder(dialog, name)


def _folder(dialog: QFileDialog, proposed: str = "") -> str:
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, QCoreApplication.translate("FileDialogs", "Folder:"))
    if proposed:
        # Qt forgets a name that it was given before it knew that folders are asked for
        dialog.selectFile(proposed)
    return next(iter(_chosen(dialog)), "")
