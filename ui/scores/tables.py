"""Tables as markup: the twins of charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from ui.kit import marks
from wording import interface as words
from wording import numbers, sentences

Link = Callable[[str], str]
"""From the code of a unit to the address of its page."""


def gap_list(rows: Sequence[Score], link: Link | None = None) -> str:
    """The gap chart in the width of a phone."""
    body = "".join(_gap_line(row, link) for row in rows)
    return f'<table class="k-t"><tbody>{body}</tbody></table>'


def _gap_line(row: Score, link: Link | None) -> str:
    assert row.verdict.gap is not None
    short = ", ".join(filter(None, (sentences.missing(row), sentences.gaps_in(row))))
    foot = f'<br><span class="k-sm k-muted">{marks.text(short)}</span>' if short else ""
    return (
        f"<tr><td>{_named(row, link)}<br>"
        f'<span class="k-sm">{marks.with_word(row.verdict)}</span></td>'
        f'<td class="k-num"><b>{numbers.points(row.verdict.gap)}</b>{foot}</td></tr>'
    )


def _named(row: Score, link: Link | None) -> str:
    name = marks.text(sentences.called(row))
    if link is None or row.units_expected is not None:
        return name
    return f'<a href="{marks.text(link(row.unit.code))}">{name}</a>'


def unscored(rows: Sequence[Score]) -> str:
    """Who is not in the chart, and why."""
    by_status: dict[Status, list[str]] = {}
    for row in rows:
        if not row.verdict.status.judged:
            name = sentences.in_sentence(sentences.called(row))
            by_status.setdefault(row.verdict.status, []).append(name)
    said = [
        f"{_some(names)} ({words.STATUS[status].lower()})" for status, names in by_status.items()
    ]
    if not said:
        return ""
    text = f"{words.NOT_SCORED} {'; '.join(said)}."
    return f'<p class="k k-sm k-muted">{marks.text(text)}</p>'


def partial(rows: Sequence[Score]) -> str:
    """Of which rows months or parts are missing, though they are in the chart."""
    said = [
        f"{sentences.in_sentence(sentences.called(row))} ({lacking})"
        for row in rows
        if row.verdict.status.judged and (lacking := sentences.gaps_in(row))
    ]
    if not said:
        return ""
    return f'<p class="k k-sm k-muted">{marks.text(f"{words.PARTIAL} {_some(said)}.")}</p>'


def _some(names: Sequence[str], most: int = 6) -> str:
    listed = ", ".join(names[:most])
    rest = len(names) - most
    return words.AND_MORE.format(listed=listed, rest=numbers.count(rest)) if rest > 0 else listed
