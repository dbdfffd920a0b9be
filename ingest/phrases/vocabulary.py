"""The words of a table's frame, and the role of each phrase of a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
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
_PERCENT = re.compile(r"\d\s*%")
_SO_MANY = re.compile(r"[-+*(]?\s*\d[\d.,]*\s+(?:ho so|phieu|truong hop|thu tuc)\b")
_OF_MORE = (
    r"(?<![\d/.,-])(?<!ngay )(?<!thang )(\d{1,4})\s*"
    r"(?:/|(?:tren|trong)(?: tong so| so)?\s)\s*(\d{1,4})(?=\s+(?:%s)\b)"
)
_REST, _NUMBER, _FIELD, _COVERED, _PART = "…", "#", "{field}", "{covered}", "#/#"
_ONE_OF_MORE = "½"
"""What a number of a greater one ("05/14") is read as, one word."""
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
    COUNTED = "counted"
    """Something else is counted than dossiers."""
    FILLER = "filler"


CHANNELS = frozenset({PhraseRole.ONLINE, PhraseRole.ONLINE_PART, PhraseRole.OFFLINE})
"""Roles that say how cases came in."""


_BESIDE = frozenset({PhraseRole.PLAN, PhraseRole.EARLIER})
"""Roles that a share may have in a tale: what is aimed at, what was."""


class Place(StrEnum):
    """Where a text stands: how much of it must be accounted for."""

    PROSE = "prose"
    """A title or remark, which says much that is no matter."""
    LABEL = "label"
    """A heading or a bracket in one, every word of which counts."""
    LINE = "line"
    """A line beside the figures: as a label, but its further words are not taken for explained."""
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
        slots: Mapping[str, Collection[str]],
        headings: Iterable[str],
        remarks: Iterable[str],
    ) -> None:
        """Take the words of frames.

        Args:
            blocks: Phrases by role, in the order in which they are read.
            slots: What may stand in a slot of a phrase, by its name; `{field}` are the fields of
                procedures, `{covered}` what a table may hold a part of.
            headings: Words that head counts.
            remarks: How lines begin that speak of the figures of a table.
        """
        self._blocks = tuple(blocks)
        self._names_of_fields = frozenset(slots[_FIELD])
        self._slots = {name: _Phrases(each) for name, each in slots.items()}
        covered = "|".join(re.escape(unaccented(each)) for each in slots[_COVERED])
        self._of_more = re.compile(_OF_MORE % covered)
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
        told = (
            said.startswith(self._remarks)
            or self._telling.strike(self._folded(text), self._slots)[1]
        )
        if not told:
            return False
        prose, line = self.read(text, Place.PROSE), self.read(text, Place.LINE)
        if PhraseRole.EXCLUSION in prose.roles:
            return True
        if PhraseRole.PLAN in line.roles - prose.roles and line.rest:
            # "Kế hoạch khắc phục: …" tells of work to come, "Kế hoạch giao" of the figures.
            return False
        # "12 hồ sơ quá hạn …" tells of the work, "chưa tính 12 hồ sơ …" of the figures,
        # "Chỉ tiêu năm 2024: 97%" of what is aimed at, "Cùng kỳ: 96%" of what was.
        beside = not _BESIDE.isdisjoint(line.roles) and _PERCENT.search(text) is not None
        return not beside and not _COUNTED.search(unaccented(text))

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
                rest = phrases.strike(rest, self._slots)[0]
        if rest == folded or len(rest) != len(written):
            return text
        kept = (letter if rest[at] == folded[at] else " " for at, letter in enumerate(written))
        return " ".join("".join(kept).split()).strip(" ,;:-–/")

    def _said(self, text: str, place: Place) -> ReadText:
        rest = self._folded(text)
        roles: set[PhraseRole] = set()
        time = Stated()
        for block, phrases in zip(self._blocks, self._phrases[place], strict=True):
            if not any(letter.isalnum() or letter == "%" for letter in rest):
                break
            if block.role is PhraseRole.TIME:
                time, rest = phrase_time(rest)
                found = time.says_anything
            else:
                rest, found = phrases.strike(rest, self._slots)
            if found:
                roles.add(block.role)
        words = [word for word in _TOKEN.findall(rest) if word not in _ENDS]
        left = [word for word in words if word.isdigit() and int(word) in YEARS]
        if left and place is Place.LABEL:
            time.whole_years.extend((int(year), None) for year in left)
            roles.add(PhraseRole.TIME)
        return ReadText(frozenset(roles), time, " ".join(w for w in words if not w[0].isdigit()))

    def _folded(self, text: str) -> str:
        """A text as phrases are compared: folded, a number of a greater one as one word."""
        return self._of_more.sub(_as_part, unaccented(text))

    def _taken_apart(self) -> dict[Place, list[_Phrases]]:
        last = len(self._blocks) - 1
        found: dict[Place, list[_Phrases]] = {place: [] for place in Place}
        for index, block in enumerate(self._blocks):
            anywhere = [*block.phrases, *block.telling]
            strict = [*anywhere, *block.strict, *(self._headings if index == last else ())]
            found[Place.PROSE].append(_Phrases(anywhere))
            found[Place.LABEL].append(_Phrases(strict))
            closed = [*anywhere, *(each for each in strict if not each.endswith(_REST))]
            found[Place.LINE].append(_Phrases(closed))
            found[Place.NAME].append(_Phrases([*strict, *block.names]))
        return found


class _Phrases:
    """Phrases by their first word, longest first."""

    def __init__(self, written: Iterable[str]) -> None:
        self._by_first: dict[str, list[_Words]] = {}
        for words in sorted({_words(each) for each in written}, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append(words[1:])

    def strike(self, text: str, slots: _Slots) -> tuple[str, bool]:
        """A folded text without the phrases, and whether any stood in it."""
        tokens = list(_TOKEN.finditer(text))
        words = [token[0] for token in tokens]
        spans: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            end = self.end(words, at, slots)
            if end is None:
                at += 1
            else:
                spans.append((tokens[at].start(), tokens[end - 1].end()))
                at = end
        for first, last in spans:
            # No phrase may be made of the words on both sides.
            text = text[:first] + ";" * (last - first) + text[last:]
        return text, bool(spans)

    def end(self, words: Sequence[str], at: int, slots: _Slots) -> int | None:
        """Where the longest phrase that begins at a word ends."""
        heads = [(words[at], at + 1)] + [(_NUMBER, at + 1)] * words[at].isdigit()
        for name, phrases in slots.items():
            if name in self._by_first and (filled := phrases.end(words, at, slots)) is not None:
                heads.append((name, filled))
        ends = (
            _follow(words, after, rest, slots)
            for head, after in heads
            for rest in self._by_first.get(head, ())
        )
        return max((end for end in ends if end is not None), default=None)


_Slots = Mapping[str, _Phrases]


def _as_part(found: re.Match[str]) -> str:
    some, whole = int(found[1]), int(found[2])
    return _ONE_OF_MORE.ljust(len(found[0])) if some < whole and whole not in YEARS else found[0]


def _follow(words: Sequence[str], at: int, wanted: _Words, slots: _Slots) -> int | None:
    for word in wanted:
        if word == _REST:
            while at < len(words) and words[at] not in _ENDS:
                at += 1
            return at
        if at == len(words):
            return None
        if word in slots:
            filled = slots[word].end(words, at, slots)
            if filled is None:
                return None
            at = filled
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
            [part]
            if part in (_REST, _NUMBER) or part.startswith("{")
            else [_ONE_OF_MORE]
            if part == _PART
            else _TOKEN.findall(unaccented(part))
        )
    )
