"""The table of lights: units by indicators, grouped, the worst first.

What it looks like is `grid.js`; a chosen cell comes back as a question, a wished file as an export.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from metrics.plans.indicator import Indicator
from metrics.units.unit import Level, Unit
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Evidence, Status
from pipeline.scores.scorecard import Scorecard
from ui.kit import drawings, grid, marks
from ui.kit.grid import Cell, CellKind, GridGroup, GridRow, GridTable, Packed
from ui.kit.navigation import Links
from wording import interface as words
from wording import numbers, sentences
from wording.names import sort_key

FEW_CASES = 30
"""Below so many cases in the middle unit, a column shows them beside the percent."""

Silence = Callable[[Unit], int]
"""For how many months a unit has been silent; 0 for one that reported in part."""


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A chosen cell: a unit's own row or the group's, and the indicator."""

    unit: str
    indicator: str
    group: bool

    def __str__(self) -> str:
        return f"{'g' if self.group else 'u'}|{self.unit}|{self.indicator}"

    @classmethod
    def read(cls, text: str) -> CellQuestion | None:
        """A question as the browser sends it; None where it is none."""
        kind, _, rest = text.partition("|")
        unit, _, indicator = rest.partition("|")
        return cls(unit, indicator, kind == "g") if kind in ("u", "g") and indicator else None


@dataclass(frozen=True, slots=True)
class FileWish:
    """A file that is to hold exactly what the table shows."""

    format: str
    """`xlsx` or `csv`."""
    lines: tuple[tuple[str, str], ...]
    """`w` for the whole, `g` a group, `u` a unit, each with its code, in the order shown."""
    words: str
    """What was searched for."""
    sorted: str
    """By what the rows were sorted, in words; empty for the first order."""
    extra: bool
    """Whether the indicators without a target were shown."""
    id: str
    """Another one for each click."""

    @classmethod
    def read(cls, text: str) -> FileWish | None:
        """A wish as the browser sends it; None where it is none."""
        if not text.startswith("x|"):
            return None
        try:
            said = json.loads(text[2:])
            lines = tuple((str(line)[:1], str(line)[1:]) for line in said["lines"])
            wish = cls(
                str(said["format"]),
                lines,
                str(said["words"]),
                str(said["sorted"]),
                bool(said["all"]),
                str(said["id"]),
            )
        except (ValueError, KeyError, TypeError):
            return None
        return wish if wish.format in ("xlsx", "csv") else None


@dataclass(frozen=True, slots=True)
class IndicatorColumn:
    """One indicator and what its heading says."""

    indicator: Indicator
    targets: str
    hint: str
    few: bool
    extra: bool
    """Whether no unit here has a target for it; shown on demand."""


@dataclass(frozen=True, slots=True)
class _Section:
    key: str
    name: str
    total: tuple[Score, ...]
    units: tuple[Unit, ...]


def table(card: Scorecard, silence: Silence, links: Links | None = None) -> Packed:
    """The whole table, ready to be drawn."""
    links = links or Links()
    shown = columns(card)
    order = [column.indicator.code for column in shown]
    by_unit = {code: _ordered(rows, order) for code, rows in by_code(card.units).items()}
    sections = _sections(card, by_unit, order)
    extra = sum(column.extra for column in shown)
    return Packed.of(
        GridTable(
            label=words.TABLE_ALT.format(count=numbers.count(len(by_unit)), indicators=len(order)),
            columns=_heads(shown),
            groups=[_group(section) for section in sections],
            rows=_rows(sections, by_unit, silence, links),
            link=links.before,
            whole=_whole(card, order) if len(by_unit) > 1 else None,
            legend=marks.legend(),
            kind="k-even",
            kept=True,
            headed=card.head.level in (Level.PROVINCE, Level.COUNTRY),
            words={
                "hint": words.UNIT_PERCENT,
                "files": words.SAVE_AS,
                "exact": words.SAVE_AS_SHOWN,
                "more": words.MORE_COLUMNS.format(count=extra),
            },
        )
    )


