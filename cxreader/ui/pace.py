"""How long a job of many like things will still take."""

from time import monotonic

# seconds that must have passed, for the first things take longer than the later ones
_SETTLED = 3.0


class Pace:
    """Watches how fast things get done from the moment it is made."""

    def __init__(self) -> None:
        self._begun = monotonic()

    def left(self, done: int, whole: int) -> int:
        """Return the seconds until all things will be done; -1 where that cannot be told yet."""
        passed = monotonic() - self._begun
        if passed < _SETTLED or not done:
            return -1
        return round(passed / done * (whole - done))
