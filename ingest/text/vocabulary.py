"""What a heading says: its words read as concepts, whatever their order, fillers and spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ingest.text.names import clean, plain, unaccented

TOTAL, WHOLE = "total", "whole"
"""`Tổng số` as a heading of its own, and said of something: `Tổng số hồ sơ tiếp nhận`."""
_FORMULA = re.compile(
    r"[(\[]?\s*'?\s*\d{1,3}[a-z]?\s*[)\]]?\s*=[\s\d()\[\]'+\-–*/:x×%.,]*|"
    r"[(\[]\s*=?\s*\d{1,3}[a-z]?(?:\s*[-+/]\s*\d{1,3})*\s*[)\]]"
)
"""How a column is numbered or computed: `(5)=(6)+(7)`, `(3)`, `[5=6+7]`."""
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[a-z])\s*[.)]\s+(?=\D)", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"[:;\n/()]|\s[-–—]\s")
"""Signs between what could stand in several rows of headings: `Đã giải quyết: Tổng số`."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one level of a heading says."""

    concepts: frozenset[str]
    rest: frozenset[str] = frozenset()
    """Its words that are neither concepts nor fillers, plain."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase as it is written, and its concepts; a filler has none."""

    words: Phrase
    concepts: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """Concepts, the phrases that say them, and the words that say nothing."""

    concepts: Mapping[str, tuple[str, ...]]
    """By names of concepts, parted by spaces, the phrases that say all of them at once."""
    classes: Mapping[str, frozenset[str]]
    """Concepts that are one and the same for some forms."""
    fillers: tuple[str, ...]
    joiners: frozenset[str]
    short: Mapping[str, str]
    """By an abbreviation, plain, the words it stands for."""
    modifiers: frozenset[str]
    """Concepts that do not change what a heading says beside others."""
    weighty: frozenset[str]
    """Concepts that modifiers do change."""
    bare: frozenset[str]
    """Concepts that say nothing without what is above them."""
    captions: frozenset[str]
    """Concepts that may stand above a whole table without saying anything of its columns."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Every concept and class."""
        return frozenset(name for names in self.concepts for name in names.split()) | {
            *self.classes,
            WHOLE,
        }

    def one_of(self, name: str) -> frozenset[str]:
        """The concepts that a name of a concept or class stands for."""
        return self.classes.get(name, frozenset([name]))

    def phrases(self, concepts: Iterable[str]) -> frozenset[str]:
        """How any of some concepts is said, plain."""
        wanted = set(concepts)
        return frozenset(
            plain(phrase)
            for names, phrases in self.concepts.items()
            if wanted.issuperset(names.split())
            for phrase in phrases
        )

    def said(self, text: str) -> Spoken:
        """What a text says, with what stands in its brackets."""
        return self._read(text)

    def without_remarks(self, text: str) -> str:
        """A text without what stands in brackets, where there is more than that."""
        shorter = _REMARK.sub(" ", text)
        return shorter if _WORD.search(shorter) else text

    def _said(self, text: str) -> Spoken:
        bare = _NUMBERED.sub("", _FORMULA.sub(" ", text)) if _WORD.search(text) else text
        said = self._of(*self._words(bare))
        if TOTAL not in said.concepts or not (said.rest or len(said.concepts) > 1):
            return said
        parts = (self._of(*self._words(part)) for part in _PARTS.split(bare))
        if any(part == Spoken(frozenset({TOTAL})) for part in parts):
            return said
        return replace(said, concepts=said.concepts - {TOTAL} | {WHOLE})

    def _words(self, text: str) -> tuple[Phrase, Phrase]:
        """The words as written, lower case, abbreviations written out; and the same, plain."""
        lower = clean(text).lower()
        written: list[str] = []
        folded: list[str] = []
        plain_words = _WORD.findall(unaccented(lower))
        words = _WORD.findall(lower)
        # A mark that no letter takes parts a word in two.
        words = words if len(words) == len(plain_words) else plain_words
        for word, bare in zip(words, plain_words, strict=True):
            if bare in self.short:
                meant = self.short[bare].split()
                written.extend(meant)
                folded.extend(map(unaccented, meant))
            elif bare not in self.joiners:
                written.append(word)
                folded.append(bare)
        return tuple(written), tuple(folded)

    def _of(self, words: Phrase, folded: Phrase) -> Spoken:
        """The longest phrases from left to right."""
        concepts: set[str] = set()
        rest: set[str] = set()
        at = 0
        while at < len(words):
            length, entry = self._longest(words, folded, at)
            if entry is None:
                rest.add(folded[at])
            else:
                concepts |= entry.concepts
            at += length
        return Spoken(frozenset(concepts), frozenset(rest))

    def _longest(self, words: Phrase, folded: Phrase, at: int) -> tuple[int, _Entry | None]:
        for length in range(min(self._most, len(words) - at), 0, -1):
            for entry in self._entries.get(folded[at : at + length], ()):
                # A single word must bear its own marks: `Cổng` is not `Cộng`, `Sở` is not `Số`.
                if length > 1 or words[at].isascii() or words[at] == entry.words[0]:
                    return length, entry
        return 1, None

    @cached_property
    def _entries(self) -> dict[Phrase, list[_Entry]]:
        found: dict[Phrase, list[_Entry]] = {}
        told = [(frozenset(names.split()), phrases) for names, phrases in self.concepts.items()]
        for concepts, phrases in [*told, (frozenset[str](), self.fillers)]:
            for phrase in phrases:
                words, folded = self._words(phrase)
                found.setdefault(folded, []).append(_Entry(words, concepts))
        return found

    @cached_property
    def _most(self) -> int:
        return max(map(len, self._entries), default=0)

    @cached_property
    def _read(self) -> Callable[[str], Spoken]:
        # The headings of the forms that an office uses, with room for its own.
        return lru_cache(maxsize=4096)(self._said)


def all_words(levels: Sequence[Spoken]) -> frozenset[str]:
    """The words of several levels that no vocabulary explains."""
    return frozenset(word for level in levels for word in level.rest)
