"""One heading path read by its words, and the pattern that a form's column is recognised by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from ingest.text.names import plain
from ingest.text.vocabulary import TOTAL, WHOLE, Spoken, Vocabulary, all_words
from metrics.counts.mapping import Heading

RATIO = "ratio"
"""The concept of a column of percentages, which no column of counts allows."""


class Use(StrEnum):
    """What a form made of one level of a heading path."""

    UNUSED = "unused"
    """A level above those that the pattern has."""
    WORDS = "words"
    """Its words without what stands in brackets."""
    WHOLE = "whole"
    """Its words with what stands in brackets."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a heading must say to head a column."""

    needed: tuple[frozenset[str], ...]
    """From each one concept at least, from the widest group to the column."""
    allowed: frozenset[str]
    """Every concept it may say."""
    words: frozenset[str] = frozenset()
    """Words that no vocabulary explains and that must all stand there."""
    levels: tuple[frozenset[str], ...] = ()
    """The needed ones and those that may stand between them, in their order."""
    spelled: frozenset[str] = field(default=frozenset(), compare=False)
    """Levels that a form spells out, plain; headings are compared by what these say."""


def is_ratio(texts: Heading) -> bool:
    """Whether a column is headed as a percentage, which is never a count."""
    return any("(%)" in text for text in texts) or (
        bool(texts) and ("%" in texts[-1] or plain(texts[-1]).startswith(("ty le", "ti le")))
    )


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading path, its brackets read or left, ready to be compared."""

    concepts: frozenset[str]
    levels: tuple[Spoken, ...]
    uses: tuple[Use, ...]
    above: int
    """How many of its first levels say nothing that is known."""

    def fits(self, pattern: Pattern, vocabulary: Vocabulary) -> int | None:
        """How many levels stand above a pattern; None where it does not fit."""
        beside = self.concepts - pattern.allowed
        if beside:
            said = self.concepts - vocabulary.modifiers
            alone = said <= vocabulary.weighty or (len(said) == 1 and said <= vocabulary.bare)
            if alone or not beside <= vocabulary.modifiers:
                return None
        if any(self.concepts.isdisjoint(each) for each in pattern.needed):
            return None
        # What stands above may say whose part it is: `Quá hạn` alone is neither settled nor open.
        most = 0 if self.concepts <= vocabulary.bare and not pattern.words else self.above
        cuts = range(most + 1)
        return next((cut for cut in cuts if all_words(self.levels[cut:]) == pattern.words), None)


def readings(texts: Heading, vocabulary: Vocabulary) -> Iterator[Headed]:
    """The ways to read a path, the fullest first.

    With the brackets that are understood, without brackets, and both without what stands above
    the table's own headings, such as `Kết quả giải quyết TTHC`.
    """
    ways = list(_bracketed(texts, vocabulary))
    yield from ways
    for each in ways:
        captions = takewhile(lambda level: level.concepts <= vocabulary.captions, each.levels)
        above = len(list(captions))
        if 0 < above < len(texts) and any(level.concepts for level in each.levels[:above]):
            strange = [Spoken(frozenset(), level.rest | level.concepts) for level in each.levels]
            yield _reading(texts, [*strange[:above], *each.levels[above:]], each.uses)


def _bracketed(texts: Heading, vocabulary: Vocabulary) -> Iterator[Headed]:
    bare = tuple(vocabulary.without_remarks(text) for text in texts)
    levels: list[Spoken] = []
    uses: list[Use] = []
    for text, shorter in zip(texts, bare, strict=True):
        whole = vocabulary.said(text)
        understood = not whole.rest or shorter == text
        levels.append(whole if understood else vocabulary.said(shorter))
        uses.append(Use.WHOLE if understood else Use.WORDS)
    yield _reading(texts, levels, uses)
    if Use.WHOLE in uses and bare != texts:
        yield _reading(texts, [vocabulary.said(text) for text in bare], [Use.WORDS] * len(texts))


def _reading(texts: Heading, levels: Sequence[Spoken], uses: Sequence[Use]) -> Headed:
    telling = [place for place, level in enumerate(levels) if level.concepts]
    concepts: set[str] = {RATIO} if is_ratio(texts) else set()
    for place in telling:
        found = levels[place].concepts
        # Over further headings it is no column of its own.
        concepts |= found - {TOTAL} | {WHOLE} if TOTAL in found and place < telling[-1] else found
    above = telling[0] if telling else max(0, len(levels) - 1)
    return Headed(frozenset(concepts), tuple(levels), tuple(uses), above)
