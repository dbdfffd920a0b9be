"""Which unit a code or a name in a table means, by the register of the table's month."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ingest.text.names import clean, key, plain
from ingest.text.written_names import taken_apart
from ingest.unit_names.suggestions import Suggestions
from ingest.unit_names.surroundings import Surroundings
from ingest.unit_names.unit_index import ZEROS, UnitIndex
from ingest.unit_names.unit_labels import Labels
from metrics.counts.answer import NOT_A_UNIT
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase
from metrics.units.unit import Level, Register, Unit
from metrics.units.unit_rows import Alias
from wording.intake.facts import WITH_CODE

_CODE = re.compile(r"(?:000\.00\.00\.)?[A-Z]\d{2}(?:\.\d{1,3})*|\d{3,5}[A-Za-z]?", re.ASCII)
_ALIKE = 80
"""Of 100, for a name beside a code: the code decides, a quite other name contradicts it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The unit meant, or why it is not certain."""

    unit: Unit | None = None
    case: ProblemCase | None = None
    by_code: bool = False
    """Whether the code's cell is at fault, not the name's."""
    facts: dict[str, str | int] = field(default_factory=dict)
    left_out: bool = False
    """Whether a person said that it is no unit's row."""


class UnitNames:
    """Finds the units of one month by what people write."""

    def __init__(
        self,
        register: Register,
        aliases: Sequence[Alias],
        prefixes: Sequence[str],
        month: Month | None,
        learned: Sequence[Alias] = (),
        around: Surroundings | None = None,
    ) -> None:
        self._register = register
        self._month = month
        self._around = around
        day = month.last_day if month else None
        units = register.at(month).values() if month else register.units
        heads = [unit for unit in register.units if unit.level is Level.PROVINCE]
        self._labels = Labels([*units, *heads], prefixes)
        held = (each for each in aliases if _holds(each, day))
        self._index = UnitIndex(units, held, self._labels)
        self._learned = {
            key(each.name): self._index.codes[each.code]
            for each in learned
            if _holds(each, day) and each.code in self._index.codes
        }
        # The newest saying of a name stands, a unit after all or none after all.
        self._nobody = {
            key(each.name)
            for each in {key(each.name): each for each in learned if _holds(each, day)}.values()
            if each.code == NOT_A_UNIT
        }
        self._sure = dict(self._certain(units))

    def find(self, code: str, name: str, district: str | None = None) -> Found:
        """The unit a row speaks of.

        A code wins over a name, unless the name clearly is another unit's.

        Args:
            code: What the code column says; empty where there is none.
            name: What the name column says; empty where there is none.
            district: Code of the district whose rows these are, which tells homonyms apart.
        """
        sure = self._sure.get((code, name))
        if sure is not None:
            return sure
        if name and not code and key(name) in self._nobody:
            return Found(left_out=True)
        found = self._find(code, name, district)
        if found.case is not ProblemCase.UNKNOWN_UNIT or found.by_code or not name:
            return found
        return self._within(name, code, district) or found

    def said(self, choice: str) -> Found:
        """What a person's answer at a name's cell means: a unit's code, or that it is no unit."""
        if choice == NOT_A_UNIT:
            return Found(left_out=True)
        unit = self._index.codes.get(choice)
        return Found(unit) if unit else Found(None, ProblemCase.UNKNOWN_UNIT)

    def find_all(self, written: Iterable[tuple[str, str]]) -> list[Unit] | None:
        """The units of rows that each name one for certain; None where any row does not.

        Args:
            written: Code and name of each row, as `find` takes them.
        """
        found = list(map(self._sure.get, written))
        units = [each.unit for each in found if each is not None and each.unit is not None]
        return units if len(units) == len(found) else None

    def _within(self, written: str, code: str, district: str | None) -> Found | None:
        """The unit whose name stands among other words; None where none does for certain."""
        for parts in taken_apart(written):
            named = self._district_called(parts.beside) if parts.beside else None
            if parts.beside and named is None and not parts.is_remark:
                continue
            found = self._find(parts.code or code, parts.name, named or district)
            unit = found.unit
            if unit is not None and (named is None or named in (unit.parent, unit.code)):
                return found
        return None

    def _district_called(self, label: str) -> str | None:
        """The code of the one district a label names, with its type or without."""
        written = key(label)
        labels = self._labels.of(written)
        bare = labels.without_type(labels.spelled_out(written))
        found = [
            unit
            for unit in self._index.codes.values()
            if unit.level is Level.DISTRICT
            and labels.without_type(labels.fold(key(unit.name))) == bare
        ]
        return found[0].code if len(found) == 1 else None

    def _find(self, code: str, name: str, district: str | None) -> Found:
        if code:
            by_code = self._index.by_code(code) or self._learned.get(key(code))
            if by_code is not None:
                return self._agreed(by_code, name, district)
            if not (_is_identifier(code) and name):
                return self._unknown_code(code, name, district)
        return self._by_name(name, district)

    def is_unit(self, name: str) -> bool:
        """Whether a label names at least one unit of the month."""
        return bool(self._candidates(name)[0])

    def looks_like_unit(self, name: str) -> bool:
        """Whether a label begins as units are called, whether or not it names one."""
        written = key(name)
        labels = self._labels.of(written)
        return labels.begins_as_unit(written) or self.is_province(name) or self.is_code(name)

    def is_code(self, name: str) -> bool:
        """Whether a label is no name but a code, of a unit or as units have one."""
        label = name.strip()
        return self._index.by_code(label) is not None or _CODE.fullmatch(label) is not None

    def facts(self, found: Found, name: str) -> dict[str, str | int]:
        """What is known of why a name's unit is not certain, if only what units are near."""
        if found.case is ProblemCase.UNKNOWN_UNIT and not found.facts and name:
            return self.suggest(name)
        return found.facts

    def suggest(self, name: str) -> dict[str, str | int]:
        """At most five units whose names are near, nearest first; a person decides."""
        own = self._index.by_code(name.strip())
        return _listed([own] if own is not None else self._suggestions.near(name))

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions(self._index.codes.values(), self._labels)

    @property
    def scope(self) -> str:
        """Code of the province whose units these are."""
        return self._register.scope

    @cached_property
    def ships_departments(self) -> bool:
        """Whether the scope's list has any department in the month."""
        return any(unit.level is Level.DEPARTMENT for unit in self._index.codes.values())

    def is_department(self, name: str) -> bool:
        """Whether a name begins as departments are called."""
        written = key(name)
        return Level.DEPARTMENT in self._labels.of(written).levels(written)

    def elsewhere(self, written: Sequence[str]) -> str | None:
        """The name of the other province that names are of; None where that is not plain."""
        if self._around is None:
            return None
        return self._around.province_of(written, self._labels, self._month)

    def is_province(self, name: str) -> bool:
        """Whether a label names the head of the scope, which reports nothing itself."""
        written = key(name)
        return self._labels.of(written).is_province(written)

    def district(self, label: str) -> str | None:
        """The code of the district a group row or a district column names."""
        found = [unit for unit in self._candidates(label)[0] if unit.level is Level.DISTRICT]
        return found[0].code if len(found) == 1 else None

    def parts(self, district: str) -> int:
        """How many communes of a district must report in the month."""
        return self._parts[district]

    @cached_property
    def _parts(self) -> Counter[str]:
        return Counter(
            unit.parent
            for unit in self._index.codes.values()
            if unit.parent and unit.level is Level.COMMUNE and unit.reports
        )

    def _certain(self, units: Iterable[Unit]) -> Iterator[tuple[tuple[str, str], Found]]:
        """Codes and names exactly as the register has them, which most files write."""
        for unit in units:
            found = Found(unit)
            yield (unit.code, unit.name), found
            own = key(unit.name)
            if (
                self._index.full[own] == [unit]
                and own not in self._learned
                and own not in self._nobody
            ):
                yield ("", unit.name), found

    def _agreed(self, unit: Unit, name: str, district: str | None) -> Found:
        if not name or key(name) == key(unit.name):
            return Found(unit)
        named, _ = self._candidates(name)
        if not named:
            elsewhere = self._elsewhere(name)
            if elsewhere is not None and elsewhere.identity != unit.identity:
                return self._by_name(name, district)
            # The code already decides; likeness only shows that the name does not contradict it.
            return Found(unit) if _alike(name, unit.name) else self._by_name(name, district)
        if unit in named or self._month is None:
            return Found(unit)
        facts = {**_listed([unit, *named]), "code": unit.code}
        return Found(None, ProblemCase.AMBIGUOUS_UNIT_CODE, facts=facts)

    def _unknown_code(self, code: str, name: str, district: str | None) -> Found:
        earlier = next((unit for unit in self._register.units if unit.code == code), None)
        if earlier is not None and self._month is not None:
            return self._not_valid(earlier, self._month, by_code=True)
        named = self._by_name(name, district).unit if name else None
        facts = _listed([named] if named else [])
        return Found(None, ProblemCase.UNKNOWN_UNIT, by_code=True, facts=facts)

    def _by_name(self, name: str, district: str | None) -> Found:
        units, own_district = self._candidates(name, district)
        context = own_district or district
        if len(units) > 1 and context:
            units = [unit for unit in units if unit.parent == context] or units
        # Without a month nothing is stored, and units of all times share names.
        if len(units) == 1 or (units and self._month is None):
            return Found(units[0])
        if units:
            return Found(None, ProblemCase.AMBIGUOUS_UNIT, facts=_listed(units))
        elsewhere = self._elsewhere(name)
        if elsewhere is not None and self._month is not None:
            return self._not_valid(elsewhere, self._month)
        return Found(None, ProblemCase.UNKNOWN_UNIT)

    def _candidates(self, name: str, context: str | None = None) -> tuple[list[Unit], str | None]:
        """The units a label may mean, and the district it names beside them."""
        written = key(name)
        registered = self._index.named(written)
        said = self._learned.get(written)
        if said is None:
            return registered
        # What a person said of a name is not said of its namesake in another district's rows.
        namesakes = [unit for unit in registered[0] if unit.parent == context]
        elsewhere = context not in (None, said.parent, said.code)
        return (namesakes, None) if elsewhere and len(namesakes) == 1 else ([said], None)

    def _elsewhere(self, name: str) -> Unit | None:
        """The unit of that name in another time."""
        units = self._of_any_time.named_in_full(key(name))
        return units[-1] if units else None

    def _not_valid(self, unit: Unit, month: Month, *, by_code: bool = False) -> Found:
        facts: dict[str, str | int] = {"name": unit.name, "month": str(month)}
        case = ProblemCase.UNIT_NOT_VALID
        if unit.valid_to is not None and unit.valid_to < month.last_day:
            case = ProblemCase.UNIT_NOT_VALID_VALID_TO
            facts["valid_to"] = unit.valid_to.isoformat()
            heirs = self._around.heirs(unit, month) if self._around else []
            if heirs:
                named = (WITH_CODE.format(name=clean(each.name), code=each.code) for each in heirs)
                facts["heirs"] = "; ".join(named)
        elif unit.valid_from is not None:
            case = ProblemCase.UNIT_NOT_VALID_VALID_FROM
            facts["valid_from"] = unit.valid_from.isoformat()
        return Found(None, case, by_code, facts)

    @cached_property
    def _of_any_time(self) -> UnitIndex:
        return UnitIndex(self._register.units, (), self._labels)


def _holds(alias: Alias, day: date | None) -> bool:
    if day is None:
        return True
    begun = alias.valid_from is None or alias.valid_from <= day
    return begun and (alias.valid_to is None or day <= alias.valid_to)


def _is_identifier(code: str) -> bool:
    bare = code.removeprefix(ZEROS)
    return bare[:1].isalpha() and any(letter.isdigit() for letter in bare)


def _alike(written: str, name: str) -> bool:
    from rapidfuzz import fuzz

    return bool(fuzz.partial_ratio(plain(written), plain(name)) >= _ALIKE)


def _listed(units: Sequence[Unit]) -> dict[str, str | int]:
    if not units:
        return {}
    return {
        "candidates": "; ".join(clean(unit.name) for unit in units),
        "codes": "; ".join(unit.code for unit in units),
    }
