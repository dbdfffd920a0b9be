"""Lights and tags as markup: colour, shape and word together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status, Verdict
from ui.kit.theme import TONES
from wording import interface as words

COUNTED = (Status.MISSED, Status.NEAR, Status.MET)


def shape(status: Status, *, certain: bool = True, size: int = 16) -> str:
    """The shape of a light, filled where the evidence is certain."""
    form = f"{status}-{'full' if certain else 'open'}" if status.judged else str(status)
    sized = f" s{size}" if size != 16 else ""
    return f'<i class="k-m {form} {TONES[status]}{sized}" aria-hidden="true"></i>'


def wide(label: str, table: str, kind: str = "k-wide") -> str:
    """A table that the keyboard can scroll where it is larger than its place.

    Args:
        label: What is read out for it, as plain text.
        table: The table's markup.
        kind: Its classes.
    """
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{text(label)}">{table}</div>'
    )


def certain(verdict: Verdict) -> bool:
    """Whether the shape is filled; a light that judges nothing is drawn as it is."""
    return verdict.evidence is not Evidence.UNCERTAIN


def of(verdict: Verdict, size: int = 16) -> str:
    """The shape of a verdict."""
    return shape(verdict.status, certain=certain(verdict), size=size)


def tag(verdict: Verdict, *, evidence: bool = False) -> str:
    """A light with its word on its own ground."""
    word = words.STATUS[verdict.status]
    if evidence and verdict.evidence:
        word = f"{word} · {words.EVIDENCE[verdict.evidence]}"
    return f'<span class="k-tag {TONES[verdict.status]}">{of(verdict, 14)}{word}</span>'


def with_word(verdict: Verdict) -> str:
    """A light with its word, for a table."""
    return f'<span class="k-ic">{of(verdict, 14)}<span>{words.STATUS[verdict.status]}</span></span>'


def counts(scores: Iterable[Score]) -> str:
    """How many of the rows are missed, near and met; what does not occur is left out."""
    found = Counter(score.verdict.status for score in scores)
    shown = "".join(
        f'<span title="{words.STATUS[status]}">{shape(status, size=12)}'
        f'<span aria-label="{found[status]} {words.STATUS[status].lower()}">{found[status]}</span>'
        "</span>"
        for status in COUNTED
        if found[status]
    )
    return f'<span class="k-cnt">{shown}</span>'


def legend() -> str:
    """What the shapes mean."""
    states = (
        Status.MET,
        Status.NEAR,
        Status.MISSED,
        Status.NO_CASES,
        Status.NOT_REPORTED,
        Status.NO_TARGET,
    )
    items = "".join(
        f'<span class="k-ic">{shape(status, size=14)}{words.STATUS[status]}</span>'
        for status in states
    )
    full = shape(Status.MISSED, size=14) + shape(Status.NEAR, size=14)
    hollow = shape(Status.MISSED, certain=False, size=14) + shape(
        Status.NEAR, certain=False, size=14
    )
    return (
        f'<div class="k-legend">{items}<span class="k-ic">{full}{words.FILLED}</span>'
        f'<span class="k-ic">{hollow}{words.OUTLINED}</span></div>'
    )


def text(value: str) -> str:
    """Words from data, safe inside markup and attributes."""
    return escape(value, quote=True)


def rich(sentence: str) -> str:
    """A sentence whose `**` marks become strong words."""
    pieces = text(sentence).split("**")
    return "".join(f"<b>{piece}</b>" if at % 2 else piece for at, piece in enumerate(pieces))
