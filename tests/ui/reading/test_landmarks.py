from collections.abc import Callable

from cxreader.model.theme import Codebook
from cxreader.model.views import OpenDocument
from cxreader.ui.landmarks import landmarks_of
from cxreader.ui.page import Page
from cxreader.ui.theme_looks import theme_looks


def test_every_coded_passage_has_a_landmark(sample: Callable[[int], OpenDocument], codebook: Codebook) -> None:
    document = sample(1)
    page = Page.of(document, show_noise=False)
    found = landmarks_of(document, page, theme_looks(codebook), frozenset(), ((0.5, "teal"),), [(10, 12)])
    assert len(found.themes) == sum(bool(passage.counted()) for passage in document.passages)
    assert found.notes == ((0.5, "teal"),)
    assert found.hits == (page.to_view(10) / page.length,)
    assert all(0 <= place <= 1 for place, _ in found.themes)


def test_a_scope_leaves_the_landmarks_of_its_themes(sample: Callable[[int], OpenDocument], codebook: Codebook) -> None:
    document = sample(1)
    page = Page.of(document, show_noise=False)
    found = landmarks_of(document, page, theme_looks(codebook), frozenset({"experience"}), (), ())
    assert {slots for _, slots in found.themes} == {("teal",)}
