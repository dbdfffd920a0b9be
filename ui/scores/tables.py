"""What is said beside charts of scores, and the list of units to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.scorecard import Scorecard
from ui.kit import grid
from ui.kit.grid import Cell, GridColumn, GridGroup, GridRow, GridTable, Packed
from ui.kit.html import Html, lead, tag
from ui.kit.navigation import Links, Screen, address
from ui.scores import matrix
from ui.scores.matrix import Silence
from wording import interface as words
from wording import numbers, sentences
from wording.names import sort_key
from wording.scores import headline
from wording.scores import profile as said


def unscored(rows: Sequence[Score]) -> Html:
    """Who is not in the chart, and why."""
    by_status: dict[Status, list[str]] = {}
    for row in rows:
        if not row.verdict.status.judged:
            name = sentences.in_sentence(sentences.called(row))
            by_status.setdefault(row.verdict.status, []).append(name)
    told = [
        f"{_some(names)} ({words.STATUS[status].lower()})" for status, names in by_status.items()
    ]
    return _told(words.NOT_SCORED, "; ".join(told))


def partial(rows: Sequence[Score]) -> Html:
    """Of which rows months or parts are missing, though they are in the chart."""
    told = [
        f"{sentences.in_sentence(sentences.called(row))} ({lacking})"
        for row in rows
        if row.verdict.status.judged and (lacking := sentences.gaps_in(row))
    ]
    return _told(words.SCORED_PARTLY, _some(told))


def _told(title: str, rows: str) -> Html:
    return tag("p.k.k-sm.k-muted", f"{title} {rows}.") if rows else Html()


def _some(names: Sequence[str], most: int = 6) -> str:
    listed = ", ".join(names[:most])
    rest = len(names) - most
    return words.AND_MORE.format(listed=listed, rest=numbers.count(rest)) if rest > 0 else listed


def plan_offer(rows: Iterable[Score], year: int) -> Html | None:
    """The way to enter a plan where none asks anything of what is shown; None where one does."""
    if not headline.lacks_plan(rows):
        return None
    text = headline.ENTER_PLAN.format(year=year)
    return tag("p.k-offer.k-screen", tag("a", text, href=address(Screen.PLANS, {})))


def unit_lead() -> Html:
    """What stands above the list."""
    return lead(said.CHOOSE)


def unit_list(card: Scorecard, silence: Silence, links: Links) -> Packed:
    """Every unit that has a profile, who gave nothing first, then the worst; searched by name."""
    by_unit = matrix.by_code(card.units)
    alphabet = matrix.places(by_unit, lambda rows: (sort_key(rows[0].unit.name), rows[0].unit.code))
    ranks = matrix.places(
        by_unit,
        lambda rows: (
            *matrix.badness(rows),
            -silence(rows[0].unit),
            alphabet[rows[0].unit.code],
        ),
    )
    return Packed.of(
        GridTable(
            label=said.LIST_ALT.format(count=numbers.count(len(by_unit))),
            columns=(
                GridColumn("light", words.LIGHT, left=True, width=250),
                GridColumn("worst", said.WORST, left=True, desk=True),
            ),
            groups=[GridGroup("", "")],
            rows=[
                _unit(rows, alphabet[code], ranks[code], silence, links.labels.get(code, ""))
                for code, rows in by_unit.items()
            ],
            link=links.before,
            kind="k-plain",
            asks=False,
            kept=True,
        )
    )


def _unit(
    scores: Sequence[Score], alphabet: int, rank: int, silence: Silence, label: str = ""
) -> GridRow:
    unit = scores[0].unit
    reporter = sentences.reporter(unit)
    name = label if label.startswith(reporter) else reporter
    row = GridRow(unit.code, name, 0, alphabet, rank, _lights(scores), link=label)
    if all(score.verdict.status is Status.NOT_REPORTED for score in scores):
        return replace(row, instead=(sentences.silence(silence(unit)), Status.NOT_REPORTED))
    return row


def _lights(scores: Sequence[Score]) -> list[Cell]:
    judged = [score for score in scores if score.verdict.status.judged]
    if not judged:
        status = scores[0].verdict.status
        return [[words.STATUS[status], None, grid.state(status)], ""]
    worst = min(judged, key=lambda score: matrix.badness([score]))
    counted = said.lights(judged)
    light = grid.state(worst.verdict.status, worst.verdict.evidence)
    return [[counted, None, light], said.worst(worst)]
