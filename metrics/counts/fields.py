"""Reads one table of a reference file key by key and collects what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from unicodedata import is_normalized

_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")


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
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            return self._wrong(key, "words", value, "")
        if value != value.strip() or not is_normalized("NFC", value):
            return self._wrong(key, "composed letters (NFC) without blanks around", value, "")
        return value

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._left.pop(key, None)
        if value is None:
            return self._missing(key, 0)
        if not isinstance(value, int) or isinstance(value, bool):
            return self._wrong(key, "a whole number", value, 0)
        return value

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

    def flag(self, key: str) -> bool:
        """True or false; false where the key is absent."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            return self._wrong(key, "true or false", value, stand_in=False)
        return value

    def word(self, key: str, vocabulary: type[_Word]) -> _Word:
        """A word of a vocabulary that must be there."""
        value = self._left.pop(key, None)
        if value is None:
            return self._missing(key, next(iter(vocabulary)))
        return self._one_of(key, vocabulary, value)

    def words(self, key: str, vocabulary: type[_Word]) -> tuple[_Word, ...]:
        """At least one word of a vocabulary."""
        value = self._left.pop(key, None)
        if not isinstance(value, list) or not value:
            return self._wrong(key, "a list of at least one word", value, ())
        return tuple(self._one_of(key, vocabulary, each) for each in value)

    def codes(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """At least one code that is defined elsewhere."""
        value = self._left.pop(key, None)
        if not isinstance(value, list) or not value:
            return self._wrong(key, "a list of at least one code", value, ())
        for code in value:
            if not isinstance(code, str) or code not in known:
                self.note(f"{key}: {code!r} is not defined")
        return tuple(map(str, value))

    def tables(self, key: str) -> tuple[Mapping[str, object], ...]:
        """The tables of an array (`[[key]]`); empty where there is none."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            return self._wrong(key, "an array of tables", value, ())
        return tuple(value)

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._left:
            self.note(f"unknown key {key!r}")

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
