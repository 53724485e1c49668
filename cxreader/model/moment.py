"""The time, as libraries keep it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the time, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
