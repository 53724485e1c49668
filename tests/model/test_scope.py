from cxreader.model.scope import SPEAKER, ColumnValue, Facet, Scope, Token, counts_under


def test_a_scope_without_choices_limits_nothing() -> None:
    assert not Scope()


def test_a_language_or_a_theme_limits() -> None:
    assert Scope(languages=frozenset({"pl"}))
    assert Scope(themes=frozenset({"loyalty"}))


def test_a_passage_counts_under_its_own_language_where_its_document_is_in_it() -> None:
    assert counts_under("en", ("pl", "en")) == "en"
    assert counts_under("zh-Hant", ("zh-Hans",)) == "zh"


def test_a_passage_in_a_language_of_few_words_counts_under_the_main_one() -> None:
    assert counts_under("pt", ("es", "en")) == "es"
    assert counts_under("und", ("zh-Hans",)) == "zh"
    assert counts_under("und", ("und",)) == "und"


def test_a_value_stands_alone_in_its_own_column() -> None:
    mexico, poland, first = ColumnValue("country", "mx"), ColumnValue("country", "pl"), ColumnValue("wave", "1")
    anna = ColumnValue(SPEAKER, "Anna")
    scope = Scope(columns=frozenset({mexico, first, anna}), languages=frozenset({"es"}))
    assert scope.by_column() == {"": ["Anna"], "country": ["mx"], "wave": ["1"]}
    assert scope.without_column("country").columns == {first, anna}
    assert scope.alone(Token(Facet.COLUMN, poland)) == scope._replace(columns=frozenset({poland, first, anna}))
    assert scope.alone(Token(Facet.LANGUAGE, "pl")) == scope._replace(languages=frozenset({"pl"}))
    assert [token.value for token in scope.tokens()] == ["es", anna, mexico, first]
