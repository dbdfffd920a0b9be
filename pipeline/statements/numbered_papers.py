"""The register of what goes out: which document was given which number, and on which day."""

from __future__ import annotations

import re

from access.roles import Capability
from metrics.counts.errors import ErrorCode, KpiError
from metrics.counts.office_lines import NumberedPaper
from metrics.counts.statement import Statement
from pipeline.desk.viewer import Viewer
from pipeline.desk.workspace import Workspace
from pipeline.statements.recording import check_days, learn, signer
from warehouse.engine.connection import Source
from warehouse.statements.kinds import PAPER
from warehouse.statements.log import NewStatement, held, holding, statements, taking_back
from wording.papers.kinds import TITLES

# A number of the year, with a letter where one was squeezed in between two.
_NUMBER = re.compile(r"[0-9]{1,5}[a-z\u0111]?")


def numbered_papers(source: Source) -> list[Statement[NumberedPaper]]:
    """Every number that was given, oldest first, those taken back too."""
    return statements(source, PAPER)


def number_of(source: Source, like: NumberedPaper) -> NumberedPaper | None:
    """The newest number of the same document: kind, period, unit and edition; None: none yet."""
    same = _what(like)
    found = [each for each in holding(source, PAPER) if _what(each) == same]
    return found[-1] if found else None


def give_number(workspace: Workspace, viewer: Viewer, paper: NumberedPaper, by: str) -> bool:
    """Record the number under which a document goes out; False where that was said already.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, `implausible_day`, `no_paper_number`;
            `number_taken` where another document of the kind and year has it.
    """
    viewer.must(Capability.NUMBER_PAPERS)
    name = signer(by)
    check_days(paper.day)
    if not _NUMBER.fullmatch(paper.number):
        raise KpiError(ErrorCode.NO_PAPER_NUMBER, number=paper.number)

    def said(source: Source) -> tuple[bool, list[NewStatement]]:
        standing = held(source, PAPER, paper.subject)
        if standing and standing[-1].facts == paper:
            return False, []
        if standing:
            taken = standing[-1].facts
            raise KpiError(
                ErrorCode.NUMBER_TAKEN,
                number=taken.number,
                year=taken.day.year,
                paper=TITLES[taken.paper],
                month=taken.month,
                edition=taken.edition,
            )
        return True, [PAPER.of(paper, name)]

    return learn(workspace, viewer, said)


def take_number_back(workspace: Workspace, viewer: Viewer, paper: NumberedPaper, by: str) -> None:
    """Take a number back that was given by mistake; it may be given again.

    Raises:
        KpiError: `not_permitted`, `who_is_missing`, `not_numbered`.
    """
    viewer.must(Capability.NUMBER_PAPERS)
    name = signer(by)

    def said(source: Source) -> tuple[None, list[NewStatement]]:
        standing = held(source, PAPER, paper.subject)
        if not standing:
            raise KpiError(
                ErrorCode.NOT_NUMBERED,
                number=paper.number,
                year=paper.day.year,
                paper=TITLES[paper.paper],
            )
        return None, taking_back(standing, name)

    learn(workspace, viewer, said)


def _what(paper: NumberedPaper) -> tuple[object, ...]:
    return paper.paper, paper.month, paper.window, paper.under, paper.edition
