"""The table of the watch list: a row a unit and indicator, a silent unit once, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.counts.change import Movement
from metrics.inspection.watch import Reason, WatchRow
from metrics.verdicts.rollup import Score
from ui.kit import grid
from ui.kit.grid import Cell, CellKind, GridColumn, GridGroup, GridRow, GridTable, Packed
from ui.kit.navigation import Links
from wording import interface as words
from wording import numbers, sentences
from wording.inspection import reasons as inspection_reasons
from wording.names import sort_key
from wording.scores import direction
from wording.scores import watchlist as said

BETWEEN = "~"
"""Stands between unit and indicator in the code of a row; no code of either holds it."""

Months = Callable[[Score], Sequence[Score | None]]
"""The twelve months of a row's unit and indicator, oldest first."""


@dataclass(frozen=True, slots=True)
class WatchLine:
    """What is shown as one row: a row of the list, or all those of a unit that was silent."""

    row: WatchRow
    silent: bool

    @property
    def code(self) -> str:
        """Unit and indicator as one code."""
        score = self.row.score
        return f"{score.unit.code}{BETWEEN}{score.indicator.code}"


def lines_of(rows: Iterable[WatchRow]) -> list[WatchLine]:
    """The rows as shown: of a unit that gave no figure at all only the first."""
    found: list[WatchLine] = []
    silent: set[str] = set()
    for row in rows:
        if not row.months_silent:
            found.append(WatchLine(row, silent=False))
        elif row.score.unit.identity not in silent:
            silent.add(row.score.unit.identity)
            found.append(WatchLine(row, silent=True))
    return found


def table(
    lines: Sequence[WatchLine],
    months: Months,
    links: Links,
    plan: str,
) -> Packed:
    """The whole list, ready to be drawn.

    Args:
        lines: What is shown, the worst first.
        months: Gives a row's line of months.
        links: Where the names lead.
        plan: The address to which chosen units are taken, up to where they are named; empty: none
            are.
    """
    alphabet = _alphabet(lines)
    count = numbers.count(len(lines))
    return Packed.of(
        GridTable(
            label=said.TABLE_ALT.format(count=count),
            columns=_COLUMNS,
            groups=[GridGroup("all", words.ALL_LEVELS)],
            rows=[_row(line, at, alphabet[at], months, links) for at, line in enumerate(lines)],
            words={
                "files": words.SAVE_AS,
                "exact": words.SAVE_AS_SHOWN,
                "pick": said.PICK,
                "plan": said.PLAN,
                "plan_hint": said.PLAN_HINT,
            },
            kind="k-watch",
            link=links.before,
            plan=plan,
        )
    )


_COLUMNS = (
    GridColumn("indicator", said.INDICATOR, left=True, width=112),
    GridColumn("light", said.LIGHT, hint=said.LIGHT_HINT, kind=CellKind.LIGHT, width=92),
    GridColumn("gap", said.GAP, said.GAP_SUB, desk=True, width=64),
    GridColumn("short", said.SHORT, hint=said.SHORT_HINT, falling=True, width=64),
    GridColumn("months", said.MONTHS, hint=said.MONTHS_HINT, falling=True, desk=True, width=64),
    GridColumn("year", said.YEAR, kind=CellKind.LINE, desk=True, width=92),
    GridColumn("movement", said.MOVEMENT, hint=said.MOVEMENT_HINT, desk=True, left=True, width=128),
    GridColumn("visited", said.VISITED, hint=said.VISITED_HINT, desk=True, width=92),
    GridColumn("reasons", said.REASONS, left=True, width=230),
)


_MOVEMENTS = (Movement.CLEARLY_DOWN, Movement.UNCLEAR, Movement.CLEARLY_UP, Movement.UNKNOWN)
"""In the order in which the column is sorted."""


def _alphabet(lines: Sequence[WatchLine]) -> list[int]:
    """The place of each line by the Vietnamese alphabet."""
    keys = [(sort_key(line.row.score.unit.name), line.code) for line in lines]
    order = sorted(range(len(lines)), key=keys.__getitem__)
    places = [0] * len(lines)
    for place, at in enumerate(order):
        places[at] = place
    return places


def _row(line: WatchLine, rank: int, alphabet: int, months: Months, links: Links) -> GridRow:
    unit = line.row.score.unit
    name, link = sentences.reporter(unit), links.labels.get(unit.code, "")
    if line.silent:
        status = line.row.score.verdict.status
        return GridRow(
            line.code, name, 0, alphabet, rank, instead=(silence(line.row), status), link=link
        )
    return GridRow(line.code, name, 0, alphabet, rank, _cells(line.row, months), link=link)


def silence(row: WatchRow) -> str:
    """A silent unit in one sentence."""
    reasons = inspection_reasons.sentences(row.reasons, row.score.indicator)
    day = row.followed.last_visit
    visited = said.LAST_VISIT.format(day=numbers.day(day)) if day else said.NEVER_VISITED
    text = "; ".join((*reasons, visited))
    return sentences.opening(text)


def reasons(row: WatchRow) -> str:
    """Why a row stands on the list."""
    text = "; ".join(inspection_reasons.sentences(row.reasons, row.score.indicator))
    return sentences.opening(text)


def _cells(row: WatchRow, months: Months) -> list[Cell]:
    score, verdict = row.score, row.score.verdict
    text = reasons(row)
    visited = row.followed.last_visit
    return [
        [score.indicator.short],
        _light(score),
        _gap(score),
        _count(verdict.short_by),
        _count(row.months_below or None),
        _year(score, months(score)),
        _direction(row),
        [_visited(row), visited.toordinal() if visited else None],
        [text, None, None, text],
    ]


def _light(score: Score) -> Cell:
    verdict, share = score.verdict, score.share
    number = grid.state(verdict.status, verdict.evidence)
    if verdict.percent is None or share is None:
        return [number]
    target = score.goal.percent if score.goal else None
    cell: list[object] = [number, numbers.figure(verdict.percent, target), share.good, share.cases]
    if note := sentences.gaps_in(score):
        cell += [note, sentences.completeness(score)]
    return cell


def _gap(score: Score) -> Cell:
    gap = score.verdict.gap
    return None if gap is None else [numbers.change(gap), round(float(gap), 4)]


def _count(number: int | None) -> Cell:
    return None if number is None else [numbers.count(number), number]


def _year(score: Score, months: Sequence[Score | None]) -> Cell:
    """The percents of the months, None where there is none, and the target."""
    percents = [each.verdict.percent if each else None for each in months]
    known = [numbers.figure(percent) for percent in percents if percent is not None]
    target = score.goal.percent if score.goal else None
    return [
        [None if percent is None else round(float(percent), 2) for percent in percents],
        None if target is None else float(target),
        f"{said.YEAR}: {'; '.join(known)}",
    ]


def _direction(row: WatchRow) -> Cell:
    short, whole = direction.short(row.direction), direction.cell(row.direction)
    return [sentences.opening(short), _MOVEMENTS.index(row.movement), None, whole]


def _visited(row: WatchRow) -> str:
    day = row.followed.last_visit
    return numbers.day(day) if day else said.NEVER


def doubtful(rows: Iterable[WatchRow]) -> dict[str, list[str]]:
    """What looks too good or too regular, by the unit's name; each thing said once."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for each in row.doubts:
            text = inspection_reasons.sentence(each, row.score.indicator)
            if each.reason is Reason.ALWAYS_FULL:
                text = f"{row.score.indicator.short}: {text}"
            kept = found.setdefault(row.score.unit.code, [])
            if text not in kept:
                kept.append(text)
    return found
