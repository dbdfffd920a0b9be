"""The view of QĐ 766/QĐ-TTg: which of its points follow from monthly figures, and which cannot.

Maxima, formulas and the contradictions between sources are data (`data/reference/qd766.toml`).
Nothing is made up: a point counts only where numerator and denominator are reported figures, a
missing figure is never 0, and the result is no score of the National Public Service Portal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from metrics.counts.share import Share
from metrics.ranking.criteria766 import Basis, Component, Criteria, CriteriaGroup, Term, Variant
from metrics.units.unit import Level


class TermOutcome(StrEnum):
    """What became of a term."""

    COMPUTED = "computed"
    NO_CASES = "no_cases"
    """The denominator is 0; the points that the sources give for it."""
    NO_RULE = "no_rule"
    """The denominator is 0 and no source says what follows."""
    NOT_REPORTED = "not_reported"
    ESTIMATED = "estimated"
    """Only close by; see `TermScore.estimate`."""
    NOT_COVERED = "not_covered"
    """Not to be computed from monthly figures."""
    NOT_APPLICABLE = "not_applicable"
    """Does not apply to communes; full points."""


@dataclass(frozen=True, slots=True)
class TermScore:
    """One term of one unit."""

    term: Term
    outcome: TermOutcome
    share: Share | None = None
    points: Fraction | None = None
    """What counts; None where nothing counts, which is not 0."""
    estimate: Fraction | None = None
    """What figures close by would give; never counted."""
    variants: tuple[tuple[Variant, Fraction], ...] = ()
    """What other systems would give for the same share."""


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """One criterion of one unit."""

    component: Component
    terms: tuple[TermScore, ...]
    points: Fraction
    reachable: Fraction
    """The most that the counted terms could have given."""


@dataclass(frozen=True, slots=True)
class GroupScore:
    """One group of one unit."""

    group: CriteriaGroup
    components: tuple[ComponentScore, ...]

    @property
    def points(self) -> Fraction:
        """Points counted."""
        return sum((each.points for each in self.components), Fraction(0))

    @property
    def reachable(self) -> Fraction:
        """The most that could have been counted; the rest is not to be computed."""
        return sum((each.reachable for each in self.components), Fraction(0))


@dataclass(frozen=True, slots=True)
class Score766:
    """One unit in the view of QĐ 766: so many points of so many that could be computed."""

    criteria: Criteria
    groups: tuple[GroupScore, ...]

    @property
    def points(self) -> Fraction:
        """Points counted."""
        return sum((each.points for each in self.groups), Fraction(0))

    @property
    def reachable(self) -> Fraction:
        """The most that could have been counted, of the 100 of the whole set."""
        return sum((each.reachable for each in self.groups), Fraction(0))


def score_766(criteria: Criteria, level: Level, shares: Mapping[str, Share | None]) -> Score766:
    """Score one unit or group.

    Args:
        criteria: The indicator set.
        level: The unit's level; criteria that do not apply to communes give them full points.
        shares: By code of a term, None or absent where a needed measure is missing. For a group,
            the sums of its parts.
    """
    return Score766(
        criteria,
        tuple(
            GroupScore(
                group,
                tuple(
                    _component(component, criteria, level, shares)
                    for component in criteria.components
                    if component.group == group.code
                ),
            )
            for group in criteria.groups
        ),
    )


def _component(
    component: Component, criteria: Criteria, level: Level, shares: Mapping[str, Share | None]
) -> ComponentScore:
    if level is Level.COMMUNE and component.not_for_communes:
        spared = tuple(TermScore(term, TermOutcome.NOT_APPLICABLE) for term in component.terms)
        most = Fraction(component.most)
        return ComponentScore(component, spared, most, most)
    terms = tuple(_term(term, shares.get(term.code), criteria.variants) for term in component.terms)
    counted = [each for each in terms if each.points is not None]
    most = Fraction(component.most)
    points = sum((each.points for each in counted if each.points), Fraction(0))
    reachable = sum((Fraction(each.term.points) for each in counted), Fraction(0))
    return ComponentScore(component, terms, min(most, points), min(most, reachable))


def _term(term: Term, share: Share | None, variants: Iterable[Variant]) -> TermScore:
    if term.basis is Basis.NONE:
        return TermScore(term, TermOutcome.NOT_COVERED)
    if share is None:
        return TermScore(term, TermOutcome.NOT_REPORTED)
    earned = term.earned(share)
    others = tuple(_others(term, share, variants))
    if term.basis is Basis.NEAR:
        return TermScore(term, TermOutcome.ESTIMATED, share, estimate=earned, variants=others)
    if earned is None:
        return TermScore(term, TermOutcome.NO_RULE, share)
    outcome = TermOutcome.COMPUTED if share.cases else TermOutcome.NO_CASES
    return TermScore(term, outcome, share, earned, variants=others)


def _others(
    term: Term, share: Share, variants: Iterable[Variant]
) -> Iterator[tuple[Variant, Fraction]]:
    for variant in variants:
        if variant.term == term.code and (points := variant.earned(share)) is not None:
            yield variant, points
