"""Libraries as files: what can be done to one, whether it is open or not; each call stands by itself."""

from cxreader.store.backups import contents, is_due, kept, make, restore, restore_beside
from cxreader.store.failures import is_checked_late
from cxreader.store.inventory import check, compact, take_inventory
from cxreader.store.recovery import recover

__all__ = [
    "check",
    "compact",
    "contents",
    "is_checked_late",
    "is_due",
    "kept",
    "make",
    "recover",
    "restore",
    "restore_beside",
    "take_inventory",
]
