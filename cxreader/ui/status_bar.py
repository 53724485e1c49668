"""The line at the bottom: scope in words, the job that runs, where the reader is, and what just happened."""

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from cxreader.ui.counts import grouped
from cxreader.ui.labels import CutLabel

_MESSAGE_MILLISECONDS = 6000
# seconds, and those by which a time that is left goes down
_MINUTE, _STEP = 60, 10


class StatusBar(QStatusBar):
    """Shows and speaks messages, and the progress of one job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._scope = CutLabel()
        self._job = QLabel()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(120, 8)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setMinimumHeight(28)
        self._place = QLabel()
        self._saved = QLabel(self.tr("All saved"))
        self.addWidget(self._scope)
        for widget in (self._job, self._progress, self.cancel, self._place, self._saved):
            self.addPermanentWidget(widget)
        # messages, which Qt places itself, begin where the scope does
        self.setContentsMargins(4, 0, 8, 0)
        self.set_progress(0, 0)

    def say(self, message: str) -> None:
        """Show a message for some seconds, and speak it to those who use a screen reader."""
        self.showMessage(message, _MESSAGE_MILLISECONDS)
        self.speak(message)

    def speak(self, message: str) -> None:
        """Speak to those who use a screen reader what others see elsewhere."""
        # loaded late: the start says nothing, and these are slow to load
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def set_scope(self, words: str) -> None:
        """Show the scope in words."""
        self._scope.setText(words)

    def set_place(self, words: str) -> None:
        """Show the language of the text and how far the reader is."""
        self._place.setText(words)

    def set_saved(self, saved: bool) -> None:
        """Show whether all work is stored."""
        self._saved.setText(self.tr("All saved") if saved else self.tr("Not saved"))

    def set_progress(self, done: int, whole: int, left: int = -1) -> None:
        """Show how many of the files of a job are done and how many seconds are left, if known; 0 of 0 is no job."""
        words = self.tr("Reading {} of {}").format(grouped(min(done + 1, whole)), grouped(whole))
        self._show_job(" · ".join(filter(None, (words, self._time_left(left)))), done, whole)

    def set_judged(self, done: int, whole: int) -> None:
        """Show in how many passages themes were found so far; 0 of 0 shows no job."""
        self._show_job(self.tr("Finding themes: {} of {}").format(grouped(done), grouped(whole)), done, whole)

    def set_exported(self, done: int, whole: int) -> None:
        """Show how many rows of an export are written; 0 of 0 shows no job."""
        self._show_job(self.tr("Exporting: {} of {}").format(grouped(done), grouped(whole)), done, whole)

    def set_handed(self, words: str, done: int, whole: int) -> None:
        """Show how many texts of a library are written into a folder, or read from one; 0 of 0 shows no job."""
        self._show_job(f"{words}: {grouped(done)} / {grouped(whole)}", done, whole)

    def _time_left(self, seconds: int) -> str:
        """Return in words how long something will take, rounded up; nothing where that is not known."""
        if seconds < 0:
            return ""
        if seconds <= _MINUTE - _STEP:
            return self.tr("{} s left").format(max(_STEP, -(-seconds // _STEP) * _STEP))
        hours, minutes = divmod(-(-seconds // _MINUTE), 60)
        return self.tr("{} h {} min left").format(hours, minutes) if hours else self.tr("{} min left").format(minutes)

    def _show_job(self, words: str, done: int, whole: int) -> None:
        for widget in (self._job, self._progress, self.cancel):
            widget.setVisible(whole > 0)
        self._job.setText(words)
        self._progress.setRange(0, whole)
        self._progress.setValue(done)
