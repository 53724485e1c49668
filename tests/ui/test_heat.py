import pytest

from cxreader.ui.heat import shade
from cxreader.ui.palette import Mode, tokens
from tests.ui.test_palette import contrast


@pytest.mark.parametrize("mode", Mode)
def test_words_stand_out_from_every_shade(mode: Mode) -> None:
    colours = tokens(mode)
    assert all(contrast(colours.text, shade(colours, heat / 20)) >= 6.3 for heat in range(21))


@pytest.mark.parametrize("mode", Mode)
def test_shades_begin_at_the_page_and_rise(mode: Mode) -> None:
    colours = tokens(mode)
    assert shade(colours, 0) == colours.page
    steps = [contrast(colours.page, shade(colours, heat)) for heat in (0, 0.01, 0.3, 0.6, 1)]
    assert steps == sorted(steps)
    assert len(set(steps)) == len(steps)
