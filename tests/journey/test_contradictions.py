"""More good cases than cases: not scored, and never mistaken for a report that is not due yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journey.command import figures, form, kpi


@pytest.mark.parametrize("day", ["2024-04-05", "2024-05-05"])
def test_more_letters_than_late_dossiers_are_not_reported_before_and_after_the_deadline(
    tmp_path: Path, database: Path, day: str
) -> None:
    path, _ = form(tmp_path, database, {"26368": figures(late=2, apologies=3)})
    assert kpi("import", path, database=database).code == 0
    scored = kpi(
        "score", "--month", "2024-03", "--unit", "26368", "--as-of", day, database=database
    )
    row = next(each for each in scored.rows if each["indicator"] == "apology")
    assert row["status"] == "not_reported"
    assert row["numerator"] is None
    assert (row["months_reported"], row["months_expected"]) == (0, 1)
    (finding,) = kpi("check", database=database).rows
    assert (finding["kind"], finding["severity"]) == ("impossible_share", "warning")
