"""The files that were refused and kept apart, below the history of uploads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from metrics.counts.refused import Refused
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, tag
from ui.upload.cards import table
from wording import numbers
from wording.intake import problems
from wording.intake import upload as words

MOST = 50
"""Refusals that are shown, the newest first."""


def markup(found: Sequence[Refused]) -> Html:
    """The refusals, folded; nothing where there are none."""
    if not found:
        return Html()
    columns = (
        *map(TableColumn, (words.TIME, words.FILE)),
        TableColumn(words.REASON, "r"),
        TableColumn(words.WHO),
        html.number(words.SIZE),
        TableColumn(words.FINGERPRINT),
        TableColumn(words.KEPT_APART, "k-sub"),
    )
    title = words.REFUSED_FILES.format(count=numbers.count(len(found)))
    return tag(
        "details.k.k-up-more.k-up-refused",
        tag("summary", title),
        tag("p.k-sm.k-sub", words.REFUSED_HINT),
        table(columns, map(_line, islice(found, MOST)), "k-up-history"),
    )


def _line(refused: Refused) -> tuple[Child, ...]:
    more = words.MORE_ERRORS.format(count=numbers.count(refused.errors - 1))
    return (
        numbers.moment(refused.at),
        html.cell(refused.file, class_="w", title=refused.file),
        problems.sentence(refused.reason) + (f" {more}" if refused.errors > 1 else ""),
        refused.by,
        words.file_size(refused.size),
        html.cell(refused.sha256[:12], title=refused.sha256),
        words.KEPT if refused.kept else words.NOT_KEPT,
    )
