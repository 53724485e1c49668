"""The letters that spreadsheets call their columns by: A to Z, then AA, AB and so on."""

from string import ascii_uppercase


def letters_of(column: int) -> str:
    """Return the letters of a column by its number from 0."""
    more, last = divmod(column, len(ascii_uppercase))
    return f"{letters_of(more - 1) if more else ''}{ascii_uppercase[last]}"


def column_of(letters: str) -> int:
    """Return the number, from 0, of a column by its letters, large or small ones."""
    number = 0
    for letter in letters.upper():
        number = number * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return number - 1
