import pytest

from cxreader.model.word_forms import LANGUAGES, are_forms, core, stems


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("pl", "klient klienta klientami kliencie klientow klientom"),
        ("pl", "obsluga obslugi obsludze obslugami"),
        ("pl", "reklamacja reklamacje reklamacji reklamacjami"),
        ("pl", "czekac czekalem czeka czekali czekaja"),
        ("es", "cliente clientes clienta"),
        ("es", "servicio servicios"),
        ("es", "manera maneras"),
        ("es", "atencion atenciones"),
        ("es", "llamar llamo llamaron llamada llamadas"),
        ("en", "service services"),
        ("en", "company companies"),
        ("en", "call calls called calling"),
        ("en", "stop stopped stopping"),
        ("de", "kunde kunden"),
        ("de", "bestellung bestellungen"),
        ("de", "kaufen kauft kaufte"),
        ("fil", "tawag tumawag tumatawag tinawagan nagtawag pagtawag tawagan"),
        ("fil", "kain kumain kinain"),
        ("fil", "serbisyo serbisyong"),
    ],
)
def test_forms_of_a_word_are_told(language: str, forms: str) -> None:
    first, *others = forms.split()
    for other in others:
        assert are_forms(first, other, language)
        assert are_forms(other, first)
        assert core(first, language) in other


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "service", "serviceable"),
        ("en", "universe", "university"),
        ("es", "mano", "manera"),
        ("pl", "waga", "wada"),
        ("de", "kunde", "kundig"),
        ("fil", "tawag", "tawad"),
        ("zh", "customer", "customers"),
    ],
)
def test_other_words_are_no_forms(language: str, one: str, other: str) -> None:
    assert not are_forms(one, other, language)


def test_without_a_language_any_will_do() -> None:
    assert are_forms("klient", "klientami")
    assert not are_forms("klient", "klientami", "es")


@pytest.mark.parametrize("language", [*LANGUAGES, "zh"])
def test_a_short_word_is_its_own_only_form(language: str) -> None:
    assert stems("ein", language) == {"nein"}
    assert core("ein", language) == "ein"
    assert core("a", language) == "a"
