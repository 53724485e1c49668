from cxreader.analysis.vocabulary import Vocabulary

_PARKING = {
    "en": ["The parking garage was full.", "Parking costs too much here.", "I found no parking space for my car."],
    "es": ["El aparcamiento estaba lleno.", "El aparcamiento cuesta mucho.", "No encontré aparcamiento."],
    "zh-Hans": ["停车场已经满了。", "停车场的费用太贵。", "我找不到停车场。"],
}
_FOOD = {
    "en": ["The soup tasted wonderful.", "Our soup came with fresh bread.", "The soup was cold and salty."],
    "es": ["La sopa estaba deliciosa.", "La sopa llegó con pan fresco.", "La sopa estaba fría y salada."],
    "zh-Hans": ["这碗汤非常好喝。", "热汤配着新鲜面包。", "这碗汤又冷又咸。"],
}
_ROWS = [
    (subject, language, text)
    for subject, by_language in (("parking", _PARKING), ("food", _FOOD))
    for language, texts in by_language.items()
    for text in texts
]
_MEMBERS = [place for place, (subject, *_) in enumerate(_ROWS) if subject == "parking"]


def _vocabulary() -> Vocabulary:
    return Vocabulary([text for *_, text in _ROWS], [language for _, language, _ in _ROWS])


def test_passages_are_named_by_their_own_words_in_each_language() -> None:
    assert _vocabulary().own(_MEMBERS, 1) == {"en": ("parking",), "es": ("aparcamiento",), "zh": ("停车场",)}


def test_neither_grammar_nor_parts_of_a_word_are_named() -> None:
    names = _vocabulary().own(_MEMBERS)
    assert not {"the", "el", "for"} & {word for words in names.values() for word in words}
    assert sum("停车" in word or word in "停车场" for word in names["zh"]) == 1


def test_a_language_without_a_word_that_stands_twice_is_left_out() -> None:
    assert _vocabulary().own([0, 3]) == {}
