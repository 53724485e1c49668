from cxreader.exporters import summary_text
from cxreader.model.summary import Quote, Summary, Tongue

MARKED = Quote(1, 5, 40, "pl", "Nikt <nie> odebrał telefonu.", "Do_kąd", 4, "Good *one*")
SUREST = Quote(2, 0, 9, "und", "Who knows?", "Notes", 1)
SUMMARY = Summary(
    *("contact-centre", "S2", "Contact centre", "blue", 1, 2, (MARKED,)),
    (Tongue("pl", 1, 1, ("telefon", "a_b"), ()), Tongue("und", 1200, 3, (), (SUREST,))),
)


def test_a_summary_in_markdown_quotes_with_source_and_note() -> None:
    text = summary_text.markdown(SUMMARY)
    assert text.startswith("## S2 Contact centre\n\n1 passage, 2 languages, 2 documents\n\n### ★ Marked quotes\n\n")
    assert "> Nikt \\<nie> odebrał telefonu.\n\n— PL, Do\\_kąd, §4\n\nGood \\*one\\*\n\n" in text
    assert "### Polish: 1 passage in 1 document\n\nTypical words: telefon, a\\_b" in text
    assert "### Not sure: 1,200 passages in 3 documents\n\n> Who knows?" in text


def test_a_summary_in_html_says_what_language_each_quote_is_in() -> None:
    text = summary_text.html(SUMMARY)
    assert '<blockquote lang="pl" dir="auto">Nikt &lt;nie&gt; odebrał telefonu.</blockquote>' in text
    assert '<blockquote lang="" dir="auto">Who knows?</blockquote>' in text
    assert '<p>Typical words: <span lang="pl">telefon, a_b</span></p>' in text
    assert "<p>Good *one*</p>" in text


def test_a_family_that_nobody_marked_quotes_of_has_neither_code_nor_that_part() -> None:
    bare = SUMMARY._replace(short="", marked=())
    assert summary_text.markdown(bare).startswith("## Contact centre\n")
    assert "★" not in summary_text.markdown(bare) + summary_text.html(bare)
