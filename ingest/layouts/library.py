"""The reference data that reading a file needs, loaded once, and what persons added to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ingest.layouts.fingerprint import heading_keys
from ingest.layouts.form import Carries
from ingest.layouts.form_files import read_forms
from ingest.layouts.forms import Forms
from ingest.layouts.meanings import Meaning, Meanings
from ingest.phrases.vocabulary import FrameVocabulary
from ingest.phrases.vocabulary_file import read_vocabulary
from ingest.reading import Request
from ingest.unit_names.surroundings import Surroundings
from ingest.unit_names.units import UnitNames
from metrics.counts.mapping import Heading, Mapping
from metrics.counts.month import Month
from metrics.units.register import read_aliases, read_units
from metrics.units.unit import Register, UnitsEdit
from metrics.units.unit_rows import Alias


def check_layouts(reference: Path) -> None:
    """Read every layout, for what is wrong with them.

    Raises:
        ReferenceDataError: with every fault of every file.
    """
    _vocabulary(reference, read_forms(reference))


def _vocabulary(reference: Path, forms: Forms) -> FrameVocabulary:
    return read_vocabulary(reference, forms.words.fields, forms.heading_words(Carries.COUNTS))


_Units = tuple[Register, tuple[Alias, ...]]
_Touched = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The public part: the same for every office of a scope, and never changed."""

    forms: Forms
    vocabulary: FrameVocabulary
    units: _Units


# A process reads for one office; tests for some others beside.
@lru_cache(maxsize=4)
def _shelf(folder: Path, scope: str, _touched: _Touched) -> _Shelf:
    forms = read_forms(folder)
    return _Shelf(forms, _vocabulary(folder, forms), _units(folder, scope))


def _units(folder: Path, scope: str, edits: Sequence[UnitsEdit] = ()) -> _Units:
    units, _ = read_units(folder / "units", scope, edits)
    return Register(scope, units), read_aliases(folder / "units", scope, units)[0]


def _touched(folder: Path) -> _Touched:
    """Name, size and time of every file: where one was touched, all are read anew."""
    parts = [each for each in (folder, folder / "forms", folder / "units") if each.is_dir()]
    files = (entry for part in parts for entry in os.scandir(part))
    return tuple(
        (entry.path, facts.st_size, facts.st_mtime_ns)
        for entry in sorted(files, key=lambda each: each.path)
        if (facts := entry.stat())
    )


class Library:
    """Forms, words of frames, the names of one scope's units, layouts that persons explained."""

    def __init__(
        self,
        folder: Path,
        scope: str,
        learned: Sequence[Alias] = (),
        mappings: Sequence[Mapping] = (),
        edits: Sequence[UnitsEdit] = (),
    ) -> None:
        shelf = _shelf(folder, scope, _touched(folder))
        self.forms: Forms = shelf.forms
        self.vocabulary = shelf.vocabulary
        self._register, self._aliases = _units(folder, scope, edits) if edits else shelf.units
        self._learned = learned
        self._mappings = mappings
        self._around = Surroundings(folder / "units", self._register, edits)
        self._names: dict[Month | None, UnitNames] = {}

    @classmethod
    def of(cls, request: Request) -> Library:
        """What reading one request needs."""
        asked = request
        return cls(asked.reference, asked.scope, asked.aliases, asked.mappings, asked.edits)

    def is_unit(self, name: str) -> bool:
        """Whether a text names a unit of any time."""
        return self.names(None).is_unit(name)

    def names(self, month: Month | None) -> UnitNames:
        """What units are called in a month; in any time where the month is not known."""
        if month not in self._names:
            prefixes = self.forms.words.unit_prefixes
            self._names[month] = UnitNames(
                self._register, self._aliases, prefixes, month, self._learned, self._around
            )
        return self._names[month]

    @cached_property
    def meanings(self) -> Meanings:
        """What headings of unknown tables may hold."""
        return Meanings(self.forms)

    @property
    def explained(self) -> bool:
        """Whether any layout was explained by a person."""
        return bool(self._mappings)

    def mapping(self, fingerprint: str, source: str) -> Mapping | None:
        """What a person last said of a layout of this source."""
        newest_first = reversed(self._mappings)
        wanted = (fingerprint, source)
        return next((m for m in newest_first if (m.fingerprint, m.source) == wanted), None)

    def said_before(self, fingerprint: str, source: str) -> dict[Heading, Meaning]:
        """By heading, what a person said it holds in a layout close to this one.

        Close is the same layout of another source, and another layout of the same source.
        """
        said: dict[Heading, Meaning] = {}
        for mapping in self._mappings:
            if fingerprint == mapping.fingerprint or source == mapping.source != "":
                said |= dict(zip(heading_keys(mapping.headings), mapping.meanings, strict=True))
        return said
