"""Texts of our own in many scripts, with highlights of every kind, memos and links, for whoever exports or imports."""

from typing import NamedTuple

from cxreader.importing import Analyst
from cxreader.model.annotation import Subject
from cxreader.session import Session


class Mark(NamedTuple):
    """A highlight of the set: the quote as it stands in the text once, and what the person leaves on it."""

    quote: str
    themes: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False


# by the name of the text: Latin with combining marks, Han with Extension B, Arabic, Cyrillic, Devanagari, and a mixture
TEXTS = {
    "Entrevistas": """\
Entrevistas de noviembre

Tardaron nueve días en contestar mi correo. El taller me llamó «sólo para saber» y nadie supo decirme cuándo volvería.

1. La factura llegó dos veces.
2. Nadie pidió perdo\u0301n por la espera.
3. El coche salió limpio, eso sí.

Volveré porque Marta, en la recepción, recuerda mi nombre. La app, en cambio, se cierra sola cuando busco mi cita.

El precio me pareció justo.
La garantía, no tanto: dos años y mil excepciones.
""",
    "客户访谈": """\
客户访谈记录

我在电话里等了四十分钟，最后还是没有人接。客服说第二天回电，可是一直没有消息。

店里的小伙子很热情，给我换了新的零件，没有多收钱。𠮟责店员不能解决问题，𩸽和𠮷野家的例子大家都知道。

网站很漂亮，但是付款的时候总是出错。如果能用手机直接预约就好了！
""",
    "مقابلات": """\
مقابلات الزبائن

انتظرت ساعتين في الفرع ولم يهتم بي أحد. الموظفة في الهاتف كانت لطيفة وحلت المشكلة في خمس دقائق.

أريد تطبيقا بسيطا بالعربية، لا نسخة مترجمة من الإنجليزية (version 2.0). السعر مناسب، أما التوصيل فبطيء جدا.
""",
    "Розмови": """\
Розмови з клієнтами

Мені тричі обіцяли передзвонити й жодного разу не передзвонили. Зате майстер приїхав у неділю ввечері.

Рахунок незрозумілий: п’ять рядків «інше» без пояснень. Я люблю цю крамницю, бо тут завжди кажуть правду.
""",
    "ग्राहक": """\
ग्राहकों से बातचीत

मुझे तीन बार एक ही बात समझानी पड़ी। दुकान के कर्मचारी बहुत विनम्र थे और उन्होंने मेरी पूरी मदद की।

ऐप हिंदी में है, यह अच्छी बात है। पैसे वापस आने में पूरा महीना लगा।
""",
    "Odds & ends <mixed>": """\
Odds & ends <mixed>

The hotline is a 🐢 today, 2/10 😤 and my whole family 👩‍👩‍👧‍👦 heard the music. Thumbs up 👍🏽 for the courier though!

=SUM(A1:A9) was printed on my bill, and "<b>bold</b>" & [[links]] ]]> in the letter.
@home they told me +1 day, -5 percent; *nothing* of it was _true_ `at all`.

Naïve cafe\u0301 owners	pay	twice.  Two  spaces  stay.
השירות היה מצוין והמחיר הוגן. Η εξυπηρέτηση ήταν άψογη. 배송이 하루 만에 왔어요.
""",
}

