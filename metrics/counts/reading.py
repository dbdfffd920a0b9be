"""What was read of a file, as it is shown, asked about and stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from metrics.counts.answer import Phrase
from metrics.counts.figure import FigureTable
from metrics.counts.mapping import Heading
from metrics.counts.month import Month
from metrics.counts.problem import Problem, Severity
from metrics.counts.published import PublishedScore, ScoreSpan


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """One recognised column, for the mapping shown to the clerk."""

    letter: str
    heading: str
    """The heading path, joined by ` › `."""
    meaning: str | None
    """Measure code, or the role (`unit_name`, `total`); None where it is not used."""


class UnreadColumn(NamedTuple):
    """A column with counts that nothing was taken from."""

    sheet: str
    letter: str
    heading: str
    """The heading path, joined by ` › `; empty where there is none."""


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column of a table that a person may explain, and what it seems to hold."""

    letter: str
    cell: str
    """Where its heading ends."""
    heading: Heading
    samples: tuple[str, ...]
    """What stands in its first rows."""
    meaning: str | None
    """A measure or a role of `metrics.counts.mapping`; None where it seems to be of no use."""
    sure: bool
    """Whether the heading is known or was explained before; else it is only like a known one."""
    near: tuple[str, ...] = ()
    """What else it may hold, nearest first."""


@dataclass(frozen=True, slots=True)
class TableProposal:
    """How a table may be read that no known form, or only part of one, is laid over."""

    sheet: str
    cells: str
    """The heading rows, as `A8:M10`."""
    fingerprint: str
    source: str
    title: str
    columns: tuple[ProposedColumn, ...]
    by_field: bool
    month: Month | None
    """The month the sheet states, as far as that is plain."""
    units: int
    """Rows that seem to be units, or fields of one unit."""
    groups: int
    """Rows that only head others."""
    totals: int
    form: str | None = None
    """What it was read as; None where nothing was."""
    agreed: bool = False
    """Whether it was read as a person said."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """A piece of a sheet around its first faults, as a person sees it."""

    sheet: str
    letters: tuple[str, ...]
    headings: tuple[str, ...]
    heading_row: int
    """As Excel numbers it, like those of `rows`."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class ReadTable:
    """One sheet recognised as a known form, or as a person explained it, for one month."""

    form: str
    sheet: str
    month: Month | None
    period: tuple[date, date] | None = None
    """From and to, where the sheet states them."""
    reporting_unit: str | None = None
    columns: tuple[ReadColumn, ...] = ()
    figures: FigureTable = field(default_factory=FigureTable)
    units: int = 0
    """How many units state at least one figure."""
    since: Month | None = None
    """Of a cumulative table, the first month its flows add up from; None: of its month alone."""
    scores: tuple[PublishedScore, ...] = ()
    """Of a table of published scores, in place of figures."""
    span: ScoreSpan = ScoreSpan.MONTH
    """Over which time the scores were counted."""


@dataclass(slots=True)
class Reading:
    """Everything one file said; with any error, nothing of it may be stored."""

    file: str
    """The name as the person knows it, without folders."""
    sha256: str
    size: int
    container: str | None = None
    tables: list[ReadTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    proposals: list[TableProposal] = field(default_factory=list)
    """Tables that a person may explain."""
    cutouts: list[Cutout] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Sheets with a table of which nothing was taken, beside those that were read."""
    unread_columns: list[UnreadColumn] = field(default_factory=list)
    """Columns of the tables read that hold counts under headings nobody knows."""
    answered: list[Phrase] = field(default_factory=list)
    """Phrases whose meaning an answer settled, to be remembered once the file is stored."""
    dossiers: bool = False
    """Whether it holds a list with one row a dossier, which a process of its own counts."""

    @property
    def refused(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
