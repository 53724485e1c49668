"""Whether two words are forms of one word of a language, such as “klient” and “klientami”, as far as letters tell.

The rule: both have the same stem as nouns, or the same as verbs. A stem is what is left without the longest ending of
inflection that fits; in Filipino, which puts most before a root or within it, without those as well. That is light: it
joins the cases of a noun and the common tenses of regular verbs, and leaves words apart that are merely related, such
as “service” and “serviceable”. It knows no meanings: “new” and “news” are forms of one.

Words are in the form in which texts are compared, without case and accents. The lists of endings are our own.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

_SPANISH_VERBS = (
    "a aba aban ad ada adas ado ados amos an ando ar ara aran are arlo arme aron arse arte as e emos en er era eran "
    "ere erlo erse es ia ian ida idas ido idos ieron iendo io ir ira iran irse o"
)
_POLISH_NOUNS = (
    "a ach ami ow owi e ego ej em emu i ia iach iami ich ie iego iej iem iemu im imi io iom iow iu o om u y ych ym ymi"
)
_POLISH_VERBS = (
    "a ac acie aja ajac ajcie al ala alem alam ali alo aly am amy ana ane ani ano any asz cie e ec eja em emy esz i ic "
    "icie il ila ilem ilam ili ilo ily imy isz l la lam lem li lo ly my ona one ono ony ow owac uj uja uje ujemy ujesz "
    "y yc ycie yl yla yli ylo yly ymy ysz"
)
# what a stem keeps: of a word with a long ending more, for a noun may end as verbs do
_LEAST, _LEAST_LONG = 3, 4
_ENDINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en": ("e es ies s y", "e ed es ied ies ing s y"),
        "de": ("e em en er ern es n s", "e en end est et n st t te ten test tet"),
        "es": ("a as e es o os s", _SPANISH_VERBS),
        "pl": (_POLISH_NOUNS, _POLISH_VERBS),
    }
)
# Polish softens the last consonants of a stem: klient, kliencie; obsługa, obsłudze
_SOFTENED = (("dz", "d"), ("dz", "g"), ("rz", "r"), ("sz", "ch"), ("sz", "s"), ("c", "t"), ("c", "k"), ("cz", "k"))
_FILIPINO_BEFORE = (
    *("nakaka", "nakapag", "makapag", "makaka", "ipinag", "nagpa", "magpa", "pagpa", "ipina", "napaka", "naka", "maka"),
    *("pinag", "nang", "mang", "pang", "ipag", "nag", "mag", "pag", "ipa", "na", "ma", "ka", "pa", "i"),
)
_FILIPINO_AFTER = ("han", "hin", "ng", "an", "in")
FILIPINO = "fil"
LANGUAGES = (*_ENDINGS, FILIPINO)


def are_forms(one: str, other: str, language: str = "") -> bool:
    """Tell whether two words are forms of one word, or the same.

    Args:
        one: A word.
        other: Another one.
        language: Base tag of the language they are in, one of `LANGUAGES`; of another one nothing is known. Empty for
            any of them.

    """
    if one == other:
        return True
    return any(not stems(one, tag).isdisjoint(stems(other, tag)) for tag in ([language] if language else LANGUAGES))


def core(word: str, language: str) -> str:
    """Return letters that all forms of a word begin with; in Filipino, letters that all have in them."""
    if language == FILIPINO:
        root = _root(word)
        return root[1:] if len(root) > _LEAST else root
    kept = min((stem[1:] for stem in stems(word, language)), key=len)
    return kept[: max(_LEAST, len(kept) - 2)]


@lru_cache(maxsize=20_000)
def stems(word: str, language: str) -> frozenset[str]:
    """Return what tells a word of a language from others: its stem as a noun, and that as a verb, each with a mark."""
    if language == FILIPINO:
        return frozenset({f"n{_root(word)}"})
    if language not in _ENDINGS or len(word) <= _LEAST:
        return frozenset({f"n{word}"})
    found = set()
    for mark, endings in zip("nv", _ENDINGS[language], strict=True):
        stem = _without_ending(word, endings.split())
        if language == "en" and stem[-1] == stem[-2]:
            stem = stem[:-1]
        found.add(mark + stem)
        if language == "pl":
            found |= {mark + stem.removesuffix(soft) + hard for soft, hard in _SOFTENED if stem.endswith(soft)}
    return frozenset(found)


def _without_ending(word: str, endings: Sequence[str]) -> str:
    """Return a word without the longest ending that leaves enough of it."""
    fitting = [
        len(ending)
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= (_LEAST if len(ending) == 1 else _LEAST_LONG)
    ]
    return word[: len(word) - max(fitting, default=0)]


def _root(word: str) -> str:
    """Return what is left of a Filipino word without prefix, infix, doubled syllable, suffix and linker."""
    for before in _FILIPINO_BEFORE:
        if word.startswith(before) and len(word) - len(before) >= _LEAST_LONG:
            word = word[len(before) :]
            break
    if word[1:3] in ("um", "in") and len(word) - 2 >= _LEAST_LONG:
        word = word[0] + word[3:]
    if word[:2] == word[2:4] and len(word) - 2 >= _LEAST_LONG:
        word = word[2:]
    for after in _FILIPINO_AFTER:
        if word.endswith(after) and len(word) - len(after) >= _LEAST_LONG:
            return word[: -len(after)]
    return word
