"""What packages of Word and Excel say of their parts and of themselves (ECMA-376, Open Packaging Conventions)."""

from collections.abc import Iterable

from cxreader.exporters.xml_text import content

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SCHEMAS = "http://schemas.openxmlformats.org"
OFFICE = f"{SCHEMAS}/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument"
PROGRAM = "cxreader"
_PACKAGE = f"{SCHEMAS}/package/2006"
_CORE = ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")


def content_types(parts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the part that tells what the others are: its name and text.

    Args:
        parts: Name and kind of each part, without those that every package has.

    """
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>\n' for name, kind in (*parts, _CORE))
    return "[Content_Types].xml", (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">\n'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\n'
        f'<Default Extension="xml" ContentType="application/xml"/>\n{overrides}</Types>\n'
    )


def relations(targets: Iterable[tuple[str, str]]) -> str:
    """Return the part that tells where others are: for each its kind and its place; the first has the id rId1."""
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>\n'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\n{found}</Relationships>\n'


def about(main: str, title: str, date: str) -> tuple[tuple[str, str], ...]:
    """Return the parts that tell where the main part is, and what all of it is: their names and texts.

    Args:
        main: Name of the main part.
        title: The title.
        date: Day on which it was made, ISO 8601; empty for none.

    """
    kinds = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{content(date)}T00:00:00Z</dcterms:created>' if date else ""
    core = (
        f"{HEAD}<cp:coreProperties {kinds}><dc:title>{content(title)}</dc:title>"
        f"<dc:creator>{PROGRAM}</dc:creator>{made}</cp:coreProperties>\n"
    )
    links = ((f"{OFFICE}/officeDocument", main), (f"{_PACKAGE}/relationships/metadata/core-properties", _CORE[0]))
    return ("_rels/.rels", relations(links)), (_CORE[0], core)