def _heads(shown: Sequence[IndicatorColumn]) -> list[grid.GridColumn]:
    tally = grid.GridColumn(_TALLY, words.WORST_FIRST, kind=CellKind.TALLY, desk=True)
    return [
        tally,
        *(
            grid.GridColumn(
                column.indicator.code,
                column.indicator.short,
                column.targets,
                column.hint,
                CellKind.LIGHT,
                column.extra,
                column.few,
            )
            for column in shown
        ),
    ]


_TALLY = "tally"


def columns(card: Scorecard) -> list[IndicatorColumn]:
    """The indicators of a scorecard, those without any target last."""
    by_indicator: dict[str, list[Score]] = {}
    for row in card.units:
        by_indicator.setdefault(row.indicator.code, []).append(row)
    found = [_column(rows) for rows in by_indicator.values()]
    if all(column.extra for column in found):
        found = [
            IndicatorColumn(each.indicator, each.targets, each.hint, each.few, extra=False)
            for each in found
        ]
    return sorted(found, key=lambda column: column.extra)


def _column(rows: Sequence[Score]) -> IndicatorColumn:
    by_level: dict[Level, set[str]] = {}
    for row in rows:
        if row.goal is not None:
            by_level.setdefault(row.unit.level, set()).add(drawings.goal(row.goal.percent))
    said = {level: "–".join(sorted(found)) for level, found in by_level.items()}
    short = " / ".join(dict.fromkeys(said.values())) if len(set(said.values())) > 1 else ""
    hint = ", ".join(f"{words.LEVELS_SHORT[level]} {text}" for level, text in said.items())
    cases = sorted(row.share.cases for row in rows if row.share is not None)
    return IndicatorColumn(
        rows[0].indicator,
        short or next(iter(said.values()), "–"),
        f"{rows[0].indicator.name}. {words.TARGET}: {hint or words.NO_TARGET_SHORT}",
        few=bool(cases) and cases[len(cases) // 2] < FEW_CASES,
        extra=not said,
    )


def _sections(
    card: Scorecard, by_unit: Mapping[str, Sequence[Score]], order: Sequence[str]
) -> list[_Section]:
    totals = by_code(row for row in card.groups if row.unit.code != card.head.code)
    found: dict[str, list[Unit]] = {}
    for rows in by_unit.values():
        found.setdefault(_place(rows[0].unit, card), []).append(rows[0].unit)
    sections = [
        _Section(key, _name(key, card), tuple(_ordered(totals.get(key, ()), order)), tuple(units))
        for key, units in found.items()
    ]
    return sorted(sections, key=_section_order)


def _place(unit: Unit, card: Scorecard) -> str:
    """The section a unit stands in: its province or, inside one, its district; else its level."""
    if card.head.level is Level.PROVINCE:
        if unit.level is Level.DISTRICT:
            return unit.code
        parent = card.tree.get(unit.parent) if unit.parent else None
        if parent is not None and parent.level is Level.DISTRICT:
            return parent.code
    if card.head.level is Level.COUNTRY:
        return next(each for each in card.tree.line(unit.code) if _is_province(card, each))
    return str(unit.level)


def _is_province(card: Scorecard, code: str) -> bool:
    return card.tree[code].level is Level.PROVINCE


def _name(key: str, card: Scorecard) -> str:
    return card.tree[key].name if key in card.tree else words.LEVELS[Level(key)]


def _section_order(section: _Section) -> tuple[object, ...]:
    """Offices without a sum stand first: below all communes nobody would look for them."""
    place = {Level.DEPARTMENT: 0, Level.DISTRICT: 1, Level.COMMUNE: 2, Level.DIVISION: 3}
    if section.total:
        return 1, *badness(section.total), sort_key(section.name)
    return 0, place.get(Level(section.key), 4) if section.key in set(Level) else 0


def badness(scores: Sequence[Score]) -> tuple[bool, int, int, int, bool, int]:
    """Who gave nothing first, since anything may be behind it; then by certain misses."""
    missed = [row for row in scores if row.verdict.status is Status.MISSED]
    certain = sum(row.verdict.evidence is Evidence.CERTAIN for row in missed)
    near = sum(row.verdict.status is Status.NEAR for row in scores)
    silent = [row.verdict.status is Status.NOT_REPORTED for row in scores]
    return (
        not all(silent),
        -certain,
        -len(missed),
        -near,
        not any(silent),
        -sum(row.verdict.short_by or 0 for row in scores),
    )


def _rows(
    sections: Sequence[_Section],
    by_unit: Mapping[str, Sequence[Score]],
    silence: Silence,
    links: Links,
) -> list[GridRow]:
    ranks = places(by_unit, lambda rows: (*badness(rows), sort_key(rows[0].unit.name)))
    alphabet = places(by_unit, lambda rows: (sort_key(rows[0].unit.name), rows[0].unit.code))
    return [
        replace(
            _row(by_unit[unit.code], place, alphabet[unit.code], ranks[unit.code], silence),
            link=links.labels.get(unit.code, ""),
        )
        for place, section in enumerate(sections)
        for unit in section.units
    ]


def places(
    by_unit: Mapping[str, Sequence[Score]], key: Callable[[Sequence[Score]], tuple[object, ...]]
) -> dict[str, int]:
    """The place of each unit in an order, from 0."""
    ordered = sorted(by_unit, key=lambda code: key(by_unit[code]))
    return {code: at for at, code in enumerate(ordered)}


def _row(
    scores: Sequence[Score], group: int, alphabet: int, rank: int, silence: Silence
) -> GridRow:
    unit = scores[0].unit
    name = sentences.reporter(unit)
    if all(score.verdict.status is Status.NOT_REPORTED for score in scores):
        said = sentences.silence(silence(unit))
        return GridRow(unit.code, name, group, alphabet, rank, instead=(said, Status.NOT_REPORTED))
    note = common(scores)
    return GridRow(unit.code, name, group, alphabet, rank, _cells(scores, note), note)


def _group(section: _Section) -> GridGroup:
    count = words.UNITS.format(count=numbers.count(len(section.units)))
    if not section.total:
        return GridGroup(section.key, section.name, f"· {count}")
    note = common(section.total)
    return GridGroup(section.key, section.name, f"· {note or count}", _cells(section.total, note))


def _whole(card: Scorecard, order: Sequence[str]) -> GridGroup:
    scores = _ordered(card.total, order)
    note = common(scores)
    return GridGroup(
        card.head.code,
        sentences.whole(card.head),
        f"· {note}" if note else "",
        _cells(scores, note),
    )


def _cells(scores: Sequence[Score], known: str) -> list[Cell]:
    """The first cell is the tally's, which the browser counts."""
    return [None, *(_cell(score, known) for score in scores)]


def _cell(score: Score, known: str) -> Cell:
    verdict, share = score.verdict, score.share
    number = grid.state(verdict.status, verdict.evidence)
    if verdict.percent is None or share is None:
        return [number]
    target = score.goal.percent if score.goal else None
    cell: list[object] = [
        number,
        numbers.figure(verdict.percent, target),
        share.good,
        share.cases,
    ]
    short = sentences.gaps_in(score)
    if short or known:
        own = "" if short == known else short or words.COMPLETE
        cell += [own, sentences.completeness(score)]
    return cell


def common(scores: Sequence[Score]) -> str:
    """What most cells of a row say about missing months or parts, said once at the row's name."""
    said = [sentences.gaps_in(score) for score in scores if score.share is not None]
    if not said:
        return ""
    most = max(dict.fromkeys(said), key=said.count)
    return most if 2 * said.count(most) > len(said) else ""


def _ordered(scores: Iterable[Score], order: Sequence[str]) -> list[Score]:
    found = {score.indicator.code: score for score in scores}
    return [found[code] for code in order if code in found]


def by_code(rows: Iterable[Score]) -> dict[str, list[Score]]:
    """The rows of each unit."""
    found: dict[str, list[Score]] = {}
    for row in rows:
        found.setdefault(row.unit.code, []).append(row)
    return found
