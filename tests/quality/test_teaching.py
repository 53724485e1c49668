from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from cxreader.analysis.meaning.encoder import Encoder
from tests.quality.asking import THREE, Collection, Lesson


@pytest.fixture(scope="module")
def collection(model_path: Path) -> Collection:
    return Collection(Encoder(model_path))


def _f1(lessons: Iterable[Lesson], given: int) -> list[float]:
    """Return F1 after one and after two rounds of ten questions."""
    rounds = [[one.f1 for one in asked] for lesson in lessons for asked in lesson.begun(given, 2)]
    figures: list[float] = np.mean(rounds, axis=0).tolist()
    return figures


@pytest.mark.parametrize(("given", "floors"), [(3, (0.85, 0.95)), (5, (0.91, 0.97))])
def test_three_new_themes_are_learnt_by_twenty_questions(
    collection: Collection, given: int, floors: tuple[float, float]
) -> None:
    after = _f1((collection.lessons[theme] for theme in THREE), given)
    assert after[0] >= floors[0]
    assert after[1] >= floors[1]


@pytest.mark.parametrize(("given", "floors"), [(3, (0.86, 0.92)), (5, (0.92, 0.95))])
def test_every_theme_is_learnt_by_twenty_questions(
    collection: Collection, given: int, floors: tuple[float, float]
) -> None:
    after = _f1(collection.lessons.values(), given)
    assert after[0] >= floors[0]
    assert after[1] >= floors[1]


def test_a_theme_without_a_name_is_learnt_nearly_as_well(collection: Collection) -> None:
    after = _f1((lesson._replace(name=None) for lesson in collection.lessons.values()), 3)
    assert after[0] >= 0.82
    assert after[1] >= 0.89


def test_about_as_many_answers_are_yes_as_was_to_be_expected(collection: Collection) -> None:
    rounds = [asked for lesson in collection.lessons.values() for asked in lesson.begun(1, 3)]
    expected = np.mean([[one.expected for one in asked] for asked in rounds], axis=0)
    yes = np.mean([[one.yes for one in asked] for asked in rounds], axis=0)
    # one passage alone tells little of how common its theme is
    assert (np.abs(expected - yes) <= [2.5, 1, 1]).all()
