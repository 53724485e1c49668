import pytest

from cxreader.analysis.language import SURE, Detector, overall, shares
from cxreader.model.passage import Guess


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "2.",
        "Oo",
        "24/7",
        "$config[code] not found",
        "https://example.org/servicio/al/cliente",
        "ayuda@cliente.example",
        "numpy/random/tests/__init__.py",
        "ᚠᚢᚦᚨᚱᚲ",
        "ツ",
        "hahahaha",
        "if user is None and total_price > 0:",
        "basename = name",
    ],
)
def test_what_is_no_prose_has_no_language(detector: Detector, text: str) -> None:
    assert detector.passage(text) == Guess("und", 0.0)
    assert detector.passages([text, "La atención al cliente fue excelente."])[0].language == "und"


def test_a_doubtful_text_is_not_named_unless_wished(detector: Detector) -> None:
    assert detector.passage("jkh wkl gfd") == Guess("und", 0.0)
    wished = detector.passage("jkh wkl gfd", floor=0)
    assert wished.language != "und"
    assert 0 < wished.confidence < SURE


def test_a_short_line_is_told_by_its_document(detector: Detector) -> None:
    long = "Nasz klient odwiedza naszą firmę i ogląda magazyn, biuro oraz kuchnię."
    assert detector.passages([long, "To nasz", long])[1].language == "pl"


def test_a_foreign_quotation_keeps_its_language(detector: Detector) -> None:
    spanish = "La experiencia del cliente incluye cualquier aspecto de una empresa que le afecte."
    english = "Nobody answered the phone, and I waited for more than forty minutes in the queue."
    guesses = detector.passages([spanish, spanish, english, spanish])
    assert [guess.language for guess in guesses] == ["es", "es", "en", "es"]


def test_a_heading_in_capitals_is_read(detector: Detector) -> None:
    assert detector.passage("LA EXPERIENCIA DEL CLIENTE EN LA TIENDA").language == "es"


def test_one_chinese_character_is_enough(detector: Detector) -> None:
    assert [guess.language for guess in detector.passages(["客户服务很重要。", "听。"])] == ["zh-Hans", "zh-Hans"]


def test_writing_of_chinese_is_that_of_the_whole_document(detector: Detector) -> None:
    assert [guess.language for guess in detector.passages(["人人有份", "客戶服務很重要"])] == ["zh-Hant", "zh-Hant"]


def test_a_heading_without_kana_in_a_japanese_text_is_japanese(detector: Detector) -> None:
    body = "店員に聞いても在庫が分からず、レジにも長い列ができていた。"
    assert detector.passages([body, "品質管理", body])[1].language == "ja"


def test_a_serbian_line_without_its_own_letters_is_told_by_its_document(detector: Detector) -> None:
    body = "Чекала сам више од сат времена, а нико није хтео да ми помогне. Нећу више доћи."
    assert detector.passages([body, "То је питање.", body])[1].language == "sr"
    assert detector.passage("Компанијата одговори на сите прашања на клиентите.").language == "mk"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Det er ikke noget", "da"),
        ("Det er ikke noe", "no"),
        ("Det är inte något", "sv"),
        ("když jsem byl doma", "cs"),
        ("keď som bol doma", "sk"),
        ("pero también está muy", "es"),
        ("mas também está muito", "pt"),
        ("però també és molt", "ca"),
        ("оно што нам треба", "sr"),
        ("овие луѓе се многу добри", "mk"),
        ("यो धेरै राम्रो छ", "ne"),
        ("यह बहुत अच्छा है", "hi"),
        ("Дякую, все сподобалося", "uk"),
        ("No me gusta", "es"),
        ("No sé", "es"),
        ("Nein, danke", "de"),
    ],
)
def test_frequent_words_tell_near_languages_apart(detector: Detector, text: str, language: str) -> None:
    assert detector.passage(text).language == language


def test_a_numbered_heading_has_the_language_of_its_document(detector: Detector) -> None:
    body = "Todos los clientes esperan una respuesta clara y un trato amable en la tienda."
    texts = ["Article 1", body, "Article 2", body]
    assert [guess.language for guess in detector.passages(texts)] == ["es"] * 4


def test_a_line_of_names_has_the_language_of_its_document(detector: Detector) -> None:
    body = "हमारे ग्राहक बहुत संतुष्ट हैं और वे फिर से आएंगे।"
    assert detector.passages([body, "Google, Microsoft", body])[1].language == "hi"


def test_what_a_person_chose_is_certain(detector: Detector) -> None:
    body = "Walang sumagot sa telepono."
    chosen = detector.passages([body, "2.", body], chosen={0: "id", 1: "gl"})
    assert chosen[:2] == [Guess("id", 1.0), Guess("gl", 1.0)]
    assert chosen[2].language == "fil"


def test_a_chosen_language_helps_to_tell_its_neighbours(detector: Detector) -> None:
    assert detector.passages(["Kontakt", "Kontakt"])[1].language != "pl"
    assert detector.passages(["Kontakt", "Kontakt"], chosen={0: "pl"})[1].language == "pl"


def test_chosen_chinese_is_named_with_its_writing(detector: Detector) -> None:
    assert detector.passages(["客戶服務", "2."], chosen={0: "zh"})[0] == Guess("zh-Hant", 1.0)


def test_a_passage_chosen_to_be_in_no_language_has_none(detector: Detector) -> None:
    assert detector.passages(["El cliente espera."], chosen={0: "und"}) == [Guess("und", 0.0)]


def test_answers_are_the_same_on_every_run() -> None:
    texts = ["Walang sinuman ang gustong tumulong", "Anonim", "客户服务"]
    assert Detector().passages(texts) == Detector().passages(texts)


def test_no_passages_give_no_guesses(detector: Detector) -> None:
    assert detector.passages([]) == []


def test_a_very_long_line_is_told_by_its_beginning(detector: Detector) -> None:
    assert detector.passage("El cliente espera. " * 50_000).language == "es"


def test_the_main_language_is_that_of_most_letters() -> None:
    texts = ["Ang serbisyo sa kostumer ay mahalaga", "Yes", "No", "12"]
    guesses = [Guess("fil", 0.9), Guess("en", 0.7), Guess("en", 0.7), Guess("und", 0.0)]
    assert overall(texts, guesses).language == "fil"


def test_the_main_language_has_the_mean_confidence_of_its_letters() -> None:
    assert overall(["aaa", "b"], [Guess("es", 1.0), Guess("es", 0.6)]).confidence == pytest.approx(0.9)


def test_a_text_without_language_has_no_main_language() -> None:
    assert overall(["12"], [Guess("und", 0.0)]) == Guess("und", 0.0)
    assert overall([], []) == Guess("und", 0.0)


def test_the_languages_of_a_document_are_named_with_their_shares() -> None:
    guesses = [Guess("pl", 0.9), Guess("es", 0.9), Guess("und", 0.0), Guess("es", 0.5)]
    assert shares(["a" * 30, "b" * 40, "1234", "c" * 30], guesses) == (("es", 0.7), ("pl", 0.3))


def test_a_language_of_a_few_words_is_none_of_the_document() -> None:
    assert shares(["a" * 96, "b" * 4], [Guess("pl", 0.9), Guess("en", 0.9)]) == (("pl", 0.96),)


def test_a_text_in_no_language_has_no_shares() -> None:
    assert shares(["12"], [Guess("und", 0.0)]) == ()


def test_a_language_chosen_for_what_has_no_letters_counts() -> None:
    assert shares(["12"], [Guess("es", 1.0)]) == (("es", 1.0),)
    assert overall(["12"], [Guess("es", 1.0)]).language == "es"
