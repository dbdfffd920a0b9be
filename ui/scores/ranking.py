"""The table of a ranking: each level by itself, bands of units that cannot be told apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from metrics.counts.share import Share
from metrics.ranking.ranking import CompositePart, RankStanding
from metrics.ranking.scheme import Scheme
from metrics.verdicts.rollup import Score
from metrics.verdicts.verdict import Status
from pipeline.scores.ranking import LevelRanking
from pipeline.scores.scorecard import Scorecard
from ui.kit import grid
from ui.kit.grid import Cell, CellKind, GridColumn, GridGroup, GridRow, GridTable, Packed
from ui.kit.html import Html, tag
from ui.kit.navigation import Links
from wording import interface as words
from wording import numbers, sentences
from wording.names import sort_key
from wording.scores import ranking as said

_Shares = Mapping[tuple[str, str], Score]


def table(
    card: Scorecard, levels: Sequence[LevelRanking], scheme: Scheme, links: Links | None = None
) -> Packed:
    """The whole ranking, ready to be drawn."""
    links = links or Links()
    # Provinces have no rows but their groups'; a district's own goes before its group's.
    rows_of = (*card.groups, *card.units)
    scores = {(row.unit.code, row.indicator.code): row for row in rows_of}
    short = {row.indicator.code: row.indicator.short for row in card.total}
    standings = [each for level in levels for each in level.standings]
    alphabet = _alphabet(standings)
    groups: list[GridGroup] = []
    rows: list[GridRow] = []
    for level in levels:
        told = _Told(scheme, scores, short, undivided=said.undivided(level.standings))
        for found in _bands(_worst_first(level.standings)):
            groups.append(_group(level, found, told, several=len(levels) > 1))
            rows += [
                _row(each, len(groups) - 1, alphabet[each.unit.code], len(rows) + at, told)
                for at, each in enumerate(found)
            ]
    return Packed.of(
        GridTable(
            label=said.TABLE_ALT.format(
                count=numbers.count(len(rows)),
                level=", ".join(words.LEVELS[level.level].lower() for level in levels),
            ),
            columns=_columns(scheme, short),
            groups=groups,
            rows=[replace(row, link=links.labels.get(row.code, "")) for row in rows],
            link=links.before,
            words={"hint": said.HINT, "flat": said.FLAT, "grouped": said.BY_BAND},
            scale=_scale(standings),
            kind="k-rank",
            headed=True,
        )
    )


def _alphabet(standings: Iterable[RankStanding]) -> dict[str, int]:
    units = sorted(
        (each.unit for each in standings), key=lambda unit: (sort_key(unit.name), unit.code)
    )
    return {unit.code: at for at, unit in enumerate(units)}


def _worst_first(standings: Sequence[RankStanding]) -> list[RankStanding]:
    """The lowest composite first; who is not ranked stays at the end."""
    ranked = [each for each in standings if each.rank is not None]
    return [*reversed(ranked), *(each for each in standings if each.rank is None)]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rows of one level are told with."""

    scheme: Scheme
    scores: _Shares
    short: Mapping[str, str]
    undivided: bool

    def note(self, standing: RankStanding) -> str:
        """What stands under a name."""
        assert standing.composite is not None
        higher = self.scheme.grade(standing.composite).name
        parts = (
            said.held_back(standing, higher, self.short),
            said.partial(standing, self.short),
        )
        return " · ".join(part for part in parts if part)


def _bands(standings: Sequence[RankStanding]) -> list[list[RankStanding]]:
    return [list(found) for _, found in groupby(standings, key=lambda each: each.band)]


def _group(
    level: LevelRanking, found: Sequence[RankStanding], told: _Told, *, several: bool
) -> GridGroup:
    first = f"{words.LEVELS[level.level]} · " if several else ""
    band = found[0].band
    count = numbers.count(len(found))
    key = f"{level.level}{band}"
    if band is None:
        return GridGroup(key, f"{first}{said.UNRANKED}", f"· {words.UNITS.format(count=count)}")
    low, high = (numbers.figure(found[at].composite or 0) for at in (0, -1))
    note = said.BAND_ONE if len(found) == 1 else said.BAND_UNITS
    name = said.NO_BANDS if told.undivided else said.BAND.format(band=band)
    return GridGroup(key, f"{first}{name}", note.format(count=count, low=low, high=high))


