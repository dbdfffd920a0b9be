"""Which phrases of a frame are asked about, by their role and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.findings import Findings
from ingest.frame.against import Against, Compared
from ingest.frame.answers import Cell
from ingest.phrases.vocabulary import CHANNELS, PhraseRole, Place, ReadText
from metrics.counts.answer import Choice
from metrics.counts.month import Month
from metrics.counts.problem import ProblemCase

_LABELS: tuple[tuple[PhraseRole, ProblemCase], ...] = (
    (PhraseRole.EARLIER, ProblemCase.UNCLEAR_SCOPE_PERIOD),
    (PhraseRole.COMPARISON, ProblemCase.UNCLEAR_SCOPE_COMPARISON),
    (PhraseRole.PLAN, ProblemCase.UNCLEAR_SCOPE_PLAN),
    (PhraseRole.SCALE, ProblemCase.SCALED_COUNTS),
    (PhraseRole.IN_PERCENT, ProblemCase.PERCENT_INSTEAD_OF_COUNT_TABLE),
    (PhraseRole.SHARE, ProblemCase.UNCLEAR_SCOPE_SHARE),
    (PhraseRole.COUNTED, ProblemCase.UNCLEAR_SCOPE_COUNTED),
    (PhraseRole.EXCLUSION, ProblemCase.UNCLEAR_SCOPE_PART),
    (PhraseRole.FIELD, ProblemCase.UNCLEAR_SCOPE_PART),
    (PhraseRole.ONLINE_PART, ProblemCase.UNCLEAR_SCOPE_PART),
    (PhraseRole.ONLINE, ProblemCase.UNCLEAR_SCOPE_PART),
    (PhraseRole.OFFLINE, ProblemCase.UNCLEAR_SCOPE_PART),
    (PhraseRole.ESTIMATE, ProblemCase.ESTIMATE),
)
"""What a role in a heading, a bracket or behind a name is asked as; the first that is there."""
_PROSE = tuple(
    (role, case)
    for role, case in _LABELS
    # A title compares without its figures being a comparison, and names shares beside counts.
    if role not in (PhraseRole.COMPARISON, PhraseRole.SHARE)
)
_CHOICES: dict[ProblemCase, tuple[Choice, ...]] = {
    ProblemCase.UNCLEAR_SCOPE: (Choice.WHOLE, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_PART: (Choice.WHOLE, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_PLAN: (Choice.WHOLE, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_COMPARISON: (Choice.WHOLE, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_SHARE: (Choice.WHOLE, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_COUNTED: (Choice.WHOLE, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_PERIOD: (Choice.MONTH, Choice.LEAVE_OUT),
    ProblemCase.UNCLEAR_SCOPE_CUMULATIVE: (Choice.MONTH, Choice.LEAVE_OUT),
    ProblemCase.MONTH_CONFLICT_COLUMNS: (Choice.LEAVE_OUT,),
}
_AFFIRMED = frozenset({Choice.WHOLE, Choice.MONTH})
"""Both say that the figures are the unit's of the month."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a phrase is asked as, or warned of."""

    case: ProblemCase
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be answered; none where the file must be mended, or where it is a warning."""
        return _CHOICES.get(self.case, ())

    def settled_by(self, choice: Choice | None) -> bool:
        """Whether an answer lets the figures be taken; another month's never are."""
        return choice in _AFFIRMED and not _AFFIRMED.isdisjoint(self.choices)

    @property
    def is_warning(self) -> bool:
        """Whether the figures are taken all the same."""
        return self.case is ProblemCase.ESTIMATE

    def ask(self, findings: Findings, cell: Cell, text: str) -> None:
        """Ask it about the text of a cell."""
        findings.ask(self.case, self.choices, cell, text, **self.facts)


def question(said: ReadText, place: Place) -> Question | None:
    """What a text is asked about, its time aside; None where it changes nothing.

    Args:
        said: What it says.
        place: Where it stands.
    """
    roles = set(said.roles)
    if PhraseRole.OFFLINE in roles and roles & {PhraseRole.ONLINE, PhraseRole.ONLINE_PART}:
        # Both ways together are all cases.
        roles -= CHANNELS
    asked = _PROSE if place is Place.PROSE else _LABELS
    case = next((case for role, case in asked if role in roles), None)
    if place is not Place.PROSE and said.rest and case in (None, ProblemCase.ESTIMATE):
        case = ProblemCase.UNCLEAR_SCOPE
    return Question(case) if case else None


def of_time(outcome: Compared, month: Month | None) -> Question | None:
    """What a phrase over columns or behind a name is asked as for its time."""
    if outcome.how is Against.MONTH:
        return Question(ProblemCase.MONTH_CONFLICT_COLUMNS, {"other": str(month)})
    if outcome.how is Against.SUM:
        return Question(ProblemCase.UNCLEAR_SCOPE_CUMULATIVE)
    return Question(ProblemCase.UNCLEAR_SCOPE_PERIOD) if outcome.how is Against.OTHER else None
