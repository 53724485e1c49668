"""The Document menu: while it is open it shows what the block at the caret is, and what can be done."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from cxreader.model.block import BlockKind
from cxreader.model.document import FileFacts
from cxreader.ui.actions import Actions
from cxreader.ui.correcting import Correcting
from cxreader.ui.hub import Hub

_OF_DOCUMENTS = (
    "tags",
    "memo_document",
    "memo_language",
    "mark_read",
    "mark_unread",
    "rename",
    "properties",
    "remove_document",
)
_OF_FILES = ("read_again", "find_file")
_OF_SOME = ("language_of_block", "similar", "encoding", "whole_page", "answers", "one_per_line", "bring_in", *_OF_FILES)


class DocumentMenu(QObject):
    """Keeps the menu true to the document that is open.

    Its commands can be given from elsewhere at any time; there they say why nothing can be done.
    """

    def __init__(self, menu: QMenu, commands: Actions, hub: Hub, correcting: Correcting) -> None:
        super().__init__(menu)
        self._commands = commands
        self._hub = hub
        self._correcting = correcting
        self._kinds = QMenu(self.tr("This &Block Is"), menu)
        self._group = QActionGroup(self)
        self._choices = {kind: self._add_kind(kind, name) for kind, name in self._names().items()}
        menu.insertMenu(commands["encoding"], self._kinds)
        menu.insertSeparator(commands["encoding"])
        menu.aboutToShow.connect(self._show_state)
        menu.aboutToHide.connect(self._forget_state)

    def _names(self) -> dict[BlockKind, str]:
        return {
            BlockKind.TITLE: self.tr("&Title"),
            BlockKind.HEADING: self.tr("&Heading"),
            BlockKind.PARAGRAPH: self.tr("&Paragraph"),
            BlockKind.LIST_ITEM: self.tr("&List Item"),
            BlockKind.QUOTE: self.tr("&Quote"),
            BlockKind.CAPTION: self.tr("&Caption"),
            BlockKind.TURN: self.tr("&Speaker Turn"),
            BlockKind.TABLE_ROW: self.tr("Table &Row"),
            BlockKind.FOOTNOTE: self.tr("&Footnote"),
            BlockKind.ANSWER: self.tr("&Answer"),
        }

    def _add_kind(self, kind: BlockKind, name: str) -> QAction:
        choice = self._kinds.addAction(name)
        choice.setCheckable(True)
        choice.triggered.connect(partial(self._choose_kind, kind))
        self._group.addAction(choice)
        return choice

    def _choose_kind(self, kind: BlockKind, _checked: bool = False) -> None:
        self._correcting.set_block_kind(kind)

    def _show_state(self) -> None:
        block = self._correcting.block()
        for kind, choice in self._choices.items():
            choice.setChecked(block is not None and block.kind is kind)
        here = (self._hub.document.id,) if self._hub.document else ()
        row = next(iter(self._hub.session.document_rows(here)), None)
        self._kinds.setEnabled(block is not None)
        self._commands["language_of_block"].setEnabled(block is not None)
        for key in _OF_FILES:
            self._commands[key].setEnabled(bool(row and row.path))
        self._show_file(bool(row and row.path))
        self._commands["similar"].setEnabled(bool(row and row.alike))
        for key in _OF_DOCUMENTS:
            self._commands[key].setEnabled(row is not None)

    def _show_file(self, has_file: bool) -> None:
        """Offer what the file of the open document leaves to choose."""
        from cxreader.session import remarking  # loaded late: no start needs it

        document = self._hub.document
        facts = remarking.file_facts(self._hub.session, document.id) if document else FileFacts()
        # where the format says itself how its letters are kept, there is nothing to choose
        is_told = bool(facts.format and document and not document.codec)
        self._commands["encoding"].setEnabled(has_file and not is_told)
        self._commands["whole_page"].setEnabled(has_file and facts.has_margins)
        self._commands["whole_page"].setChecked(facts.whole)
        self._commands["answers"].setEnabled(has_file and facts.may_be_table)
        self._commands["one_per_line"].setEnabled(facts.is_plain)
        self._commands["one_per_line"].setChecked(facts.is_one_to_a_line)
        self._commands["bring_in"].setEnabled(facts.remarks > 0)

    def _forget_state(self) -> None:
        for key in (*_OF_DOCUMENTS, *_OF_SOME):
            self._commands[key].setEnabled(True)
