"""The verdicts that are written down as text, for the tests and for the guide to the indicators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from metrics.counts.share import Share
from metrics.verdicts.verdict import Evidence, Status

TEXT = Path(__file__).with_name("examples.txt")
COLUMNS = (
    "numerator", "denominator", "target", "margin", "due",
    "status", "evidence", "short_by", "shown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One share, what is asked of it, and what must come of it."""

    share: Share | None
    """None where nobody reported it."""
    target: Decimal | None
    margin: Decimal | None
    """The target's own; None for the default."""
    due: bool
    status: Status
    evidence: Evidence | None
    short_by: int | None
    shown: str | None
    """The percent as people read it."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Some lines with the one thing that they show."""

    rule: str
    lines: tuple[Example, ...]


def load() -> tuple[Examples, ...]:
    """All tables in their order.

    Raises:
        ValueError: a table is not a sentence, the heading and at least one line.
    """
    text = TEXT.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    starts = [at for at, line in enumerate(lines) if tuple(line.split()) == COLUMNS]
    ends = [at - 1 for at in starts[1:]] + [len(lines)]
    tables = [(lines[at - 1], lines[at + 1 : end]) for at, end in zip(starts, ends, strict=True)]
    if not tables or starts[0] != 1 or not all(rows for _, rows in tables):
        raise ValueError(f"{TEXT.name}: want sentence, heading and lines")
    return tuple(Examples(rule, tuple(map(_example, rows))) for rule, rows in tables)


def _example(line: str) -> Example:
    good, cases, target, margin, due, status, evidence, short_by, shown = _cells(line)
    return Example(
        None if good == "." else Share(int(good), int(cases)),
        None if target == "-" else Decimal(target),
        None if margin == "-" else Decimal(margin),
        {"yes": True, "no": False}[due],
        Status(status),
        None if evidence == "-" else Evidence(evidence),
        None if short_by == "-" else int(short_by),
        None if shown == "-" else shown,
    )


def _cells(line: str) -> list[str]:
    # Columns part where two blanks or more stand: a shown percent has one inside.
    cells = [each.strip() for each in line.split("  ") if each.strip()]
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{TEXT.name}: want {len(COLUMNS)} columns in: {line}")
    return cells