def _columns(scheme: Scheme, short: Mapping[str, str]) -> list[GridColumn]:
    whole = sum((each.weight for each in scheme.weights), start=scheme.least_weight * 0)
    return [
        GridColumn("rank", said.RANK_COLUMN, width=52),
        GridColumn("score", said.SCORE_COLUMN, kind=CellKind.BAR, falling=True, width=130),
        GridColumn("possible", said.POSSIBLE_COLUMN, hint=said.POSSIBLE, desk=True, width=62),
        GridColumn("swing", said.SWING_COLUMN, hint=said.SWING, desk=True, width=60),
        GridColumn("grade", said.GRADE_COLUMN, left=True, width=104),
        *(
            _weighted(
                each.indicator, short[each.indicator], 100 * Fraction(each.weight) / Fraction(whole)
            )
            for each in scheme.weights
            if each.weight and each.indicator in short
        ),
    ]


def _weighted(code: str, name: str, share: Fraction) -> GridColumn:
    text = _share(share)
    hint = said.ATTAINED_HINT.format(name=name, share=text)
    return GridColumn(
        code, name, text, hint, CellKind.LIGHT, desk=True, falling=True, said=said.ATTAINED
    )


def _share(share: Fraction) -> str:
    return numbers.figure(share).removesuffix(",0") + numbers.PERCENT_SIGN


def _row(
    standing: RankStanding,
    group: int,
    alphabet: int,
    rank: int,
    told: _Told,
) -> GridRow:
    unit = standing.unit
    name = sentences.reporter(unit)
    if standing.rank is None:
        text = said.unranked(standing, told.short)
        return GridRow(unit.code, name, group, alphabet, rank, instead=(text, _reason(standing)))
    cells = [
        ["–" if told.undivided else str(standing.rank), standing.rank],
        _bar(standing),
        _places(standing.possible),
        _places(standing.swing),
        [_grade(standing)],
        *(
            _part(part, told.scores.get((unit.code, part.indicator)))
            for part in standing.parts
            if part.weight
        ),
    ]
    return GridRow(unit.code, name, group, alphabet, rank, cells, told.note(standing))


def _reason(standing: RankStanding) -> Status:
    """The light of what is missing: silence before everything else."""
    if standing.apart is not None:
        return Status.NO_TARGET
    found = {part.status for part in standing.left_out}
    order = (Status.NOT_REPORTED, Status.NOT_DUE, Status.NO_TARGET, Status.NO_CASES)
    return next((status for status in order if status in found), Status.NO_TARGET)


def _bar(standing: RankStanding) -> Cell:
    assert standing.composite is not None
    assert standing.interval is not None
    low, high = max(float(standing.interval.low), 0.0), float(standing.interval.high)
    return [
        numbers.figure(standing.composite),
        round(low, 2),
        float(standing.composite),
        round(high, 2),
    ]


def _places(places: tuple[int, int] | None) -> Cell:
    if places is None:
        return None
    first, last = places
    text = str(first) if first == last else f"{first}–{last}"
    return [text, first + last / 10_000]


def _grade(standing: RankStanding) -> str:
    assert standing.grade is not None
    name = standing.grade.name
    return name if standing.grade_certain else said.UNSURE_GRADE.format(grade=name)


def _part(part: CompositePart, score: Score | None) -> Cell:
    evidence = score.verdict.evidence if score else None
    number = grid.state(part.status, evidence if part.status.judged else None)
    share: Share | None = score.share if score else None
    if part.attainment is None or share is None:
        return [number]
    return [number, numbers.figure(part.attainment).removesuffix(",0"), share.good, share.cases]


def _scale(standings: Sequence[RankStanding]) -> tuple[float, float]:
    lows = [float(each.interval.low) for each in standings if each.interval is not None]
    least = max(min(lows, default=0.0), 0.0)
    most = max((float(each.interval.high) for each in standings if each.interval), default=100.0)
    return float(10 * int(least / 10)), max(100.0, float(10 * math.ceil(most / 10)))


def grades(scheme: Scheme) -> Html:
    """The grades with their bounds and where they come from."""
    parts = []
    for grade in scheme.grades:
        text = said.GRADE_BOUND.format(name=grade.name, bound=_bound(grade.at_least))
        doubt = "" if grade.verified else f" ({said.UNVERIFIED})"
        parts.append(tag("span", text + doubt, title=grade.source))
    least = said.LEAST.format(least=_bound(scheme.least_weight))
    source = said.SOURCE.format(source=scheme.source)
    title, listed = tag("b", said.GRADES), Html(" · ").join(parts)
    return tag("p.k.k-sm.k-muted.k-gap", title, " ", listed, f". {least} {source}")


def _bound(value: object) -> str:
    return numbers.figure(Fraction(str(value))).removesuffix(",0")
