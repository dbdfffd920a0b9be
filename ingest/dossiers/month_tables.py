"""Makes a list of dossiers the tables of its months: whole numbers by unit and measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingest.dossiers import fixed
from ingest.dossiers.list_words import ListRole, ListWords
from ingest.dossiers.listed import DossierList, ListColumn
from ingest.dossiers.months import periods_of
from ingest.findings import Findings
from ingest.layouts.library import Library
from ingest.reading import Request
from ingest.text.addresses import position
from ingest.unit_names.units import Found
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase, Severity
from metrics.counts.reading import ReadColumn, ReadTable
from wording.intake import sheets as words_of_sheets

FORM = "dossiers"
"""The layout, as uploads name it."""
_ALWAYS = (
    "carried_in", "resolved_in_time", "resolved_early", "resolved_late", "open_in_time",
    "open_late",
)  # fmt: skip
_BY_ROLE: Mapping[ListRole, tuple[str, ...]] = {
    ListRole.CHANNEL: ("received_online", "received_offline"),
    ListRole.DIGITISED: ("digitised",),
    ListRole.RESULT: ("electronic_results",),
}
"""What only a list with that column tells."""


class MonthTables:
    """Counts one list for its months."""

    def __init__(
        self, found: DossierList, words: ListWords, request: Request, findings: Findings
    ) -> None:
        self._found = found
        self._words = words
        self._request = request
        self._findings = findings
        self._library = Library.of(request)

    def counted(self) -> Iterator[ReadTable]:
        """A table a month; none, and a problem, where there is none."""
        found, findings = self._found, self._findings
        columns = fixed.columns_of(found, self._words, findings)
        if columns is None:
            return
        if ListRole.UNIT not in columns and self._request.unit is None:
            findings.error(ProblemCase.MISSING_COLUMN, (found.top, 0), column=self._named_unit)
            return
        dossiers = fixed.fixed(found, columns, self._words, findings)
        if any(each.severity is Severity.ERROR for each in findings.problems):
            return
        active = sorted(
            {_month(each) for name in ("received_month", "resolved_month")
             for each in dossiers[name].unique().to_pylist() if each is not None}
        )  # fmt: skip
        chosen = periods_of(found, active, self._request, findings)
        months = [each.month for each in chosen if each.month is not None]
        if not months:
            return
        from ingest.dossiers.counting import count_here

        rows = count_here(dossiers, [each.year * 12 + each.number - 1 for each in months])
        self._warn_of_no_due(dossiers["due"].null_count, columns[ListRole.DUE])
        for period in chosen:
            of_month = [row for row in rows if _month(row["month"]) == period.month]
            table = ReadTable(FORM, found.sheet, period.month, period.days, columns=self._columns())
            self._fill(table, of_month, columns)
            yield table

    @property
    def _named_unit(self) -> str:
        return self._words.names[ListRole.UNIT]

    def _columns(self) -> tuple[ReadColumn, ...]:
        return tuple(
            ReadColumn(each.letter, each.heading, self._words.role(each.heading))
            for each in self._found.columns
        )

    def _warn_of_no_due(self, count: int, column: ListColumn) -> None:
        if count:
            cell = position(self._found.cell(column, column.values.index("")))
            told = column.heading
            self._findings.warning(ProblemCase.DUE_MISSING, cell, column=told, rows=count)

    def _fill(
        self,
        table: ReadTable,
        rows: Sequence[Mapping[str, Any]],
        columns: Mapping[ListRole, ListColumn],
    ) -> None:
        """Add the figures of a month, unit by unit in the order of the list."""
        measures = ["received_total"] if ListRole.CHANNEL not in columns else []
        measures += [code for role in columns for code in _BY_ROLE.get(role, ())]
        measures += _ALWAYS
        summed: dict[str, dict[str, int]] = {}
        firsts: dict[str, str] = {}
        assert table.month is not None
        for row in rows:
            place, unit = self._unit(row, table.month, columns.get(ListRole.UNIT), measures)
            if unit is None:
                continue
            firsts.setdefault(unit, place)
            own = summed.setdefault(unit, dict.fromkeys(("rows", *measures), 0))
            for code in own:
                own[code] += row[code]
        for unit, counts in summed.items():
            lineage = f"{firsts[unit]},{words_of_sheets.rows_counted(counts.pop('rows'))}"
            for code, value in counts.items():
                table.figures.add(unit, code, value, lineage)
        table.units = len(summed)
        if ListRole.UNIT not in columns:
            table.reporting_unit = self._request.unit

    def _unit(
        self,
        row: Mapping[str, Any],
        month: Month,
        column: ListColumn | None,
        measures: Sequence[str],
    ) -> tuple[str, str | None]:
        """Where a unit first stands and its code; None, and a problem, where it is not certain."""
        names = self._library.names(month)
        if column is None:
            asked = self._request.unit or ""
            return f"A{self._found.top + 2}", _code(names.find(asked, ""))
        text = str(column.values[row["unit"]])
        cell = self._found.cell(column, row["unit"])
        found = names.find(text, "") if names.is_code(text) else names.find("", text)
        if found.unit is not None or found.left_out:
            return cell, _code(found)
        # A unit of another time says nothing of a month in which it had no dossier.
        if any(row[code] for code in measures) and found.case is not None:
            facts = names.facts(found, text)
            self._findings.error(found.case, position(cell), text, **facts)
        return cell, None


def _code(found: Found) -> str | None:
    return found.unit.code if found.unit is not None else None


def _month(number: int) -> Month:
    year, index = divmod(number, 12)
    return Month(year, index + 1)
