"""Reads one table of a reference file key by key and collects what is wrong with it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from unicodedata import is_normalized

_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")
_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


def opened(path: Path, faults: list[str]) -> Fields | None:
    """The outermost table of a reference file; None, and a fault, where it cannot be read."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        faults.append(f"{path.name}: {error}")
        return None
    return parsed(text, path.name, faults)


def parsed(text: str, where: str, faults: list[str]) -> Fields | None:
    """The outermost table of what such a file would hold; None, and a fault, where it is none."""
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:
        faults.append(f"{where}: {error}")
        return None
    return Fields(table, where, faults)


def doubled(keys: Iterable[_Key]) -> list[_Key]:
    """The keys that stand more than once, each once, in their order."""
    return [key for key, times in Counter(keys).items() if times > 1]


class Fields:
    """The keys of one table.

    A getter that finds a fault notes it and gives a stand-in of the right type, so that reading
    goes on to the next fault; whoever asks drops the row when `faulty` says so.
    """

    def __init__(self, table: Mapping[str, object], where: str, faults: list[str]) -> None:
        self.where = where
        self._left = dict(table)
        self._faults = faults
        self._faults_before = len(faults)

    @property
    def faulty(self) -> bool:
        """Whether anything was wrong since this table was opened."""
        return len(self._faults) > self._faults_before

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that nobody asked for yet."""
        return tuple(self._left)

    def note(self, fault: str) -> None:
        """Add one fault of this table."""
        self._faults.append(f"{self.where}: {fault}")

    def within(self, name: str, table: Mapping[str, object]) -> Fields:
        """A table inside this one, its faults noted beside this one's."""
        return Fields(table, f"{self.where}: {name}", self._faults)

    def text(self, key: str) -> str:
        """Words that must be there."""
        if key not in self._left:
            return self._missing(key, "")
        return self.text_or_none(key) or ""

    def text_or_none(self, key: str) -> str | None:
        """Words, in composed letters and without blanks around them."""
        value = self._left.pop(key, None)
        return None if value is None else self._text(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """At least one text."""
        return self._texts(key, self._left.pop(key, None))

    def texts_if_any(self, key: str) -> tuple[str, ...]:
        """Texts; none where the key is absent."""
        return self.texts(key) if key in self._left else ()

    def text_lists(self, key: str) -> tuple[tuple[str, ...], ...]:
        """At least one list of texts."""
        return tuple(self._texts(key, each) for each in self._some(key, "list"))

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._left.pop(key, None)
        if value is None:
            return self._missing(key, 0)
        if not isinstance(value, int) or isinstance(value, bool):
            return self._wrong(key, "a whole number", value, 0)
        return value

    def at_least(self, key: str, least: int) -> int:
        """A whole number that must be there and not below another."""
        value = self.whole(key)
        if value < least:
            self.note(f"{key}: want {least} or more, found {value}")
            return least
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """At least one whole number."""
        found = self._some(key, "whole number")
        if not all(type(each) is int for each in found):
            return self._wrong(key, "whole numbers", found, ())
        return tuple(each for each in found if isinstance(each, int))

    def number_or_none(self, key: str) -> Decimal | None:
        """A finite number, exactly as written (the file is parsed with `parse_float=Decimal`)."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return self._wrong(key, "a number", value, Decimal(1))
        number = Decimal(value)
        if not number.is_finite():
            return self._wrong(key, "a finite number", value, Decimal(1))
        return number

    def day(self, key: str) -> date:
        """A date that must be there."""
        if key not in self._left:
            return self._missing(key, date.min)
        return self.day_or_none(key) or date.min

    def day_or_none(self, key: str) -> date | None:
        """A date."""
        value = self._left.pop(key, None)
        if value is None or type(value) is date:
            return value
        return self._wrong(key, "a date", value, date.min)

    def days(self, key: str) -> tuple[date, ...]:
        """Dates in ascending order, none twice; empty where the key is absent."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(type(day) is date for day in value):
            return self._wrong(key, "a list of dates", value, ())
        if value != sorted(set(value)):
            self.note(f"{key}: want ascending dates, none twice")
        return tuple(value)

    def flag(self, key: str, *, absent: bool = False) -> bool:
        """True or false; `absent` where the key is absent."""
        value = self._left.pop(key, absent)
        if not isinstance(value, bool):
            return self._wrong(key, "true or false", value, stand_in=False)
        return value

    def word(self, key: str, vocabulary: type[_Word]) -> _Word:
        """A word of a vocabulary that must be there."""
        value = self._left.pop(key, None)
        if value is None:
            return self._missing(key, next(iter(vocabulary)))
        return self._one_of(key, vocabulary, value)

    def word_or(self, key: str, absent: _Word) -> _Word:
        """A word of the vocabulary of the one that is meant where the key is absent."""
        return self._one_of(key, type(absent), self._left.pop(key, absent))

    def words(self, key: str, vocabulary: type[_Word]) -> tuple[_Word, ...]:
        """At least one word of a vocabulary."""
        return tuple(self._one_of(key, vocabulary, each) for each in self._some(key, "word"))

    def code(self, key: str, known: Collection[str]) -> str:
        """A code that is defined elsewhere."""
        code = self.text(key)
        return self._codes(key, [code], known)[0] if code else code

    def code_or_none(self, key: str, known: Collection[str]) -> str | None:
        """A code that is defined elsewhere."""
        return self.code(key, known) if key in self._left else None

    def codes(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """At least one code that is defined elsewhere."""
        return self._codes(key, self._some(key, "code"), known)

    def codes_if_any(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """Codes that are defined elsewhere; none where the key is absent."""
        return self.codes(key, known) if key in self._left else ()

    def code_lists(self, key: str, known: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """At least one list of codes that are defined elsewhere."""
        lists = self._some(key, "list")
        return tuple(self._codes(key, self._full(key, "code", each), known) for each in lists)

    def table(self, key: str) -> Fields:
        """A table that must be there (`[key]`)."""
        value = self._left.pop(key, None)
        if not isinstance(value, dict):
            return self.within(key, self._wrong(key, "a table", value, {}))
        return self.within(key, value)

    def tables(self, key: str) -> tuple[Mapping[str, object], ...]:
        """The tables of an array (`[[key]]`); empty where there is none."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            return self._wrong(key, "an array of tables", value, ())
        return tuple(value)

    def rows(
        self, key: str, read: Callable[[Fields], _Row], named_by: str = ""
    ) -> tuple[_Row, ...]:
        """Read each table of an array to its end; told by one of its keys or by its place."""
        found = []
        for at, table in enumerate(self.tables(key), start=1):
            row = self.within(f"{key} {table.get(named_by, at)}", table)
            found.append(read(row))
            row.finish()
        return tuple(found)

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._left:
            self.note(f"unknown key {key!r}")

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            return self._wrong(key, "words", value, "")
        if value != value.strip() or not is_normalized("NFC", value):
            return self._wrong(key, "composed letters (NFC) without blanks around", value, "")
        return value

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        return tuple(self._text(key, each) for each in self._full(key, "text", value))

    def _codes(self, key: str, codes: list[object], known: Collection[str]) -> tuple[str, ...]:
        for code in codes:
            if not isinstance(code, str) or code not in known:
                self.note(f"{key}: {code!r} is not defined")
        return tuple(map(str, codes))

    def _some(self, key: str, what: str) -> list[object]:
        return self._full(key, what, self._left.pop(key, None))

    def _full(self, key: str, what: str, value: object) -> list[object]:
        if not isinstance(value, list) or not value:
            return self._wrong(key, f"a list of at least one {what}", value, [])
        return value

    def _one_of(self, key: str, vocabulary: type[_Word], value: object) -> _Word:
        if isinstance(value, str) and value in {str(word) for word in vocabulary}:
            return vocabulary(value)
        known = "one of " + ", ".join(vocabulary)
        return self._wrong(key, known, value, next(iter(vocabulary)))

    def _missing(self, key: str, stand_in: _Value) -> _Value:
        self.note(f"{key} is missing")
        return stand_in

    def _wrong(self, key: str, wanted: str, value: object, stand_in: _Value) -> _Value:
        self.note(f"{key}: want {wanted}, found {value!r}")
        return stand_in
