"""The table of lights as markup: units by indicators, grouped, the worst first.

Sorting, searching and walking with the arrow keys happen in the browser (`live.js`); a chosen cell
comes back as a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from metrics.indicator import Indicator
from metrics.rollup import Score
from metrics.unit import Level, Unit
from metrics.verdict import Evidence, Status
from pipeline.scorecard import Scorecard
from ui import drawings, marks
from wording import interface as words
from wording import numbers, sentences
from wording.names import fold, sort_key

MANY = 300
"""Above so many units a table of markup is too heavy for a browser."""

FEW_CASES = 30
"""Below so many cases in the middle unit, a column shows them beside the percent."""

Silence = Callable[[Unit], int]
"""For how many months a unit has been silent."""


@dataclass(frozen=True, slots=True)
class Question:
    """A chosen cell: a unit's own row or the group's, and the indicator."""

    unit: str
    indicator: str
    group: bool

    def __str__(self) -> str:
        return f"{'g' if self.group else 'u'}|{self.unit}|{self.indicator}"

    @classmethod
    def read(cls, text: str) -> Question | None:
        """A question as the browser sends it; None where it is none."""
        kind, _, rest = text.partition("|")
        unit, _, indicator = rest.partition("|")
        return cls(unit, indicator, kind == "g") if kind in ("u", "g") and indicator else None


@dataclass(frozen=True, slots=True)
class _Column:
    indicator: Indicator
    targets: str
    hint: str
    few: bool
    extra: bool
    """Whether no unit here has a target for it; shown on demand."""


@dataclass(frozen=True, slots=True)
class _Row:
    unit: Unit
    scores: tuple[Score, ...]
    rank: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    key: str
    name: str
    total: tuple[Score, ...]
    rows: tuple[_Row, ...]


def table(card: Scorecard, silence: Silence) -> str:
    """The whole block: legend, search, and the table."""
    columns = _columns(card)
    sections = _sections(card, columns)
    several = sum(len(section.rows) for section in sections) > 1
    body = _total(card, columns) if several else ""
    ranks = _ranks(sections)
    for section in sections:
        body += _section(section, columns, ranks, silence)
    caption = words.TABLE_ALT.format(
        count=numbers.count(sum(len(section.rows) for section in sections)),
        indicators=len(columns),
    )
    extra = sum(column.extra for column in columns)
    return (
        f"{_bar(extra, grouped=len(sections) > 1)}"
        f'<div class="k-scroll"><table class="k-mx" role="grid" aria-label="{caption}">'
        f"<thead><tr>{_head(columns)}</tr></thead><tbody>{body}</tbody></table>"
        f'<p class="k-empty" hidden>{words.NOTHING_FOUND}</p></div>'
    )


def _bar(extra: int, *, grouped: bool) -> str:
    segments = (
        (
            f'<span class="k-seg" role="group"><button data-flat="0" aria-pressed="true">'
            f'{words.BY_GROUP}</button><button data-flat="1" aria-pressed="false">'
            f"{words.FLAT}</button></span>"
        )
        if grouped
        else ""
    )
    more = (
        f'<button class="k-more" aria-pressed="false">{words.MORE_COLUMNS.format(count=extra)}'
        "</button>"
        if extra
        else ""
    )
    return (
        '<div class="k-bar"><div class="k-find">'
        f'<input type="search" aria-label="{words.FIND}" placeholder="{words.FIND_HINT}">'
        f"{segments}{more}</div>"
        f'<span class="k-sm k-muted k-hide-m">{words.UNIT_PERCENT}</span></div>{marks.legend()}'
    )


def _columns(card: Scorecard) -> list[_Column]:
    by_indicator: dict[str, list[Score]] = {}
    for row in card.units:
        by_indicator.setdefault(row.indicator.code, []).append(row)
    columns = [_column(rows) for rows in by_indicator.values()]
    anything = any(not column.extra for column in columns)
    if not anything:
        columns = [
            _Column(each.indicator, each.targets, each.hint, each.few, extra=False)
            for each in columns
        ]
    return sorted(columns, key=lambda column: column.extra)


def _column(rows: Sequence[Score]) -> _Column:
    by_level: dict[Level, set[str]] = {}
    for row in rows:
        if row.goal is not None:
            by_level.setdefault(row.unit.level, set()).add(drawings.goal(row.goal.percent))
    said = {level: "–".join(sorted(found)) for level, found in by_level.items()}
    short = " / ".join(dict.fromkeys(said.values())) if len(set(said.values())) > 1 else ""
    hint = ", ".join(f"{words.LEVELS_SHORT[level]} {text}" for level, text in said.items())
    cases = sorted(row.share.cases for row in rows if row.share is not None)
    return _Column(
        rows[0].indicator,
        short or next(iter(said.values()), "–"),
        f"{rows[0].indicator.name}. {words.TARGET}: {hint or words.NO_TARGET_SHORT}",
        few=bool(cases) and cases[len(cases) // 2] < FEW_CASES,
        extra=not said,
    )


def _sections(card: Scorecard, columns: Sequence[_Column]) -> list[_Section]:
    order = [column.indicator.code for column in columns]
    rows = [_row(scores, order) for scores in _by_code(card.units).values()]
    totals = _by_code(row for row in card.groups if row.unit.code != card.head.code)
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(_place(row.unit, card), []).append(row)
    sections = []
    for key, own in found.items():
        total = tuple(_ordered(totals[key], order)) if key in totals else ()
        sections.append(
            _Section(key, _name(key, card), total, tuple(sorted(own, key=_worst_first)))
        )
    return sorted(sections, key=_section_order)


def _place(unit: Unit, card: Scorecard) -> str:
    """The section a unit stands in: its district inside a province, else its level."""
    if card.head.level is Level.PROVINCE:
        if unit.level is Level.DISTRICT:
            return unit.code
        parent = card.tree.get(unit.parent) if unit.parent else None
        if parent is not None and parent.level is Level.DISTRICT:
            return parent.code
    return str(unit.level)


def _name(key: str, card: Scorecard) -> str:
    return card.tree[key].name if key in card.tree else words.LEVELS[Level(key)]


def _section_order(section: _Section) -> tuple[object, ...]:
    place = {Level.DISTRICT: 0, Level.COMMUNE: 1, Level.DEPARTMENT: 2, Level.DIVISION: 3}
    if section.total:
        return 0, *_badness(section.total), sort_key(section.name)
    return 1, place.get(Level(section.key), 4) if section.key in set(Level) else 0


def _row(scores: Sequence[Score], order: Sequence[str]) -> _Row:
    ordered = tuple(_ordered(scores, order))
    return _Row(ordered[0].unit, ordered, (*_badness(ordered), sort_key(ordered[0].unit.name)))


def _worst_first(row: _Row) -> tuple[object, ...]:
    return row.rank


def _badness(scores: Sequence[Score]) -> tuple[int, int, int, bool, int]:
    """The more certain misses, the earlier; silent units before those that meet everything."""
    missed = [row for row in scores if row.verdict.status is Status.MISSED]
    certain = sum(row.verdict.evidence is Evidence.CERTAIN for row in missed)
    near = sum(row.verdict.status is Status.NEAR for row in scores)
    silent = any(row.verdict.status is Status.NOT_REPORTED for row in scores)
    return (
        -certain,
        -len(missed),
        -near,
        not silent,
        -sum(row.verdict.short_by or 0 for row in scores),
    )


def _ranks(sections: Sequence[_Section]) -> dict[str, int]:
    rows = sorted((row for section in sections for row in section.rows), key=_worst_first)
    return {row.unit.code: at for at, row in enumerate(rows)}


def _head(columns: Sequence[_Column]) -> str:
    heads = (
        f'<th scope="col" aria-sort="none"><button>{words.UNIT}</button></th>'
        f'<th scope="col" aria-sort="descending" class="k-hide-m"><button>'
        f'<span class="w">{words.WORST_FIRST}</span></button></th>'
    )
    for column in columns:
        name = marks.text(column.indicator.short)
        heads += (
            f'<th scope="col" aria-sort="none"{_extra(column)}'
            f' title="{marks.text(column.hint)}">'
            f"<button><b>{name}</b>{column.targets}</button></th>"
        )
    return heads


def _extra(column: _Column) -> str:
    return ' class="x"' if column.extra else ""


def _total(card: Scorecard, columns: Sequence[_Column]) -> str:
    order = [column.indicator.code for column in columns]
    scores = _ordered(card.total, order)
    cells = _cells(scores, columns, sentences.whole(card.head), group=True)
    name = marks.text(sentences.whole(card.head))
    return (
        f'<tr class="sum whole"><th scope="row">{name}</th><td class="t k-hide-m"></td>{cells}</tr>'
    )


def _section(
    section: _Section, columns: Sequence[_Column], ranks: dict[str, int], silence: Silence
) -> str:
    name, count = section.name, words.UNITS.format(count=numbers.count(len(section.rows)))
    label = f'{marks.text(name)} <span class="in">· {count}</span>'
    if section.total:
        cells = _cells(section.total, columns, name, group=True)
        head = (
            f'<tr class="sum" data-group="{section.key}">'
            f'<th scope="row" title="{marks.text(name)}">{label}</th>'
            f'<td class="t k-hide-m">{_tally(section.total)}</td>{cells}</tr>'
        )
    else:
        head = (
            f'<tr class="grp" data-group="{section.key}"><th colspan="{len(columns) + 2}">'
            f"{label}</th></tr>"
        )
    return head + "".join(
        _unit(row, section, columns, ranks[row.unit.code], silence) for row in section.rows
    )


def _unit(
    row: _Row, section: _Section, columns: Sequence[_Column], rank: int, silence: Silence
) -> str:
    name = sentences.reporter(row.unit)
    tags = (
        f' data-in="{section.key}" data-rank="{rank}" data-name="{marks.text(name)}"'
        f' data-under="{marks.text(fold(section.name))}"'
    )
    months = _months(row.scores)
    part = f' <span class="in">{months}</span>' if months else ""
    head = f'<th scope="row" title="{marks.text(name)}">{marks.text(name)}{part}</th>'
    if all(score.verdict.status is Status.NOT_REPORTED for score in row.scores):
        return f"<tr{tags}>{head}{_silent(row, columns, silence(row.unit))}</tr>"
    cells = _cells(row.scores, columns, name, group=False, known=months)
    return f'<tr{tags}>{head}<td class="t k-hide-m">{_tally(row.scores)}</td>{cells}</tr>'


def _silent(row: _Row, columns: Sequence[_Column], months: int) -> str:
    ask = Question(row.unit.code, columns[0].indicator.code, group=False)
    said = sentences.silence(months)
    return (
        f'<td class="t k-hide-m"></td><td class="c none" colspan="{len(columns)}">'
        f'<button tabindex="-1" data-ask="{marks.text(str(ask))}"'
        f' aria-label="{marks.text(row.unit.name)}: {said}">'
        f"{marks.shape(Status.NOT_REPORTED)}"
        f'<span class="m" style="margin-right:auto">{said}</span></button></td>'
    )


def _cells(
    scores: Iterable[Score],
    columns: Sequence[_Column],
    name: str,
    *,
    group: bool,
    known: str = "",
) -> str:
    return "".join(
        _cell(score, column, name, group=group, known=known)
        for score, column in zip(scores, columns, strict=True)
    )


def _cell(score: Score, column: _Column, name: str, *, group: bool, known: str) -> str:
    verdict = score.verdict
    ask = Question(score.unit.code, score.indicator.code, group)
    said = marks.text(sentences.cell(score, name))
    button = f'<button tabindex="-1" data-ask="{marks.text(str(ask))}" aria-label="{said}">'
    tone = str(verdict.status) if verdict.status.judged else "none"
    classes = f"c {tone}{' x' if column.extra else ''}"
    mark = _mark(score)
    if verdict.percent is None or score.share is None:
        return (
            f'<td class="{classes}">{button}{mark}'
            f'<span class="m">{words.CELL[verdict.status]}</span></button></td>'
        )
    target = score.goal.percent if score.goal else None
    few = column.few and not group
    small = f"<small>{score.share.good}/{score.share.cases}</small>" if few else ""
    months = sentences.months_of(score)
    if months and months != known:
        small = f"<small>{months}</small>"
    return (
        f'<td class="{classes}" data-n="{float(verdict.percent):.4f}">{button}{mark}'
        f'<span class="v">{numbers.figure(verdict.percent, target)}</span>{small}</button></td>'
    )


def _mark(score: Score) -> str:
    status = score.verdict.status
    if not status.judged:
        return f'<i class="k-m {status}"></i>'
    form = "open" if score.verdict.evidence is Evidence.UNCERTAIN else "full"
    return f'<i class="k-m {status}-{form}"></i>'


def _tally(scores: Iterable[Score]) -> str:
    statuses = [row.verdict.status for row in scores]
    parts = "".join(
        f'<span class="{place}">{marks.shape(status, size=12)}{statuses.count(status)}</span>'
        for status, place in ((Status.MISSED, "a"), (Status.NEAR, "b"))
        if status in statuses
    )
    return f'<span class="tally">{parts}</span>'


def _months(scores: Sequence[Score]) -> str:
    """What all cells of a row say about missing months, said once at the row's name."""
    said = {sentences.months_of(score) for score in scores if score.share is not None}
    return said.pop() if len(said) == 1 else ""


def _ordered(scores: Iterable[Score], order: Sequence[str]) -> list[Score]:
    found = {score.indicator.code: score for score in scores}
    return [found[code] for code in order if code in found]


def _by_code(rows: Iterable[Score]) -> dict[str, list[Score]]:
    found: dict[str, list[Score]] = {}
    for row in rows:
        found.setdefault(row.unit.code, []).append(row)
    return found
