"""The warnings stored with an upload, as the tests look them up."""

from __future__ import annotations

import json

from metrics.counts.problem import Problem, Severity, case_of
from warehouse.reading.editions import Edition

_ASKED = """
select problem.severity, problem.kind, problem.sheet, problem.cell, problem.found, problem.facts
from store.problem
join store.upload using (version)
where upload.upload = $upload
order by problem.place
"""


def problems_of(edition: Edition, upload: str) -> tuple[Problem, ...]:
    """The warnings stored with an upload, in the order of its file."""
    rows = edition.cursor().execute(_ASKED, {"upload": upload}).fetchall()
    return tuple(
        Problem(Severity(severity), case_of(case, facts), sheet, cell, found, facts)
        for severity, case, sheet, cell, found, text in rows
        for facts in [json.loads(text)]
    )
