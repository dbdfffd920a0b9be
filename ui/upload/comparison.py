"""A file beside what is stored: counts, what changes, and the lights that come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from metrics.counts.month import Month
from metrics.counts.reading import Reading
from metrics.counts.upload import Difference
from metrics.verdicts.reference import Reference
from pipeline.desk.workspace import Workspace
from pipeline.intake.preview import Preview, preview
from pipeline.intake.upload import Checked
from ui.frame import session
from ui.kit.html import Html, join, tag
from ui.upload import cards, differences
from ui.upload.differences import DifferenceRow
from wording.intake import upload as words
from wording.names import sort_key


def markup(workspace: Workspace, checked: Checked) -> Html:
    """Counts beside what changes; where nothing changes, beside the lights that come."""
    counted = checked.changes
    tiles = cards.counts(counted.new, counted.changed, counted.same, counted.removed)
    with session.books(workspace) as books:
        foreseen = preview(books, checked)
    rows = _difference_rows(workspace.reference, checked.differences, foreseen)
    lights = _lights(checked.reading, foreseen)
    if not rows:
        return cards.beside(tiles, lights)
    return cards.beside(tiles + lights, differences.markup(rows, len(checked.differences)))


def _lights(reading: Reading, foreseen: Preview) -> Html:
    shown = cards.lights_after(foreseen.lights)
    if not shown:
        return shown
    count = words.units(sum(table.units for table in reading.tables))
    turns = words.turns(*foreseen.turns)
    said = tag("p.k-up-said", words.LIGHTS_AFTER.format(units=count))
    return join(said, shown, tag("p.k-up-turns", turns) if turns else None)


def _difference_rows(
    reference: Reference, found: Sequence[tuple[Month, Difference]], foreseen: Preview
) -> list[DifferenceRow]:
    rows = [_difference_row(reference, month, each, foreseen) for month, each in found]
    # Rows that change a light come first; beyond the cap only the rest is lost from view.
    rows.sort(key=lambda row: (row.month, not _turns(row), sort_key(row.unit)))
    return list(islice(rows, cards.MOST))


def _turns(row: DifferenceRow) -> bool:
    if row.effect is None:
        return False
    return row.effect.before.verdict.status is not row.effect.after.verdict.status


def _difference_row(
    reference: Reference, month: Month, found: Difference, foreseen: Preview
) -> DifferenceRow:
    effect = foreseen.of(month, found.unit, found.measure)
    return DifferenceRow(
        unit=unit_name(reference, month, found.unit),
        month=month,
        measure=words.measure(found.measure),
        before=found.old,
        after=found.new,
        effect=effect if effect and effect.changes else None,
        known=foreseen.tells(month, found.unit, found.measure),
    )


def unit_name(reference: Reference, month: Month, code: str) -> str:
    """What a code was called in a month; the code where the register does not know it."""
    unit = reference.register.at(month).get(code)
    return unit.name if unit else code
