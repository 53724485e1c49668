from types import SimpleNamespace

from cxreader.ui.document_words import alike, details, facts, further_languages, name_beside, reading, spoken


def test_a_row_in_a_scope_says_how_much_of_it_is_in(samples: SimpleNamespace) -> None:
    assert spoken(samples.chinese()) == (
        "客户体验和联系中心挑战. Chinese, 2,899 characters. Main themes: Contact centre. 20 of 126 passages. Half read."
    )
    assert spoken(samples.empty()) == "Short note. Not sure, 1 word. 1 note. A quarter read."


def test_a_title_that_ends_in_a_stop_gets_no_second_one(samples: SimpleNamespace) -> None:
    assert spoken(samples.spanish(title="The end.", themes=(), notes=0)) == "The end. Spanish, 557 words. Not read yet."


def test_details_come_in_ever_shorter_forms(samples: SimpleNamespace) -> None:
    assert details(samples.spanish()) == (
        "557 words · 22 passages · 1 noise fragment",
        "557 words · 22 passages · 1 noise",
        "557 words · 22 passages",
    )
    assert details(samples.chinese()) == (
        "2,899 characters · 20 of 126 passages · 27 noise fragments",
        "2,899 chars · 20 of 126 passages · 27 noise",
        "2,899 chars · 20 of 126 passages",
    )
    assert details(samples.empty()) == ("1 word · 0 passages", "1 word · 0 passages")


def test_the_further_languages_of_a_document_stand_before_its_length(samples: SimpleNamespace) -> None:
    mixed = samples.spanish(languages=("es", "en", "fr"), noise=0)
    assert details(mixed) == ("+EN FR · 557 words · 22 passages",) * 2
    assert spoken(mixed).startswith("Los beneficios de los 1-800 número. Spanish, 557 words. Also in English, French. ")
    assert facts(mixed) == ("/texts/es.txt", "In Spanish, English, French")


def test_only_two_further_languages_are_shown_each_once(samples: SimpleNamespace) -> None:
    assert further_languages(samples.spanish(languages=("es", "zh-Hans", "zh-Hant", "pl", "en"))) == ("+ZH PL …",)
    assert further_languages(samples.spanish(languages=("es",))) == ()


def test_the_tooltip_tells_how_a_file_was_read_but_not_of_pasted_text(samples: SimpleNamespace) -> None:
    assert facts(samples.spanish(encoding="Windows-1250", codec="cp1250")) == ("/texts/es.txt", "Read as Windows-1250")
    assert facts(samples.spanish(path="", encoding="Unicode")) == ()


def test_near_duplicates_are_named_nearest_first(samples: SimpleNamespace) -> None:
    twin = samples.spanish(alike=((3, 0.9), (2, 0.8), (9, 0.7)), nearest="copy.txt")
    assert alike(twin) == "“copy.txt” and 2 more"
    assert alike(samples.spanish(alike=((3, 0.9),), nearest="copy.txt")) == "“copy.txt”"
    assert alike(samples.spanish()) == ""
    assert facts(twin)[-1] == "Nearly the same as “copy.txt” and 2 more"
    assert spoken(twin).endswith("2 notes. Nearly the same as “copy.txt” and 2 more. Not read yet.")


def test_the_name_of_another_file_tells_equal_titles_apart(samples: SimpleNamespace) -> None:
    copy = samples.spanish(path="/texts/copy.txt")
    assert name_beside(copy, samples.spanish()) == "copy.txt"
    assert name_beside(copy, samples.chinese()) == copy.title
    assert name_beside(samples.spanish(path=""), samples.spanish()) == copy.title


def test_tags_are_told_everywhere(samples: SimpleNamespace) -> None:
    tagged = samples.spanish(tags=("2024", "visit"), noise=0)
    assert details(tagged) == ("557 words · 22 passages · #2024 #visit",) * 2 + ("557 words · 22 passages",) * 2
    assert facts(tagged) == ("/texts/es.txt", "Tags: 2024, visit")
    assert " Tags: 2024, visit. " in spoken(tagged)


def test_what_was_read_is_told_by_quarters() -> None:
    assert [reading(part) for part in (0.0, 0.01, 0.5, 0.75, 1.0)] == [
        "Not read yet.",
        "A quarter read.",
        "Half read.",
        "Three quarters read.",
        "Read.",
    ]


def test_likeness_is_the_first_to_go_where_room_is_short(samples: SimpleNamespace) -> None:
    assert details(samples.spanish(alike=((2, 0.9),), nearest="X")) == (
        "557 words · 22 passages · 1 noise fragment · nearly the same as “X”",
        "557 words · 22 passages · nearly the same as “X”",
        *details(samples.spanish()),
    )
