"""The words of a table's frame, and the role of each phrase of a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.periods.stated_time import Stated, phrase_time
from ingest.periods.title_text import YEARS
from ingest.text.names import clean, plain, unaccented

_TOKEN = re.compile(r"[^\W_]+|[%()\[\];]")
_ENDS = frozenset("()[];")
"""No phrase goes on behind these."""
_AS_A_NOTE = re.compile(r"^(?:(?:ghi chu|luu y|chu thich|chu y|\d{1,2}|[a-e]) )+")
_COUNTED = re.compile(r"(?<![\d.,])(?!10+\b|1[.,]000\b)\d[\d.,]*\s+(?:ho so|phieu|truong hop)\b")
_SO_MANY = re.compile(r"[-+*(]?\s*\d[\d.,]*\s+(?:ho so|phieu|truong hop|thu tuc)\b")
_REST, _NUMBER, _FIELD = "…", "#", "{field}"
_Words = tuple[str, ...]


class PhraseRole(StrEnum):
    """What a phrase of a frame does to the figures below it."""

    DOCUMENT = "document"
    NOT_CUMULATIVE = "not_cumulative"
    COMPARISON = "comparison"
    EXCLUSION = "exclusion"
    EARLIER = "earlier"
    """Another period than the table's."""
    PLAN = "plan"
    ESTIMATE = "estimate"
    CURRENT = "current"
    TIME = "time"
    """Told by `ingest.periods`, whose `Stated` says what."""
    FIELD = "field"
    ONLINE = "online"
    ONLINE_PART = "online_part"
    OFFLINE = "offline"
    SHARE = "share"
    IN_PERCENT = "in_percent"
    """The whole table is said to hold shares."""
    SCALE = "scale"
    FILLER = "filler"


CHANNELS = frozenset({PhraseRole.ONLINE, PhraseRole.ONLINE_PART, PhraseRole.OFFLINE})
"""Roles that say how cases came in."""


class Place(StrEnum):
    """Where a text stands: how much of it must be accounted for."""

    PROSE = "prose"
    """A title or remark, which says much that is no matter."""
    LABEL = "label"
    """A heading or a bracket in one, every word of which counts."""
    NAME = "name"
    """Behind a unit's name."""


