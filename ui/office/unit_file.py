"""Changes of units from a workbook that was filled in."""

from __future__ import annotations

from datetime import date

import streamlit as st

from metrics.units.unit import UnitsEdit
from pipeline.units import units_import
from ui.frame import session
from ui.kit import html
from ui.office import effects, unit_table
from wording.intake import problems
from wording.office import units as words


def edit(key: str, since: date) -> UnitsEdit | None:
    """Draw the template and the field for it; what it says, None with a fault or without a file."""
    register = session.reference().register
    st.download_button(
        words.FORM_GET,
        lambda: units_import.template(register, since),
        words.FORM_FILE,
        key=f"{key}_template",
        on_click="ignore",
    )
    given = st.file_uploader(words.FORM_DROP, ["xlsx", "xls", "ods", "csv"], key=f"{key}_file")
    if given is None:
        return None
    data = given.getvalue()
    found = session.once(
        ("units file", since, given.file_id),
        lambda: units_import.check_units(register, since, data),
    )
    if not found.clean:
        html.show(effects.faults([*map(problems.sentence, found.problems), *_told(found)]))
        return None
    html.show(unit_table.changes(found.edit, register))
    return found.edit


def _told(found: units_import.UnitsImport) -> list[str]:
    return words.unread(found.unread) + words.faults(found.faults)
