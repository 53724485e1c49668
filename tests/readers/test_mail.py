"""Mails and mailboxes."""

import base64

import pytest
from hypothesis import given, settings, strategies

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers import mail, mails
from cxreader.readers.mail_parts import mail_of, words
from tests.readers.shapes import is_answered, shown

AS_IT_COMES = Manner()
HEAD = "From: Ana Ruiz <ana@a.example>\nSubject: The order\nDate: Fri, 31 May 2024 10:20:00 +0200\n"


def read(text: str, manner: Manner = AS_IT_COMES) -> Reading:
    """Read a mail."""
    return mail.read(text.encode(), "a.eml", manner)


def of(*parts: str, kind: str = "mixed", boundary: str = "b") -> str:
    """Return parts, each with what is said of it, within another one."""
    inner = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary={boundary}\n\nnot shown\n{inner}--{boundary}--\nnot shown\n"


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nDzień dobry"
PAGE = "Content-Type: text/html\n\n<html><body><h1>Hello</h1><p>you &amp; me</p></body></html>"


def test_a_mail_is_its_words_and_says_who_sent_it_and_when() -> None:
    found = read(HEAD + "\nHello,\n\nwhere is my order?\n")
    assert shown(found) == [(BlockKind.PARAGRAPH, "Hello,"), (BlockKind.PARAGRAPH, "where is my order?")]
    assert found.stated == Stated("The order", "Ana Ruiz", "2024-05-31")
    assert (found.title, found.format, found.encoding, found.warnings) == ("The order", "Mail", "UTF-8", ())


def test_what_is_quoted_is_told_apart_without_its_marks() -> None:
    found = read(HEAD + "\nYes.\n\nBob wrote:\n> > Is it\n> > good?\n>\n> No.\nThat is so.\n")
    assert shown(found) == [
        (BlockKind.PARAGRAPH, "Yes."),
        (BlockKind.PARAGRAPH, "Bob wrote:"),
        (BlockKind.QUOTE, "Is it\ngood?"),
        (BlockKind.QUOTE, "No."),
        (BlockKind.PARAGRAPH, "That is so."),
    ]


def test_lines_that_flow_on_are_joined() -> None:
    found = read(HEAD + "Content-Type: text/plain; format=flowed\n\nOne line \ngoes on. \n\n-- \nAna\n")
    assert found.text.startswith("One line goes on.")


