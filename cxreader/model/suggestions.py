"""What becomes of the themes that the program finds, before a person has said anything of them."""

from enum import StrEnum


class Suggestions(StrEnum):
    """A library's choice: one's own themes alone, or those of the program too."""

    OFF = "off"
    SHOWN = "shown"
    COUNTED = "counted"
