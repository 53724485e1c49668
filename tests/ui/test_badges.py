from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from cxreader.ui import badges
from cxreader.ui.palette import Mode, tokens

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


def painted(paint: Callable[[QPainter], None], direction: Qt.LayoutDirection = LEFT) -> QImage:
    image = QImage(100, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("progress", "quarters"),
    [(0, 0), (0.001, 1), (0.25, 1), (0.5, 2), (0.75, 3), (0.97, 3), (0.99, 4), (1, 4)],
)
def test_progress_shows_as_quarters(progress: float, quarters: int) -> None:
    assert badges.quarters(progress) == quarters


def test_a_small_font_is_smaller_however_its_size_is_given(qapp: QApplication) -> None:
    points, pixels = QFont(qapp.font()), QFont(qapp.font())
    points.setPointSizeF(10)
    pixels.setPixelSize(20)
    assert badges.small(points).pointSizeF() == pytest.approx(8.8)
    assert badges.small(pixels, strong=True).pixelSize() == 18


def test_badges_grow_with_the_font(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(6)
    assert badges.badge_size(font) == QSize(28, 18)
    font.setPointSizeF(30)
    assert badges.badge_size(font).height() > 30


@pytest.mark.parametrize(("direction", "x"), [(LEFT, 10), (RIGHT, 89)])
def test_a_bar_fills_in_the_direction_of_reading(qapp: QApplication, direction: Qt.LayoutDirection, x: int) -> None:
    assert qapp
    light = tokens(Mode.LIGHT)
    image = painted(lambda p: badges.paint_bar(p, QRect(0, 0, 100, 20), 0.3, light, "red"), direction)
    assert image.pixelColor(x, 10) == light.ink("red")
    assert image.pixelColor(99 - x, 10) == light.hairline


@pytest.mark.parametrize(("direction", "colours"), [(LEFT, (RED, BLUE)), (RIGHT, (BLUE, RED))])
def test_segments_follow_the_direction_of_reading(
    qapp: QApplication, direction: Qt.LayoutDirection, colours: tuple[QColor, QColor]
) -> None:
    assert qapp
    image = painted(lambda p: badges.paint_segments(p, QRect(0, 0, 100, 20), [(RED, 1), (BLUE, 1)]), direction)
    assert (image.pixelColor(10, 10), image.pixelColor(90, 10)) == colours


def test_a_folded_arrow_points_where_reading_goes(qapp: QApplication) -> None:
    assert qapp

    def arrow(*, unfolded: bool) -> Callable[[QPainter], None]:
        return lambda p: badges.paint_chevron(p, QRect(0, 0, 20, 20), RED, unfolded=unfolded)

    assert painted(arrow(unfolded=False), LEFT) != painted(arrow(unfolded=False), RIGHT)
    assert painted(arrow(unfolded=True), LEFT) == painted(arrow(unfolded=True), RIGHT)


def test_a_place_in_a_row_is_mirrored_from_right_to_left() -> None:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 50, 200, 30)
    option.direction = LEFT
    assert badges.placed(option, QRect(10, 5, 20, 20)) == QRect(10, 55, 20, 20)
    option.direction = RIGHT
    assert badges.placed(option, QRect(10, 5, 20, 20)) == QRect(170, 55, 20, 20)