def test_a_space_that_was_put_in_only_to_break_a_line_goes_with_the_break() -> None:
    found = read(HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n客服电话 \n很难打通\n")
    assert found.text == "客服电话很难打通"


def test_plain_text_goes_before_a_page_of_the_same_words() -> None:
    assert read(HEAD + of(PLAIN, PAGE, kind="alternative")).text == "Dzień dobry"
    empty = "Content-Type: text/plain\n\n  \n"
    page = read(HEAD + of(empty, PAGE, kind="alternative"))
    assert shown(page) == [(BlockKind.HEADING, "Hello"), (BlockKind.PARAGRAPH, "you & me")]
    both = read(HEAD + of(PLAIN, PAGE))
    assert both.text == "Dzień dobry\n\nHello\n\nyou & me"
    nested = of(of(PLAIN, of(PAGE, kind="related", boundary="r"), kind="alternative", boundary="c"), PLAIN)
    assert read(HEAD + nested).text == "Dzień dobry\n\nDzień dobry"


def test_a_page_without_a_body_and_parts_of_one_boundary_are_read() -> None:
    assert read(HEAD + "Content-Type: text/html\n\n<frameset></frameset>words").text == "words"
    assert read(HEAD + of(of(PLAIN), PLAIN)).text == "Dzień dobry"


def test_what_hangs_on_a_mail_is_only_named() -> None:
    files = [
        f"Content-Type: {kind}\nContent-Disposition: {said}\n\nsecret"
        for kind, said in [
            ("text/plain", 'attachment; filename="../../a.sh"'),
            ("text/plain", "inline; filename*=utf-8''%C5%BC%2Epdf"),
            ("image/png; name=c.png", "inline"),
            ("text/calendar", "inline"),
            ("x/y", "attachment; filename*=utf-8''%00; filename=f"),
            ("x/y; name*=\0''a", "attachment"),
        ]
    ]
    found = read(HEAD + of(PLAIN, *files))
    assert found.text == "Dzień dobry"
    assert found.warnings[0] == (
        "6 attachments were left out: “a.sh”, “ż.pdf”, “c.png”, “text/calendar”, “f” and 1 more. "
        "Save what is of interest and open it by itself."
    )
    one = read(HEAD + of(PLAIN, files[0]))
    assert one.warnings[0].startswith("An attachment was left out: “a.sh”.")
    assert read(HEAD + "Content-Type: text/plain; name=a.txt\n\nwords").text == "words"


def test_packed_words_are_unpacked() -> None:
    packed = base64.b64encode("zażółć".encode()).decode()
    assert read(f"{HEAD}Content-Transfer-Encoding: BASE64 ; x\n\n{packed[:-1]}").text == "zażółć"
    assert read(f"{HEAD}Content-Transfer-Encoding: base64\n\nx").text == "x"
    assert read(f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\nza=C5=BC=\n=C3=B3").text == "zażó"


def test_an_encoding_that_nobody_knows_is_told_of() -> None:
    found = read(HEAD + "Content-Type: text/plain; charset=x-no\n\nżółw")
    assert found.text == "żółw"
    assert found.warnings == ("It says that it is written in “x-no”, which is no known encoding.",)
    chosen = mail.read(HEAD.encode() + b"\n\xbf\xf3\xb3w", "a.eml", Manner("cp1250"))
    assert (chosen.text, chosen.encoding, chosen.codec) == ("żółw", "Windows-1250", "cp1250")


def test_what_is_odd_about_each_part_is_told() -> None:
    odd = "Content-Type: text/plain; charset=utf-8\n\nbell\x07"
    assert read(HEAD + of(PLAIN, odd)).warnings == (
        "It holds 1 control character that cannot be seen. They were kept.",
    )


def test_forwarded_mails_are_read_however_deep() -> None:
    inner = "Subject: First\nContent-Type: text/plain\n\nforwarded"
    assert read(HEAD + of(PLAIN, f"Content-Type: message/rfc822\n\n{inner}")).text == "Dzień dobry\n\nforwarded"
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(1_500))
    found = read(f"{HEAD}{deep}\nwords")
    assert found.text == "words"
    assert found.warnings == (
        "Its parts are nested deeper than those of any mail that people write. All were looked at.",
    )


def test_a_mail_without_words_says_why() -> None:
    with pytest.raises(ReadError, match=r"“a.eml” is encrypted\."):
        read(HEAD + of("Content-Type: application/pgp-encrypted\n\nx", kind="encrypted"))
    with pytest.raises(ReadError, match=r"“a.eml” is empty"):
        read(HEAD + of("Content-Type: image/png\n\nx"))
    with pytest.raises(ReadError, match=r"“a.eml” is empty"):
        read("Content-Type: message/rfc822\n\n")


def test_what_is_no_mail_is_read_as_text() -> None:
    assert read("Only words, no more").text == "Only words, no more"
    assert read("Note: no more").text == "Note: no more"
    with pytest.raises(ReadError, match=r"“a.eml” is a picture"):
        mail.read(b"\x89PNG\r\n", "a.eml", AS_IT_COMES)


def test_fields_may_be_odd() -> None:
    found = mail_of(
        b"From x Mon\r\nFrom: a\r\nno field\r\nSubject: one\r\n two\r\nsubject: three\r\nX: \xbf\xf3\xb3w\r\n\r\nwords"
    )
    assert (found.fields["from"], found.fields["subject"]) == ("a", "one two")
    assert found.parts[0].body == b"words"
    assert mail_of(b"Subject: a\rFrom: b\r\rwords").parts[0].body == b"words"
    assert mail_of(b"Subject: a\nno field and no end").parts[0].body == b""


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Ana <a@b>", "Ana"),
        ('"Ruiz, Ana" <a@b>', "Ruiz, Ana"),
        ("<a@b>", "a@b"),
        ("a@b, c@d", "a@b"),
        ("=?utf-8?q?Garc=C3=ADa?= <a@b>", "García"),
        ("=?utf-8?q?Garc=C3=ADa=2C_Ana?= <a@b>, c@d", "García, Ana"),
        ("=?utf-8?q?Garc=C3=ADa?=, c@d", "García"),
        ("", ""),
    ],
)
def test_who_sent_it_is_told_by_name_or_else_by_address(field: str, name: str) -> None:
    assert mail.sender(mail_of(f"From: {field}\nTo: x\n\nwords".encode())) == name


