"""Cell addresses as Excel writes them; rows and columns count from zero inside the program."""

from __future__ import annotations

from functools import cache


@cache
def letters(column: int) -> str:
    """The letters of a column: 0 is `A`, 26 is `AA`."""
    text = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


def address(row: int, column: int) -> str:
    """The address of a cell: row 11, column 3 is `D12`."""
    return f"{letters(column)}{row + 1}"


def position(text: str) -> tuple[int, int]:
    """Row and column of an address; ValueError where it is none."""
    head = text.rstrip("0123456789")
    number = text[len(head) :]
    if not (head.isascii() and head.isalpha() and len(head) <= 3 and number and number[0] != "0"):
        raise ValueError(f"{text!r}: not the address of a cell")
    return int(number) - 1, column_of(head)


@cache
def column_of(head: str) -> int:
    """The column that letters name: `AA` is 26."""
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
