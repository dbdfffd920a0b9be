"""Hồ sơ đơn vị: everything that is known of one unit in one period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.ranking.peers import PeerGroup, peer_group, peer_rule
from metrics.units.restate import Mark
from metrics.units.unit import Unit
from metrics.verdicts.comparable import Likened
from metrics.verdicts.rollup import Score
from pipeline.desk.books import Books
from pipeline.periods.budget import YearBudget, budgets
from pipeline.periods.changes import row_likened
from pipeline.periods.past import Past, past
from pipeline.scores.duties import Duty, duties
from pipeline.scores.scorecard import View, score_unit, scorecard
from pipeline.statements import explanations, people
from pipeline.statements.people import Answering, AtMonth
from pipeline.sums.extent import marks_of
from warehouse.statements.kinds import Explanation


@dataclass(frozen=True)
class Profile:
    """One unit, as a page tells of it."""

    view: View
    unit: Unit
    above: tuple[Unit, ...]
    """The units it belongs to, the nearest first."""
    scores: tuple[Score, ...]
    """Its own lights, one an indicator."""
    likened: Mapping[str, Likened]
    """Each beside its own of the period before, by indicator."""
    whole: tuple[Score, ...]
    """Those of everything below it and itself; empty where nothing is below."""
    peers: PeerGroup | None
    """The units most like it; None where it is of no kind or gave no figures."""
    past: Past
    duties: tuple[Duty, ...]
    """Tasks of the year's plans, its own and the dated ones first."""
    budgets: tuple[YearBudget, ...]
    answering: Answering | None
    """None where nobody was entered."""
    explanations: tuple[Explanation, ...]
    """What was said of the period, the oldest first."""
    mergers: tuple[Mark, ...]
    """How it came to be what it is, as far as it changed."""
    names: Mapping[str, str]
    """Of the former units the mergers name, by identity."""


def profile(books: Books, view: View) -> Profile:
    """Draw up the profile of a view's head, one that must report; the level plays no part.

    Raises:
        KpiError: `unknown_unit` where the head is no unit of that month.
    """
    reference = books.reference
    unit = view.head(reference)
    there = [month for month in view.months if reference.register.row_in(unit.identity, month)]
    tree = reference.register.at(there[-1])
    told = explanations.of_months(books, view.months)
    answering = people.answering(books, AtMonth(view.month, view.asked(books.today).as_of))
    end = view.month.last_day
    scores = score_unit(books, view)
    return Profile(
        view,
        unit,
        tuple(tree[code] for code in tree.line(unit.code)[1:]),
        scores,
        {row.indicator.code: row_likened(books, view, row) for row in scores},
        _whole(books, view, unit),
        _peers(books, view, scores),
        past(books, view),
        duties(books, view),
        budgets(books, view),
        answering.get(unit.identity),
        tuple(each for each in told if each.identity == unit.identity),
        tuple(mark for mark in marks_of(reference, unit) if mark.day <= end),
        reference.names,
    )


def _whole(books: Books, view: View, unit: Unit) -> tuple[Score, ...]:
    whole = books.ask(scorecard, View(view.month, view.window, unit.code, None, view.as_of))
    return whole.total if len(whole.parts) > 1 else ()


def _peers(books: Books, view: View, scores: Sequence[Score]) -> PeerGroup | None:
    """Those of the whole scope: what a head's other units are like is no rule for one of them."""
    everyone = View(view.month, view.window, as_of=view.as_of)
    return peer_group(scores, books.ask(scorecard, everyone).units, peer_rule(books.reference))
