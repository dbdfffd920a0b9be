"""The view of QĐ 766: points that follow from monthly figures, and everything that does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import streamlit as st

from metrics.ranking.criteria766 import Basis, Criteria, Term
from metrics.ranking.score766 import ComponentScore, GroupScore, TermOutcome, TermScore
from metrics.verdicts.verdict import Status
from pipeline.scores.ranking import LEVELS
from pipeline.scores.score766 import Unit766, View766, view_766
from ui.frame import frame, session
from ui.frame.filters import Choices
from ui.kit import grid, html
from ui.kit.grid import Cell, GridColumn, GridGroup, GridRow, GridTable, Packed
from ui.kit.html import BREAK, Child, Html, join, tag
from wording import interface as words
from wording import numbers, sentences
from wording.names import sort_key
from wording.scores import score766 as said


def show(choices: Choices) -> None:
    """Draw the view of a scope and period."""
    found = session.ask(view_766, choices.view)
    criteria = found.criteria
    frame.lead(said.lead(found.whole.score))
    key = ("qd766", choices.view)
    html.show(
        html.note(criteria.notice, role="note"),
        session.once((*key, "groups"), lambda: groups(found)),
    )
    html.show(tag("h2.k.k-h2.k-gap", said.UNITS_TITLE))
    grid.show(session.once((*key, "units"), lambda: units(found)), key="units_766")
    with st.expander(said.FORMULAS):
        html.show(session.once((*key, "formulas"), lambda: formulas(found.whole)))
    with st.expander(said.CONFLICTS):
        html.show(conflicts(criteria))
    html.show(tag("p.k.k-sm.k-muted.k-gap", _source(criteria)))


def _source(criteria: Criteria) -> str:
    issued = numbers.day(criteria.issued)
    return said.SOURCE.format(number=criteria.number, issued=issued, source=criteria.source)


def groups(found: View766) -> Html:
    """The six groups of the whole: counted, estimated, and what is lacking."""
    given = found.published.get(found.whole.unit.code)
    portal = {each.criterion: Fraction(each.score) for each in given.scores} if given else {}
    columns = [
        html.TableColumn(said.GROUP),
        *map(html.number, (said.MOST, said.COUNTED, said.ESTIMATE, said.NOT_COUNTED)),
    ]
    if given is not None:
        columns.append(html.number(_portal(found)))
    columns.append(html.TableColumn(said.LACKING, "w k-hide-m", "k-hide-m"))
    body = (_line(each, portal, shown=given is not None) for each in found.whole.score.groups)
    table = html.wide(said.GROUP, html.table(columns, body, "k-t.k-766"), "k.k-wide")
    return join(table, tag("p.k.k-sm.k-muted", said.BASIS), _receipt(found))


def _portal(found: View766) -> str:
    return said.PUBLISHED.format(span=said.SPANS[found.span]) if found.span else ""


def _receipt(found: View766) -> Html:
    """Where the portal's total stands."""
    given = found.published.get(found.whole.unit.code)
    if given is None or given.total is None:
        return Html()
    text = said.PUBLISHED_SOURCE.format(
        unit=sentences.in_sentence(given.unit.name),
        total=said.points(Fraction(given.total.score)),
        span=said.SPANS[given.span],
        file=given.total.file,
        uploader=given.total.uploader,
        time=numbers.moment(given.total.time),
    )
    return tag("p.k.k-sm.k-muted", text)


def _line(score: GroupScore, portal: Mapping[str, Fraction], *, shown: bool) -> tuple[Child, ...]:
    given = portal.get(score.group.code)
    points = "–" if given is None else said.points(given)
    estimates = [
        term
        for component in score.components
        for term in component.terms
        if term.estimate is not None
    ]
    close = said.points(sum((each.estimate or Fraction(0) for each in estimates), Fraction(0)))
    most = said.points(sum((Fraction(each.term.points) for each in estimates), Fraction(0)))
    estimated = tag("i", f"{close}/{most}") if estimates else "–"
    gained = f"{said.points(score.points)}/{said.points(score.reachable)}"
    counted = gained if score.reachable else "–"
    rest = said.points(Fraction(score.group.most) - score.reachable)
    lacking = dict.fromkeys(
        each.term.missing
        for component in score.components
        for each in component.terms
        if each.term.missing
    )
    return (
        f"{score.group.name} ({score.group.code})",
        said.points(Fraction(score.group.most)),
        tag("b", counted),
        estimated,
        rest,
        *([points] if shown else []),
        "; ".join(filter(None, lacking)) or "–",
    )


