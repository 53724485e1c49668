"""A Word document, DOCX, of whole texts with real comments (ECMA-376, WordprocessingML).

It is written as it is come to: a library that builds the document in memory takes time that grows with the square of
the number of comments.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from cxreader.exporters import office_text, word_parts
from cxreader.exporters.html_style import tint
from cxreader.exporters.office_text import Line, Style
from cxreader.exporters.package import package
from cxreader.exporters.text_cutting import Piece, Remark, reads_from_right, runs_from_right
from cxreader.exporters.xml_text import content, value
from cxreader.model import language
from cxreader.model.export import Export

# the ids of styles that are there for each kind of line
_STYLES = {
    Style.TITLE: "Title",
    Style.SOURCE: "SourceLine",
    Style.BLANK: "BlankLine",
    Style.LIST: "ListParagraph",
    Style.QUOTE: "Quote",
    Style.CODE: "Code",
}
# Word tells the two ways of writing Chinese by places
_WORD_TAGS = {"zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", language.UNKNOWN: "x-none"}
# what Word has room for
_NAME, _INITIALS = 255, 9
_INDENT = 360  # a quarter of an inch for each depth of a list, in twentieths of a point


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write an export as a Word document.

    Args:
        export: The export.
        path: The file.
        step: Called after each row.

    """
    comments: list[str] = []
    with package(path) as file:
        for name, text in word_parts.around(export.library, export.date):
            file.add(name, text)
        file.stream(word_parts.DOCUMENT, _document(export, step, comments))
        file.stream(word_parts.COMMENTS, [word_parts.COMMENTS_HEAD, *comments, word_parts.COMMENTS_FOOT])


def losses(export: Export) -> tuple[str, ...]:
    """Say what a Word document cannot carry of an export."""
    return office_text.losses(export)


def _document(export: Export, step: Callable[[], None], comments: list[str]) -> Iterator[str]:
    """Give the text, and put the comments where they are gathered."""
    yield word_parts.DOCUMENT_HEAD
    for line in office_text.lines(export, step):
        yield _paragraph(line)
        comments += (_comment(remark) for piece in line.pieces for remark in piece.begins)
    yield word_parts.DOCUMENT_FOOT


def _paragraph(line: Line) -> str:
    style = f"Heading{line.level}" if line.style is Style.HEADING else _STYLES.get(line.style, "")
    from_right = reads_from_right(line.text)
    settings = f'<w:pStyle w:val="{style}"/>' if style else ""
    if from_right:
        settings += "<w:bidi/>"
    if line.style is Style.LIST:
        settings += f'<w:ind w:left="{line.level * _INDENT}"/>'
    pieces = "".join(_piece(piece, from_right=from_right) for piece in line.pieces)
    return f"<w:p>{f'<w:pPr>{settings}</w:pPr>' if settings else ''}{pieces}</w:p>\n"


def _piece(piece: Piece, *, from_right: bool) -> str:
    ends = "".join(
        f'<w:commentRangeEnd w:id="{remark.number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{remark.number}"/></w:r>'
        for remark in piece.ends
    )
    begins = "".join(f'<w:commentRangeStart w:id="{remark.number}"/>' for remark in piece.begins)
    return f"{ends}{begins}{_run(piece, from_right=from_right) if piece.text else ''}"


def _run(piece: Piece, *, from_right: bool) -> str:
    # in the order that the schema wants
    settings = ""
    if piece.colour is not None:
        settings += f'<w:shd w:val="clear" w:color="auto" w:fill="{tint(piece.colour)[1:]}"/>'
    if runs_from_right(piece.text, in_line_from_right=from_right):
        settings += "<w:rtl/>"
    tag = value(_WORD_TAGS.get(piece.language, piece.language))
    # Word asks another of the three for each script
    settings += f"<w:lang w:val={tag} w:eastAsia={tag} w:bidi={tag}/>"
    return f"<w:r><w:rPr>{settings}</w:rPr>{_words(piece.text)}</w:r>"


def _words(text: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{content(part)}</w:t>' if part else "" for part in text.split("\t")
    )


def _comment(remark: Remark) -> str:
    author = " ".join(remark.author.split())[:_NAME]
    initials = "".join(name[0] for name in author.split())[:_INITIALS]
    time = f" w:date={value(remark.time)}" if remark.time else ""
    paragraphs = "".join(map(_comment_line, remark.lines)) + (_link(remark.address) if remark.address else "")
    return (
        f'<w:comment w:id="{remark.number}" w:author={value(author)}{time} w:initials={value(initials)}>'
        f"{paragraphs}</w:comment>\n"
    )


def _comment_line(words: str) -> str:
    paragraph, run = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if reads_from_right(words) else ("", "")
    return f'<w:p><w:pPr><w:pStyle w:val="CommentText"/>{paragraph}</w:pPr><w:r>{run}{_words(words)}</w:r></w:p>'


def _link(address: str) -> str:
    # in an address of ours nothing stands that a field would read as its end
    field = value(f'HYPERLINK "{address}"')
    run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>{_words(office_text.OPEN)}</w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:fldSimple w:instr={field}>{run}</w:fldSimple></w:p>'
