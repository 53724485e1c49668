import pytest

from cxreader.ui import pace
from cxreader.ui.pace import Pace


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed; the last one is now."""
    passed = [100.0]
    monkeypatch.setattr(pace, "monotonic", lambda: passed[-1])
    return passed


def test_the_time_left_is_told_once_the_pace_is_steady(clock: list[float]) -> None:
    one = Pace()
    clock.append(102.9)
    assert one.left(10, 100) == -1
    clock.append(110.0)
    assert one.left(0, 100) == -1
    assert one.left(10, 100) == 90
    assert one.left(100, 100) == 0
