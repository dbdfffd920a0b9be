"""The files that were refused and kept apart, below the history of uploads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from metrics.counts.refused import Refused
from ui.kit import marks
from ui.upload.cards import table, th
from wording import numbers
from wording.intake import problems
from wording.intake import upload as words

MOST = 50
"""Refusals that are shown, the newest first."""


def markup(found: Sequence[Refused]) -> str:
    """The refusals, folded; nothing where there are none."""
    if not found:
        return ""
    head = (
        f"<thead><tr>{th(words.TIME)}{th(words.FILE)}{th(words.REASON)}{th(words.WHO)}"
        f'<th class="k-num">{words.SIZE}</th>{th(words.FINGERPRINT)}{th(words.KEPT_APART)}'
        "</tr></thead>"
    )
    lines = [_line(each) for each in islice(found, MOST)]
    title = words.REFUSED_FILES.format(count=numbers.count(len(found)))
    return (
        f'<details class="k k-up-more k-up-refused"><summary>{title}</summary>'
        f'<p class="k-sm k-sub">{words.REFUSED_HINT}</p>'
        f"{table(head, lines, 'k-up-history')}</details>"
    )


def _line(refused: Refused) -> str:
    name = marks.text(refused.file)
    more = words.MORE_ERRORS.format(count=numbers.count(refused.errors - 1))
    reason = problems.sentence(refused.reason) + (f" {more}" if refused.errors > 1 else "")
    kept = words.KEPT if refused.kept else words.NOT_KEPT
    return (
        f"<tr><td>{numbers.moment(refused.at)}</td>"
        f'<td class="w" title="{name}">{name}</td>'
        f'<td class="r">{marks.text(reason)}</td><td>{marks.text(refused.by)}</td>'
        f'<td class="k-num">{words.file_size(refused.size)}</td>'
        f'<td title="{refused.sha256}">{refused.sha256[:12]}</td>'
        f'<td class="k-sub">{kept}</td></tr>'
    )
