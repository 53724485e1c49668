"""Names of things for other programs, the same in every export."""

import re
import uuid

_CANONICAL = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def named(kind: str, key: str) -> str:
    """Return the UUID of something that has a name of another kind here, such as a theme by its id."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"cxreader:{kind}:{key}"))


def canonical(guid: str) -> str:
    """Return a UUID in small letters without braces; one made from the text where that is none."""
    if _CANONICAL.fullmatch(guid):
        return guid
    try:
        return str(uuid.UUID(guid))
    except ValueError:
        return named("foreign", guid)
