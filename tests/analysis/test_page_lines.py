import pytest

from cxreader.analysis.page_lines import reason


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("template", "[contact-form-7 id=“12” title=“Contact”]"),
        ("template", "<!-- wp:paragraph -->"),
        ("template", "window.dataLayer = window.dataLayer || [];"),
        ("template", "<br /><br />"),
        ("template", "#content { margin: 0; padding: 0 }"),
        ("template", "%s comments"),
        ("counter", "23 min czytania 4500 słów 27 maja 2025"),
        ("counter", "May 3, 2023 · 5 min read · 12 comments"),
        ("counter", "Temps de lecture : 4 minutes"),
        ("counter", "阅读数：1024"),
        ("counter", "第 3 页 共 12 页"),
        ("counter", "- 12 -"),
        ("stamp", "Published on Monday, May 3, 2023 at 10:30"),
        ("stamp", "Publicado el 3 de mayo de 2020"),
        ("stamp", "发布于2020年5月1日"),
        ("stamp", "Ika-3 ng Mayo 2020"),
        ("stamp", "Data publikacji: 12.05.2020 r."),
        ("credit", "（图片来源：网络）"),
        ("credit", "2023-05-01 10:30 来源:人民网"),
        ("credit", "Crédit photo : AFP"),
        ("credit", "Copyright 2024 Diario Sur"),
        ("credit", "Udostępnij na Facebooku"),
        ("credit", "Auf Facebook teilen"),
        ("credit", "Strona główna » Blog » Obsługa klienta"),
        ("credit", "当前位置：首页 > 资讯"),
        ("credit", "Tags: customer service, CX, retail"),
        ("fragment", "Read more »"),
        ("fragment", "Leer más..."),
        ("fragment", "Facebook Twitter LinkedIn WhatsApp"),
        ("fragment", "Log in / Register"),
        ("fragment", "Privacy Policy | Terms of Use | Contact"),
        ("fragment", "« Previous 1 2 3 Next »"),
        ("form", "Your email address will not be published. Required fields are marked *"),
        ("form", "This website uses cookies. By continuing to browse, you agree. " * 4),
    ],
)
def test_a_line_that_a_page_left_around_a_text_is_noise_by_itself(kind: str, line: str) -> None:
    found = reason(line)
    assert found is not None
    assert (found.kind, found.alone) == (kind, True)


@pytest.mark.parametrize("line", ["Share", "menu:", "评论", "10:30", "Download PDF", "Skopiuj link"])
def test_a_line_that_may_be_an_answer_is_noise_beside_other_noise_only(line: str) -> None:
    found = reason(line)
    assert found is not None
    assert not found.alone


@pytest.mark.parametrize(
    "line",
    [
        "",
        "...",
        "N/A",
        "5 stars",
        "没有",
        "3 years ago",
        "On May 3, 2023 the shop closed.",
        "Home > office, I prefer working",
        "Read more books",
        "Next: the checkout",
        "Auf Facebook teilen wir unsere Erfahrungen",
        "We use cookies and loyalty cards to learn what people buy, and we tell them so.",
        "Customers hate cookie banners that make them accept everything before reading.",
        "[laughs] I do not know.",
        "100 % satisfied",
        "Facebook, WhatsApp",
        "Quelle surprise",
        "Published: " + "a long list of names and places and what was said there " * 4,
    ],
)
def test_a_line_that_somebody_wrote_stays(line: str) -> None:
    assert reason(line) is None


def test_a_row_of_counts_that_ends_in_words_is_told_at_once() -> None:
    # tried in all ways to cut it into counts, it would take some twenty seconds
    assert reason("5 likes " * 19 + "on it") is None
    assert reason("5 likes " * 19) is not None
