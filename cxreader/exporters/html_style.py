"""The style sheet of exported HTML: light and dark screens, and paper."""

# slot of a family: label and tint on a light page, label and tint on a dark page
_FAMILIES = {
    "blue": ("#283676", "#D9E2FE", "#6E8CCF", "#2B3C62"),
    "teal": ("#087B88", "#B0F0F9", "#79EEF3", "#024649"),
    "green": ("#066F51", "#BBF1D9", "#7CC640", "#2D451D"),
    "gold": ("#7D7104", "#EBE5B4", "#8B931A", "#3D410E"),
    "brown": ("#8C5401", "#FFDCBA", "#FED1AA", "#573410"),
    "red": ("#770017", "#FFD8D6", "#D46F7A", "#5C2C32"),
    "rose": ("#C73A66", "#FFD7DE", "#FE91B9", "#5A2C3D"),
    "violet": ("#7953D0", "#E4DEFE", "#BCA2FE", "#41355D"),
}
_PLAIN = ("#57606A", "#E3E6EB", "#A9ADB3", "#3A3F48")

_LIGHT = """
:root {
  color-scheme: light dark;
  --page: #FFFFFF; --text: #1F2328; --second: #57606A; --line: #DEDCD8; --link: #1A5FB4; --on-label: #FFFFFF;
}
"""
_DARK = """
:root {
  --page: #1C1D20; --text: #E4E2DD; --second: #A9ADB3; --line: #3A3D43; --link: #8AB4F8; --on-label: #111111;
}
"""
_RULES = """
* { box-sizing: border-box; }
body {
  max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; background: var(--page); color: var(--text);
  font: 1.0625rem/1.6 "Noto Sans", system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
a { color: var(--link); }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 3rem 0 1rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
header p, nav, figcaption { color: var(--second); font-size: .9375rem; }
header p { margin: 0; }
nav ul { margin: 1.5rem 0 0; padding: 0; list-style: none; columns: 2 16rem; }
nav li { padding: .1rem 0; break-inside: avoid; }
figure { margin: 0 0 2rem; break-inside: avoid; }
blockquote { margin: 0 0 .5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--label); }
blockquote p { margin: 0; font-size: 1.125rem; line-height: 1.7; white-space: pre-wrap; }
blockquote:lang(ar) p, blockquote:lang(fa) p, blockquote:lang(ur) p { line-height: 2; }
blockquote:lang(zh) p, blockquote:lang(ja) p { line-break: strict; }
mark {
  padding: .1em 0; background: var(--tint); color: inherit; border-bottom: 2px solid var(--label);
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
figcaption p { margin: .25rem 0; padding-inline-start: calc(1rem + 3px); }
figcaption .note, .memo { color: var(--text); white-space: pre-wrap; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1.0625rem; }
aside { color: var(--second); }
aside h2, aside h3 { color: var(--text); }
aside p { margin: .25rem 0; }
cite { font-style: normal; }
abbr { text-decoration: none; font-weight: 600; }
.badge {
  display: inline-block; min-width: 2em; padding: 0 .35em; border-radius: .25em; background: var(--label);
  color: var(--on-label); font-size: .8125em; font-weight: 600; line-height: 1.6; text-align: center;
}
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2 { break-after: avoid; }
  nav, .open { display: none; }
  mark, .badge { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""


def slot(colour: str) -> str:
    """Return the class of a family's colour; ``plain`` for a colour that is not in the palette."""
    return colour if colour in _FAMILIES else "plain"


def tint(colour: str) -> str:
    """Return what text of a family's colour stands on, on a light page, as ``#RRGGBB``."""
    return _FAMILIES.get(colour, _PLAIN)[1]


def sheet() -> str:
    """Return the style sheet."""
    colours = {**_FAMILIES, "plain": _PLAIN}
    light = "".join(f".{name} {{ --label: {c[0]}; --tint: {c[1]}; }}\n" for name, c in colours.items())
    dark = "".join(f".{name} {{ --label: {c[2]}; --tint: {c[3]}; }}\n" for name, c in colours.items())
    # for screens only: what is printed is always dark on white
    dark = f"@media screen and (prefers-color-scheme: dark) {{{_DARK}{dark}}}\n"
    # no white space around it: the Nu checker takes its hash without
    return f"{_LIGHT}{light}{dark}{_RULES}".strip()
