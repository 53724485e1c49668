"""The parts of a Word document that are the same whatever it holds, and its styles."""

from collections.abc import Iterator

from cxreader.exporters import open_packaging
from cxreader.exporters.office_text import DEEPEST
from cxreader.exporters.open_packaging import HEAD, KIND, OFFICE, SCHEMAS

_MAIN = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main"'
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
_STYLES, _SETTINGS = "word/styles.xml", "word/settings.xml"
# Word 2013 and later: older modes are shown as "compatibility mode"
_SETTINGS_TEXT = f"""{HEAD}<w:settings {_MAIN}><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat></w:settings>
"""
DOCUMENT_HEAD = f"{HEAD}<w:document {_MAIN}><w:body>\n"
# A4, with a wide margin for reading
DOCUMENT_FOOT = """<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>
</w:sectPr></w:body></w:document>
"""
COMMENTS_HEAD = f"{HEAD}<w:comments {_MAIN}>\n"
COMMENTS_FOOT = "</w:comments>\n"

# sizes in half points
_HEADINGS = (32, 26, 24, 22, 22, 22)
_SECOND = "57606A"


def around(title: str, date: str) -> Iterator[tuple[str, str]]:
    """Give all parts but the text and the comments: the name of each, and what it holds."""
    kinds = ((DOCUMENT, "document.main"), (COMMENTS, "comments"), (_STYLES, "styles"), (_SETTINGS, "settings"))
    yield open_packaging.content_types((name, f"{KIND}.wordprocessingml.{kind}+xml") for name, kind in kinds)
    yield from open_packaging.about(DOCUMENT, title, date)
    links = (("comments", COMMENTS), ("styles", _STYLES), ("settings", _SETTINGS))
    yield (
        "word/_rels/document.xml.rels",
        open_packaging.relations((f"{OFFICE}/{kind}", name.removeprefix("word/")) for kind, name in links),
    )
    yield _SETTINGS, _SETTINGS_TEXT
    yield _STYLES, _styles()


def _styles() -> str:
    """Return the styles, under the names by which Word knows them in every language."""
    headings = (
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{480 if level == 1 else 240}" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
        for level, size in enumerate(_HEADINGS[:DEEPEST], 1)
    )
    grey = f'<w:color w:val="{_SECOND}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
    fixed = (
        _style("Title", "Title", '<w:spacing w:after="120"/>', '<w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/>'),
        *headings,
        _style("SourceLine", "Source Line", '<w:keepNext/><w:spacing w:after="240"/>', grey),
        _style("BlankLine", "Blank Line", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>'),
        _style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/><w:ind w:left="360"/>'),
        _style("Quote", "Quote", '<w:ind w:left="360" w:right="360"/>', "<w:i/>"),
        _style("Code", "Code", "", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:sz w:val="20"/>'),
        _style("CommentText", "annotation text", '<w:spacing w:after="0"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    )
    return (
        f"{HEAD}<w:styles {_MAIN}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>\n"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\n'
        f"{''.join(fixed)}"
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>\n'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="1A5FB4"/><w:u w:val="single"/></w:rPr></w:style>\n</w:styles>\n'
    )


def _style(key: str, name: str, paragraph: str = "", run: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/>{f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""}'
        f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>\n"
    )
