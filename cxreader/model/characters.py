"""The characters that no text can be stored with."""

REPLACEMENT = "\ufffd"


def storable(text: str) -> str:
    """Return a text with U+FFFD for each NUL and each lone surrogate, and with surrogates that form a pair joined."""
    # the codec joins and replaces as needed; a pattern would have to be compiled at the start of the program
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", REPLACEMENT)
