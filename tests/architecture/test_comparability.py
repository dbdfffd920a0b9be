"""One place decides whether two periods may be compared (contract §7)."""

from __future__ import annotations

import re

from tests.architecture.sources import ROOT

ROOMS = ("pages", "ui", "pipeline", "reports", "wording", "metrics")
DECIDING = {
    r"origins\.marks\(": {
        "pipeline/sums/extent.py",
        # Tells earlier months for the unit of today: nothing is set beside anything.
        "pipeline/periods/trend_line.py",
        "pipeline/periods/trend.py",
    },
    r"from metrics\.counts\.change import .*\bchange\b": {
        "metrics/verdicts/comparable.py",
        # Months of one series: whoever asks leaves out what lies before its last merger.
        "metrics/verdicts/chance.py",
        # Units of one period, not periods of one unit.
        "metrics/ranking/peers.py",
    },
}


def test_whoever_sets_periods_side_by_side_asks_the_one_rule() -> None:
    for pattern, allowed in DECIDING.items():
        found = {
            str(path.relative_to(ROOT))
            for room in ROOMS
            for path in (ROOT / room).rglob("*.py")
            if re.search(pattern, path.read_text())
        }
        assert found == allowed
