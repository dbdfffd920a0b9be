"""What is said beside charts of scores: who is missing from them, and of whom months are."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from ui.kit.html import Html, tag
from wording import interface as words
from wording import numbers, sentences


def unscored(rows: Sequence[Score]) -> Html:
    """Who is not in the chart, and why."""
    by_status: dict[Status, list[str]] = {}
    for row in rows:
        if not row.verdict.status.judged:
            name = sentences.in_sentence(sentences.called(row))
            by_status.setdefault(row.verdict.status, []).append(name)
    said = [
        f"{_some(names)} ({words.STATUS[status].lower()})" for status, names in by_status.items()
    ]
    return _told(words.NOT_SCORED, "; ".join(said))


def partial(rows: Sequence[Score]) -> Html:
    """Of which rows months or parts are missing, though they are in the chart."""
    said = [
        f"{sentences.in_sentence(sentences.called(row))} ({lacking})"
        for row in rows
        if row.verdict.status.judged and (lacking := sentences.gaps_in(row))
    ]
    return _told(words.PARTIAL, _some(said))


def _told(title: str, rows: str) -> Html:
    return tag("p.k.k-sm.k-muted", f"{title} {rows}.") if rows else Html()


def _some(names: Sequence[str], most: int = 6) -> str:
    listed = ", ".join(names[:most])
    rest = len(names) - most
    return words.AND_MORE.format(listed=listed, rest=numbers.count(rest)) if rest > 0 else listed
