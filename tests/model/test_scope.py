from cxreader.model.scope import Scope


def test_a_scope_without_choices_limits_nothing() -> None:
    assert not Scope()


def test_a_language_or_a_theme_limits() -> None:
    assert Scope(languages=frozenset({"pl"}))
    assert Scope(themes=frozenset({"loyalty"}))
