"""Words of one direction among those of the other."""


def isolated(words: str) -> str:
    """Return words in isolates (UAX 9), so that neither they nor what stands around them turns the other around."""
    return f"\u2068{words}\u2069"
