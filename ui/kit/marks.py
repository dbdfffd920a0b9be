"""Lights and tags as markup: colour, shape and word together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status, Verdict
from ui.kit.html import Html, tag
from ui.kit.theme import TONES
from wording import interface as words
from wording import numbers

COUNTED = (Status.MISSED, Status.NEAR, Status.MET)


def shape(status: Status, *, certain: bool = True, size: int = 16) -> Html:
    """The shape of a light, filled where the evidence is certain."""
    form = f"{status}-{'full' if certain else 'open'}" if status.judged else str(status)
    sized = f".s{size}" if size != 16 else ""
    return tag(f"i.k-m.{form}.{TONES[status]}{sized}", aria_hidden="true")


def certain(verdict: Verdict) -> bool:
    """Whether the shape is filled; a light that judges nothing is drawn as it is."""
    return verdict.evidence is not Evidence.UNCERTAIN


def of(verdict: Verdict, size: int = 16) -> Html:
    """The shape of a verdict."""
    return shape(verdict.status, certain=certain(verdict), size=size)


def light(verdict: Verdict, *, evidence: bool = False) -> Html:
    """A light with its word on its own ground."""
    word = words.STATUS[verdict.status]
    if evidence and verdict.evidence:
        word = f"{word} · {words.EVIDENCE[verdict.evidence]}"
    return tag(f"span.k-tag.{TONES[verdict.status]}", of(verdict, 14), word)


def said(status: Status, word: str) -> Html:
    """A state that is no verdict, with a word of its own, as `light` draws one."""
    return tag(f"span.k-tag.{TONES[status]}", shape(status, size=14), word)


def with_word(verdict: Verdict) -> Html:
    """A light with its word, for a table."""
    return tag("span.k-ic", of(verdict, 14), tag("span", words.STATUS[verdict.status]))


def counts(scores: Iterable[Score]) -> Html:
    """How many of the rows are missed, near and met; what does not occur is left out."""
    found = Counter(score.verdict.status for score in scores)
    shown = (_count(status, found[status]) for status in COUNTED if found[status])
    return tag("span.k-cnt", shown)


def _count(status: Status, count: int) -> Html:
    word = words.STATUS[status]
    written = numbers.count(count)
    counted = tag("span", written, aria_label=f"{written} {word.lower()}")
    return tag("span", shape(status, size=12), counted, title=word)


def legend() -> Html:
    """What the shapes mean."""
    states = (
        Status.MET,
        Status.NEAR,
        Status.MISSED,
        Status.NO_CASES,
        Status.NOT_REPORTED,
        Status.NO_TARGET,
    )
    items = [tag("span.k-ic", shape(each, size=14), words.STATUS[each]) for each in states]
    for certain, word in ((True, words.FILLED), (False, words.OUTLINED)):
        both = (shape(each, certain=certain, size=14) for each in (Status.MISSED, Status.NEAR))
        items.append(tag("span.k-ic", both, word))
    return tag("div.k-legend", items)


def counted(status: Status, count: int, word: str = "") -> Html:
    """How many have a light: its shape, the number and the word."""
    said = f" {word or words.STATUS[status]}"
    return tag("span.k-ic", shape(status, size=14), tag("b", numbers.count(count)), said)
