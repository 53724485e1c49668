"""An OpenDocument text, ODT, of whole texts with annotations (ISO/IEC 26300), laid out like the Word document."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from cxreader.exporters import office_text, opendocument_parts
from cxreader.exporters.office_text import Line, Style
from cxreader.exporters.opendocument_parts import Lettering
from cxreader.exporters.package import package
from cxreader.exporters.text_cutting import Piece, Remark, reads_from_right
from cxreader.exporters.xml_text import content, value
from cxreader.model.export import Export

# white space that its readers would take for one space or none
_SPACES = re.compile(r"^ +| +$| {2,}|\t")


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write an export as an OpenDocument text.

    Args:
        export: The export.
        path: The file.
        step: Called after each row.

    """
    letterings: dict[Lettering, str] = {}
    with package(path) as file:
        # by this part, first and not packed, the file is known for what it is
        file.add("mimetype", opendocument_parts.KIND, packed=False)
        file.add("META-INF/manifest.xml", opendocument_parts.MANIFEST)
        file.add("meta.xml", opendocument_parts.properties(export.library, export.date))
        file.stream("content.xml", _document(export, step, letterings))
        file.add("styles.xml", opendocument_parts.styles(letterings))


def losses(export: Export) -> tuple[str, ...]:
    """Say what an OpenDocument text cannot carry of an export."""
    return office_text.losses(export)


def _document(export: Export, step: Callable[[], None], letterings: dict[Lettering, str]) -> Iterator[str]:
    """Give the text, and put the styles that its pieces need where these are gathered."""
    yield opendocument_parts.DOCUMENT_HEAD
    for line in office_text.lines(export, step):
        yield _paragraph(line, letterings)
    yield opendocument_parts.DOCUMENT_FOOT


def _paragraph(line: Line, letterings: dict[Lettering, str]) -> str:
    style = opendocument_parts.style_name(line.style, line.level, from_right=reads_from_right(line.text))
    inner = "".join(_piece(piece, letterings) for piece in line.pieces)
    if line.style is Style.HEADING:
        return f'<text:h text:style-name="{style}" text:outline-level="{line.level}">{inner}</text:h>\n'
    return f'<text:p text:style-name="{style}">{inner}</text:p>\n'


def _piece(piece: Piece, letterings: dict[Lettering, str]) -> str:
    ends = "".join(f'<office:annotation-end office:name="{_name(remark)}"/>' for remark in piece.ends)
    begins = "".join(map(_annotation, piece.begins))
    if not piece.text:
        return f"{ends}{begins}"
    style = letterings.setdefault(Lettering(piece.language, piece.colour), f"T{len(letterings) + 1}")
    return f'{ends}{begins}<text:span text:style-name="{style}">{_words(piece.text)}</text:span>'


def _annotation(remark: Remark) -> str:
    time = f"<dc:date>{content(remark.time)}</dc:date>" if remark.time else ""
    link = (
        f'<text:p><text:a xlink:type="simple" xlink:href={value(remark.address)}>{office_text.OPEN}</text:a></text:p>'
    )
    return (
        f'<office:annotation office:name="{_name(remark)}">'
        f"<dc:creator>{content(' '.join(remark.author.split()))}</dc:creator>{time}"
        f"{''.join(map(_annotation_line, remark.lines))}{link if remark.address else ''}</office:annotation>"
    )


def _annotation_line(words: str) -> str:
    style = ' text:style-name="Remark_rtl"' if reads_from_right(words) else ""
    return f"<text:p{style}>{_words(words)}</text:p>"


def _name(remark: Remark) -> str:
    return f"h{remark.number + 1}"


def _words(text: str) -> str:
    return _SPACES.sub(_space, content(text))


def _space(match: re.Match[str]) -> str:
    return "<text:tab/>" if match[0] == "\t" else f'<text:s text:c="{len(match[0])}"/>'
