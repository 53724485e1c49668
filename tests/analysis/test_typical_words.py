from cxreader.analysis.typical_words import TypicalWords

PARKING = (
    "El aparcamiento estaba lleno y tardamos mucho.",
    "El aparcamiento cuesta demasiado para los clientes.",
    "No encontré aparcamiento cerca de la tienda.",
) * 4
FOOD = (
    "La sopa estaba deliciosa en la tienda.",
    "La sopa llegó con pan fresco para los clientes.",
    "La sopa estaba fría y salada.",
    "Los clientes pidieron sopa y pan.",
) * 4


def test_words_that_the_others_do_not_have_are_typical() -> None:
    assert TypicalWords().of("es", PARKING, FOOD)[0] == "aparcamiento"
    assert TypicalWords().of("es", FOOD, PARKING)[0] == "sopa"


def test_what_both_have_alike_is_not_typical() -> None:
    words = TypicalWords().of("es", PARKING, FOOD)
    assert not {"clientes", "tienda"} & set(words)


def test_of_the_forms_of_a_word_one_is_named() -> None:
    texts = ("Reklamacja klienta czeka.", "Reklamacje klienta czekają.", "Reklamacja i reklamacje leżą.") * 6
    others = ("Paczka doszła na czas.", "Kurier był miły.") * 9
    words = TypicalWords().of("pl", texts, others)
    assert sum(word.startswith("reklamacj") for word in words) == 1


def test_of_chinese_the_whole_run_is_named_and_not_its_pieces() -> None:
    texts = ("停车场已经满了。", "停车场的费用太贵。", "我找不到停车场。")
    others = ("这碗汤非常好喝。", "热汤配着新鲜面包。", "这碗汤又冷又咸。")
    words = TypicalWords().of("zh", texts, others)
    assert words[0] == "停车场"
    assert not {"停车", "车场"} & set(words)


def test_passages_that_all_say_the_same_have_nothing_typical() -> None:
    assert TypicalWords().of("es", ("Sopa.", "Sopa."), ("Sopa.", "Sopa.")) == ()
    assert TypicalWords().of("es", (), FOOD) == ()
    assert TypicalWords().of("es", ("Sopa.", "Sopa."), ()) == ()


def test_no_more_words_are_named_than_wanted() -> None:
    texts = ("Aparcamiento, sopa, tienda, recibo.", "Recibo, tienda, sopa, aparcamiento.") * 9
    assert len(TypicalWords().of("es", texts, ("Otra cosa bien distinta.",) * 20, most=2)) == 2


def test_what_stands_once_is_not_typical() -> None:
    assert TypicalWords().of("es", ("Aparcamiento.",), ("Otra cosa bien distinta.",) * 20) == ()