def test_words_that_were_sent_in_ascii_are_decoded() -> None:
    half = base64.b64encode("ż".encode())
    assert words("a =?utf-8?q?Garc=C3=ADa?= b") == "a García b"
    assert words("=?utf-8?b?xQ==?= \n =?UTF-8?B?vA==?=") == "ż"
    assert words(f"=?utf-8?b?{half.decode()}?= =?iso-8859-2*pl?q?=BF_x?=") == "żż x"
    assert words("=?x-unknown?b?!!!?= =?utf-8?b?x?= =?utf-8?q?y?=") == "y"


BOX = (
    f"From ana Fri May 31 10:20:00 2024\n{HEAD}\nHello.\n>From here on\n\n"
    "From there we went on.\n\n"
    "From bob Sat Jun  1 10:20:00 2024\nSubject: Re: The order\nContent-Type: multipart/mixed; boundary=b\n\n"
    "--b\n\nYes\x07.\n--b\nContent-Type: image/png; name=a.png\n\nx\n--b--\n"
)


def test_a_mailbox_is_one_text_with_a_heading_for_each_mail() -> None:
    found = mails.read(BOX.encode(), "all.mbox", AS_IT_COMES)
    assert shown(found) == [
        (BlockKind.HEADING, "The order, Ana Ruiz, 2024-05-31"),
        (BlockKind.PARAGRAPH, "Hello."),
        (BlockKind.PARAGRAPH, "From here on"),
        (BlockKind.PARAGRAPH, "From there we went on."),
        (BlockKind.HEADING, "Re: The order"),
        (BlockKind.PARAGRAPH, "Yes\x07."),
    ]
    assert (found.title, found.format) == ("all", "Mailbox")
    assert found.warnings == (
        "It holds 1 control character that cannot be seen. They were kept.",
        "An attachment was left out: “a.png”. Save what is of interest and open it by itself.",
    )


def test_a_mailbox_may_hold_mails_without_words_or_begin_without_a_line_for_it() -> None:
    assert mails.read(f"{HEAD}\nwords".encode(), "a.mbox", AS_IT_COMES).text.endswith("words")
    bare = mails.read(b"Subject: a\nContent-Type: image/png\n\nx", "a.mbox", AS_IT_COMES)
    assert (bare.text, bare.encoding) == ("a", "")
    with pytest.raises(ReadError, match=r"There is no mail in “a.mbox”"):
        mails.read(b"From here to there at 10:20 in 2024", "a.mbox", AS_IT_COMES)


PIECES = [
    "\n",
    "--b",
    "--",
    "--c\n",
    "> ",
    "From: a",
    "Subject: =?utf-8?q?",
    "?=",
    "words",
    "=?b?b?",
    "\r",
    '"',
    ";",
    "\n\n",
]
TYPES = [
    f"Content-Type: {kind}\n\n"
    for kind in ("multipart/mixed; boundary=b", "multipart/alternative; boundary=c", "message/rfc822", "text/html")
]


@settings(deadline=None)
@given(strategies.lists(strategies.sampled_from(PIECES + TYPES)))
def test_every_letter_lies_in_a_block_whatever_a_file_holds(pieces: list[str]) -> None:
    data = ("To: x\n" + "".join(pieces)).encode()
    assert is_answered(mail.read, data, "a.eml")
    assert is_answered(mails.read, b"From a 1:23 2024\n" + data + b"\nFrom b 1:23 2024\n" + data, "a.mbox")


@settings(deadline=None)
@given(strategies.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert is_answered(mail.read, data, "a.eml")
    assert is_answered(mails.read, data, "a.mbox")
