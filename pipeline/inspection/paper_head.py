"""Which document of inspections is wanted, and who issues it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.month import Month
from pipeline.desk.books import Books
from pipeline.inspection.quotas import head_day
from pipeline.statements.office_letters import called, letters
from reports.administrative import Letterhead
from wording.inspection import papers as words


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """Which document is wanted."""

    year: int
    day: date
    """The day it is dated and deadlines are judged on."""
    quarter: int | None = None
    head: str | None = None
    """Whose inspections; None: the province's."""
    internal: bool = False
    """A schedule with the unannounced visits, for the team only."""

    @property
    def months(self) -> tuple[Month, Month]:
        """The first and the last month of the period."""
        if self.quarter is None:
            return Month(self.year, 1), Month(self.year, 12)
        return Month(self.year, 3 * self.quarter - 2), Month(self.year, 3 * self.quarter)

    def holds(self, day: date) -> bool:
        """Whether a day lies in the period."""
        first, last = self.months
        return first.first_day <= day <= last.last_day


def letterhead(books: Books, asked: PaperRequest, mark: str) -> Letterhead:
    """Who issues a paper of a head, where and on which day.

    Raises:
        KpiError: `unknown_unit`.
    """
    reference = books.reference
    head = asked.head or reference.scope
    tree = reference.register.on(head_day(reference, head, asked.year, asked.day))
    unit = tree.get(head)
    if unit is None:
        raise KpiError(ErrorCode.UNKNOWN_UNIT, unit=asked.head, month=Month.of(asked.day))
    top = tree[reference.scope]
    own = letters(books, unit.code)
    return Letterhead(
        issuer=own.name or words.office(unit),
        superior=own.superior or ("" if unit.code == top.code else called(books, top)),
        number=words.NUMBER_OPEN.format(kind=f"{mark}-{own.mark}" if own.mark else mark),
        place_and_day=words.place_and_day(top, asked.day, own.place),
        authority=own.authority or (words.SIGNER,),
        signer=own.signer,
        recipients=own.recipients or words.RECIPIENT_LIST,
        label=words.DEMONSTRATION if books.edition.sample else "",
    )