def units(found: View766) -> Packed:
    """Each unit's points, term by term, of those that monthly figures feed."""
    fed = [term for term in found.criteria.terms if term.basis is not Basis.NONE]
    alphabet = sorted(found.units, key=lambda each: (sort_key(each.unit.name), each.unit.code))
    places = {each.unit.code: at for at, each in enumerate(alphabet)}
    present = {each.unit.level for each in found.units}
    levels = [level for level in LEVELS if level in present]
    return Packed.of(
        GridTable(
            label=said.UNITS_ALT.format(count=numbers.count(len(found.units))),
            columns=_columns(fed, found),
            groups=[GridGroup(str(level), words.LEVELS[level]) for level in levels],
            rows=[
                _with_portal(
                    _row(each, levels.index(each.unit.level), places[each.unit.code], at, fed),
                    found,
                )
                for at, each in enumerate(found.units)
            ],
            kind="k-rank",
            asks=False,
            headed=len(levels) > 1,
            words={"grouped": words.LEVEL, "flat": words.ALL_LEVELS},
        )
    )


def _with_portal(row: GridRow, found: View766) -> GridRow:
    """The portal's total as the second column; of a silent unit the sentence stays alone."""
    if found.span is None or row.instead is not None:
        return row
    given = found.published.get(row.code)
    total = Fraction(given.total.score) if given and given.total else None
    cell: Cell = ["–"] if total is None else [said.points(total), float(total)]
    return replace(row, cells=[row.cells[0], cell, *row.cells[1:]])


def _columns(fed: Iterable[Term], found: View766) -> list[GridColumn]:
    portal = GridColumn("portal", _portal(found), hint=said.PUBLISHED_HINT, falling=True, width=150)
    return [
        GridColumn("total", said.TOTAL, falling=True, width=150),
        *([portal] if found.span else []),
        *(
            GridColumn(
                term.code,
                _short(term.name),
                sub=_sub(term),
                hint=term.name,
                falling=True,
                desk=True,
            )
            for term in fed
        ),
    ]


def _short(name: str) -> str:
    """What is counted: the numerator, without the letter that formulas give the rate."""
    counted = name.partition(" ÷ ")[0].rpartition(" = ")[2]
    return sentences.opening(counted)


def _sub(term: Term) -> str:
    most = said.points(Fraction(term.points))
    return f"{said.MOST.lower()} {most}" + (
        f", {said.ESTIMATED}" if term.basis is Basis.NEAR else ""
    )


def _row(each: Unit766, group: int, alphabet: int, rank: int, fed: Sequence[Term]) -> GridRow:
    name = sentences.reporter(each.unit)
    if each.silent:
        silence = (words.STATUS[Status.NOT_REPORTED], Status.NOT_REPORTED)
        return GridRow(each.unit.code, name, group, alphabet, rank, instead=silence)
    by_term = {
        term.term.code: term
        for score in each.score.groups
        for component in score.components
        for term in component.terms
    }
    total = f"{said.points(each.score.points)}/{said.points(each.score.reachable)}"
    cells: list[Cell] = [[total, float(each.score.points)]]
    cells += [_cell(by_term[term.code]) for term in fed]
    return GridRow(each.unit.code, name, group, alphabet, rank, cells)


def _cell(term: TermScore) -> Cell:
    value = term.points if term.points is not None else term.estimate
    hint = said.TERM_HINT.format(name=term.term.name, outcome=said.OUTCOMES[term.outcome])
    if term.share is not None:
        hint += f": {numbers.count(term.share.good)}/{numbers.count(term.share.cases)}"
    if value is None:
        return ["–", None, None, hint]
    return [said.points(value), float(value), None, hint]


def formulas(whole: Unit766) -> Html:
    """Every criterion: formula, outcome and what the figures lack."""
    columns = (
        html.TableColumn(said.CRITERION, "w"),
        html.number(said.MOST),
        html.TableColumn(said.FORMULA, "w"),
        html.TableColumn(said.RESULT, "w"),
    )
    body = (_component(component) for group in whole.score.groups for component in group.components)
    return html.wide(said.FORMULAS, html.table(columns, body, "k-t.k-766"), "k.k-wide")


def _component(score: ComponentScore) -> tuple[Child, ...]:
    component = score.component
    outcomes = BREAK.join(map(_outcome, score.terms)) or said.MONITORED
    return component.name, said.points(Fraction(component.most)), component.formula, outcomes


def _outcome(score: TermScore) -> Html:
    value = score.points if score.points is not None else score.estimate
    shown = None if value is None else (tag("b", said.points(value)), " · ")
    share = ""
    if score.share is not None:
        share = f" ({numbers.count(score.share.good)}/{numbers.count(score.share.cases)})"
    others = "; ".join(
        said.VARIANTS.format(name=variant.name, points=said.points(points))
        for variant, points in score.variants
    )
    lacking = score.term.missing if score.outcome is TermOutcome.NOT_COVERED else ""
    parts = [f"{said.OUTCOMES[score.outcome]}{share}", lacking or "", others]
    return join(shown, "; ".join(part for part in parts if part))


def conflicts(criteria: Criteria) -> Html:
    """What the sources do not agree on, and what is done here."""
    return tag("ul.k.k-list", (tag("li", each.text) for each in criteria.conflicts))
