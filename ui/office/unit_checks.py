"""What the office should know of its register, drawn."""

from __future__ import annotations

from metrics.units.checks import checks
from ui.frame import session
from ui.kit import html
from ui.office import unit_table
from wording.office import units as words


def show() -> None:
    """Draw what was found, and of what there is nothing."""
    known = session.reference()
    found = checks(known.register, known.successions)
    kinds = {each.kind for each in found}
    html.show(html.note(html.rich(words.checked(kinds, len(found)))))
    if found:
        html.show(unit_table.checked(found))
