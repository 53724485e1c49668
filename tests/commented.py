"""A Word document with comments in it, made by hand: the same comments are the same at any time."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.readers.packages import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
# paragraphs: what stands there, and what is said of it; nothing is said where that is empty
LETTER = (
    ("The clerk was friendly and quick.", "Praise"),
    ("We waited for the parcel for three weeks.", ""),
    ("Nobody answered the telephone on Monday.", "Ask her which number"),
)


def letter(paragraphs: Sequence[tuple[str, str]] = LETTER) -> bytes:
    """Return a document of paragraphs, each with the comment on it."""
    body = comments = ""
    for number, (words, said) in enumerate(paragraphs):
        start, end = (f'<w:commentRange{edge} w:id="{number}"/>' if said else "" for edge in ("Start", "End"))
        noted = f'<w:r><w:commentReference w:id="{number}"/></w:r>' if said else ""
        body += f"<w:p>{start}{_run(words)}{end}{noted}</w:p>"
        if said:
            comments += (
                f'<w:comment w:id="{number}" w:author="Ana" w:date="2024-05-31T12:00:00Z"><w:p>{_run(said)}</w:p>'
                "</w:comment>"
            )
    return zipped(
        {
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            "word/comments.xml": f'<w:comments xmlns:w="{_W}">{comments}</w:comments>',
        }
    )


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