@dataclass(frozen=True, slots=True)
class Block:
    """Phrases of one role, read together."""

    role: PhraseRole
    phrases: tuple[str, ...] = ()
    """Read anywhere."""
    telling: tuple[str, ...] = ()
    """Read anywhere; a line with one speaks of the figures, however it begins."""
    strict: tuple[str, ...] = ()
    """Read only where every word must be accounted for."""
    names: tuple[str, ...] = ()
    """Read only behind a unit's name."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """What one text of a frame says."""

    roles: frozenset[PhraseRole] = frozenset()
    time: Stated = field(default_factory=Stated)
    rest: str = ""
    """Words that nothing is known of."""


class FrameVocabulary:
    """All blocks, read in their order; what one has read, the next ones do not see."""

    def __init__(
        self,
        blocks: Sequence[Block],
        fields: Collection[str],
        headings: Iterable[str],
        remarks: Iterable[str],
    ) -> None:
        """Take the words of frames.

        Args:
            blocks: Phrases by role, in the order in which they are read.
            fields: Names of fields of procedures.
            headings: Words that head counts.
            remarks: How lines begin that speak of the figures of a table.
        """
        self._blocks = tuple(blocks)
        self._names_of_fields = frozenset(fields)
        self._fields = _Phrases(fields)
        self._headings = tuple(headings)
        self._remarks = tuple(f"{plain(each)} " for each in remarks)
        self._telling = _Phrases(each for block in blocks for each in block.telling)
        self._phrases = self._taken_apart()
        self._known: dict[tuple[str, Place], ReadText] = {}

    def read(self, text: str, place: Place) -> ReadText:
        """The roles of the phrases of one text."""
        # The same headings stand over many columns and on every sheet.
        if (text, place) not in self._known:
            self._known[text, place] = self._said(text, place)
        return self._known[text, place]

    def is_remark(self, text: str) -> bool:
        """Whether a line speaks of the figures of the table beside it."""
        said = f"{_AS_A_NOTE.sub('', plain(text))} "
        told = said.startswith(self._remarks) or self._telling.strike(said, self._fields)[1]
        if not told:
            return False
        # "12 hồ sơ quá hạn …" tells of the work, "chưa tính 12 hồ sơ …" of the figures.
        leaves_out = PhraseRole.EXCLUSION in self.read(said, Place.PROSE).roles
        return leaves_out or not _COUNTED.search(unaccented(text))

    def is_field(self, text: str) -> bool:
        """Whether a text is the name of a field of procedures."""
        return plain(text) in self._names_of_fields

    def is_story(self, text: str) -> bool:
        """Whether a line tells of the work itself: a sentence, or so and so many cases."""
        bare = unaccented(text).strip()
        return bare.endswith(".") or _SO_MANY.match(bare) is not None

    def without(self, text: str, roles: frozenset[PhraseRole]) -> str:
        """A text without its phrases of some roles; as it is where they cannot be cut out."""
        whole = self.read(text, Place.LABEL)
        if whole.roles & roles and whole.roles <= roles | {PhraseRole.FILLER} and not whole.rest:
            return ""
        return self.cut(text, roles)

    def cut(self, text: str, roles: frozenset[PhraseRole]) -> str:
        """A text without its phrases of some roles, whatever is left of it."""
        written = clean(text)
        rest = folded = unaccented(text)
        for block, phrases in zip(self._blocks, self._phrases[Place.PROSE], strict=True):
            if block.role is PhraseRole.TIME and PhraseRole.TIME in roles:
                rest = phrase_time(rest)[1]
            elif block.role in roles:
                rest = phrases.strike(rest, self._fields)[0]
        if rest == folded or len(rest) != len(written):
            return text
        kept = (letter if rest[at] == folded[at] else " " for at, letter in enumerate(written))
        return " ".join("".join(kept).split()).strip(" ,;:-–/")

    def _said(self, text: str, place: Place) -> ReadText:
        rest = unaccented(text)
        roles: set[PhraseRole] = set()
        time = Stated()
        for block, phrases in zip(self._blocks, self._phrases[place], strict=True):
            if not any(letter.isalnum() or letter == "%" for letter in rest):
                break
            if block.role is PhraseRole.TIME:
                time, rest = phrase_time(rest)
                found = time.says_anything
            else:
                rest, found = phrases.strike(rest, self._fields)
            if found:
                roles.add(block.role)
        words = [word for word in _TOKEN.findall(rest) if word not in _ENDS]
        left = [word for word in words if word.isdigit() and int(word) in YEARS]
        if left and place is Place.LABEL:
            time.whole_years.extend((int(year), None) for year in left)
            roles.add(PhraseRole.TIME)
        return ReadText(frozenset(roles), time, " ".join(w for w in words if not w[0].isdigit()))

    def _taken_apart(self) -> dict[Place, list[_Phrases]]:
        last = len(self._blocks) - 1
        found: dict[Place, list[_Phrases]] = {place: [] for place in Place}
        for index, block in enumerate(self._blocks):
            anywhere = [*block.phrases, *block.telling]
            strict = [*anywhere, *block.strict, *(self._headings if index == last else ())]
            found[Place.PROSE].append(_Phrases(anywhere))
            found[Place.LABEL].append(_Phrases(strict))
            found[Place.NAME].append(_Phrases([*strict, *block.names]))
        return found


class _Phrases:
    """Phrases by their first word, longest first."""

    def __init__(self, written: Iterable[str]) -> None:
        self._by_first: dict[str, list[_Words]] = {}
        for words in sorted({_words(each) for each in written}, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append(words[1:])

    def strike(self, text: str, fields: _Phrases) -> tuple[str, bool]:
        """A folded text without the phrases, and whether any stood in it."""
        tokens = list(_TOKEN.finditer(text))
        words = [token[0] for token in tokens]
        spans: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            end = self.end(words, at, fields)
            if end is None:
                at += 1
            else:
                spans.append((tokens[at].start(), tokens[end - 1].end()))
                at = end
        for first, last in spans:
            # No phrase may be made of the words on both sides.
            text = text[:first] + ";" * (last - first) + text[last:]
        return text, bool(spans)

    def end(self, words: Sequence[str], at: int, fields: _Phrases) -> int | None:
        """Where the longest phrase that begins at a word ends."""
        heads = [words[at]] + [_NUMBER] * words[at].isdigit()
        firsts = [rest for head in heads for rest in self._by_first.get(head, ())]
        ends = [end for rest in firsts if (end := _follow(words, at + 1, rest, fields)) is not None]
        if _FIELD in self._by_first and (named := fields.end(words, at, fields)) is not None:
            ends.append(named)
        return max(ends, default=None)


def _follow(words: Sequence[str], at: int, wanted: _Words, fields: _Phrases) -> int | None:
    for word in wanted:
        if word == _REST:
            while at < len(words) and words[at] not in _ENDS:
                at += 1
            return at
        if at == len(words):
            return None
        if word == _FIELD:
            named = fields.end(words, at, fields)
            if named is None:
                return None
            at = named
        elif word == words[at] or (word == _NUMBER and words[at].isdigit()):
            at += 1
        else:
            return None
    return at


def _words(phrase: str) -> _Words:
    """A phrase's words, folded, with its slots."""
    return tuple(
        word
        for part in phrase.split()
        for word in (
            [part] if part in (_REST, _NUMBER, _FIELD) else _TOKEN.findall(unaccented(part))
        )
    )
