"""The summary of a theme as text: Markdown for files and plain editors, HTML for word processors."""

from collections.abc import Iterable

from cxreader.exporters.html_page import escaped
from cxreader.exporters.markdown import block, inline
from cxreader.model import language
from cxreader.model.summary import Quote, Summary, Tongue


def markdown(summary: Summary) -> str:
    """Return a summary in Markdown."""
    parts = [f"## {inline(_title(summary))}", inline(_counts(summary))]
    if summary.marked:
        parts += ["### ★ Marked quotes", *map(_quoted, summary.marked)]
    for tongue in summary.tongues:
        parts.append(f"### {inline(_spoken(tongue))}")
        if tongue.words:
            parts.append(f"Typical words: {inline(', '.join(tongue.words))}")
        parts += map(_quoted, tongue.quotes)
    return "\n\n".join(parts) + "\n"


def html(summary: Summary) -> str:
    """Return a summary as HTML for pasting."""
    parts = [f"<h2>{escaped(_title(summary))}</h2>", f"<p>{escaped(_counts(summary))}</p>"]
    if summary.marked:
        parts += ["<h3>★ Marked quotes</h3>", *_figures(summary.marked)]
    for tongue in summary.tongues:
        parts.append(f"<h3>{escaped(_spoken(tongue))}</h3>")
        if tongue.words:
            words = escaped(", ".join(tongue.words))
            parts.append(f'<p>Typical words: <span lang="{escaped(_lang(tongue.language))}">{words}</span></p>')
        parts += _figures(tongue.quotes)
    return "\n".join(parts) + "\n"


def _title(summary: Summary) -> str:
    return " ".join(filter(None, (summary.short, summary.name)))


def _counts(summary: Summary) -> str:
    numbers = ((summary.passages, "passage"), (len(summary.tongues), "language"), (summary.documents, "document"))
    return ", ".join(_number(*each) for each in numbers)


def _spoken(tongue: Tongue) -> str:
    numbers = f"{_number(tongue.passages, 'passage')} in {_number(tongue.documents, 'document')}"
    return f"{language.name(tongue.language)}: {numbers}"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _quoted(quote: Quote) -> str:
    lines = "\n".join(f"> {line}" for line in block(quote.text).split("\n"))
    source = f"— {inline(_source(quote))}"
    return "\n\n".join(filter(None, (lines, source, block(quote.note))))


def _figures(quotes: Iterable[Quote]) -> Iterable[str]:
    for quote in quotes:
        note = f"<p>{escaped(quote.note)}</p>" if quote.note else ""
        words = f'<blockquote lang="{escaped(_lang(quote.language))}" dir="auto">{escaped(quote.text)}</blockquote>'
        yield f"{words}\n<p>— {escaped(_source(quote))}</p>{note}"


def _source(quote: Quote) -> str:
    return f"{language.badge(quote.language)}, {quote.title}, §{quote.paragraph}"


def _lang(tag: str) -> str:
    return "" if tag == language.UNKNOWN else tag
