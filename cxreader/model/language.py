"""Languages as people know them: names and badges of language tags."""

UNKNOWN = "und"

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "as": "Assamese", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bo": "Tibetan", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fil": "Filipino", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "my": "Burmese", "ne": "Nepali",
    "nl": "Dutch", "no": "Norwegian", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yi": "Yiddish", "zh": "Chinese",
}  # fmt: skip
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})


def base(tag: str) -> str:
    """Return a tag without script and region: ``zh`` for ``zh-Hans``."""
    return tag.partition("-")[0]


def name(tag: str) -> str:
    """Return the English name of a language; ``Not sure`` for ``und``, the tag itself where no name is known."""
    return "Not sure" if tag == UNKNOWN else _NAMES.get(base(tag), tag)


def badge(tag: str) -> str:
    """Return the two or three capitals that stand for a language in the window (``??`` for ``und``)."""
    if tag == UNKNOWN:
        return "??"
    # Filipino is known to its readers by the two-letter code of Tagalog, on which it is based
    return "TL" if base(tag) == "fil" else base(tag).upper()


def is_unspaced(tag: str) -> bool:
    """Tell whether a language writes no spaces between words, so that length counts in characters."""
    return base(tag) in _UNSPACED


def names() -> dict[str, str]:
    """Return every language the program has a name for, tag to name, by name."""
    return dict(sorted(_NAMES.items(), key=lambda item: item[1]))
