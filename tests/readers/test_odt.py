"""From an OpenDocument text to its blocks."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document, Header, List, Paragraph, Table

from cxreader.errors import ReadError
from cxreader.model.document import Reading, Stated
from cxreader.readers.odt import read
from tests.readers.packages import AS_IT_COMES, check, laid, marked, zipped

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = "".join(
    f' xmlns:{short}="{OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:language="es" fo:country="ES"/>
</style:default-style>
<style:default-style style:family="table"/>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"/>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Subtitle" style:family="paragraph"/>
<style:style style:name="Levelled" style:family="paragraph" style:default-outline-level="4"/>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Table1" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Preformatted_20_Text" style:family="paragraph"/>
<style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/>
<style:style style:name="Secret" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Polish" style:family="paragraph"><style:paragraph-properties/>
  <style:text-properties fo:language="pl" fo:country="none!"/></style:style>
<style:style style:name="German" style:family="text"><style:text-properties fo:language="de" fo:country="AT"/>
</style:style>
<style:style style:name="Unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Seen" style:family="text" style:parent-style-name="Unseen">
  <style:text-properties text:display="true"/></style:style>
<style:style style:name="Open" style:family="paragraph" style:parent-style-name="Secret">
  <style:text-properties text:display="true"/></style:style>
<style:style style:name="Lit" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="LitToo" style:family="text" style:parent-style-name="Lit"/>
<style:style style:name="Bare" style:family="text"><style:text-properties fo:background-color="transparent"/>
</style:style>
<style:style style:name="Gone" style:family="section"><style:section-properties text:display="none"/></style:style>
"""


