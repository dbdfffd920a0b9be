"""What has changed since a document went out, as markup."""

from __future__ import annotations

from pipeline.papers.difference import FigureChange, difference
from pipeline.scores.scorecard import View
from ui.frame import session
from ui.kit import html
from ui.kit.html import Child, Html, TableColumn, number, tag
from wording import numbers
from wording.intake.upload import measure
from wording.papers import differences

_MOST = 200
"""Lines of a difference that are drawn; the command `difference` lists all."""


def since(edition: int, view: View) -> Html:
    """The sentence, and a line a figure from old to new, with the cell of the new one.

    Args:
        edition: The document's.
        view: Its period and units.

    Raises:
        KpiError: `unknown_edition`, `unknown_unit`.
    """
    key = "difference", edition, view
    found = session.once(key, lambda: difference(session.workspace(), view, edition))
    said = differences.told(found.before, found.after, len(found.figures), found.lights)
    if not found.figures:
        return html.muted(said)
    columns = (
        TableColumn(differences.MONTH, "v"),
        TableColumn(differences.UNIT, "w"),
        TableColumn(differences.MEASURE),
        number(differences.EDITION.format(number=found.before)),
        number(differences.EDITION.format(number=found.after)),
        TableColumn(differences.SOURCE),
    )
    lines = html.table(columns, map(_line, found.figures[:_MOST]))
    left = len(found.figures) - _MOST
    more = html.muted(differences.more(left)) if left > 0 else None
    return html.join(html.note(said), html.wide(differences.TITLE, lines), more)


def _line(each: FigureChange) -> tuple[Child, ...]:
    source = each.source
    return (
        numbers.month(each.month),
        tag("b", each.unit.name),
        measure(each.measure),
        differences.figure(each.before),
        differences.figure(each.after),
        differences.source(source.file, source.sheet, source.cells) if source else None,
    )
