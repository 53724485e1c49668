from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from cxreader.ui.counts import counted, grouped, percent


@pytest.fixture(autouse=True)
def own_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def test_a_bare_machine_groups_as_in_english() -> None:
    QLocale.setDefault(QLocale.c())
    assert grouped(20000) == "20,000"


def test_numbers_are_grouped_as_the_country_does() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    assert grouped(20000) == "20.000"


def test_only_one_takes_the_form_for_one() -> None:
    QLocale.setDefault(QLocale.c())
    words = [counted(number, "{} note", "{} notes") for number in (0, 1, 2, 1200)]
    assert words == ["0 notes", "1 note", "2 notes", "1,200 notes"]


def test_a_part_is_told_in_whole_percent() -> None:
    assert [percent(part) for part in (0.314, 0.0, -0.04, 1)] == ["31\u00a0%", "0\u00a0%", "−4\u00a0%", "100\u00a0%"]
