"""What can be found wrong with a database, and what was mended of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from metrics.counts.problem import Severity


class FindingKind(StrEnum):
    """What `check` can find."""

    DAMAGED_STORE = "damaged_store"
    """The store or the edition in `where` cannot be read."""
    LEDGER_BROKEN = "ledger_broken"
    """A line of the ledger is no entry, or does not follow the line before."""
    LEDGER_CUT = "ledger_cut"
    """The ledger lacks entries of states that were published."""
    LEDGER_AHEAD = "ledger_ahead"
    """The ledger tells of something the store has lost."""
    LEDGER_DIFFERS = "ledger_differs"
    """Ledger and store tell of one thing differently."""
    LEDGER_RECOVERED = "ledger_recovered"
    """An entry of a state that was published was lost and written again: the ledger was cut."""
    STATEMENTS_CUT = "statements_cut"
    """Fewer statements are left than were vouched for."""
    LEDGER_UNVOUCHED = "ledger_unvouched"
    """The ledger goes on beyond the last checkpoint, as after a crash."""
    ANCHOR_MISMATCH = "anchor_mismatch"
    """Ledger, log or checkpoints are not what was vouched for: they were rewritten or replaced."""
    FOREIGN_ANCHOR = "foreign_anchor"
    """An anchor that was printed is none of this ledger and log."""
    CHECKPOINTS_BROKEN = "checkpoints_broken"
    """A checkpoint is not genuine, or does not follow the one before."""
    NOT_VERIFIABLE = "not_verifiable"
    """There is no checkpoint, or its key is not here: nobody can say that all is well."""
    MISSING_ORIGINAL = "missing_original"
    CHANGED_ORIGINAL = "changed_original"
    TOTALS_DIFFER = "totals_differ"
    """The figures of an upload are not those that were stored."""
    STRAY_FIGURES = "stray_figures"
    """Figures that belong to no upload, or to one of another month."""
    UNKNOWN_MEASURE = "unknown_measure"
    """Figures of an upload that stands are kept under a measure that nobody knows."""
    STRAY_UNDO = "stray_undo"
    CHANGED_STATEMENT = "changed_statement"
    """What a person said is not as it was said, or the statement before it is gone."""
    DOUBLED_FIGURES = "doubled_figures"
    EDITION_DIFFERS = "edition_differs"
    """The published edition does not show what the store holds."""
    STORE_REBUILT = "store_rebuilt"
    """The store was made anew from an edition, the ledger and the originals."""
    LEDGER_REBUILT = "ledger_rebuilt"
    """Lines at the ledger's end that store and edition contradict were written anew from them."""
    STATEMENTS_LOST = "statements_lost"
    """The store that was made anew lacks what people said since the edition it was made from."""
    NOT_REBUILT = "not_rebuilt"
    """The store could not be made anew."""
    IMPOSSIBLE_SHARE = "impossible_share"
    """More good cases than cases: the indicator is not scored."""
    BROKEN_CUMULATIVE = "broken_cumulative"
    """A cumulative figure that the months before it leave nothing of: its month is not reported."""


_WARNINGS = {
    FindingKind.LEDGER_UNVOUCHED,
    FindingKind.NOT_VERIFIABLE,
    FindingKind.STORE_REBUILT,
    FindingKind.LEDGER_REBUILT,
    FindingKind.IMPOSSIBLE_SHARE,
    FindingKind.BROKEN_CUMULATIVE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be: facts for a sentence, never the sentence."""

    kind: FindingKind
    where: str
    """A file's name, an upload, or a unit's code."""
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """An error means that figures or their proof are not what they were."""
        return Severity.WARNING if self.kind in _WARNINGS else Severity.ERROR
