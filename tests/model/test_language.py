import pytest

from cxreader.model import language


@pytest.mark.parametrize(
    ("tag", "base", "name", "badge", "unspaced"),
    [
        ("es", "es", "Spanish", "ES", False),
        ("zh-Hans", "zh", "Chinese", "ZH", True),
        ("pl", "pl", "Polish", "PL", False),
        ("fil", "fil", "Filipino", "TL", False),
        ("ja", "ja", "Japanese", "JA", True),
        ("und", "und", "Not sure", "??", False),
        ("tlh", "tlh", "tlh", "TLH", False),
        ("sr-Latn", "sr", "Serbian", "SR", False),
    ],
)
def test_a_tag_is_told_as_people_know_it(tag: str, base: str, name: str, badge: str, unspaced: bool) -> None:
    assert language.base(tag) == base
    assert language.name(tag) == name
    assert language.badge(tag) == badge
    assert language.is_unspaced(tag) is unspaced


def test_languages_are_listed_by_their_names() -> None:
    names = language.names()
    assert list(names.values()) == sorted(names.values())
    assert names["fil"] == "Filipino"
    assert language.UNKNOWN not in names
    assert all(language.name(tag) == name for tag, name in names.items())
