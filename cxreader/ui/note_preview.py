"""A note as it is meant: light Markdown, shown and never acted on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QWidget

# emphasis, lists, quotes, code and the words of links; neither HTML nor pictures nor headings
_RULES = ("emphasis", "list", "blockquote", "link", "backticks", "escape", "newline")


class NotePreview(QTextEdit):
    """A note with its emphasis, lists and quotes; nothing in it can be clicked or loaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notePreview")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_note(self, note: str) -> None:
        """Show a note."""
        self.setHtml(as_html(note))


def as_html(note: str) -> str:
    """Return a note as harmless HTML: a link is its words with its address behind them, underlined."""
    from markdown_it import MarkdownIt  # loaded late: no start needs it
    from markdown_it.token import Token

    reader = MarkdownIt("zero", {"breaks": True}).enable(list(_RULES))
    tokens = reader.parse(note)
    for token in tokens:
        addresses: list[str] = []
        fresh: list[Token] = []
        for part in token.children or ():
            if part.type == "link_open":
                addresses.append(str(part.attrs.get("href", "")))
                fresh.append(Token("em_open", "u", 1))
            elif part.type == "link_close":
                fresh += [Token("em_close", "u", -1), Token("text", "", 0, content=f" ({addresses.pop()})")]
            else:
                fresh.append(part)
        token.children = fresh
    # Qt would show the line end behind the last paragraph as a space
    return str(reader.renderer.render(tokens, reader.options, {})).strip()
