"""Times as other programs write them."""

from datetime import UTC, datetime


def moment(text: str) -> str:
    """Return a time, ISO 8601 in UTC to the second; one without a zone counts as UTC, and what is none is empty."""
    try:
        time = datetime.fromisoformat(text.strip())
        zoned = time if time.tzinfo else time.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""
