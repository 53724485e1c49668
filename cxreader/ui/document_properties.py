"""The dialog that tells all that is known of a document."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model import language
from cxreader.model.properties import Properties
from cxreader.ui.counts import counted, grouped, percent, sized
from cxreader.ui.document_words import reading
from cxreader.ui.foot import foot
from cxreader.ui.labels import TitleLabel
from cxreader.ui.moments import day, moment, moment_at

_NANO = 1_000_000_000
_WIDTH = 520
# files and themes that are named one by one
_NAMED = 6


class DocumentProperties(QDialog):
    """Rows of a name and a value each.

    Signals:
        folder_wanted: The folder of its file is to be shown.

    """

    folder_wanted = Signal()

    def __init__(self, known: Properties, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            known: What is known of the document.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("documentProperties")
        self.setWindowTitle(self.tr("Properties"))
        self.setMinimumWidth(_WIDTH)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, value in (*self._of_file(known), *self._of_text(known), *self._of_work(known)):
            self._tell(name, value)
        self._arrange(known)

    def _arrange(self, known: Properties) -> None:
        folder = QPushButton(self.tr("Show in Folder"), autoDefault=False)
        folder.setEnabled(bool(known.paths))
        folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.reject)
        title = TitleLabel("")
        title.setText(title.fontMetrics().elidedText(known.title, Qt.TextElideMode.ElideMiddle, _WIDTH - 32))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setToolTip(known.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(self._form, 1)
        column.addLayout(foot(folder, None, close))
        close.setFocus()

    def _tell(self, name: str, value: str) -> None:
        if value:
            label = QLabel(value, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # nothing but words to those who go by keys
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            label.setAccessibleName(f"{name}: {value}")
            self._form.addRow(name, label)

    def _of_file(self, known: Properties) -> tuple[tuple[str, str], ...]:
        many = len(known.paths) > 1
        named = [*known.paths[:_NAMED], *self._more(len(known.paths))]
        return (
            (self.tr("Files") if many else self.tr("File"), "\n".join(named) or self.tr("None: it was pasted")),
            (self.tr("Format"), known.format or (self.tr("Plain text") if known.paths else "")),
            (self.tr("Size"), sized(known.size)),
            (self.tr("Encoding"), known.encoding if known.paths else ""),
            (self.tr("Author"), known.author),
            (self.tr("File changed"), moment_at(known.modified // _NANO) if known.modified else ""),
            (self.tr("Added"), moment(datetime.fromisoformat(known.added))),
            (self.tr("Date"), day(date.fromisoformat(known.dated)) if known.dated else ""),
        )

    def _of_text(self, known: Properties) -> tuple[tuple[str, str], ...]:
        names = ", ".join(map(language.name, known.languages))
        sure = self.tr("{}, {} sure").format(names, percent(known.confidence))
        told = names if known.languages == (language.UNKNOWN,) else sure
        if known.stated:
            told = self.tr("{}\n{}, as the file says").format(told, language.name(known.stated))
        one, many = self.tr("{} word"), self.tr("{} words")
        if known.characters:
            one, many = self.tr("{} character"), self.tr("{} characters")
        themes = [f"{name} {grouped(passages)}" for name, passages in known.themes[:_NAMED]]
        return (
            (self.tr("Language"), told),
            (self.tr("Length"), counted(known.length, one, many)),
            (self.tr("Passages"), grouped(known.passages)),
            (self.tr("Noise fragments"), grouped(known.noise)),
            (self.tr("Themes"), ", ".join([*themes, *self._more(len(known.themes))])),
        )

    def _of_work(self, known: Properties) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Tags"), ", ".join(known.tags)),
            (self.tr("Highlights"), grouped(known.notes)),
            (self.tr("Decisions"), grouped(known.decisions)),
            (self.tr("Reading"), reading(known.progress).rstrip(".")),
        )

    def _more(self, number: int) -> tuple[str, ...]:
        return (self.tr("{} more").format(grouped(number - _NAMED)),) if number > _NAMED else ()
