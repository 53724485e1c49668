"""How odd a text looks that was read in the wrong encoding: letters of two scripts in one word, signs inside words."""

import unicodedata
from collections import Counter

_REPLACED = "\ufffd"
_NEXT_LINE = "\x85"
# what most languages in Latin letters get by with; others are rare, and signs of a wrong reading
_USUAL = frozenset("áàâäãåçéèêëíìîïñóòôöõúùûüýßøæœąćęłńśźżčďěňřšťůžăâîșțşţőűđğıİľĺŕªº")
# apostrophes, and the dot of Catalan
_INSIDE_WORDS = frozenset("’ʼ·")
# hardly ever typed, but at the places of common letters and quotes in other encodings
_HARDLY_TYPED = frozenset("¤¦¨¬¯¶¸˘˙˛ˇ")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "LATIN"})
_IMPOSSIBLE = 3.0
_WRONG = 2.0
_DOUBTFUL = 0.7
_UNUSUAL = 0.3
_RARE_LETTER = 0.17


def oddness(text: str) -> float:
    """Return how odd the characters of a text beyond ASCII look where they stand: 0 for not at all, 3 at most."""
    places = Counter(zip("\n" + text, text, text[1:] + "\n", strict=False))
    beyond = {place: count for place, count in places.items() if place[1] > "\x7f"}
    odd = sum(count * _oddness_of(*place) for place, count in beyond.items())
    return odd / max(1, sum(beyond.values()))


def _oddness_of(before: str, char: str, after: str) -> float:
    category = unicodedata.category(char)
    if char == _REPLACED or (category in {"Cc", "Co", "Cn"} and char != _NEXT_LINE):
        return _IMPOSSIBLE
    if category[0] == "L":
        return _oddness_of_letter(before, char, after) + (_RARE_LETTER if _is_rare(char) else 0)
    if category[0] in "MZ":
        return 0
    return _oddness_of_sign(before, char, after, category)


def _oddness_of_letter(before: str, char: str, after: str) -> float:
    neighbours = [other for other in (before, after) if other.isalpha()]
    scripts = {_script(letter) for letter in (char, *neighbours)}
    if len(scripts) > 1 and not scripts <= _EAST_ASIAN:
        return _WRONG
    if char.isupper() and before.islower():
        return _WRONG
    if char.islower() and after.isupper():
        return _WRONG / 2
    return _UNUSUAL if not neighbours and scripts == {"LATIN"} else 0


def _oddness_of_sign(before: str, char: str, after: str, category: str) -> float:
    if before.isalpha() and after.isalpha():
        return 0 if char in _INSIDE_WORDS else _UNUSUAL if category == "Pd" else _WRONG
    if char in _HARDLY_TYPED:
        return _WRONG
    if category[0] in "SN":
        beside_number = before.isdigit() or after.isdigit()
        return _DOUBTFUL if before.isalpha() or after.isalpha() else 0 if beside_number else _UNUSUAL
    opens_after_letter = category in {"Ps", "Pi"} and before.isalpha()
    closes_before_letter = category == "Pe" and after.isalpha()
    return _DOUBTFUL if opens_after_letter or closes_before_letter else 0


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is that of its script; that of ª and º is Latin."""
    if letter.isascii():
        return "LATIN"
    script = unicodedata.name(letter, "?").partition(" ")[0]
    return "LATIN" if script in {"FEMININE", "MASCULINE", "FULLWIDTH"} else script


def _is_rare(letter: str) -> bool:
    return letter.lower() not in _USUAL and _script(letter) == "LATIN"
