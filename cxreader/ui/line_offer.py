"""Offering to read a plain text that was just opened as answers, one to a line, where it plainly is such a list."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from cxreader.ui.banner import Banner
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Glance
from cxreader.ui.libraries import is_sample
from cxreader.ui.opening import Opening
from cxreader.ui.outcome import Outcome

READ_AS_ANSWERS = "read as answers"


class LineOffer(QObject):
    """Looks at the text that is shown once files were added; what else is being told is never covered."""

    def __init__(self, hub: Hub, opening: Opening, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._banner = banner
        self._glance = Glance(self, self._offer)
        opening.reported.connect(self._look)
        hub.document_shown.connect(lambda: banner.withdraw(READ_AS_ANSWERS))

    def _look(self, outcome: Outcome) -> None:
        from cxreader.session import remarking  # loaded late: no start needs it

        document, session = self._hub.document, self._hub.session
        if document is None or not outcome.added or outcome.matters or is_sample(session):
            return
        facts = remarking.file_facts(session, document.id)
        if facts.is_plain and not facts.is_one_to_a_line:
            self._glance.look(partial(_seen, document.id, document.text))

    def _offer(self, document: int) -> None:
        shown = self._hub.document
        if shown is None or shown.id != document or self._banner.isVisible():
            return
        name = Path(self._hub.session.file_of(document)).name
        words = self.tr("“{}” looks like one answer to a line.").format(name)
        self._banner.show_message(words, [(READ_AS_ANSWERS, self.tr("Read as Answers"))])


def _seen(document: int, text: str) -> int:
    """Return a document whose lines look like answers, 0 for none."""
    from cxreader.readers.answer_lines import look_like_answers  # loaded late: no start needs it

    return document if look_like_answers(text) else 0
