"""The ranking of a scorecard's units: each level by itself, by weights a person can change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from metrics.counts.errors import broken_reference
from metrics.counts.month import Month
from metrics.ranking.ranking import RankStanding, rank_units
from metrics.ranking.scheme import Scheme, read_scheme
from metrics.units.unit import Level
from metrics.verdicts.reference import Reference
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.scores.scorecard import Scorecard

FILE = "ranking.toml"

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.DEPARTMENT, Level.DIVISION)
"""In this order the levels stand below each other."""


@dataclass(frozen=True, slots=True)
class LevelRanking:
    """The units of one level; targets differ between levels, so do the places."""

    level: Level
    standings: tuple[RankStanding, ...]
    """The highest first, those that are not ranked last."""


def scheme(books: Books, month: Month) -> Scheme:
    """The weights that the office set for a month, else the shipped ones, and the grades.

    Raises:
        KpiError: as `shipped`.
    """
    held = books.reference.deadlines.rules.on(month.last_day)
    return shipped(books.reference).reweighted(dict(held.weights))


def shipped(reference: Reference) -> Scheme:
    """The same of some reference data.

    Raises:
        KpiError: `broken_reference` with every fault of the file.
    """
    folder, codes = reference.folder, reference.indicator_codes
    found, faults = read_scheme(folder / FILE, codes)
    if found is None:
        raise broken_reference(FILE, faults)
    return found


def weighted(shipped: Scheme, weights: Mapping[str, int]) -> Scheme | None:
    """The scheme with a person's weights; None where every weight is 0."""
    try:
        return shipped.reweighted({code: Decimal(each) for code, each in weights.items()})
    except ValueError:
        return None


def ranking(card: Scorecard, chosen: Scheme) -> tuple[LevelRanking, ...]:
    """Rank the units of a scorecard, level by level, over the months that most of it cover."""
    by_level: dict[Level, list[Score]] = {}
    for row in card.units:
        by_level.setdefault(row.unit.level, []).append(row)
    covered = {part.unit.identity: part.months for part in card.parts}
    if card.head.level is Level.COUNTRY:
        # Provinces report nothing themselves: they stand beside each other by their groups' rows.
        provinces = [row for row in card.groups if row.unit.level is Level.PROVINCE]
        by_level |= {Level.PROVINCE: provinces} if provinces else {}
        covered |= {row.unit.identity: row.expected for row in provinces}
    return tuple(
        LevelRanking(level, rank_units(by_level[level], chosen, _of(by_level[level], covered)))
        for level in LEVELS
        if level in by_level
    )


def _of(
    rows: Iterable[Score], covered: Mapping[str, tuple[Month, ...]]
) -> dict[str, tuple[Month, ...]]:
    """What the units of some rows cover; divisions are no parts of a group and not held apart."""
    units = {row.unit.identity for row in rows}
    return {identity: months for identity, months in covered.items() if identity in units}
