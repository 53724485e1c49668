import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from cxreader import paths
from cxreader.ui.typography import (
    Typography,
    column_width,
    direction,
    em,
    fixed_families,
    is_wide,
    line_height,
    reading_font,
    register_fonts,
)


def test_the_shipped_fonts_are_known(qapp: QApplication) -> None:
    assert qapp is not None
    assert "Noto Sans SC" in register_fonts()
    assert QFontDatabase.hasFamily("Noto Serif")


def test_code_has_a_family_of_its_own_and_one_for_chinese(qapp: QApplication) -> None:
    assert qapp is not None
    own, chinese = fixed_families()
    assert own != chinese == "Noto Sans SC"


def test_chinese_names_its_own_family_first(qapp: QApplication) -> None:
    assert qapp is not None
    simplified = reading_font("zh-Hans", Typography()).families()
    traditional = reading_font("zh-Hant", Typography()).families()
    assert "SC" in simplified[0]
    assert traditional[0] != simplified[0] or traditional[0] == "Noto Sans SC"


@pytest.mark.parametrize("language", ["es", "zh-Hans", "zh-Hant", "ja", "ko", "und"])
@pytest.mark.parametrize("serif", [True, False])
def test_every_family_named_is_installed(qapp: QApplication, language: str, serif: bool) -> None:
    assert qapp is not None
    families = reading_font(language, Typography(serif=serif)).families()
    assert families
    assert all(QFontDatabase.hasFamily(name) for name in families)
    assert "Noto Sans SC" in families


def test_a_column_holds_about_the_measure(qapp: QApplication) -> None:
    assert qapp is not None
    text = paths.seeds()[2].read_text(encoding="utf-8")
    font = reading_font("pl", Typography())
    width = column_width(font, text, "pl", Typography())
    words = " ".join(text.split())
    fitting = next(n for n in range(200) if QFontMetricsF(font).horizontalAdvance(words[:n]) > width)
    assert 62 <= fitting <= 78


def test_a_chinese_column_is_counted_in_squares(qapp: QApplication) -> None:
    assert qapp is not None
    font = reading_font("zh-Hans", Typography())
    assert column_width(font, "", "zh-Hans", Typography()) == 36 * QFontMetricsF(font).horizontalAdvance("中")


def test_an_empty_text_has_a_column_too(qapp: QApplication) -> None:
    assert qapp is not None
    assert column_width(reading_font("en", Typography()), " ", "en", Typography()) > 100


def test_line_height_gives_the_pitch_in_em(qapp: QApplication) -> None:
    assert qapp is not None
    font = reading_font("en", Typography())
    pitch = line_height(font, 1.5) / 100 * QFontMetricsF(font).lineSpacing()
    assert pitch == pytest.approx(1.5 * em(font))


def test_wide_scripts_get_more_air_and_their_own_size() -> None:
    typography = Typography(size=11, wide_size=15)
    assert typography.spacing_for("zh") == pytest.approx(1.7)
    assert typography.spacing_for("es") == 1.5
    assert (typography.size_for("ja"), typography.size_for("pl")) == (15, 11)
    assert is_wide("ko")


@given(st.integers(-100, 100), st.sampled_from(["zh", "es"]))
def test_size_stays_within_bounds_and_touches_one_script(size: int, language: str) -> None:
    resized = Typography().resized(language, size)
    assert 9 <= resized.size_for(language) <= 32
    assert resized.size_for("es" if language == "zh" else "zh") == 13


def test_direction_is_the_languages_own() -> None:
    assert direction("ar") is Qt.LayoutDirection.RightToLeft
    assert direction("es") is Qt.LayoutDirection.LayoutDirectionAuto