def content(body: str) -> str:
    return (
        f"<office:document-content{NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def reading(body: str) -> Reading:
    made = read(zipped({"content.xml": content(body)}), "Informe.odt", AS_IT_COMES)
    check(made)
    return made


def p(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def refusal(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, "Informe.odt", AS_IT_COMES)
    return str(caught.value)


def test_paragraphs_are_what_their_styles_and_those_behind_them_make_of_them() -> None:
    made = reading(
        p("Informe", "P1")
        + p("De mayo", "Subtitle")
        + '<text:h text:outline-level="2">Entrada</text:h><text:h text:outline-level="x">Otra</text:h>'
        '<text:h text:outline-level="1" text:style-name="Title">Lema</text:h>'
        + p("Parte", "Heading_20_3")
        + p("Sub", "Levelled")
        + p("Cita", "Quotations")
        + p("Tabla 1", "Table1")
        + p("x = 1", "Preformatted_20_Text")
        + p("y = 2", "Preformatted_20_Text")
        + p("Vuelta", "Loop")
        + p("Sin", "Unknown")
    )
    assert laid(made) == [
        ("title", 0, "Informe"),
        ("heading", 2, "De mayo"),
        ("heading", 2, "Entrada"),
        ("heading", 1, "Otra"),
        ("title", 0, "Lema"),
        ("heading", 3, "Parte"),
        ("heading", 4, "Sub"),
        ("quote", 0, "Cita"),
        ("caption", 0, "Tabla 1"),
        ("code", 0, "x = 1\ny = 2"),
        ("paragraph", 0, "Vuelta"),
        ("paragraph", 0, "Sin"),
    ]
    assert (made.title, made.format, made.stated.language) == ("Informe", "OpenDocument text", "es-ES")


def test_lists_have_their_depth() -> None:
    item = "<text:list-item>{}</text:list-item>"
    made = reading(
        f"<text:list><text:list-header>{p('cabeza')}</text:list-header>"
        + item.format(p("uno") + f"<text:list>{item.format(p('dos', 'Quotations'))}</text:list>")
        + item.format('<text:h text:outline-level="1">Título</text:h>')
        + f"</text:list><text:numbered-paragraph text:level='3'>{p('tres')}</text:numbered-paragraph>"
        f"<text:numbered-paragraph>{p('cuatro')}</text:numbered-paragraph>"
    )
    assert laid(made) == [
        ("list item", 1, "cabeza"),
        ("list item", 1, "uno"),
        ("list item", 2, "dos"),
        ("heading", 1, "Título"),
        ("list item", 3, "tres"),
        ("list item", 1, "cuatro"),
    ]


def test_white_space_is_what_it_stands_for() -> None:
    made = reading(
        p(
            "\n  uno \n dos<text:s/><text:s text:c='3'/><text:tab/> tres<text:line-break/>\n cuatro"
            "<text:s text:c='x'/>cinco"
        )
    )
    assert made.text == "uno dos    \ttres\ncuatro cinco"
    assert made.warnings == ()


def test_what_is_asked_for_beyond_all_measure_is_bounded_and_said() -> None:
    made = reading(p("a<text:s text:c='1001'/>b<text:s text:c='99999999999999'/>c"))
    assert made.text == f"a{' ' * 1000}b{' ' * 1000}c"
    assert "more than 1,000 spaces" in made.warnings[0]
    cell = f"<table:table-cell table:number-columns-repeated='9999999'>{p('a')}</table:table-cell>"
    made = reading(
        f"<table:table><table:table-row>{cell}<table:table-cell table:number-columns-repeated='50'/>"
        "</table:table-row><table:table-row table:number-rows-repeated='1048576'><table:table-cell/></table:table-row>"
        "</table:table>"
    )
    assert made.text == "a"
    assert "Each was read once" in made.warnings[0]


def test_what_is_hidden_taken_out_or_no_words_is_left_out() -> None:
    made = reading(
        f"<text:tracked-changes><text:changed-region>{p('borrado')}</text:changed-region></text:tracked-changes>"
        f"<text:section text:style-name='Gone'>{p('sección')}</text:section>"
        f"<text:section text:display='none'>{p('otra')}</text:section>"
        f"<text:section text:style-name='Kept'>{p('queda')}</text:section>"
        + p("secreto", "Secret")
        + p("<text:hidden-paragraph text:is-hidden='true'/>oculto")
        + p("<text:hidden-paragraph text:is-hidden='false'/>visible")
        + p(
            f"a{span('b', 'Unseen')}c<text:script>d</text:script><text:hidden-text text:is-hidden='true'>e"
            "</text:hidden-text><text:change-start/>f<text:ruby><text:ruby-base>漢</text:ruby-base>"
            "<text:ruby-text>kan</text:ruby-text></text:ruby>"
            "<text:variable-set text:display='none'>g</text:variable-set>"
        )
        + "<text:table-of-content><text:table-of-content-source>Título</text:table-of-content-source>"
        f"<text:index-body>{p('Índice')}</text:index-body></text:table-of-content>"
    )
    assert made.text == "queda\n\nvisible\n\nacf漢\n\nÍndice"


def test_what_says_that_it_shows_is_seen_amid_what_is_hidden() -> None:
    note = f"<text:note><text:note-body>{p('nota')}</text:note-body></text:note>"
    seen = span(f"b<text:s/>{span('c', 'German')}{note}", "Seen")
    unseen = span(f"f{span('g', 'Seen')}h", "Unseen")
    made = reading(p("abierto", "Open") + p(f"a<text:tab/>{note}{seen}d", "Secret") + p(f"e{unseen}i"))
    assert made.text == "abierto\n\nb c\n\negi\n\nnota"


def test_tables_notes_and_boxes() -> None:
    inner = f"<table:table><table:table-row><table:table-cell>{p('x')}</table:table-cell><table:table-cell>{p('y')}"
    inner += "</table:table-cell></table:table-row></table:table>"
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    made = reading(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('a')}</table:table-cell><table:table-cell/>"
        f"<table:table-cell>{p('b')}{inner}{p('c')}</table:table-cell></table:table-row></table:table-header-rows>"
        f"<table:table-row><table:table-cell>{p('d')}</table:table-cell><table:covered-table-cell>{p('no')}"
        f"</table:covered-table-cell><table:table-cell>{p('e')}</table:table-cell></table:table-row></table:table>"
        + p(
            f"Texto{note.format(p('nota' + note.format(p('y otra'))) + inner)} con "
            f"<draw:frame><draw:text-box>{p('caja')}</draw:text-box></draw:frame>caja"
        )
        + f"<draw:frame><draw:text-box>{p('suelta')}</draw:text-box></draw:frame>"
    )
    assert laid(made) == [
        ("table row", 0, "a\t\tb\nc"),
        ("table row", 0, "x\ty"),
        ("table row", 0, "d\te"),
        ("paragraph", 0, "Texto con caja"),
        ("paragraph", 0, "caja"),
        ("paragraph", 0, "suelta"),
        ("footnote", 0, "nota"),
        ("table row", 0, "x\ty"),
        ("footnote", 0, "y otra"),
    ]


def test_comments_and_highlights_are_remarks_with_their_stretch() -> None:
    said = "<creator>Ana</creator><date>2024-05-31T12:00:00.5</date>" + p("muy") + p(span("cierto", "Lit"))
    made = reading(
        p(
            f"La <office:annotation office:name='1'>{said}</office:annotation>atención"
            f"<office:annotation-end office:name='1'/> fue "
            f"{span('muy ' + span('lenta', 'LitToo'), 'Lit')}{span('.', 'Bare')}"
        )
        + p(f"Solo<office:annotation>{said}</office:annotation>")
        + p("<office:annotation/>Nada")
    )
    assert marked(made) == [
        ("atención", "muy\ncierto", "Ana", "2024-05-31T12:00:00Z"),
        ("muy lenta", "", "", ""),
        ("Solo", "muy\ncierto", "Ana", "2024-05-31T12:00:00Z"),
        ("Nada", "", "", ""),
    ]


def test_the_language_is_the_one_that_most_words_are_said_to_be_in() -> None:
    assert reading(p("Obsługa klienta", "Polish") + p("no")).stated.language == "pl"
    assert reading(p(f"no {span('Der Kunde war verärgert', 'German')}")).stated.language == "de-AT"


def test_what_the_file_says_of_itself_is_told_unless_it_cannot_be_read() -> None:
    meta = (
        f"<office:document-meta{NAMES}><office:meta><title>Quejas</title><meta:initial-creator>Ana</meta:initial-creator>"
        "<creator>Jan</creator><meta:creation-date>2024-05-31T10:00:00</meta:creation-date><language>es-MX</language>"
        "</office:meta></office:document-meta>"
    )
    parts = {"content.xml": content(p("Hola")), "styles.xml": "<a/>", "meta.xml": meta}
    assert read(zipped(parts), "a.odt", AS_IT_COMES).stated == Stated("Quejas", "Ana", "2024-05-31", "es-MX")
    parts["meta.xml"] = '<!DOCTYPE c [<!ENTITY a "b">]><c>&a;</c>'
    assert read(zipped(parts), "a.odt", AS_IT_COMES).stated == Stated(language="es-ES")


def test_a_text_in_one_file_is_read_with_its_styles() -> None:
    whole = content(p("Informe", "P1")).replace("document-content", "document")
    whole = whole.replace(
        "<office:automatic-styles>", "<office:meta><title>Quejas</title></office:meta><office:automatic-styles>"
    )
    made = read(whole.encode(), "a.fodt", AS_IT_COMES)
    assert laid(made) == [("title", 0, "Informe")]
    assert made.stated.title == "Quejas"


def test_what_is_no_such_text_is_refused() -> None:
    locked = {"META-INF/manifest.xml": "<m:encryption-data/>", "content.xml": "x"}
    assert "is locked with a password" in refusal(zipped(locked))
    assert "its main part is missing" in refusal(zipped({"META-INF/manifest.xml": "<m/>"}))
    assert "there is no text in it. Look" in refusal(zipped({"content.xml": "<a/>"}))
    assert "there is no text in it. Choose" in refusal(zipped({"content.xml": content(p(" "))}))


def test_a_text_that_another_program_made_is_read() -> None:
    made = Document("text")
    made.body.clear()
    made.body.append(Header(1, "Quejas"))
    made.body.append(Paragraph("La espera fue larga."))
    made.body.append(List(["lenta", "cara"]))
    grid = Table("t", width=2, height=1)
    grid.set_values([["Ana", "3"]])
    made.body.append(grid)
    stream = BytesIO()
    made.save(stream)
    assert laid(read(stream.getvalue(), "a.odt", AS_IT_COMES)) == [
        ("heading", 1, "Quejas"),
        ("paragraph", 0, "La espera fue larga."),
        ("list item", 1, "lenta"),
        ("list item", 1, "cara"),
        ("table row", 0, "Ana\t3"),
    ]


TAGS = ("text:p", "text:span", "text:list", "text:list-item", "table:table", "table:table-row", "table:table-cell")
PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in TAGS),
        *(f"</{tag}>" for tag in TAGS),
        *("a", "ż客", " ", "<text:s text:c='3'/>", "<text:tab/>", "<text:p text:style-name='Preformatted_20_Text'>"),
        *("<office:annotation office:name='1'/>", "<office:annotation-end office:name='1'/>"),
        *("<text:note><text:note-body>", "</text:note-body></text:note>", "<draw:frame>", "</draw:frame>"),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_stands_in_it_gives_a_sound_reading_or_a_sentence(body: str) -> None:
    with suppress(ReadError):
        check(read(zipped({"content.xml": content(body)}), "a.odt", AS_IT_COMES))
