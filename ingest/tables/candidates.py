"""The sheets of a workbook that hold a table: their headings, and the layout laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.containers import legacy_sheet
from ingest.containers.sheet import Sheet
from ingest.findings import Findings
from ingest.frame.laid_out import laid_out
from ingest.frame.opened import frame_of
from ingest.frame.table_frame import TableFrame
from ingest.layouts.form import Carries, Match
from ingest.layouts.library import Library
from ingest.layouts.table import Header, find_header
from ingest.periods import periods, stated_time
from ingest.periods.stated_time import Stated
from ingest.reading import Request
from metrics.counts.mapping import Mapping
from metrics.counts.month import Month


@dataclass(slots=True)
class SheetCandidate:
    """A sheet with headings, before its form's figures are read."""

    sheet: Sheet
    header: Header
    match: Match | None
    stated: Stated
    findings: Findings
    mapping: Mapping | None = None
    """What a person said of its columns."""
    frame: TableFrame | None = None
    """What stands around and over its counts; None where it holds none."""

    @property
    def carries(self) -> Carries | None:
        """What its form holds; None where it has no known form."""
        return self.match.form.carries if self.match else None

    @property
    def scored(self) -> bool:
        """Whether its form holds published scores."""
        return self.carries is Carries.SCORES

    @property
    def stored(self) -> bool:
        """Whether anything its form holds is stored."""
        return self.scored or self.carries is Carries.COUNTS

    @property
    def month(self) -> Month | None:
        """The month it states, as far as that is plain."""
        return periods.ends(self.stated)

    def names(self, month: Month) -> bool:
        """Whether it says to be of a month, if only by the month's number."""
        if self.month is not None:
            return self.month == month
        return any(number == month.number for number, _ in self.stated.numbers)

    @property
    def names_none(self) -> bool:
        """Whether it does not say of which month it is."""
        return self.month is None and not self.stated.numbers

    @property
    def explicable(self) -> bool:
        """Whether a person may say, or has said, what its columns hold."""
        match = self.match
        if match is None or self.mapping is not None:
            return True
        return self.carries is Carries.COUNTS and bool(match.missing or match.unclear)


def candidates_in(
    found: Iterable[Sheet], library: Library, request: Request
) -> Iterator[SheetCandidate]:
    """Every sheet with headings, with the layout a person explained or the form that fits best."""
    forms = library.forms
    for sheet in found:
        legacy_sheet.decode(sheet, forms.words, forms.is_heading, library.is_unit)
        header = find_header(sheet, forms.words, forms.is_heading)
        if header is None:
            continue
        time = stated_time.stated(sheet.rows, header.top, sheet.name)
        laid = laid_out(sheet, header, library)
        frame = frame_of(sheet, laid, library, request)
        if frame is not None:
            frame.tell_time(time)
        findings = Findings(sheet.name)
        yield SheetCandidate(sheet, laid.header, laid.match, time, findings, laid.mapping, frame)
