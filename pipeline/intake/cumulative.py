"""What a cumulative table comes to for its last month, and what keeps it from being worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.counts.measure import STOCKS
from metrics.counts.month import Month
from metrics.counts.problem import Problem, ProblemCase, Severity
from metrics.counts.reading import ReadTable
from metrics.counts.upload import Receipt
from warehouse.reading import queries
from warehouse.reading.openings import apart, openings, overlapping, within
from warehouse.record.upload import NewUpload

_NAMED = 3
"""Units named in a sentence; the others are counted."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MonthlyValues:
    """A table's figures for its own month, and the errors that keep it out."""

    values: tuple[int | None, ...] | None
    """Beside the table's figures; None for a table of one month."""
    problems: tuple[Problem, ...] = ()


def monthly_values(source: queries.Source, tables: Sequence[ReadTable]) -> list[MonthlyValues]:
    """Work out each table of one file from what is stored and from the file's other tables."""
    done: dict[Month, dict[Key, int]] = {}
    found = []
    for table in tables:
        result = _work_out(source, table, done)
        found.append(result)
        if table.month is not None:
            figures = table.figures
            # A file may hold the months and the sum since January: the sum is worked out from what
            # the file itself corrects.
            values = result.values or figures.values
            done.setdefault(table.month, {}).update(
                {
                    (unit, measure): value
                    for unit, measure, value in zip(
                        figures.units, figures.measures, values, strict=True
                    )
                    if value is not None
                }
            )
    return found


def opening_problems(source: queries.Source, upload: NewUpload) -> list[Problem]:
    """What keeps a table from being an opening balance (contract §7)."""
    if upload.since is None or upload.since == upload.month:
        return [Problem(Severity.ERROR, ProblemCase.MONTH_CONFLICT_ONE_MONTH, upload.sheet)]
    uploads = overlapping(source, upload)
    if not uploads or _is_balance(source, queries.standing(source, upload)):
        return []
    facts: dict[str, str | int] = {
        "uploads": ", ".join(uploads[:_NAMED]) + (" …" if len(uploads) > _NAMED else ""),
        "since": str(upload.since),
        "month": str(upload.month),
    }
    return [Problem(Severity.ERROR, ProblemCase.MONTH_CONFLICT_STORED, upload.sheet, facts=facts)]


def _is_balance(source: queries.Source, stands: Receipt | None) -> bool:
    """Whether the same bytes stand already as a balance, and not as the figures of a month."""
    figures = (figure for each in openings(source) for figure in each.figures.values())
    return stands is not None and any(figure.upload == stands.upload for figure in figures)


def _work_out(
    source: queries.Source, table: ReadTable, done: dict[Month, dict[Key, int]]
) -> MonthlyValues:
    if table.since is None or table.month is None:
        return MonthlyValues(None)
    units, last = set(table.figures.units), table.month.plus(-1)
    earlier = {
        m: queries.figures_of(source, m, units) | done.get(m, {}) for m in table.since.to(last)
    }
    stored = openings(source)
    balances = {unit: list(within(stored, unit, table.since, last)) for unit in units}
    values: list[int | None] = []
    missing: dict[tuple[Month, ...], list[int]] = {}
    below: list[Problem] = []
    for place, figure in enumerate(table.figures):
        if figure.value is None or figure.measure in STOCKS:
            values.append(figure.value)
            continue
        key = (figure.unit, figure.measure)
        held = apart(each for each in balances[figure.unit] if figure.measure in each.figures)
        inside = {month for each in held for month in each.months}
        before = {m: of.get(key) for m, of in earlier.items() if m not in inside}
        absent = tuple(m for m, value in before.items() if value is None)
        if absent:
            missing.setdefault(absent, []).append(place)
        left = figure.value - sum(value or 0 for value in before.values())
        left -= sum(each.figures[figure.measure].value for each in held)
        if left < 0 and not absent:
            below.append(_below(table, place, figure.value - left))
        values.append(left)
    return MonthlyValues(tuple(values), (*_incomplete(table, missing), *below))


def _incomplete(table: ReadTable, missing: dict[tuple[Month, ...], list[int]]) -> Iterator[Problem]:
    """One problem for each set of months that the same figures lack."""
    figures = table.figures
    assert table.since is not None
    assert table.month is not None
    for months, places in missing.items():
        units = list(dict.fromkeys(figures.units[place] for place in places))
        measures = list(dict.fromkeys(figures.measures[place] for place in places))
        facts: dict[str, str | int] = {
            "missing": ", ".join(map(str, months)),
            "units": len(units),
            "codes": ", ".join(units[:_NAMED]),
            "measures": ", ".join(measures),
        }
        yield Problem(
            Severity.ERROR,
            ProblemCase.CUMULATIVE_INCOMPLETE,
            table.sheet,
            figures.cells[places[0]].split(",")[0],
            f"{_written(table.since)}–{_written(table.month)}",
            facts,
        )


def _written(month: Month) -> str:
    return f"{month.number:02d}/{month.year}"


def _below(table: ReadTable, place: int, earlier: int) -> Problem:
    figures = table.figures
    return Problem(
        Severity.ERROR,
        ProblemCase.NEGATIVE_EARLIER,
        table.sheet,
        figures.cells[place].split(",")[0],
        str(figures.values[place]),
        {"earlier": earlier, "since": str(table.since), "unit": figures.units[place]},
    )
