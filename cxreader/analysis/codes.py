"""What stands in a line but is in no language: code, links, addresses, numbers."""

import re

# ASCII only: a Unicode \w would take the Chinese around a code for a part of it
_CODE = re.compile(
    r"""
      \b(?:https?|ftp|file)://[!-~]+ | \bwww\.[!-~]+           # links
    | (?<![\w.+-])[\w.+-]+@[\w.-]+                             # addresses
    | (?<![\w.$@#%&-])[$@#%&]?[\w.-]*[\[\]{}<>=\\|^~`$_*/][\w\[\]{}<>=\\|^~`$_*/;:.,()"'-]*  # paths, markup
    | &\#?\w+;                                                 # characters written in HTML
    | \b\w+\([!-~]{0,80}\) | \b\w+(?:[._]\w+)+ | \b[a-z]+[A-Z]\w*  # code
    | \b\w*\d\w* | \b[A-Z]{2,}\b                               # numbers, abbreviations
    """,
    re.VERBOSE | re.ASCII,
)
# each way of _CODE needs one of these, which most lines of prose do not have
_SIGN_OF_CODE = re.compile(r"[][{}<>=\\|^~`$_*/@&(0-9]|\.[!-~]|[A-Za-z][A-Z]")
# Markdown's marks of stressed words
_STRESS = re.compile(r"(?<!\S)[*_]{1,3}(?=\w)|(?<=[\w.,:;!?])[*_]{1,3}(?=[.,:;!?)]*(?!\S))")
# whole lines of programs and style sheets, whose words are English but say nothing of the text they stray into
_CODE_LINE = re.compile(
    r"""
      \s* (?: \#\s?(?:define|include|if|ifdef|ifndef|elif|else|endif|pragma|undef)\b .*
            | @(?:media|import|font-face|charset|keyframes)\b .*
            | (?:if|elif|for|while|with|def|class|except)\b [ !-~]*
              (?: \w\( | [_\[\]=<>] | [a-z](?:Error|Exception)\b ) [ !-~]* (?: : | \b(?:and|or) )
            | from\s[\w.]+\simport\s .* | import\s\w+(?:\.\w+)+
            | (?:return|raise|yield|del|const|let|var|static|void|public|private)\s [ !-~]* (?: [\]};] | \w\([ !-~]*\) )
            | (?:[a-z-]+:\s?[\w#.% -]+;\s*)+
            | [\w.\[\]"'-]+ \s* (?: [-+*/|&]?= | := ) \s* \S [ !-~]*
            | [ !-~]* (?: \s(?:!=|==|\+=|-=|&&|\|\|)\s | \)\s?[{;] | [{}\\] | /\*[ !-~]*\*/ ) [ !-~]{0,40}
          ) \s*
    """,
    re.VERBOSE | re.ASCII,
)
_LONGEST_LINE = 120  # characters; what is longer is prose that holds some code


def without_codes(text: str) -> str:
    """Return a text without what is in no language; nothing of a line of code."""
    if len(text) <= _LONGEST_LINE and _CODE_LINE.fullmatch(text):
        return ""
    if "*" in text or "_" in text:
        text = _STRESS.sub("", text)
    return _CODE.sub(" ", text) if _SIGN_OF_CODE.search(text) else text
