"""Sentences in several languages, as they are and as they are badly written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.analysis.sentences import sentences
from cxreader.paths import seeds

# the stroke stands where one sentence ends and the next begins
CASES = (
    "We waited.| Nobody came.",
    "Is it open?| Yes!| Come in.",
    "One sentence without an end",
    "The price was 6.7 % of $12.2 million.| It rose.",
    "Milo.com and Node.js are names.| So is Yahoo!",
    "Write to help@shop.com.| They answer.",
    "See www.shop.com?Page=2 for more.",
    "See https://shop.com?Page=2 for more.",
    "Dr. Smith met Mrs. Jones at St. Mary.| They talked.",
    "J. R. Smith wrote it.| We read it.",
    "We open at 9 a.m. and close at 5 p.m.| The door is locked then.",
    "Ask for help, e.g. by phone, i.e. now.| It works.",
    "Apples, pears etc. are sold.| Nuts etc.| Then bread.",
    "It is in Fig. 3 and No. 5 of vol. 2.| Look there.",
    "I gave it a 5.| The shop was closed in 2011.| Now it is open.",
    "The phone rang 5 times.| 3 people heard it.",
    "wait... what happened?| nothing...| Really.",
    "Wait...|What was that?",
    "Wait…| Now go on…",
    "the food was great.| the service was slow.| never again",
    "all was good, approx. three times, see fig. and etc. or later.| done.",
    'He said "Stop."| She stopped.',
    '"Stop!" he said.| "Why?" she asked.',
    "(He left.)| She stayed.",
    "He left (in 2011.)| She stayed.",
    "Great!| 😀 Thanks.",
    "Great! 😀",
    "1. First things first.| Then the rest.",
    "a) One.| Two.",
    "(2) One.| Two.",
    "3. Maaari mong malaman ito.| Bawat negosyo ay gusto ito.",
    "Nakita ko si G. Santos at si Gng. Reyes.| Umalis sila.",
    "May kape, tsaa atbp. sa tindahan.| Bukas ito.",
    "Feedback 2.0 ay bago.| Sinasabi ng Kasiyahan ito.",
    "Przywitamy go.|Rozmawialiśmy o tym.",
    "Badanie w 2015 r. Wykazało to.| Koniec.",
    "To kosztuje ok. 5 zł, np. w sklepie, m.in. tutaj.| Tak.",
    "Kupił chleb, masło itd.| Potem wyszedł.",
    "To była 25. rocznica.| Świętowano.",
    "Tak.| – Nie wiem.",
    "— Co? — zapytał.| — Nic.",
    "— Co?| — Nie wiem.",
    "Przy ul. Długiej mieszka prof. Nowak.| Znam go.",
    "Mieszka tu z 2 tys. ludzi.| To dużo.",
    "¿Qué gusto da?| ¡Mucho!| Eso es.",
    "Está bien.|¿Quién llama?",
    "¿Bien?|¿Quién llama?",
    "El Sr. Pérez y la Sra. Gil, p. ej., llamaron.| Nadie contestó.",
    "Véase la pág. 5 del art. 3.| Ahí está.",
    "“¡Wow, qué gusto da comprar aquí!”?| Eso no fue casualidad.",
    "“¿Por qué?” preguntó ella.| No hubo respuesta.",
    'Con empleados y parejas", manuscrito.| Ese es el lo.',
    "这是客户。|那是服务!|真的吗?|当然。",
    "“我们为客户服务”。|“我们提供体验”。|好。",
    "“我们非常灵活。”|创新。|听。",
    "“好。”,他说。",
    "转换优化。.|对客户服务也会减少。",
    "预算也更少吗?|vwin是不是因为客户。",
    "由Five9.|客户服务。",
    "1.快速 2.便宜。",
    "等等……然后走了。|好。",
    "顧客です。|「はい。」|行きます！|はい",
    "यह अच्छा है।|वह नहीं।",
    "هل هذا جيد؟| نعم.| شكرا.",
    "Это хорошо, т. е. да.| Нет.",
    "Bonjour ! »| Il partit.",
    "Er sagte: „Ja.“| Dann ging er, z.B. nach Hause.",
    "Ja.| »Nein«, sagte er.",
    '"Koniec."|Nowy początek jest tu.',
    'On rzekł "Tak."|Potem wyszedł.',
    "Tak.|“Nie” powiedział.",
    "Version 3.Neu ist sie.",
    "The e.V.Club is here.",
    "Out of order.|\nWe left\nat once.| No.",
    "... and so on.",
    "Good, he said. , and left.",
    "Yes .| No .",
    "Yes. ”",
    "Am 3. Mai kam der 5. Anruf.| Niemand ging ran.",
    "»Doch!«| So ging es weiter.",
    "Dotarł po godz. 8.| Do dn. 14.05. nic (tel. 123) nie przyszło.",
    "L'avv. Verdi e dell’avv. Neri.| Basta.",
    "Plan B. It failed.".replace(". ", ".| "),
    "“为什么?”他问。|我不知道。",
    "「もう来ません。」と言った。|本当だ。",
    "Γιατί;| Δεν ξέρω.",
    "فون کیا۔| کوئی نہیں آیا۔",
    "სამი.| და ოთხი.",
    "a.b?c=d.| Nothing works.",
    "O 9h.| Depois às 10 h.| Fim.",
)


def cut(marked: str) -> list[str]:
    text = marked.replace("|", "")
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_would_end_them(marked: str) -> None:
    assert cut(marked) == [part.strip() for part in marked.split("|")]


def test_only_the_given_block_is_cut() -> None:
    text = "Before. Inside one. Inside two. After."
    assert sentences(text, 7, 31) == [(8, 19), (20, 31)]


def test_white_space_holds_no_sentence() -> None:
    assert sentences(" \n\t ", 0, 4) == []


def test_a_stretch_without_letters_joins_the_sentence_after_it_when_it_comes_first() -> None:
    assert cut("?! Yes. No.") == ["?! Yes.", "No."]


@pytest.mark.parametrize(("number", "count"), [(0, 20), (1, 108), (2, 21), (3, 60)])
def test_the_samples_have_as_many_sentences_as_were_counted_by_eye(number: int, count: int) -> None:
    text = seeds()[number].read_text(encoding="utf-8")
    lines, position = text.split("\n"), 0
    found = 0
    for line in lines:
        found += len(sentences(text, position, position + len(line)))
        position += len(line) + 1
    assert found == count


@given(st.text(alphabet=st.sampled_from('aB3.?!。…”"“ \n-–,)»客و’') | st.characters(codec="utf-8"), max_size=60))
def test_sentences_are_in_order_and_lose_no_letter(text: str) -> None:
    spans = sentences(text, 0, len(text))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
