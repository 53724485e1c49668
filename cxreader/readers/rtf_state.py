"""What holds within a group of rich text, and what its control words change of that."""

from dataclasses import dataclass

_DEEPEST = 8


@dataclass
class State:
    """What holds within a group, and in those within it.

    Attributes:
        place: Whose words it holds: of the text (empty), of the tables of fonts or styles, or of what is said of it.
        is_passed: Whether it has no words of the text.
        is_starred: Whether it begins with a star: it is passed over then, unless what comes is known.
        is_hidden: Whether its words do not show.
        is_deleted: Whether they were taken out.
        is_lit: Whether they are highlighted.
        font: Number of their font.
        doubles: How many characters stand after one in Unicode, for older programs.
        language: Number of their language.
        style: Number of the paragraph's style; empty for the standard one.
        outline: Its outline level from 0; -1 for none.
        listed: Whether it is of a list.
        depth: Depth in its list from 0.
        tables: How many tables it is in.

    """

    place: str = ""
    is_passed: bool = False
    is_starred: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_lit: bool = False
    font: int = -1
    doubles: int = 1
    language: int = 0
    style: str = ""
    outline: int = -1
    listed: bool = False
    depth: int = 0
    tables: int = 0

    def change_words(self, word: str, number: int | None) -> None:
        """Take in a control word that changes how words are."""
        if word == "f" and number is not None:
            self.font = number
        elif word == "uc":
            self.doubles = max(0, number or 0)
        elif word == "v":
            self.is_hidden = number != 0
        elif word == "deleted":
            self.is_deleted = number != 0
        elif word == "highlight":
            self.is_lit = bool(number)
        elif word in ("lang", "deflang"):
            self.language = number or 0
        elif word == "plain":
            self.is_hidden = self.is_deleted = self.is_lit = False

    def change_paragraph(self, word: str, number: int) -> None:
        """Take in a control word that changes what a paragraph is."""
        if word == "pard":
            self.reset()
        elif word == "s":
            self.style = str(number)
        elif word == "outlinelevel":
            self.outline = number
        elif word == "ls":
            self.listed = number > 0
        elif word == "ilvl":
            self.depth = max(0, min(number, _DEEPEST))
        elif word == "intbl":
            self.tables = max(1, self.tables)
        elif word == "itap":
            self.tables = max(0, number)

    def reset(self) -> None:
        """Have the paragraph be a plain one."""
        self.style, self.outline, self.listed, self.depth, self.tables = "", -1, False, 0, 0
