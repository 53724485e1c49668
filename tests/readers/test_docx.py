"""From a Word document to its blocks."""

import io
from contextlib import suppress

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.errors import ReadError
from cxreader.model.document import Reading, Stated
from cxreader.readers.docx import read
from tests.readers.packages import AS_IT_COMES, check, laid, marked, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-ES"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:latentStyles/>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Nagwek1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
  <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Nagwek1"/></w:style>
<w:style w:type="paragraph" w:styleId="Tytul"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Part"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Pie"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Source Code"/></w:style>
<w:style w:type="paragraph" w:styleId="Lista"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Pool"/></w:style>
<w:style w:type="paragraph" w:styleId="Pool"><w:name w:val="Pool"/><w:basedOn w:val="Loop"/>
  <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def part(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>'


def package(body: str, **others: str) -> bytes:
    """Return a document with a body, and other parts by the names of their roots."""
    parts = {"_rels/.rels": RELATIONS, "word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    parts["word/styles.xml"] = part("styles", STYLES)
    for name, inner in others.items():
        parts[f"word/{name}.xml"] = part(name, inner)
    return zipped(parts)


def reading(body: str, **others: str) -> Reading:
    made = read(package(body, **others), "Informe.docx", AS_IT_COMES)
    check(made)
    return made


def p(words: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def refusal(data: bytes, name: str = "Informe.docx") -> str:
    with pytest.raises(ReadError) as caught:
        read(data, name, AS_IT_COMES)
    return str(caught.value)


def test_paragraphs_are_what_their_styles_and_those_behind_them_make_of_them() -> None:
    made = reading(
        p("Informe", "Tytul")
        + p("De mayo", "Sub")
        + p("Entrada", "Nagwek1")
        + p("Otra", "Mine")
        + p("Parte", "Outlined")
        + p("Propia", properties='<w:outlineLvl w:val="1"/>')
        + p("Llano", properties='<w:outlineLvl w:val="9"/>')
        + p("Cita", "Cita")
        + p("Figura 1", "Pie")
        + p("x = 1", "Code")
        + p("y = 2", "Code")
        + p("Vuelta", "Loop")
        + p("   ")
        + p("Sin estilo", "None")
        + p("let", "Code")
    )
    assert laid(made) == [
        ("title", 0, "Informe"),
        ("heading", 2, "De mayo"),
        ("heading", 1, "Entrada"),
        ("heading", 1, "Otra"),
        ("heading", 3, "Parte"),
        ("heading", 2, "Propia"),
        ("paragraph", 0, "Llano"),
        ("quote", 0, "Cita"),
        ("caption", 0, "Figura 1"),
        ("code", 0, "x = 1\ny = 2"),
        ("paragraph", 0, "Vuelta"),
        ("paragraph", 0, "Sin estilo"),
        ("code", 0, "let"),
    ]
    assert (made.title, made.format, made.encoding) == ("Informe", "Word document", "")
    assert made.stated == Stated(language="es-ES")


def test_lists_have_their_depth_and_no_numbers_that_nobody_wrote() -> None:
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    made = reading(
        p("uno", properties=numbered.format(0, 5))
        + p("dos", properties=numbered.format(2, 5))
        + p("tres", "Lista")
        + p("cuatro", properties="<w:numPr/>")
        + p("raro", properties=numbered.format("x", 5))
        + p("no", "Lista", numbered.format(0, 0))
    )
    assert [(kind, level) for kind, level, _ in laid(made)] == [
        ("list item", 1),
        ("list item", 3),
        ("list item", 2),
        ("list item", 1),
        ("list item", 1),
        ("paragraph", 0),
    ]
    assert made.text == "uno\ndos\ntres\ncuatro\nraro\n\nno"


def test_words_that_were_taken_out_or_hidden_are_left_out_and_those_put_in_are_kept() -> None:
    shown, unseen = '<w:vanish w:val="false"/>', '<w:rStyle w:val="Unseen"/>'
    made = reading(
        "<w:p>"
        f"{r('Queda ')}<w:del>{r('fuera')}</w:del><w:ins>{r('dentro')}</w:ins>"
        f"<w:moveFrom>{r('lejos')}</w:moveFrom><w:moveTo>{r(' aquí')}</w:moveTo>"
        f"{r('oculto', '<w:vanish/>')}{r(' visible', shown)}"
        f"{r('callado', unseen)}<w:r><w:t> final</w:t></w:r></w:p>"
        + p("Secreto", "Secret")
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        + r("Primera y ")
        + "</w:p>"
        + p("segunda", "Cita")
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        + r("Última")
        + "</w:p>"
    )
    assert made.text == "Queda dentro aquí visible final\n\nPrimera y segunda\n\nÚltima"
    assert laid(made)[1][0] == "quote"


def test_signs_breaks_fields_and_readings_of_letters() -> None:
    made = reading(
        "<w:p><w:r><w:t>a\nb</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t>"
        "<w:softHyphen/><w:t>f</w:t></w:r>"
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:sym w:font="Other" w:char="F0B7"/><w:sym w:font="Other" w:char="zz"/><w:sym w:font="X" w:char="41"/>'
        '<w:sym w:font="X" w:char="99999999"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>code</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r(" result")
        + '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:ruby><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "</w:p>"
    )
    assert made.text == "a b\tc\nd\u2011e\u00adfα✓•A result漢字"


def test_tables_come_row_by_row_with_tabs_and_those_within_after_their_row() -> None:
    inner = table(row(p("x"), p("y")), row(p("z"), p("w")))
    made = reading(
        table(
            row(p("a"), p(""), p("b") + p("c")),
            f"<w:sdt><w:sdtContent>{row(p('d') + inner, '<w:p><w:r><w:t>e</w:t><w:tab/><w:t>f</w:t></w:r></w:p>')}"
            "</w:sdtContent></w:sdt>",
            f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('fuera')}</w:tc></w:tr>",
        )
        + table(row(p("Marco", "Nagwek1") + p("dentro")))
    )
    assert laid(made) == [
        ("table row", 0, "a\t\tb\nc"),
        ("table row", 0, "d\te f"),
        ("table row", 0, "x\ty"),
        ("table row", 0, "z\tw"),
        ("heading", 1, "Marco"),
        ("paragraph", 0, "dentro"),
    ]


def test_boxes_of_text_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<w:pict><w:txbxContent>{p('caja')}</w:txbxContent></w:pict>"
    made = reading(
        f"<w:p>{r('antes')}<w:r><w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback>"
        f"</w:AlternateContent></w:r>{r(' después')}</w:p>"
        f"<w:AlternateContent><w:Fallback>{p('sola')}</w:Fallback></w:AlternateContent>"
        f"<w:AlternateContent><w:Choice>{p('una')}</w:Choice><w:Fallback>{p('dos')}</w:Fallback></w:AlternateContent>"
    )
    assert made.text == "antes después\n\ncaja\n\nsola\n\nuna"


def test_notes_come_after_the_text_in_the_order_they_are_referred_to() -> None:
    made = reading(
        '<w:p><w:r><w:t>Texto</w:t><w:endnoteReference w:id="7"/><w:footnoteReference w:id="2"/>'
        '<w:footnoteReference w:id="1"/><w:footnoteReference w:id="9"/></w:r></w:p>',
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="1">{p("uno", "Nagwek1")}</w:footnote><w:footnote w:id="2">{p("dos")}'
        f'{table(row(p("t"), p("u")))}</w:footnote><w:footnote w:id="3">{p("tres")}</w:footnote>',
        endnotes=f'<w:endnote w:id="7">{p("siete")}</w:endnote>',
    )
    assert laid(made)[1:] == [
        ("footnote", 0, "dos"),
        ("table row", 0, "t\tu"),
        ("footnote", 0, "uno"),
        ("footnote", 0, "tres"),
        ("footnote", 0, "siete"),
    ]


def test_comments_and_highlights_are_remarks_with_their_stretch() -> None:
    yellow, green, none, red = (f'<w:highlight w:val="{colour}"/>' for colour in ("yellow", "green", "none", "red"))
    ground = '<w:shd w:val="clear" w:fill="{}"/>'
    noted = '<w:r><w:commentReference w:id="{}"/></w:r>'
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    made = reading(
        f"<w:p>{r('La ')}{start.format(1)}{r('atención')}{end.format(1)}{noted.format(1)}"
        f"{r(' fue ')}{r('muy ', yellow)}{r('lenta ', green)}{r('.', none)}</w:p>"
        + start.format(2)
        + table(row(f"<w:p>{start.format(3)}</w:p>" + p("celda") + f"<w:p>{end.format(3)}</w:p>", p("otra")))
        + end.format(2)
        + f"<w:p>{r('Solo')}{noted.format(4)}</w:p>"
        + f"<w:p>{start.format(5)}{end.format(6)}{r('fin', red)}</w:p>"
        + f"<w:p>{r('gris', ground.format('D0D0D0'))}{r('ojo', ground.format('FFFF00'))}"
        f"{r('!', ground.format('auto'))}</w:p>",
        comments="".join(
            f'<w:comment w:id="{number}" w:author="Ana" w:date="2024-05-31T12:0{number}:00Z">{p("Sobre")}'
            f"{p(str(number))}{table(row(p('t'), p('u')))}</w:comment>"
            for number in range(1, 5)
        ),
    )
    assert marked(made) == [
        ("atención", "Sobre\n1", "Ana", "2024-05-31T12:01:00Z"),
        ("muy lenta", "", "", ""),
        ("celda", "Sobre\n3", "Ana", "2024-05-31T12:03:00Z"),
        ("celda\totra", "Sobre\n2", "Ana", "2024-05-31T12:02:00Z"),
        ("Solo", "Sobre\n4", "Ana", "2024-05-31T12:04:00Z"),
        ("fin", "", "", ""),
        ("ojo", "", "", ""),
    ]


def test_what_the_file_says_of_itself_is_told_unless_it_means_nothing() -> None:
    parts = {
        "_rels/.rels": RELATIONS,
        "word/document.xml": part("document", f"<w:body>{p('Hola')}</w:body>"),
        "docProps/core.xml": '<c xmlns:d="x"><d:title>Quejas de mayo</d:title><d:creator>Ana</d:creator>'
        "<d:created>2024-05-31T10:00:00Z</d:created><d:language>es-MX</d:language></c>",
    }
    assert read(zipped(parts), "a.docx", AS_IT_COMES).stated == Stated("Quejas de mayo", "Ana", "2024-05-31", "es-MX")
    parts["docProps/core.xml"] = "<c><title>Microsoft Word - a.docx</title><modified>2023-01-02</modified></c>"
    assert read(zipped(parts), "a.docx", AS_IT_COMES).stated == Stated(dated="2023-01-02")
    parts["docProps/core.xml"] = '<!DOCTYPE c [<!ENTITY a "b">]><c>&a;</c>'
    assert read(zipped(parts), "a.docx", AS_IT_COMES).stated == Stated()


def test_the_language_is_the_one_that_most_words_are_said_to_be_in() -> None:
    polish = '<w:lang w:val="pl-PL" w:eastAsia="zh-CN"/>'
    made = reading(f"<w:p>{r('Obsługa klienta była powolna', polish)}{r('corta')}</w:p>")
    assert made.stated.language == "pl-PL"
    assert reading(f"<w:p>{r('客户体验很好', polish)}</w:p>").stated.language == "zh-CN"
    assert reading(f"<w:p>{r('客户体验很好')}</w:p>").stated.language == "es-ES"


def test_parts_are_where_the_document_says_and_else_where_they_usually_are() -> None:
    relations = RELATIONS.replace("word/document.xml", "/other/main.xml")
    own = (
        f'<Relationships><Relationship Type="{KINDS}/styles" Target="../look.xml"/>'
        f'<Relationship Type="{KINDS}/comments" Target="http://a.example/c" TargetMode="External"/></Relationships>'
    )
    made = {
        "_rels/.rels": relations,
        "other/main.xml": part("document", f"<w:body>{p('Hola', 'Tytul')}</w:body>"),
        "other/_rels/main.xml.rels": own,
        "look.xml": part("styles", STYLES),
    }
    assert laid(read(zipped(made), "a.docx", AS_IT_COMES)) == [("title", 0, "Hola")]
    bare = {"word/document.xml": part("document", f"<w:body>{p('Hola', 'Heading 2')}</w:body>")}
    assert laid(read(zipped(bare), "a.docx", AS_IT_COMES)) == [("heading", 2, "Hola")]


def test_what_is_no_such_document_is_refused() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "of an older kind. Save it as .docx" in refusal(old, "Informe.DOC")
    assert "is locked with a password, or is" in refusal(old)
    assert "is locked with a password. Save" in refusal(old + "EncryptedPackage".encode("utf-16-le"))
    assert "its main part is missing" in refusal(zipped({"word/a.txt": "x"}))
    assert "its main part is missing" in refusal(zipped({"word/document.xml": "<a/>"}))
    assert "is empty" in refusal(package(p(" ")))


def test_a_document_that_another_program_made_is_read() -> None:
    made, stream = docx.Document(), io.BytesIO()
    made.add_heading("Encuesta", 0)
    made.add_heading("Quejas", 2)
    made.add_paragraph("La espera fue larga.")
    made.add_paragraph("lenta", style="List Bullet")
    grid = made.add_table(rows=1, cols=2)
    grid.rows[0].cells[0].text, grid.rows[0].cells[1].text = "Ana", "3"
    made.core_properties.title = "Encuesta de mayo"
    made.save(stream)
    got = read(stream.getvalue(), "a.docx", AS_IT_COMES)
    assert laid(got) == [
        ("title", 0, "Encuesta"),
        ("heading", 2, "Quejas"),
        ("paragraph", 0, "La espera fue larga."),
        ("list item", 1, "lenta"),
        ("table row", 0, "Ana\t3"),
    ]
    assert got.title == "Encuesta de mayo"


PIECES = st.sampled_from(
    [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
        "</w:tc>", '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>', '<w:commentReference w:id="1"/>',
        "<w:del>", "</w:del>", "<w:t>ż客</w:t>", "<w:pPr>", "</w:pPr>", "<w:txbxContent>", "</w:txbxContent>",
        '<w:fldChar w:fldCharType="begin"/>', '<w:rPr><w:highlight w:val="red"/></w:rPr>', " ", "<w:tab/>", "<w:br/>",
        '<w:pStyle w:val="Code"/>', '<w:footnoteReference w:id="1"/>',
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_stands_in_it_gives_a_sound_reading_or_a_sentence(body: str) -> None:
    note = f'<w:footnote w:id="1">{p("nota")}</w:footnote>'
    data = package(body, comments=f'<w:comment w:id="1">{p("c")}</w:comment>', footnotes=note)
    with suppress(ReadError):
        check(read(data, "a.docx", AS_IT_COMES))
