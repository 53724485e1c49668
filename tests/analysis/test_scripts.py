import pytest

from cxreader.analysis.scripts import chinese, letters, route, script_of


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", "Latn"),
        ("ñ", "Latn"),
        ("A", "Latn"),
        ("客", "Han"),
        ("カ", "Kana"),
        ("ー", "Kana"),
        ("ж", "Cyrl"),
        ("ि", "Deva"),
        ("1", ""),
        ("。", ""),
        ("\u0301", ""),
        ("ᚠ", "Zzzz"),
    ],
)
def test_a_character_belongs_to_its_script(char: str, script: str) -> None:
    assert script_of(char) == script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("고객 서비스", "ko"),
        ("Εξυπηρέτηση πελατών", "el"),
        ("การบริการลูกค้า", "th"),
        ("שירות לקוחות", "he"),
        ("װאָס איז דאָס", "yi"),
        ("গ্রাহক সেবা", "bn"),
        ("ৰাজ্য চৰকাৰ", "as"),
        ("корисничка подршка каже „ћао“", "sr"),
        ("Абслугоўванне", "be"),
        ("Тұтынушыларға қызмет", "kk"),
        ("Þjónusta við viðskiptavini", "is"),
    ],
)
def test_a_script_or_its_own_letters_name_the_language(text: str, language: str) -> None:
    assert route(text).odds == {language: 0.995}


def test_one_foreign_letter_in_a_long_text_decides_nothing() -> None:
    assert route("We went to Þingvellir. " + "The bus was late and nobody told us. " * 20).odds == {}


def test_words_must_decide_where_many_languages_share_a_script() -> None:
    way = route("Ang serbisyo sa customer")
    assert (way.script, way.odds) == ("Latn", {})


def test_a_text_without_letters_is_unknown() -> None:
    assert route("24/7 — 100 %").odds == {"und": 1.0}


def test_a_script_we_do_not_know_is_told_as_such() -> None:
    assert route("ᚠᚢᚦᚨᚱᚲ").script == "Zzzz"


def test_kana_makes_a_text_japanese() -> None:
    assert route("店員に聞いても在庫が分からない").odds == {"ja": 0.995}


def test_chinese_with_the_name_of_a_product_is_chinese() -> None:
    assert route("客户体验vwin免佣百家乐和联系中心挑战").odds["zh"] > 0.95


def test_chinese_wins_over_many_latin_words_quoted_in_it() -> None:
    assert route("联系中心挑战研究 Sabio CCA Harris Interactive Research").script == "Han"


def test_japanese_wins_over_latin_words_quoted_in_it() -> None:
    assert route("カスタマーサービス Customer Service Desk").odds == {"ja": 0.995}


def test_a_greek_sentence_with_a_latin_name_is_greek() -> None:
    assert route("Η υπηρεσία της Sunderland Football").odds == {"el": 0.995}


def test_a_latin_sentence_with_one_foreign_word_stays_latin() -> None:
    assert route("The word λόγος is used throughout this chapter of the book").script == "Latn"


def test_a_few_characters_without_kana_may_be_a_japanese_heading() -> None:
    assert route("品質管理").odds["ja"] > 0.1
    assert route("质量管理").odds["ja"] < 0.05


def test_writing_of_chinese_is_told_by_characters_of_one_standard() -> None:
    assert chinese(["客户服务不仅仅是一个部门"]) == "zh-Hans"
    assert chinese(["客戶服務不僅僅是一個部門"]) == "zh-Hant"
    assert chinese(["人", "客戶服務"]) == "zh-Hant"
    assert chinese([]) == "zh-Hans"


def test_letters_counts_letters_of_any_script() -> None:
    assert letters("a1 ñ。客") == 3