MARKS = {
    "Entrevistas": (
        Mark(
            "Tardaron nueve días en contestar mi correo.",
            ("response-speed",),
            "Nine days!\nCompare with the Chinese.",
            ("key",),
            starred=True,
        ),
        Mark("nueve días", (), "", ("number",)),
        Mark("nadie supo decirme cuándo volvería", ("contact-centre",)),
        Mark("«sólo para saber»", (), "-- their words, not mine"),
        Mark(
            "1. La factura llegó dos veces.\n2. Nadie pidió perdo\u0301n por la espera.",
            ("satisfaction",),
            "Two items,\n\nthree lines of note",
            ("list", "two lines"),
        ),
        Mark("perdo\u0301n", (), "o and its accent are two code points"),
        Mark("Marta, en la recepción, recuerda mi nombre", ("loyalty", "organisation"), "", ("people",), starred=True),
        Mark("La app, en cambio, se cierra sola", ("self-service",)),
        Mark("El precio me pareció justo.\nLa garantía, no tanto", (), "over two lines"),
        Mark("dos años y mil excepciones"),
    ),
    "客户访谈": (
        Mark(
            "我在电话里等了四十分钟，最后还是没有人接。",
            ("contact-centre", "response-speed"),
            "四十分钟 = 40 minutes",
            ("key",),
            starred=True,
        ),
        Mark("等了四十分钟", (), '=HYPERLINK("http://example.invalid","click")'),
        Mark("客服说第二天回电，可是一直没有消息", ("satisfaction",), "", ("key",)),
        Mark("𠮟责店员不能解决问题", ("organisation",), "𠮟 is U+20B9F, outside the first plane"),
        Mark("𩸽和𠮷野家", (), "", ("rare letters",)),
        Mark("付款的时候总是出错", ("self-service",), "支付失败"),
        Mark("如果能用手机直接预约就好了！"),
    ),
    "مقابلات": (
        Mark("انتظرت ساعتين في الفرع", ("response-speed",), "ساعتان", ("key",), starred=True),
        Mark("ولم يهتم بي أحد. الموظفة في الهاتف كانت لطيفة", ("contact-centre",), "from one sentence into the next"),
        Mark("خمس دقائق", (), "", ("رقم",)),
        Mark("نسخة مترجمة من الإنجليزية (version 2.0)", (), "Two directions in one quote: עברית too"),
        Mark("أما التوصيل فبطيء جدا", ("retail",)),
    ),
    "Розмови": (
        Mark(
            "Мені тричі обіцяли передзвонити й жодного разу не передзвонили.",
            ("response-speed",),
            "",
            ("key",),
            starred=True,
        ),
        Mark("майстер приїхав у неділю ввечері", ("organisation",), "Неділя ввечері — оце сервіс"),
        Mark("п’ять рядків «інше»", (), "+38 044 000 00 00"),
        Mark("Я люблю цю крамницю, бо тут завжди кажуть правду.", ("loyalty",), "@trust"),
        Mark("кажуть правду", ("loyalty",), "", ("trust",)),
    ),
    "ग्राहक": (
        Mark("मुझे तीन बार एक ही बात समझानी पड़ी", ("satisfaction",), "तीन बार", ("key",)),
        Mark("दुकान के कर्मचारी बहुत विनम्र थे", ("organisation",), "", (), starred=True),
        Mark("ऐप हिंदी में है"),
        Mark("पैसे वापस आने में पूरा महीना लगा", (), "refund: one month"),
    ),
    "Odds & ends <mixed>": (
        Mark("Odds & ends <mixed>", (), "The title itself"),
        Mark("🐢 today, 2/10 😤", ("response-speed",), "🐢 = slow", ("emoji",), starred=True),
        Mark("👩‍👩‍👧‍👦", (), "seven code points, one picture"),
        Mark("Thumbs up 👍🏽 for the courier", ("retail",)),
        Mark("=SUM(A1:A9)", (), "=1+1"),
        Mark(
            '"<b>bold</b>" & [[links]] ]]> in the letter',
            (),
            "<script>alert(1)</script> & ]]> <!-- x -->",
            ("a/b", "#hash"),
        ),
        Mark("@home they told me +1 day", (), "-2+3"),
        Mark("+1 day, -5 percent; *nothing* of it", (), "\tstarts with a tab"),
        Mark("]]> in the letter.\n@home", (), "> quoted\n# no heading\n- no list"),
        Mark("Naïve cafe\u0301 owners\tpay\ttwice.  Two  spaces", (), "tabs	and  spaces"),
        Mark("השירות היה מצוין", ("satisfaction",), "מצוין", ("key",)),
        Mark("Η εξυπηρέτηση ήταν άψογη", ("satisfaction",)),
        Mark("배송이 하루 만에 왔어요", ("retail",), "다음 날 도착"),
    ),
}

NUMBER = sum(map(len, MARKS.values()))

# ends of links: the text and which of its marks, from 0, and what is written on both
LINKS = (
    (("Entrevistas", 0), ("客户访谈", 0), "The same wait, in two languages"),
    (("مقابلات", 0), ("Розмови", 0), ""),
    (("Odds & ends <mixed>", 4), ("Odds & ends <mixed>", 5), "=not a formula & <not> markup"),
)


def fill(session: Session) -> None:
    """Add the texts to a library, and all that two people left on them."""
    keys = {name: _add(session, name) for name in TEXTS}
    made: dict[tuple[str, int], int] = {}
    for name, marks in MARKS.items():
        for number, mark in enumerate(marks):
            session.author = "Ana Nowak" if number % 3 else "李 <Li>"
            made[name, number] = _mark(session, keys[name], TEXTS[name].index(mark.quote), mark)
    session.author = "Ana Nowak"
    session.add_memo(Subject.DOCUMENT, "", keys["Entrevistas"], "Six talks at the counter.\n\n=Ask again in March")
    session.add_memo(Subject.DOCUMENT, "", keys["مقابلات"], "مقابلتان في الفرع")
    session.add_memo(Subject.THEME, "contact-centre", note="Where people say <hotline> & the like")
    session.add_memo(Subject.LANGUAGE, "zh", note="“客服”可以是人，也可以是部门")
    session.add_memo(Subject.LIBRARY, note="# Plan\n- read\n- compare")
    for one, other, note in LINKS:
        session.link(made[one], made[other], note)


def _add(session: Session, name: str) -> int:
    document = Analyst(session.full_codebook()).analyse_text(TEXTS[name], name)
    document = document._replace(reading=document.reading._replace(title=name))
    return session.add(document, "annotation set").ids[0]


def _mark(session: Session, document: int, start: int, mark: Mark) -> int:
    key = session.highlight(document, start, start + len(mark.quote), mark.themes).ids[0]
    session.annotate(key, mark.note)
    session.set_highlight_tags(key, mark.tags)
    if mark.starred:
        session.star(key, True)
    return key
