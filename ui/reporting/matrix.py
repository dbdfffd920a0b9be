"""Units by periods: what came in time, late or not at all."""

from __future__ import annotations

from metrics.plans.duties import FIGURES
from metrics.verdicts.verdict import Status
from pipeline.reporting.submissions import Punctuality, Submission
from pipeline.reporting.year import DueColumn, UnitReports, YearOfReports
from ui.frame.filters import Choices
from ui.kit import html, marks
from ui.kit.html import Html, TableColumn, join, tag
from wording import numbers
from wording.office import reminders as words
from wording.sentences import opening, reporter

_DRAWN = {
    Punctuality.ON_TIME: Status.MET,
    Punctuality.LATE: Status.NEAR,
    Punctuality.MISSING: Status.NOT_REPORTED,
    Punctuality.NOT_DUE: Status.NOT_DUE,
    Punctuality.EXCUSED: Status.NO_CASES,
}


def table(year: YearOfReports, choices: Choices) -> Html:
    """The matrix with its legend."""
    columns = (
        TableColumn(words.UNIT),
        html.number(words.RATE),
        *(TableColumn(_heading(year, each), "c", "c") for each in year.periods),
    )
    rows = (_row(each, year, choices) for each in year.units)
    drawn = html.table(columns, rows, "k-t.k-reports")
    legend = (
        tag("span.k-ic", marks.shape(status, size=14), tag("span", words.STATES[state]))
        for state, status in _DRAWN.items()
    )
    place = html.wide(words.MATRIX, drawn, "k-scroll.k-reports-in")
    return join(tag("p.k.k-legend", legend), place)


def _row(each: UnitReports, year: YearOfReports, choices: Choices) -> list[Html]:
    name = tag("a", reporter(each.unit), href=choices.profile(each.unit.code))
    rate = tag("span", words.share(each.on_time, each.judged))
    return [name, rate, *(_cell(each.cells.get(period)) for period in year.periods)]


def _cell(report: Submission | None) -> Html:
    if report is None:
        return Html()
    late = f"+{report.days}" if report.days else None
    said = f"{words.STATES[report.state]} · {numbers.day(report.due)}"
    shape = marks.shape(_DRAWN[report.state], size=14)
    return tag("span.k-ic", shape, late and tag("small", late), title=said)


def _heading(year: YearOfReports, period: DueColumn) -> str:
    if period.form == FIGURES:
        return f"T{period.month.number}"
    for each in year.units:
        report = each.cells.get(period)
        if report and report.occurrence:
            pace = words.PACES[report.occurrence.pace]
            return f"{opening(pace)} {period.due.day}/{period.due.month}"
    return period.form
