"""Every command of the program, once: its words, its keys, its letter and its icon."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cxreader.ui.appearance import Appearance


class Command(NamedTuple):
    """What a command is called and how it is given.

    Attributes:
        key: Its name in the code.
        text: Its words in the menu, with the access key marked.
        keys: Its key sequences, the first one shown in the menu.
        letter: Bare keys, a space between two, that give it while the text has the focus.
        icon: Name of its icon.
        checkable: Whether it is on or off.
        short: Its words on the tool bar, where it stands there.

    """

    key: str
    text: str
    keys: tuple[str, ...] = ()
    letter: str = ""
    icon: str = ""
    checkable: bool = False
    short: str = ""


SEPARATOR = Command("", "")

# the standard keys stand here in full: a bare X11 desktop binds none to Full Screen, and none to Quit offscreen
MENUS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "&File",
        (
            Command("open_files", "&Open Files…", ("Ctrl+O",), icon="folder-open", short="Open"),
            Command("open_folder", "Open &Folder…", ("Ctrl+Shift+O",)),
            Command("watched_folders", "&Watched Folders…"),
            Command("paste_text", "&Paste as Text"),
            SEPARATOR,
            Command("new_library", "&New Library…", ("Ctrl+N",)),
            Command("open_library", "Open &Library…"),
            SEPARATOR,
            Command("export", "&Export Notes…", ("Ctrl+E",), icon="export", short="Export"),
            Command("export_again", "Export A&gain", ("Ctrl+Shift+E",)),
            Command("export_templates", "E&xport Templates…"),
            Command("print", "Prin&t Notes…", ("Ctrl+P",)),
            Command("import_notes", "&Import Notes…"),
            SEPARATOR,
            Command("write_folder", "Write Library to Fol&der…"),
            Command("read_folder", "Read Library fro&m Folder…"),
            Command("merge", "Merge wit&h Another Library…"),
            Command("agree", "Comp&are with Another Person…"),
            SEPARATOR,
            Command("library_properties", "Librar&y Properties…"),
            Command("restore", "Restore from &Backup…"),
            SEPARATOR,
            Command("saved", "&Save", ("Ctrl+S",)),
            Command("close", "&Close Window", ("Ctrl+W",)),
            Command("quit", "&Quit", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", ("Ctrl+Z",), icon="undo"),
            Command("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
            Command("history", "H&istory…", ("Ctrl+H",)),
            SEPARATOR,
            Command("copy_quote", "Copy &Quote with Source", ("Ctrl+Shift+C",)),
            Command("expand", "&Expand Selection or Highlight", ("Alt+Shift+Right",), "E"),
            Command("shrink", "S&hrink Selection or Highlight", ("Alt+Shift+Left",), "Shift+E"),
            SEPARATOR,
            Command("find", "&Find…", ("Ctrl+F",), "/"),
            Command("find_next", "Find &Next", ("F3", "Ctrl+G")),
            Command("find_previous", "Find &Previous", ("Shift+F3", "Ctrl+Shift+G")),
            SEPARATOR,
            Command("search", "Search &All Documents…", ("Ctrl+Shift+F",), icon="search"),
            Command("search_selection", "Search for Sele&ction"),
            Command("other_languages", "Search in &Other Languages"),
            Command("by_meaning", "Find by &Meaning…"),
            Command("like_this", "Find Passages &Like This", ("Ctrl+Shift+M",)),
            SEPARATOR,
            Command("preferences", "Preference&s…", ("Ctrl+,",)),
        ),
    ),
    (
        "&View",
        (
            Command("read", "&Read", ("Ctrl+1",), icon="read", checkable=True),
            Command("passages", "&Passages", ("Ctrl+2",), icon="passages", checkable=True),
            Command("compare", "&Compare", ("Ctrl+3",), icon="compare", checkable=True),
            Command("overview", "O&verview", ("Ctrl+4",), icon="overview", checkable=True),
            SEPARATOR,
            Command("filter", "F&ilter…", ("Ctrl+Shift+J",)),
            Command("show_documents", "&Documents", ("F9",), checkable=True),
            Command("show_themes", "&Themes", ("Shift+F9",), checkable=True),
            SEPARATOR,
            Command("show_stripes", "Codin&g Stripes", ("Ctrl+Shift+B",), checkable=True),
            Command("show_map", "Document &Map", checkable=True),
            Command("show_noise", "&Noise", ("Ctrl+Shift+I",), checkable=True),
            SEPARATOR,
            Command("larger", "&Larger", ("Ctrl++", "Ctrl+=")),
            Command("smaller", "&Smaller", ("Ctrl+-",)),
            Command("normal_size", "N&ormal Text", ("Ctrl+0",)),
            Command("text_layout", "Text La&yout…", ("Ctrl+Shift+L",)),
            SEPARATOR,
            Command("full_screen", "&Full Screen", ("F11",), checkable=True),
        ),
    ),
    (
        "&Annotate",
        (
            Command("highlight", "&Highlight", ("Ctrl+Shift+H",), "H", "highlighter", short="Highlight"),
            Command("note", "&Note…", ("Ctrl+Shift+N",), "N", "note", short="Note"),
            Command("theme", "&Theme…", ("Ctrl+T",), "T", "theme"),
            Command("link", "Lin&k to Another Highlight…"),
            Command("memo_library", "&Memo on This Library…"),
            SEPARATOR,
            Command("accept", "&Yes, This Theme", ("Ctrl+Shift+Y",), "Y", "check"),
            Command("refuse", "Not Thi&s Theme", ("Ctrl+Shift+X",), "X", "cross"),
            Command("why", "&Why This Theme?", ("Ctrl+I",), "W", "why"),
            SEPARATOR,
            Command("star", "Mark as &Quote", ("Ctrl+D",), "Q", "star"),
            Command("noise", "Mark as N&oise", (), "Z"),
            Command("remove_highlight", "&Remove Highlight", (), "U Delete"),
            SEPARATOR,
            Command("end_later", "Highlight &Ends Later", ("F7",), "."),
            Command("end_earlier", "Highlight Ends Ear&lier", ("Shift+F7",), ","),
            Command("start_later", "Highlight &Begins Later", ("F4",), ">"),
            Command("start_earlier", "Highlight Be&gins Earlier", ("Shift+F4",), "<"),
            SEPARATOR,
            Command("check_places", "&Check Places of Notes…"),
        ),
    ),
    (
        "&Go",
        (
            Command("go_to", "&Go To…", ("Ctrl+K",)),
            SEPARATOR,
            Command("next_passage", "&Next Passage", ("F8",), "J", "next", short="Next"),
            Command("previous_passage", "&Previous Passage", ("Shift+F8",), "K", "previous", short="Previous"),
            Command("next_document", "Next &Document", ("Ctrl+PgDown",), "]"),
            Command("previous_document", "Previous D&ocument", ("Ctrl+PgUp",), "["),
            Command("next_note", "Next No&te", ("Ctrl+F8",)),
            Command("previous_note", "Previous Not&e", ("Ctrl+Shift+F8",)),
            SEPARATOR,
            Command("next_pane", "Next P&ane", ("F6",)),
            Command("previous_pane", "Pre&vious Pane", ("Shift+F6",)),
            SEPARATOR,
            Command("back", "&Back", ("Alt+Left",)),
            Command("forward", "&Forward", ("Alt+Right",)),
            SEPARATOR,
            Command("keep_scope", "&Keep This Scope…"),
            Command("kept_scopes", "&Change Kept Scopes…"),
            Command("clear_scope", "&Clear Scope"),
        ),
    ),
    (
        "&Document",
        (
            Command("language_of_block", "&Language of This Block…"),
            Command("encoding", "&Encoding…"),
            Command("similar", "&Similar Documents…"),
            SEPARATOR,
            Command("read_again", "Rea&d Again"),
            Command("find_file", "&Find File…"),
            Command("whole_page", "&Whole Page", checkable=True),
            Command("answers", "&Answers…"),
            Command("one_per_line", "&One Answer per Line", checkable=True),
            Command("bring_in", "Bring &In Comments"),
            SEPARATOR,
            Command("tags", "&Tags…"),
            Command("memo_document", "&Memo on This Document…"),
            Command("memo_language", "Memo on This Lan&guage…"),
            Command("mark_read", "Mark as &Read"),
            Command("mark_unread", "Mark as &Unread"),
            Command("rename", "Re&name…"),
            SEPARATOR,
            Command("properties", "&Properties…"),
            Command("remove_document", "Remo&ve from Library"),
        ),
    ),
    (
        "&Themes",
        (
            Command("codebook", "Code&book…", ("Ctrl+Shift+K",)),
            Command("new_theme", "&New Theme…"),
            Command("memo_theme", "&Memo on This Theme…"),
            SEPARATOR,
            Command("language", "&Language of This Document…", ("Ctrl+L",)),
            Command("teach", "New Theme by &Example…"),
            Command("discover", "&Discover Topics…"),
            Command("classify_again", "&Classify Again", ("F5",)),
        ),
    ),
    (
        "&Help",
        (
            Command("shortcuts", "&Keyboard Shortcuts", ("Ctrl+?", "Ctrl+F1", "F1"), "?"),
            Command("sample_library", "&Sample Library"),
            Command("own_library", "&My Library"),
            SEPARATOR,
            Command("about", "&About cxreader"),
        ),
    ),
)

# the views are one switch
VIEWS = ("read", "passages", "compare", "overview")
TOOLBAR = ("open_files", "export", "", *VIEWS, "", "highlight", "note", "", "previous_passage", "next_passage")

# what the text and the list of passages answer themselves, by menu, words and keys: for the list of shortcuts
_TEXT_KEYS = (
    ("&View", "Unfold or Fold a Paragraph in Passages", "Right · Left"),
    ("&View", "Open a Passage in Its Text", "Enter"),
    ("&View", "Read the Passages of a Cell in Overview", "Enter"),
    ("&View", "Change Sides in Compare", "Tab · Shift+Tab"),
    ("&Edit", "Next or Previous Passage Found", "J · K"),
    ("&Edit", "Open a Passage Found in Its Text", "Enter"),
    ("&Edit", "Make What Is Searched For a Limit", "Ctrl+Enter"),
    ("&Edit", "Search for a Word in Why This Theme", "Enter"),
    ("&View", "Copy Overview as a Table", "Ctrl+C"),
    ("&Annotate", "Mark Several Passages", "Space"),
    ("&Annotate", "Give a Favourite Theme", "1 … 9"),
    ("&Document", "Rename in the List of Documents", "F2"),
    ("&Document", "Remove in the List of Documents", "Delete"),
    ("&Document", "Mark Several in the List of Documents", "Shift+Down · Ctrl+Space"),
    ("&Go", "Next Page", "Space"),
    ("&Go", "Previous Page", "Shift+Space"),
)

TEXT_MENU = (
    *("highlight", "note", "theme", ""),
    *("accept", "refuse", "why", ""),
    *("star", "noise", "remove_highlight", ""),
    *("language_of_block", "copy_quote", "search_selection", "other_languages", "like_this"),
)


class Actions:
    """The commands as Qt actions, by name."""

    def __init__(self, window: QWidget, appearance: Appearance) -> None:
        """Take on a window.

        Args:
            window: What they belong to; their chords act anywhere in it.
            appearance: Draws their icons, again whenever the colours change.

        """
        self._appearance = appearance
        self._window = window
        self._commands = {command.key: command for _, menu in MENUS for command in menu if command.key}
        self._actions: dict[str, QAction] = {}
        self._has_keys = False
        self._letters: list[QtGui.QShortcut] = []
        self._letters_act = True
        appearance.changed.connect(self.draw_icons)
        self._draw(key for key in TOOLBAR if key)

    def __getitem__(self, key: str) -> QAction:
        # made when it is first asked for: few are, before the first picture
        if key not in self._actions:
            self._actions[key] = self._action(self._commands[key])
        return self._actions[key]

    def command(self, key: str) -> Command:
        """Return a command by its name; a separator for the empty name."""
        return self._commands[key] if key else SEPARATOR

    def items(self) -> list[tuple[str, QAction]]:
        """Return every command with its name."""
        return [(key, self[key]) for key in self._commands]

    def draw_icons(self) -> None:
        """Draw the icons of all commands, as is needed before a menu opens: at first only the tool bar has its own."""
        self._draw(self._commands)

    def give_keys(self) -> None:
        """Let keys give the commands, which do nothing before the first picture."""
        self._has_keys = True
        for key, action in self._actions.items():
            action.setShortcuts(self._keys(self._commands[key]))

    def on(self, key: str, slot: Callable[[], object]) -> None:
        """Say what a command does."""
        self[key].triggered.connect(lambda _checked=False: slot())

    def give_letters(self, reader: QWidget) -> None:
        """Let the commands' bare keys act while a widget has the focus, and nowhere else."""
        for key, command in self._commands.items():
            for bare in command.letter.split():
                self.give_letter(bare, reader, self[key].trigger)

    def give_letter(self, bare: str, reader: QWidget, wish: Callable[[], object]) -> None:
        """Let one more bare key act while a widget has the focus."""
        letter = QtGui.QShortcut(QtGui.QKeySequence(bare), reader)
        letter.setContext(Qt.ShortcutContext.WidgetShortcut)
        letter.activated.connect(wish)
        letter.setEnabled(self._letters_act)
        self._letters.append(letter)

    def let_letters_act(self, on: bool) -> None:
        """Say whether bare keys act at all."""
        self._letters_act = on
        for letter in self._letters:
            letter.setEnabled(on)

    def listing(self) -> list[tuple[str, str, str]]:
        """Return menu, words and keys of all that has a key, for the list of shortcuts."""
        rows = []
        for menu, commands in MENUS:
            for command in commands:
                keys = [key.toString(QtGui.QKeySequence.SequenceFormat.NativeText) for key in self._keys(command)]
                keys += command.letter.split()
                if keys:
                    text = QCoreApplication.translate("Actions", command.text)
                    name = QCoreApplication.translate("Actions", menu)
                    rows.append((name.replace("&", ""), text.replace("&", "").rstrip("…"), " · ".join(keys)))
            for place, words, keys_of_text in _TEXT_KEYS:
                if place == menu:
                    name = QCoreApplication.translate("Actions", menu)
                    rows.append((name.replace("&", ""), QCoreApplication.translate("Actions", words), keys_of_text))
        return rows

    def _action(self, command: Command) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", command.text), self._window)
        action.setObjectName(command.key)
        if self._has_keys:
            action.setShortcuts(self._keys(command))
        action.setCheckable(command.checkable)
        words = action.text().replace("&", "").rstrip("…")
        if command.short:
            action.setIconText(QCoreApplication.translate("Actions", command.short))
        hint = " · ".join(filter(None, (*command.keys[:1], command.letter.partition(" ")[0])))
        action.setToolTip(f"{words} ({hint})" if hint else words)
        return action

    def _keys(self, command: Command) -> "list[QtGui.QKeySequence]":
        # its class is loaded here, for it would take as long before the first picture as all actions that are in it
        return [QtGui.QKeySequence(key) for key in command.keys]

    def _draw(self, keys: Iterable[str]) -> None:
        for key in keys:
            icon = self._commands[key].icon
            if icon:
                self[key].setIcon(self._appearance.icon(icon))
