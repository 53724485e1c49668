"""The one number that each thing in the notes panel goes by: a highlight by its id, all else by one below zero."""


def of_memo(memo: int) -> int:
    """Return the key of a memo by its id."""
    return -2 * memo


def of_link(link: int) -> int:
    """Return the key of a link by its id."""
    return -2 * link - 1


def memo_of(key: int) -> int:
    """Return the id of the memo that a key stands for, 0 where it stands for something else."""
    return -key // 2 if key < 0 and key % 2 == 0 else 0


def link_of(key: int) -> int:
    """Return the id of the link that a key stands for, 0 where it stands for something else."""
    return (-key - 1) // 2 if key < 0 and key % 2 else 0
