"""From rich text to its blocks."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers.rtf import read
from tests.readers.packages import AS_IT_COMES, check, laid, marked

STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon1 Mine;}{\*\cs3\additive heading 9;}"
    r"{\ts1 heading 8;}{\s4\outlinelevel2 Part;}{\s5 Ti{}tle;}{\s6 Quote;}{\s7 HTML Preformatted;}}"
)
FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial{\*\falt Other};}{\f1\fcharset238 Arial CE;}{\f2\fcharset134 SimSun;}"
    r"{\f3\fcharset2 Symbol;}{\f4\cpg1251 Cyr;}\f5\fcharset204 Bare;}"
)


def reading(words: str, *, tables: str = "", codec: str = "") -> Reading:
    data = rf"{{\rtf1\ansi\ansicpg1252\deff0{tables}{words}}}".encode("latin-1")
    made = read(data, "Informe.rtf", Manner(encoding=codec))
    check(made)
    return made


def refusal(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, "Informe.rtf", AS_IT_COMES)
    return str(caught.value)


def test_paragraphs_are_what_their_styles_and_those_behind_them_make_of_them() -> None:
    made = reading(
        r"\pard\s5 Informe\par\pard\s1 Entrada\par\pard\s2 Otra\par\pard\s4 Parte\par\pard\outlinelevel1 Propia\par"
        r"\pard\outlinelevel9 Llano\par\pard\s6 Cita\par\pard\s7 x = 1\par y = 2\par\pard\s8 Sin\par\pard Fin",
        tables=STYLES,
    )
    assert laid(made) == [
        ("title", 0, "Informe"),
        ("heading", 1, "Entrada"),
        ("heading", 1, "Otra"),
        ("heading", 3, "Parte"),
        ("heading", 2, "Propia"),
        ("paragraph", 0, "Llano"),
        ("quote", 0, "Cita"),
        ("code", 0, "x = 1\ny = 2"),
        ("paragraph", 0, "Sin"),
        ("paragraph", 0, "Fin"),
    ]
    assert (made.title, made.format, made.encoding) == ("Informe", "Rich text", "")


def test_lists_have_their_depth_and_no_numbers_that_nobody_wrote() -> None:
    made = reading(
        r"\pard\ls1{\listtext 1.\tab}uno\par\pard\ls1\ilvl1 dos\par\pard{\pntext 3.\tab}tres\par"
        r"\pard{\*\pn\pnlvlbody{\pntxta .}}cuatro\par\pard\ls0 cinco\par"
    )
    assert [(kind, level, words) for kind, level, words in laid(made)] == [
        ("list item", 1, "uno"),
        ("list item", 2, "dos"),
        ("list item", 1, "tres"),
        ("list item", 1, "cuatro"),
        ("paragraph", 0, "cinco"),
    ]


def test_letters_are_of_the_encoding_of_their_font() -> None:
    made = reading(
        r"Garc\'eda {\f1 Obs\'b3uga} {\f2 \'bf\'cd\'bb\'a7} {\f4 \'ce\'ea} {\f5 \'ce\'ea} {\f3 a\'b7}{\f9 z}",
        tables=FONTS,
    )
    assert made.text == "García Obsługa 客户 Ок Ок α•z"
    assert reading(r"\ansicpg1250 Obs\'b3uga").text == "Obsługa"
    assert reading(r"\mac Garc\'92a").text == "García"
    assert reading(r"\ansicpg99999 Garc\'eda").text == "García"
    assert reading(r"Obs\'b3uga", codec="cp1250").text == "Obsługa"
    assert reading("Obsługa".encode().decode("latin-1") + r" Garc\'eda").text == "Obsługa García"
    assert reading("Garc\xeda").text == "García"


def test_numbers_of_unicode_are_letters_and_what_stands_for_them_is_passed_over() -> None:
    made = reading(
        r"Obs\u322 lu\u322\'b3 {\uc2 \u322 ab}\uc0\u322 x\uc1{\u-4000 ?}{\f3 \u61537 ?}"
        r" \u55357?\u56832? \u55357? b\u56832? \u0? \u99999999? c{\u55357?}\u55357?\u55357?d\u8804\u8805 "
        r"\u55357?\emdash\u55357?\~",
        tables=FONTS,
    )
    assert made.text == "Obsłuł łłx\uf060α 😀 � b� � � c���d≤≥�—�"
    assert made.warnings[0] == "9 characters could not be made sense of; � stands in place of each."


def test_signs_and_breaks() -> None:
    made = reading(
        r"a\tab b\line c\emdash d\~e\-f\_g\{h\}\\i\rquote j\|k" + "\\\nl\\\r" + r"m\page n\sect o\'zp\*q", tables=STYLES
    )
    assert made.text == "a\tb\nc—d\u00a0e\u00adf\u2011g{h}\\i’jk\n\nl\n\nm\n\nn\n\nozpq"


def test_what_is_hidden_taken_out_or_no_words_is_left_out() -> None:
    made = reading(
        r"{\header cabecera}{\*\unknown nada}{\pict 414141\bin3 }}}}{\v oculto}{\deleted borrado}{\revised queda}"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt  aqu\'ed}}{\object{\*\objdata 41}{\result  objeto}}"
        r"{\upr{ dos}{\*\ud{ tres}}}{\xe entrada}{\v\v0  visible\plain}{\header{\object{\result no}}}"
        r"{\nonshppict{\upr{a}{\*\ud b}}}{\header{\footnote nunca}{\u322?}}\result  fin\ud ."
    )
    assert made.text == "queda aquí objeto tres visible fin."
    assert made.warnings == ()


def test_tables_come_row_by_row_and_those_within_after_their_row() -> None:
    made = reading(
        r"\pard antes\par\trowd\pard\intbl a\cell\cell b\par c\cell\row"
        r"\pard\intbl d\cell\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\nestrow}{\nonesttables no}"
        r"\pard\intbl\itap1 e\cell\row\pard después\par"
        r"\pard\intbl f\cell g\par\pard llano\par"
        r"\pard\intbl\itap2 h\nestcell\pard\intbl i\cell\row\intbl j\cell"
    )
    assert laid(made) == [
        ("paragraph", 0, "antes"),
        ("table row", 0, "a\t\tb\nc"),
        ("table row", 0, "d\te"),
        ("table row", 0, "x\ty"),
        ("paragraph", 0, "después"),
        ("table row", 0, "f\tg"),
        ("paragraph", 0, "llano"),
        ("table row", 0, "i"),
        ("table row", 0, "h"),
        ("table row", 0, "j"),
    ]


def test_notes_come_after_the_text_and_boxes_after_their_paragraph() -> None:
    made = reading(
        r"\pard\s1 Texto{\footnote\pard uno\par\trowd\intbl t\cell u\cell\row} con"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard caja\par}}{\shprslt no}} caja\par"
        r"{\footnote\ftnalt dos}{\*\do{\dptxbxtext otra}}",
        tables=STYLES,
    )
    assert laid(made) == [
        ("heading", 1, "Texto con caja"),
        ("paragraph", 0, "caja"),
        ("paragraph", 0, "otra"),
        ("footnote", 0, "uno"),
        ("table row", 0, "t\tu"),
        ("footnote", 0, "dos"),
    ]
    assert reading(r"\pard\intbl a{\shptxt b}\cell\row").text == "a\n\nb"


def test_comments_and_highlights_are_remarks_with_their_stretch() -> None:
    # as some programs write it, with a sign
    when = -(1 << 32) + ((2024 - 1900) << 20 | 5 << 16 | 31 << 11 | 12 << 6 | 7)
    said = r"{\*\atnid A}{\*\atnauthor Ana}\chatn{\*\annotation{\*\atnref %s}{\*\atndate %s}\pard muy\par cierto}"
    made = reading(
        r"La {\*\atrfstart 1}atenci\'f3n{\*\atrfend 1}"
        + said % (1, when)
        + r" fue {\highlight7 muy }{\highlight3 lenta}\highlight0 .\par Solo{\*\annotation nada}\par"
        r" M\'e1s{\*\annotation{\*\atndate x}m\'e1s}\par{\*\atrfstart 2}fin{\*\atrfend 3}"
        r"{\chcbpat2 ojo}{\chcbpat1 gris}{\chcbpat9 nada}",
        tables=r"{\colortbl\cmaincolor\red9;\red200\green200\blue200;\red255\green255\blue0;}",
    )
    assert marked(made) == [
        ("atención", "muy\ncierto", "Ana", "2024-05-31T12:07:00Z"),
        ("muy lenta", "", "", ""),
        ("Solo", "nada", "", ""),
        ("Más", "más", "", ""),
        ("finojogrisnada", "", "", ""),
        ("ojo", "", "", ""),
    ]


def test_what_the_file_says_of_itself_is_told() -> None:
    made = reading(
        r"\deflang3082{\info{\title Quejas}{\author Ana  Pons}{\creatim\yr2024\mo5\dy31\hr3}{\revtim\yr2025}}"
        r"{\lang1045 Obs\'b3uga klienta}\lang1024  no"
    )
    assert made.stated == Stated("Quejas", "Ana Pons", "2024-05-31", "pl-PL")
    assert made.title == "Quejas"
    assert reading("Hola").stated == Stated()


def test_what_is_damaged_is_read_as_far_as_it_goes_and_said() -> None:
    cut = rb"{\rtf1 texto {\b sin cierre\shptxt caja"
    assert read(cut, "a.rtf", AS_IT_COMES).text == "texto sin cierre\n\ncaja"
    assert "ends in the middle" in read(cut, "a.rtf", AS_IT_COMES).warnings[0]
    over = r"{\rtf1 antes \bin99999999999 después".encode("latin-1")
    assert read(over, "a.rtf", AS_IT_COMES).text == "antes después"
    assert reading(r"antes\bin-3  después").text == "antes después"
    assert read(rb"{\rtf1 texto}} y nada", "a.rtf", AS_IT_COMES).text == "texto"
    assert read(rb"{\rtf1 a\result b\pntext c", "a.rtf", AS_IT_COMES).text == "ab"


def test_what_is_no_such_text_is_refused() -> None:
    assert "is no rich text" in refusal(b"hola")
    assert "is nested too deeply" in refusal(rb"{\rtf1 " + b"{" * 2000)
    assert "is empty" in refusal(rb"{\rtf1 {\v oculto}}")


WORDS = (
    r"\par \pard \cell \row \nestcell \nestrow \intbl \itap2 \s1 \ls1 \ilvl9 \v \v0 \deleted \highlight2 \plain \uc0 "
    r"\u322? \u-1? \u55357? \u56832? \'b3 \'bf\'cd \f1 \f2 \f3 \bin2 \tab \~ \* {\footnote {\*\annotation {\*\atnref "
    r"{\*\atrfstart {\*\atrfend {\shptxt {\object {\result {\upr {\*\ud {\fonttbl {\stylesheet {\info {\title "
    r"{\*\atndate {\creatim \yr99999 { } } } a b; 1 ż 客 \lang1045 \ansicpg936 \mac \fcharset134 \outlinelevel3"
)


@given(st.lists(st.sampled_from([*WORDS.split(), " "]), max_size=60).map("".join))
def test_whatever_stands_in_it_gives_a_sound_reading_or_a_sentence(words: str) -> None:
    with suppress(ReadError):
        check(read(rf"{{\rtf1{FONTS}{STYLES} {words}".encode(), "a.rtf", AS_IT_COMES))
