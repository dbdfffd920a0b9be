"""The indicator set of QĐ 766/QĐ-TTg as data: groups, criteria, rates and what sources dispute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from metrics.counts.share import Share


class Basis(StrEnum):
    """How far the monthly figures carry a term."""

    FIGURES = "figures"
    """Numerator and denominator are what units report; the points count."""
    NEAR = "near"
    """They report something close by; an estimate, never counted."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """One rate of a component: points × min(1, rate ÷ full_at)."""

    code: str
    name: str
    """The rate in words, Vietnamese."""
    points: Decimal
    full_at: Decimal
    """The rate, above 0 and at most 1, from which all points are given."""
    without_cases: Decimal | None
    """Points where the denominator is 0; None: the sources do not say."""
    basis: Basis
    numerator: tuple[str, ...]
    """Measures or derived measures, added up; empty where the basis is NONE."""
    denominator: tuple[str, ...]
    missing: str | None
    """What the monthly figures lack, Vietnamese; None where they lack nothing."""

    def earned(self, share: Share) -> Fraction | None:
        """The points of a share, exactly; None without cases where no source gives a rule."""
        if share.cases == 0:
            return None if self.without_cases is None else Fraction(self.without_cases)
        rate = share.percent / 100
        return Fraction(self.points) * min(Fraction(1), rate / Fraction(self.full_at))


@dataclass(frozen=True, slots=True)
class Variant:
    """How another system scores a term: all points from a rate on, a flat rest below it."""

    term: str
    name: str
    """Whose rule it is."""
    full_at: Decimal
    points: Decimal
    below: Decimal

    def earned(self, share: Share) -> Fraction | None:
        """The points of a share; None without cases."""
        if share.cases == 0:
            return None
        reached = share.percent >= 100 * Fraction(self.full_at)
        return Fraction(self.points if reached else self.below)


@dataclass(frozen=True, slots=True)
class Component:
    """One criterion; without terms it is only watched."""

    code: str
    group: str
    name: str
    most: Decimal
    formula: str
    """As the source writes it."""
    not_for_communes: bool
    """Communes get the full points, since it does not apply to them."""
    terms: tuple[Term, ...]

    def earned(self, shares: Mapping[str, Share]) -> Fraction | None:
        """The points of all terms' shares together, at most `most`; None where one is not known."""
        found = [term.earned(shares[term.code]) for term in self.terms if term.code in shares]
        known = [points for points in found if points is not None]
        if not self.terms or len(known) < len(self.terms):
            return None
        return min(Fraction(self.most), sum(known, Fraction(0)))


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """One of the six published groups."""

    code: str
    name: str
    most: Decimal


@dataclass(frozen=True, slots=True)
class SourceConflict:
    """Sources contradict each other, in Vietnamese, and what is done here."""

    code: str
    about: tuple[str, ...]
    """Codes of groups or components."""
    text: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """The whole indicator set as data."""

    number: str
    issued: date
    title: str
    notice: str
    """What must stand beside every figure of this view, Vietnamese."""
    source: str
    groups: tuple[CriteriaGroup, ...]
    components: tuple[Component, ...]
    conflicts: tuple[SourceConflict, ...]
    variants: tuple[Variant, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms in order."""
        return tuple(term for component in self.components for term in component.terms)
