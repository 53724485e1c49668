"""What a web page says of itself."""

import pytest

from cxreader.model.document import Stated
from cxreader.readers.web_facts import day, facts, language_tag, named, titled
from cxreader.readers.web_tree import page_tree


def stated(page: str) -> Stated:
    return facts(page_tree(page)[0])


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title> How\nit went </title>", "How it went"),
        ("<title>How it went | The Counter</title><h1>How it went</h1>", "How it went"),
        ("<title>How it went | The Counter</title><h1>Else</h1>", "How it went | The Counter"),
        ("<title>Untitled</title><h1>How <b>it</b> went</h1>", "How it went"),
        ("<title>Untitled 1</title><h1>One</h1><h1>Two</h1>", ""),
        ("<svg><title>Arrow</title></svg><h1></h1>", ""),
        ("<meta property='og:title' content='How it went'><title>Else</title>", "How it went"),
        ("<meta name=DC.title content='document'><title>How it went</title>", "How it went"),
        (f"<title>{'long ' * 200}</title>", ("long " * 80)),
    ],
)
def test_the_title_is_what_the_page_says_it_is(page: str, title: str) -> None:
    assert stated(page).title == title


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "Article", "headline": "How it went", "author": {"name": "Ann Lee"}, "datePublished": "2024-05-31"}',
        '[1, {"@graph": [{}, {"headline": "How it went", "author": ["Ann Lee", {}], "datePublished": "20240531T12"}]}]',
        '<![CDATA[ {"headline": "How\n it went", "author": [{"name": "By Ann Lee"}], "datePublished": "2024/05/31"}]]>',
    ],
)
def test_what_a_page_says_for_other_programs_counts_first(data: str) -> None:
    script = f"<script type='application/ld+json'>{data}</script>"

    assert stated(f"<title>How it went | Counter</title><meta property=og:title content=No>{script}") == Stated(
        "How it went", "Ann Lee", "2024-05-31", ""
    )


def test_a_headline_that_is_no_title_counts_least() -> None:
    data = '<script type="application/ld+json">{"headline": "a country", "name": "New Zealand"}</script>'

    assert stated(f"{data}<title>New Zealand - Wiki</title>").title == "New Zealand"
    assert stated(f"{data}<title>Else</title><meta name=DC.title content='Aotearoa'>").title == "Aotearoa"
    assert stated(f"{data}<title>Else</title>").title == "a country"


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"headline": 1}', '"x"', "9" * 600_000, ""])
def test_what_makes_no_sense_of_it_does_not_count(data: str) -> None:
    page = f"<title>How it went</title><script type='application/ld+json'>{data}</script><script>1</script>"

    assert stated(page) == Stated("How it went")


def test_author_date_and_language_are_said_in_many_ways() -> None:
    page = (
        "<html xml:lang=es_MX><meta name=author content=' '><meta name=author content='https://example.org/ann'>"
        "<meta name=byl content='By Ann Lee'>"
        "<meta property='article:published_time' content='soon'>"
        "<meta itemprop=datePublished content='2024-05-31T23:00Z'>"
    )

    assert stated(page) == Stated("", "Ann Lee", "2024-05-31", "es-MX")
    assert stated("<meta property=og:locale content=pl_PL>").language == "pl-PL"
    assert stated("<meta http-equiv=content-language content='fil, en'><body lang=x>").language == "fil"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024-05-31", "2024-05-31"),
        (" 20240531", "2024-05-31"),
        ("2024/05/31 12:00", "2024-05-31"),
        ("Fri, 31 May 2024 10:00:00 +0200", "2024-05-31"),
        ("2024-13-31", ""),
        ("2024", ""),
        ("last week", ""),
        ("", ""),
    ],
)
def test_a_date_is_given_as_its_day(said: str, meant: str) -> None:
    assert day(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("EN", "en"),
        ("en_us", "en-US"),
        ("zh-hant-tw", "zh-hant-TW"),
        ("es, en", "es"),
        ("de_DE.UTF-8", "de-DE"),
        ("und", ""),
        ("english", ""),
        ("", ""),
    ],
)
def test_a_language_is_given_as_a_tag(said: str, meant: str) -> None:
    assert language_tag(said) == meant


def test_what_programs_write_for_want_of_words_is_neither_title_nor_author() -> None:
    assert [titled(said) for said in ("Untitled-1", "No title", "Home page", "index", "Homework")] == [
        *[""] * 4,
        "Homework",
    ]
    assert [named(said) for said in ("unknown", "Admin", "@ann", "-", "n/a", "Byron")] == [*[""] * 5, "Byron"]
