"""The characters that no text can be stored with, and those that do not matter where something is looked up."""

REPLACEMENT = "\ufffd"
# letters whose stroke is no mark that Unicode could take off
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i"})


def storable(text: str) -> str:
    """Return a text with U+FFFD for each NUL and each lone surrogate, and with surrogates that form a pair joined."""
    # the codec joins and replaces as needed; a pattern would have to be compiled at the start of the program
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", REPLACEMENT)


def folded(text: str) -> str:
    """Return a name as it is looked up: without case, accents, width and surplus spaces."""
    import unicodedata  # loaded late: no start needs it

    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.translate(_STROKES).split())
